# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Invoice and credit note: INVOIC <-> canonical invoice.

Lines are rounded to the cent one by one (MOA 203); 79 is their sum, 125 what is taxed,
124 the tax, 77 the total: lines - allowances + charges + tax.
"""

from decimal import Decimal

from ...documents.invoice import line_total
from ...documents.parts_read import add_up, join_text
from ...documents.source import plain_decimal, put
from ..semantics_money import Amounts
from .codes import INVOICED
from .order_charge import CHARGE_AMOUNTS
from .parts_read import (
    add_codes,
    read_charge,
    read_codes,
    read_description,
    read_party,
    read_reference,
    read_terms,
    settle_consignee,
)
from .parts_write import (
    charge,
    code,
    dated,
    descriptions,
    items,
    line_count,
    line_number,
    money,
    named,
    number,
    party,
    quantity,
    reference,
    terms,
)
from .price import NET, divided, read_price
from .source import Source, Walk

_CREDIT = ("381", "83", "261")
_KIND_CODES = {"invoice": "380", "credit_note": "381"}
_ORDER, _SHIPMENT, _LINE_NUMBER = "ON", "AAK", "LI"
_DOCUMENT, _REFERENCED = "137", "171"
#: Some date the invoice instead of the document.
_INVOICED_ON = "3"


def read(message):
    """Return (canonical invoice or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    kind = "credit_note" if begin[1] in _CREDIT else "invoice"
    invoice = put(
        {"type": "invoice", "kind": kind}, number=source.code(begin, 2, needed=True)
    )
    reader = _Reader(source, invoice)
    reader.run()
    if reader.invoiced_on:
        invoice.setdefault("invoice_date", reader.invoiced_on)
    # Charges of the summary repeat those of the head, where there are some.
    charges = reader.charges["head"] or reader.charges["summary"]
    put(invoice, charges=charges or None)
    settle_consignee(invoice)
    _read_sums(source, invoice)
    lines = [_finished(source, line) for line in reader.lines]
    wanted = ("invoice_date", "currency")
    for name, tag in zip(wanted, ("DTM", "CUX"), strict=True):
        if name not in invoice:
            source.note("value_missing", source.first(tag), 1, 2)
    sound = all({"quantity", "unit", "price"} <= line.keys() for line in lines)
    if not (sound and {*wanted, "number", "total"} <= invoice.keys()):
        return None, source.findings
    invoice["lines"] = lines
    return invoice, source.findings


def _read_sums(source, invoice):
    """Total and tax; that they add up is checked with the message."""
    amounts = Amounts(source.spots)
    invoice["tax"] = _plain(amounts.tax or Decimal(0))
    if amounts.total is None:
        source.note("value_missing", source.first("MOA"), 1, 2, "there is no total")
    else:
        put(invoice, total=_plain(amounts.total[1]))


def _plain(amount):
    return plain_decimal(format(amount, "f"))


class _Reader(Walk):
    """Walks the message: head, then lines."""

    def __init__(self, source, invoice):
        super().__init__(source)
        self.invoice, self.lines, self.line = invoice, [], None
        self.charges = {"head": [], "lines": [], "summary": []}
        self.charge, self.ordered, self.invoiced_on = None, False, None

    def take_dtm(self, spot):
        if self.line is not None:
            return
        if self.near == "RFF" and self.ordered and spot[1] == _REFERENCED:
            put(self.invoice, order_date=self.source.date(spot))
        elif self.near == "" and spot[1] == _DOCUMENT:
            put(self.invoice, invoice_date=self.source.date(spot))
        elif self.near == "" and spot[1] == _INVOICED_ON:
            self.invoiced_on = self.source.date(spot)

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        self.ordered = False
        if found is None or self.owner not in ("", "LIN", "PRI"):
            return
        kind, value = found["qualifier"], found["value"]
        if self.line is not None:
            if kind == _LINE_NUMBER:
                self.line["number"] = value
            elif kind == _ORDER:
                self.invoice.setdefault("order_number", value)
        elif kind == _ORDER:
            self.ordered = "order_number" not in self.invoice
            self.invoice.setdefault("order_number", value)
        elif kind == _SHIPMENT and "shipment_number" not in self.invoice:
            self.invoice["shipment_number"] = value
        else:
            self.invoice.setdefault("references", []).append(found)

    def take_nad(self, spot):
        if self.section == "head":
            parties = self.invoice.setdefault("parties", [])
            parties.append(read_party(self.source, spot))

    def take_cux(self, spot):
        if self.section == "head":
            put(self.invoice, currency=self.source.code(spot, 1, 2))

    def take_pat(self, spot):
        if self.section == "head":
            found = self.invoice.setdefault("terms", {})
            read_terms(self.source, spot, found)

    def take_pcd(self, spot):
        if self.section == "head" and self.owner == "PAT" and spot[1] == "12":
            percent = self.source.amount(spot, 1, 2)
            put(self.invoice["terms"], discount_percent=percent)

    def take_alc(self, spot):
        in_line = self.section == "lines"
        self.charge = None if in_line else read_charge(self.source, spot)

    def take_moa(self, spot):
        if self.owner == "ALC" and self.charge and spot[1] in CHARGE_AMOUNTS:
            amount = self.source.amount(spot, 1, 2)
            if amount:
                charged = {**self.charge, "amount": amount.removeprefix("-")}
                self.charges[self.section].append(charged)
            self.charge = None
        elif self.line is not None and self.owner == "LIN" and spot[1] == "203":
            put(self.line, amount=self.source.amount(spot, 1, 2))

    def take_lin(self, spot):
        number_ = self.source.code(spot, 1) or str(len(self.lines) + 1)
        self.line = {"number": number_, "spot": spot}
        add_codes(self.line, read_codes(self.source, spot))
        self.lines.append(self.line)

    def take_pia(self, spot):
        if self.line is not None:
            add_codes(self.line, read_codes(self.source, spot))

    def take_imd(self, spot):
        if self.line is not None:
            words = read_description(self.source, spot)
            put(self.line, description=join_text(self.line.get("description"), words))

    def take_qty(self, spot):
        if self.line is not None and self.owner == "LIN" and spot[1] == INVOICED:
            put(
                self.line,
                quantity=self.source.amount(spot, 1, 2),
                unit=self.source.code(spot, 1, 3),
            )

    def take_pri(self, spot):
        if self.line is not None:
            read_price(self.source, self.line, spot)
            self.line["net"] = self.line.get("net") or spot[1] == NET

    def take_uns(self, _spot):
        self.line = None


def _finished(source, line):
    """A price that is missing follows from the amount; without a unit it is pieces."""
    spot, amount = line.pop("spot"), line.pop("amount", None)
    net = line.pop("net", False)
    if "quantity" not in line:
        source.note("value_missing", spot, None, None, "the line has no quantity")
        return line
    price = divided(amount, line["quantity"]) if amount else None
    gross = "price" in line and not net and line_total(line) != Decimal(amount or 0)
    if price and (gross or "price" not in line):
        # Beside a gross price the amount has the line's allowances in it.
        line["price"] = price
        source.note("value_assumed", spot, None, None, "the price: amount by quantity")
    if "price" not in line:
        source.note("value_missing", spot, None, None, "the line has no price")
    if "unit" not in line:
        source.note("value_assumed", spot, None, None, "the unit is PCE")
        line["unit"] = "PCE"
    return line


def write(invoice):
    """Return the segments of an INVOIC between UNH and UNT.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    kind = _KIND_CODES[invoice.get("kind") or "invoice"]
    currency = code(invoice["currency"], 3, "currency", 3)
    segments = [
        ["BGM", kind, code(invoice["number"], 35, "invoice number"), "9"],
        *dated(_DOCUMENT, invoice["invoice_date"]),
        *named(_ORDER, invoice.get("order_number"), "order number"),
        *dated(_REFERENCED, invoice.get("order_date")),
        *named(_SHIPMENT, invoice.get("shipment_number"), "shipment number"),
        *map(reference, invoice.get("references") or []),
    ]
    for item in invoice.get("parties") or []:
        segments += party(item)
    segments.append(["CUX", ("2", currency, "4")])
    segments += terms(invoice.get("terms"))
    for item in invoice.get("charges") or []:
        segments += charge(item)
    for ordinal, line in enumerate(invoice["lines"], 1):
        segments += _line_segments(line, ordinal)
    return [*segments, ["UNS", "S"], line_count(segments), *_sums(invoice)]


def _line_segments(line, ordinal):
    lin, own_number = line_number(line, ordinal)
    what = f"line {line['number']}"
    plain = {name: str(line[name]) for name in ("quantity", "price")}
    return [
        *items(line, lin),
        *descriptions(line.get("description")),
        quantity(INVOICED, line["quantity"], line["unit"], f"quantity of {what}"),
        money("203", line_total(plain), f"amount of {what}"),
        ["PRI", (NET, number(line["price"], 15, f"price of {what}"))],
        *own_number,
    ]


def _sums(invoice):
    """Return the amounts of the summary, and the tax by itself."""
    plain = [
        {"quantity": str(x["quantity"]), "price": str(x["price"])}
        for x in invoice["lines"]
    ]
    lines = sum(map(line_total, plain), Decimal(0))
    tax, total = Decimal(invoice["tax"]), Decimal(invoice["total"])
    segments = [
        money("79", add_up([str(lines)]), "sum of the lines"),
        money("125", add_up([str(total - tax)]), "taxed amount"),
        money("124", add_up([str(tax)]), "tax"),
        money("77", add_up([str(total)]), "total"),
    ]
    if tax:
        taxed = ["TAX", "7", "VAT"]
        segments += [taxed, money("124", add_up([str(tax)]), "tax")]
    return segments
