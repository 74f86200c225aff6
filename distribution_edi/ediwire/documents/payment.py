# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Remittance: X12 820 <-> canonical payment.

BPR02 is the sum of RMR04 and of every ADX01, where ADX is below zero for what was taken
off. Senders differ in whether RMR04 is before or after the ADX below it; what makes
BPR02 is right. The canonical amount paid is always after them.
"""

from decimal import Decimal

from .parts_read import (
    extend_party,
    join_text,
    read_party,
    read_reference,
)
from .parts_write import (
    amount,
    chunks,
    code,
    day,
    fitting,
    party_segments,
    reference_segment,
    row,
)
from .source import Row, Source, plain_decimal, put

#: BPR01 (element 305). What is not here tells a bank to pay.
_HANDLINGS = {"I": "remittance_only", "C": "with_money"}
_HANDLING_CODES = {"remittance_only": "I", "with_money": "C", "order_to_bank": "D"}
#: BPR03 (element 478).
_REVERSED = "D"
#: RMR03 (element 482).
_ACTIONS = {"PI": "pay", "PP": "partial", "PO": "on_account", "AJ": "adjust"}
_ACTION_CODES = {name: letters for letters, name in _ACTIONS.items()}
#: DTM01 of the day it was made out (element 374), the surest first.
_MADE_OUT = ("097", "007", "111")
_ORDER = "PO"
_MONEY = 18


def read(transaction_set):
    """Return (canonical payment or None, findings)."""
    source = Source(transaction_set)
    reader = _Reader(source)
    for segment in source.rows:
        reader.take(segment)
    payment = {**_read_beginning(source), **reader.payment}
    put(payment, **_read_trace(source), payment_date=reader.made_out())
    if "currency" not in payment:
        source.note("value_assumed", Row(["CUR"], None), 2, "USD is used")
        payment["currency"] = "USD"
    if not ({"number", "amount"} <= payment.keys() and reader.sound):
        return None, source.findings
    _settle(payment, reader)
    put(
        payment,
        documents=[document for document, _below in reader.documents] or None,
        deductions=reader.deductions or None,
    )
    return payment, source.findings


def _read_beginning(source):
    begin = source.first("BPR")
    needed = begin.position is not None
    return put(
        {
            "type": "payment",
            "kind": "reversal" if begin[3] == _REVERSED else "payment",
            "handling": _HANDLINGS.get(begin[1], "order_to_bank"),
        },
        amount=source.amount(begin, 2, needed=needed),
        method=source.code(begin, 4),
        effective_date=source.date(begin, 16),
    )


def _read_trace(source):
    trace = source.first("TRN")
    return {
        "number": source.code(trace, 2, needed=trace.position is not None),
        "payer": source.code(trace, 3),
    }


def _settle(payment, reader):
    """Take the ADX of each document off its amount, unless that was done already."""
    loose = sum((Decimal(each["amount"]) for each in reader.deductions), Decimal(0))
    plain = sum((Decimal(each["paid"]) for each, _below in reader.documents), -loose)
    below = sum((each for _document, each in reader.documents), Decimal(0))
    paid = Decimal(payment["amount"])
    if paid == plain and paid != plain - below:
        return
    for document, off in reader.documents:
        document["paid"] = _plain(Decimal(document["paid"]) - off)


def _plain(value):
    return plain_decimal(format(value, "f"))


class _Reader:
    """Walks the set: head, entity, document, deduction."""

    def __init__(self, source):
        self.source, self.payment = source, {}
        self.documents, self.deductions = [], []
        self.days = {}
        self.party = self.open = None
        self.section = "head"
        self.sound = True

    def take(self, row_):
        handler = getattr(self, f"_take_{row_.tag.lower()}", None)
        if handler:
            handler(row_)

    def made_out(self):
        """Return the day that it was made out, or None."""
        return next((self.days[each] for each in _MADE_OUT if each in self.days), None)

    def _take_cur(self, row_):
        put(self.payment, currency=self.source.code(row_, 2))

    def _take_dtm(self, row_):
        if self.section == "head":
            put(self.days, **{row_[1]: self.source.date(row_, 2)})

    def _take_ref(self, row_):
        reference = read_reference(self.source, row_)
        if reference is None:
            return
        if self.section == "head":
            self.payment.setdefault("references", []).append(reference)
        elif self.section == "document" and reference["qualifier"] == _ORDER:
            self.open.setdefault("order_number", reference["value"])

    def _take_n1(self, row_):
        if self.section == "head":
            self.party = read_party(self.source, row_)
            self.payment.setdefault("parties", []).append(self.party)

    def _extend_party(self, row_):
        if self.section == "head" and self.party:
            extend_party(self.source, row_, self.party)

    _take_n2 = _take_n3 = _take_n4 = _extend_party

    def _take_ent(self, _row):
        self.section, self.open = "entity", None

    def _take_rmr(self, row_):
        source = self.source
        document = put(
            {"qualifier": row_[1] or "IV", "action": _ACTIONS.get(row_[3], "other")},
            number=source.code(row_, 2, needed=True),
            paid=source.amount(row_, 4, needed=True),
            gross=source.amount(row_, 5),
            discount=source.amount(row_, 6),
        )
        if not row_[3]:
            document["action"] = "pay"
        self.sound = self.sound and {"number", "paid"} <= document.keys()
        self.section, self.open = "document", document
        self.documents.append((document, Decimal(0)))
        self._take_inline(row_, document)

    def _take_inline(self, row_, document):
        """RMR07 and RMR08 name what is off in RMR04 already."""
        adjusted = self.source.amount(row_, 8)
        if adjusted and row_[7]:
            off = -Decimal(adjusted)
            if "gross" in document and "paid" in document:
                left = Decimal(document["gross"]) - Decimal(document["paid"])
                left -= Decimal(document.get("discount") or 0)
                off = abs(off) if left > 0 else -abs(off)
            deduction = {"amount": _plain(off), "reason": row_[7]}
            document["deductions"] = [deduction]

    def _take_adx(self, row_):
        source = self.source
        adjusted = source.amount(row_, 1, needed=True)
        reason = source.code(row_, 2, needed=True)
        if adjusted is None or reason is None:
            self.sound = False
            return
        off = -Decimal(adjusted)
        deduction = put(
            {"amount": _plain(off), "reason": reason},
            qualifier=source.code(row_, 3),
            reference=source.code(row_, 4),
        )
        if self.documents and self.section in ("document", "below"):
            document, before = self.documents[-1]
            self.documents[-1] = document, before + off
            document.setdefault("deductions", []).append(deduction)
            self.section = "below"
        else:
            self.deductions.append(deduction)
        self.open = deduction

    def _take_nte(self, row_):
        if self.open is not None:
            words = join_text(self.open.get("description"), row_[2])
            put(self.open, description=words)


def write(payment):
    """Return the segments of an 820 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    reversal = payment.get("kind") == "reversal"
    segments = [
        row(
            "BPR",
            _HANDLING_CODES[payment.get("handling") or "remittance_only"],
            amount(payment["amount"], _MONEY, "amount"),
            _REVERSED if reversal else "C",
            fitting(payment.get("method"), 3, 3) or "NON",
            *[""] * 11,
            day(payment.get("effective_date")),
        ),
        row(
            "TRN",
            "1",
            code(payment["number"], 30, "trace number"),
            fitting(payment.get("payer"), 10, 10),
        ),
        row("CUR", "PR", code(payment["currency"], 3, "currency", 3)),
        *map(reference_segment, payment.get("references") or []),
    ]
    if payment.get("payment_date"):
        segments.append(row("DTM", _MADE_OUT[0], day(payment["payment_date"])))
    for party in payment.get("parties") or []:
        segments += party_segments(party)
    documents, loose = payment.get("documents") or [], payment.get("deductions") or []
    if documents or loose:
        segments.append(row("ENT", "1"))
    for deduction in loose:
        segments += _deduction_segments(deduction)
    for document in documents:
        segments += _document_segments(document)
    return segments


