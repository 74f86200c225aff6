# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Invoice and credit note: X12 810 <-> canonical invoice.

TDS, SAC and totals are N2: 97000 is 970.00. TDS01 = lines + charges - allowances + tax.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

from .parts_read import (
    add_up,
    extend_party,
    join_text,
    read_charge,
    read_codes,
    read_party,
    read_price,
    read_reference,
    read_terms,
)
from .parts_write import (
    amount,
    cents,
    charge_segment,
    code,
    day,
    description_segments,
    item_pairs,
    party_segments,
    reference_segment,
    row,
    terms_segment,
    totals_segment,
)
from .source import Row, Source, put

#: BIG07 (element 640).
_KINDS = {"CR": "credit_note", "CN": "credit_note"}
_KIND_CODES = {"invoice": "DI", "credit_note": "CR"}
#: REF01 of the shipment number.
_SHIPMENT = "SI"
#: TXI01: all taxes together.
_ALL_TAXES = "TX"
#: Wide enough for the product of any two amounts.
_CENT, _WIDE = Decimal("0.01"), Context(prec=60)


def read(transaction_set):
    """Return (canonical invoice or None, findings)."""
    source = Source(transaction_set)
    reader = _Reader(source, _read_beginning(source))
    for segment in source.rows:
        reader.take(segment)
    totals = source.first("TDS")
    sound = totals.position is not None
    invoice = put(reader.invoice, total=source.cents(totals, 1, needed=sound))
    if "currency" not in invoice:
        source.note("value_assumed", Row(["CUR"], None), 2, "USD is used")
        invoice["currency"] = "USD"
    wanted = {"number", "invoice_date", "total"}
    if not wanted <= invoice.keys() or not reader.sound:
        return None, source.findings
    # Totals of the summary repeat what the lines say; without them the lines count.
    charges = reader.charges or reader.line_charges
    put(invoice, charges=charges or None, tax=add_up(reader.taxes or reader.line_taxes))
    invoice["lines"] = reader.lines
    _check_total(source, totals, invoice)
    return invoice, source.findings


def _read_beginning(source):
    begin = source.first("BIG")
    needed = begin.position is not None
    return put(
        {"type": "invoice", "kind": _KINDS.get(begin[7], "invoice")},
        invoice_date=source.date(begin, 1, needed=needed),
        number=source.code(begin, 2, needed=needed),
        order_date=source.date(begin, 3),
        order_number=source.code(begin, 4),
    )


class _Reader:
    """Walks the set: head, party, line, and what follows TDS."""

    def __init__(self, source, invoice):
        self.source, self.invoice = source, invoice
        self.party = self.line = None
        self.lines = []
        self.charges, self.taxes, self.line_charges, self.line_taxes = [], [], [], []
        self.charged = False
        self.sound = True

    def take(self, row):
        handler = getattr(self, f"_take_{row.tag.lower()}", None)
        if handler:
            handler(row)

    def _list(self, name, value):
        if value:
            self.invoice.setdefault(name, []).append(value)

    def _take_cur(self, row):
        if self.line is None:
            put(self.invoice, currency=self.source.code(row, 2))

    def _take_ref(self, row):
        reference = read_reference(self.source, row) if self.line is None else None
        if reference and reference["qualifier"] == _SHIPMENT:
            self.invoice["shipment_number"] = reference["value"]
        else:
            self._list("references", reference)

    def _take_n1(self, row):
        if self.line is None:
            self.party = read_party(self.source, row)
            self._list("parties", self.party)

    def _extend_party(self, row):
        if self.party and self.line is None:
            extend_party(self.source, row, self.party)

    _take_n2 = _take_n3 = _take_n4 = _extend_party

    def _take_itd(self, row):
        terms = read_terms(self.source, row)
        if terms and "terms" not in self.invoice:
            self.invoice["terms"] = terms

    def _take_it1(self, row):
        source, ordinal = self.source, str(len(self.lines) + 1)
        self.charged = False
        self.line = put(
            {"number": source.code(row, 1) or ordinal},
            quantity=source.amount(row, 2, needed=True),
            unit=source.code(row, 3, needed=True),
            price=self._price(row),
            codes=read_codes(source, row, 6) or None,
        )
        self.sound = self.sound and {"quantity", "unit", "price"} <= self.line.keys()
        self.lines.append(self.line)

    def _price(self, row):
        if row[5] == "NC":
            return "0"
        self.source.code(row, 4, needed=True)
        return read_price(self.source, row, 4, row[3])

    def _take_pid(self, row):
        if self.line is not None:
            words = join_text(self.line.get("description"), row[5])
            put(self.line, description=words)

    def _take_sac(self, row):
        self.charged = True
        charge = read_charge(self.source, row)
        if charge and self.line is not None:
            charge.setdefault("description", f"Line {self.line['number']}")
            self.line_charges.append(charge)
        elif charge:
            self.charges.append(charge)

    def _take_tds(self, _row):
        self.line, self.charged = None, False

    def _take_txi(self, row):
        """A tax that follows SAC explains that charge and is no further tax."""
        tax = self.source.amount(row, 2)
        if tax and not self.charged:
            (self.taxes if self.line is None else self.line_taxes).append(tax)


