# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Remittance: REMADV <-> canonical payment.

MOA 12 is what was paid, 9 what was owed, 52 the discount; AJT says why less was paid,
with its amount above zero. REMADV says nothing of how the money comes: it is read as a
remittance only.
"""

from decimal import Decimal

from ...documents.parts_read import join_text
from ...documents.source import plain_decimal, put
from .parts_read import read_party, read_reference, read_text
from .parts_write import (
    code,
    dated,
    money,
    named,
    party,
    reference,
    texts,
)
from .source import Source, Walk

_MESSAGE = "481"
#: BGM 1225 of what takes the message with this number back, and of what replaces it.
_CANCELS, _REPLACES, _ORIGINAL = "1", "5", "9"
#: RFF 1153 of the remittance that is replaced.
_EARLIER = "RA"
#: C002 1001: invoice, credit note, and a debit note for an adjustment that belongs to
#: no invoice.
_KINDS = {"380": "IV", "381": "CM"}
_KIND_CODES = {kind: number for number, kind in _KINDS.items()}
_LOOSE = "84"
_MADE_OUT, _PAYS_ON = "137", ("138", "209")
_ORDER = "ON"
_OWED, _PAID, _DISCOUNT, _ADJUSTED = "9", "12", "52", "165"


def read(message):
    """Return (canonical payment or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    reader = _Reader(source)
    reader.run()
    if reader.told_first:
        # Some tell the total before the documents instead of behind them.
        reader.payment.setdefault("amount", reader.told_first)
    payment = put(
        {
            "type": "payment",
            "kind": "reversal" if begin[3] == _CANCELS else "payment",
            "handling": "remittance_only",
        },
        number=source.code(begin, 2, needed=True),
        **reader.payment,
    )
    if begin[3] == _REPLACES:
        _read_replaced(payment)
    for name, tag in (("amount", "MOA"), ("currency", "CUX")):
        if name not in payment:
            source.note("value_missing", source.first(tag), 1, 2)
    documents = [each for each in reader.documents if each["kind"] != _LOOSE]
    loose = [each for each in reader.documents if each["kind"] == _LOOSE]
    sound = all({"number", "paid"} <= each.keys() for each in reader.documents)
    if not (sound and {"number", "amount", "currency"} <= payment.keys()):
        return None, source.findings
    put(
        payment,
        documents=[_finished(each) for each in documents] or None,
        deductions=[_deduction(each) for each in loose] or None,
    )
    return payment, source.findings


def _read_replaced(payment):
    """The number that is replaced stands among the references, or is its own."""
    references = payment.pop("references", [])
    earlier = [each for each in references if each["qualifier"] == _EARLIER]
    if earlier:
        payment["replaces"] = earlier[0]["value"]
    rest = [each for each in references if each not in earlier[:1]]
    put(payment, references=rest or None)


def _finished(document):
    document["qualifier"] = _KINDS.get(document.pop("kind"), "ZZ")
    document["action"] = "pay"
    return document


def _deduction(document):
    """An adjustment of its own: its document has no invoice behind it."""
    told = (document.get("deductions") or [{"reason": "ZZ"}])[0]
    amount = -Decimal(document["paid"])
    found = {**told, "amount": plain_decimal(format(amount, "f"))}
    if document["number"] != told["reason"]:
        found["reference"] = document["number"]
    return found


class _Reader(Walk):
    """Walks the message: head, documents, summary."""

    def __init__(self, source):
        super().__init__(source)
        self.payment, self.documents = {}, []
        self.document = self.deduction = self.told_first = None

    def take_dtm(self, spot):
        if self.document is not None or self.section != "head":
            return
        if spot[1] == _MADE_OUT:
            put(self.payment, payment_date=self.source.date(spot))
        elif spot[1] in _PAYS_ON:
            put(self.payment, effective_date=self.source.date(spot))

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        if found is None:
            return
        if self.document is None and self.owner == "":
            self.payment.setdefault("references", []).append(found)
        elif self.document is not None and found["qualifier"] == _ORDER:
            self.document.setdefault("order_number", found["value"])

    def take_nad(self, spot):
        if self.document is None:
            found = read_party(self.source, spot)
            self.payment.setdefault("parties", []).append(found)

    def take_cux(self, spot):
        if self.document is None:
            put(self.payment, currency=self.source.code(spot, 1, 2))

    def take_doc(self, spot):
        number = self.source.code(spot, 2, needed=True)
        self.document = put({"kind": spot[1]}, number=number)
        self.deduction = None
        self.documents.append(self.document)

    def take_ajt(self, spot):
        if self.document is not None:
            reason = self.source.code(spot, 1, needed=True) or "ZZ"
            self.deduction = {"amount": "0", "reason": reason}
            self.document.setdefault("deductions", []).append(self.deduction)

    def take_moa(self, spot):
        amount = self.source.amount(spot, 1, 2)
        if amount is None:
            return
        if self.section == "summary":
            if spot[1] == _PAID:
                self.payment.setdefault("amount", amount)
                put(self.payment, **self._told_currency(spot))
        elif self.deduction is not None:
            self.deduction["amount"] = amount
        elif self.document is not None:
            field = {_PAID: "paid", _OWED: "gross", _DISCOUNT: "discount"}
            if spot[1] in field:
                self.document.setdefault(field[spot[1]], amount)
        elif spot[1] == _PAID:
            self.told_first = amount

    def _told_currency(self, spot):
        told = self.source.code(spot, 1, 3)
        return {"currency": told} if "currency" not in self.payment else {}

    def take_ftx(self, spot):
        if self.deduction is not None:
            words = join_text(
                self.deduction.get("description"), read_text(self.source, spot)
            )
            put(self.deduction, description=words)

    def take_uns(self, _spot):
        self.document = self.deduction = None


def write(payment):
    """Return the segments of a REMADV between UNH and UNT.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    reversal = payment.get("kind") == "reversal"
    currency = code(payment["currency"], 3, "currency", 3)
    number = code(payment["number"], 35, "number of the payment")
    replaced = payment.get("replaces")
    function = _REPLACES if replaced else _CANCELS if reversal else _ORIGINAL
    segments = [
        ["BGM", _MESSAGE, number, function],
        *dated(_MADE_OUT, payment.get("payment_date")),
        *dated(_PAYS_ON[0], payment.get("effective_date")),
        *named(_EARLIER, replaced, "number of the earlier payment"),
        *map(reference, payment.get("references") or []),
    ]
    for item in payment.get("parties") or []:
        segments += party(item)
    segments.append(["CUX", ("2", currency, "11")])
    for document in payment.get("documents") or []:
        segments += _document_segments(document)
    for deduction in payment.get("deductions") or []:
        segments += _loose_segments(deduction)
    return [*segments, ["UNS", "S"], money(_PAID, payment["amount"], "total")]


def _document_segments(document):
    number = code(document["number"], 35, "number of a document")
    kind = _KIND_CODES.get(document.get("qualifier") or "IV", "ZZZ")
    amounts = {_OWED: "gross", _PAID: "paid", _DISCOUNT: "discount"}
    segments = [["DOC", kind, number]]
    for qualifier, field in amounts.items():
        if document.get(field) is not None:
            segments.append(money(qualifier, document[field], f"{field} of {number}"))
    segments += named(_ORDER, document.get("order_number"), "order number")
    for deduction in document.get("deductions") or []:
        segments += _adjustment_segments(deduction)
    return segments


def _adjustment_segments(deduction):
    reason = code(deduction["reason"], 3, "reason of a deduction")
    words = deduction.get("description")
    return [
        ["AJT", reason],
        money(_ADJUSTED, deduction["amount"], "deduction"),
        *texts([words] if words else []),
    ]


def _loose_segments(deduction):
    """A deduction without an invoice is a document of its own that pays less."""
    off = -Decimal(str(deduction["amount"]))
    number = deduction.get("reference") or deduction["reason"]
    return [
        ["DOC", _LOOSE, code(number, 35, "reference of a deduction")],
        money(_PAID, off, "deduction"),
        *_adjustment_segments(deduction),
    ]