def _document_segments(document):
    number = code(document["number"], 30, "number of a document")
    deductions = document.get("deductions") or []
    off = sum((Decimal(str(each["amount"])) for each in deductions), Decimal(0))
    what = f"of {number}"
    segments = [
        row(
            "RMR",
            code(document.get("qualifier"), 3, "kind of a document", 2) or "IV",
            number,
            _ACTION_CODES.get(document.get("action") or "pay", "PA"),
            amount(Decimal(str(document["paid"])) + off, _MONEY, f"amount {what}"),
            amount(document.get("gross"), _MONEY, f"gross amount {what}"),
            amount(document.get("discount"), _MONEY, f"discount {what}"),
        ),
        *_notes(document),
    ]
    if document.get("order_number"):
        order = {"qualifier": _ORDER, "value": document["order_number"]}
        segments.append(reference_segment(order))
    for deduction in deductions:
        segments += _deduction_segments(deduction)
    return segments


def _deduction_segments(deduction):
    reference = code(deduction.get("reference"), 30, "reference of a deduction")
    kind = code(deduction.get("qualifier"), 3, "kind of a reference", 2) or "ZZ"
    return [
        row(
            "ADX",
            amount(-Decimal(str(deduction["amount"])), _MONEY, "deduction"),
            code(deduction["reason"], 2, "reason of a deduction", 2),
            *([kind, reference] if reference else []),
        ),
        *_notes(deduction),
    ]


def _notes(item):
    return [row("NTE", "", piece) for piece in chunks(item.get("description"), 80)]