def _check_total(source, totals, invoice):
    """Lines are rounded one by one, then added; nothing may be left over."""
    expected = sum(map(line_total, invoice["lines"]), Decimal(invoice["tax"]))
    for charge in invoice.get("charges") or []:
        sign = 1 if charge["kind"] == "charge" else -1
        expected += sign * Decimal(charge["amount"])
    if expected != Decimal(invoice["total"]):
        detail = f"they come to {expected}"
        source.note("invoice_total_wrong", totals, 1, detail)


def line_total(line):
    """Return quantity times price, rounded to the cent."""
    product = _WIDE.multiply(Decimal(line["quantity"]), Decimal(line["price"]))
    return product.quantize(_CENT, ROUND_HALF_UP, _WIDE)


def write(invoice):
    """Return the segments of an 810 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    segments = [
        row(
            "BIG",
            day(invoice["invoice_date"]),
            code(invoice["number"], 22, "invoice number"),
            day(invoice.get("order_date")),
            code(invoice.get("order_number"), 22, "order number"),
            "",
            "",
            _KIND_CODES[invoice.get("kind") or "invoice"],
        ),
        row("CUR", "SE", code(invoice["currency"], 3, "currency", 3)),
    ]
    references = list(invoice.get("references") or [])
    if invoice.get("shipment_number"):
        shipment = {"qualifier": _SHIPMENT, "value": invoice["shipment_number"]}
        references.append(shipment)
    segments += map(reference_segment, references)
    for party in invoice.get("parties") or []:
        segments += party_segments(party)
    if invoice.get("terms"):
        segments.append(terms_segment(invoice["terms"]))
    for line in invoice["lines"]:
        segments += _line_segments(line)
    segments += _summary_segments(invoice)
    return [*segments, totals_segment(segments, "IT1", "IT1")]


def _line_segments(line):
    number = code(line["number"], 20, "line number")
    first = row(
        "IT1",
        number,
        amount(line["quantity"], 10, f"quantity of line {number}"),
        code(line["unit"], 2, f"unit of line {number}", 2),
        amount(line["price"], 17, f"price of line {number}"),
        "",
        *item_pairs(line.get("codes") or []),
    )
    return [first, *description_segments(line.get("description"))]


def _summary_segments(invoice):
    segments = [row("TDS", cents(invoice["total"], "invoice total"))]
    if Decimal(invoice["tax"]):
        tax = amount(invoice["tax"], 18, "tax")
        segments.append(row("TXI", _ALL_TAXES, tax))
    return [*segments, *map(charge_segment, invoice.get("charges") or [])]
