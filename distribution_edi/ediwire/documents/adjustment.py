# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Credit or debit adjustment: X12 812 <-> canonical adjustment.

BCD04 and CDD04 are N2: 97000 is 970.00. D debits us (a claim), C credits us.
"""

from .parts_read import (
    extend_party,
    join_text,
    read_codes,
    read_party,
    read_reference,
)
from .parts_write import (
    amount,
    cents,
    chunks,
    code,
    day,
    fitting,
    item_pairs,
    party_segments,
    reference_segment,
    row,
)
from .source import Row, Source, put

#: BCD05 and CDD02 (element 478).
_DIRECTIONS = {"D": "claim", "C": "refund"}
_DIRECTION_CODES = {name: letter for letter, name in _DIRECTIONS.items()}
#: BCD03 (element 305): information, no payment with it.
_HANDLING = "I"
#: N901 of a text to a line.
_TEXT = "ZZ"


def read(transaction_set):
    """Return (canonical adjustment or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BCD")
    needed = begin.position is not None
    adjustment = put(
        {"type": "adjustment"},
        direction=_direction(source, begin, 5),
        adjustment_date=source.date(begin, 1, needed=needed),
        number=source.code(begin, 2, needed=needed),
        amount=_positive(source.cents(begin, 4, needed=needed)),
        invoice_date=source.date(begin, 6),
        invoice_number=source.code(begin, 7),
        order_number=source.code(begin, 10),
    )
    reader = _Reader(source, adjustment)
    for segment in source.rows:
        reader.take(segment)
    if "currency" not in adjustment:
        source.note("value_assumed", Row(["CUR"], None), 2, "USD is used")
        adjustment["currency"] = "USD"
    wanted = {"number", "adjustment_date", "amount", "direction"}
    if not wanted <= adjustment.keys() or not reader.sound:
        return None, source.findings
    return adjustment, source.findings


def _direction(source, row_, place):
    found = _DIRECTIONS.get(row_[place])
    if found is None and row_.position is not None:
        source.note("value_unreadable", row_, place, "it is neither C nor D")
    return found


def _positive(value):
    return value and value.removeprefix("-")


class _Reader:
    """Walks the set: head, then one line for each CDD."""

    def __init__(self, source, adjustment):
        self.source, self.adjustment = source, adjustment
        self.party = self.line = None
        self.sound = True

    def take(self, row_):
        handler = getattr(self, f"_take_{row_.tag.lower()}", None)
        if handler:
            handler(row_)

    def _take_cur(self, row_):
        put(self.adjustment, currency=self.source.code(row_, 2))

    def _take_n9(self, row_):
        if self.line is not None:
            words = join_text(self.line.get("description"), row_[3])
            put(self.line, description=words)
            return
        reference = read_reference(self.source, row_)
        if reference:
            self.adjustment.setdefault("references", []).append(reference)

    def _take_n1(self, row_):
        if self.line is None:
            self.party = read_party(self.source, row_)
            self.adjustment.setdefault("parties", []).append(self.party)

    def _extend_party(self, row_):
        if self.party and self.line is None:
            extend_party(self.source, row_, self.party)

    _take_n2 = _take_n3 = _take_n4 = _extend_party

    def _take_cdd(self, row_):
        source = self.source
        self.line = put(
            {},
            reason=source.code(row_, 1, needed=True),
            direction=_direction(source, row_, 2),
            number=source.code(row_, 3),
            amount=_positive(source.cents(row_, 4)),
            quantity=source.amount(row_, 7),
            unit=source.code(row_, 8),
            price_difference=source.amount(row_, 9),
        )
        self.sound = self.sound and {"reason", "direction"} <= self.line.keys()
        self.adjustment.setdefault("lines", []).append(self.line)

    def _take_lin(self, row_):
        if self.line is not None:
            put(self.line, codes=read_codes(self.source, row_, 2) or None)


def write(adjustment):
    """Return the segments of an 812 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    direction = _DIRECTION_CODES[adjustment.get("direction") or "claim"]
    segments = [
        row(
            "BCD",
            day(adjustment["adjustment_date"]),
            code(adjustment["number"], 22, "number of the adjustment"),
            _HANDLING,
            cents(adjustment["amount"], "amount"),
            direction,
            day(adjustment.get("invoice_date")),
            code(adjustment.get("invoice_number"), 22, "invoice number"),
            "",
            "",
            code(adjustment.get("order_number"), 22, "order number"),
        ),
        row("CUR", "BY", code(adjustment["currency"], 3, "currency", 3)),
    ]
    for reference in adjustment.get("references") or []:
        segments.append(["N9", *reference_segment(reference)[1:]])
    for party in adjustment.get("parties") or []:
        segments += party_segments(party)
    for line in adjustment.get("lines") or []:
        segments += _line_segments(line)
    return segments


def _line_segments(line):
    reason = code(line["reason"], 2, "reason of a line", 2)
    what = f"of reason {reason}"
    told = line.get("amount")
    segments = [
        row(
            "CDD",
            reason,
            _DIRECTION_CODES[line.get("direction") or "claim"],
            code(line.get("number"), 20, "line number"),
            "" if told is None else cents(told, f"amount {what}"),
            "",
            "",
            amount(line.get("quantity"), 10, f"quantity {what}"),
            fitting(line.get("unit"), 2, 2),
            amount(line.get("price_difference"), 15, f"price {what}"),
        )
    ]
    if line.get("codes"):
        segments.append(row("LIN", "", *item_pairs(line["codes"])))
    words = chunks(line.get("description"), 45)
    return [*segments, *(row("N9", _TEXT, "", piece) for piece in words)]
