# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Order status report: X12 870 <-> canonical order status.

HL levels: an order with its state (ISR), below it each line (PO1) with the parts of its
quantity, an ISR with QTY for each. Element 368 says what became of them.
"""

from .figures import Reader, quantity_of
from .parts_read import extend_party, read_codes, read_party, read_reference
from .parts_write import (
    code,
    day,
    description_segments,
    item_pairs,
    moment,
    party_segments,
    reference_segment,
    row,
    text,
    totals_segment,
)
from .source import Source, put

#: BSR01 (element 850): the answer to a question, or as agreed.
_ANSWER, _AGREED = "1", "2"
#: BSR02 (element 847): orders named, all their items.
_ORDERS = "PA"
#: ISR01 (element 368) -> state of an order. Others stand for themselves.
STATES = {
    "CC": "shipped",
    "PR": "partially_fulfilled",
    "BP": "partially_fulfilled",
    "AS": "allocated",
    "AN": "allocated",
    "PH": "on_hold",
    "DE": "cancelled",
    "IC": "cancelled",
    "PN": "accepted",
    "IN": "accepted",
    "NN": "unknown",
}
STATE_CODES = {
    "received": "PN",
    "validated": "PN",
    "accepted": "PN",
    "allocated": "AS",
    "partially_fulfilled": "PR",
    "shipped": "CC",
    "invoiced": "CC",
    "closed": "CC",
    "on_hold": "PH",
    "cancelled": "DE",
    "unknown": "NN",
}
#: ISR01 (element 368) -> status of a quantity. What is not here is ``other``.
STATUSES = {
    "CC": "shipped",
    "SH": "shipped",
    "AS": "reserved",
    "AN": "reserved",
    "BO": "backordered",
    "BP": "backordered",
    "PN": "open",
    "IN": "open",
    "PH": "held",
    "IC": "cancelled",
    "DE": "cancelled",
    "NN": "unknown",
}
STATUS_CODES = {
    "shipped": "CC",
    "reserved": "AS",
    "backordered": "BO",
    "open": "PN",
    "held": "PH",
    "cancelled": "IC",
    "unknown": "NN",
    "other": "PK",
}
#: REF01 of our own number of an order; QTY01 (element 673) of a part of a line.
_OURS, _QUANTITY = "VN", "01"
_ORDER, _LINE = "O", "I"


def read(transaction_set):
    """Return (canonical order status or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BSR")
    needed = begin.position is not None
    document = put(
        {"type": "order_status"},
        number=source.code(begin, 3, needed=needed),
        reported_at=source.moment(begin, 4, 7),
        inquiry_number=source.code(begin, 8),
    )
    if needed and not begin[4]:
        source.note("value_missing", begin, 4)
    reader = _Reader(source, document)
    reader.run()
    document["orders"] = reader.orders
    complete = {"number", "reported_at"} <= document.keys() and reader.orders
    if not reader.orders:
        source.note("value_missing", source.first("PRF"), 1, "it speaks of no order")
    return (document if complete and reader.sound else None), source.findings


class _Reader(Reader):
    """Orders, each with its lines, each with the parts of its quantity."""

    def __init__(self, source, document):
        super().__init__(source, document)
        self.orders, self.order = [], None
        self.party = self.status = None

    def take_n1(self, row_):
        if self.order is None:
            self.party = read_party(self.source, row_)
            self.document.setdefault("parties", []).append(self.party)

    def _extend(self, row_):
        if self.order is None and self.party:
            extend_party(self.source, row_, self.party)

    take_n2 = take_n3 = take_n4 = _extend

    def take_ref(self, row_):
        found = read_reference(self.source, row_)
        if found and self.order is None:
            self.document.setdefault("references", []).append(found)
        elif found and self.line is None and found["qualifier"] == _OURS:
            self.order["number"] = found["value"]

    def take_prf(self, row_):
        number = self.source.code(row_, 1, needed=True)
        if not number:
            self.sound = False
        elif self.order is None or self.order["order_number"] != number:
            self.order = {"order_number": number, "state": "unknown"}
            put(self.order, order_date=self.source.date(row_, 4))
            self.orders.append(self.order)
            self.line = self.status = None

    def take_po1(self, row_):
        if self.order is None:
            return
        self.open_line(row_, 1, len(row_))
        self.take_codes(read_codes(self.source, row_, 6))
        told = self.figure(row_, 2, 3)
        self.line |= {"ordered": told.get("quantity"), "unit": told.get("unit")}
        self.order.setdefault("lines", []).append(self.line)
        self.status = None

    def take_isr(self, row_):
        if self.order is None:
            return
        if self.line is None:
            self.order["state"] = STATES.get(row_[1], row_[1] or "unknown")
            return
        self.status = {"status": STATUSES.get(row_[1], "other")}
        put(self.status, qualifier=row_[1] or None, day=self.source.date(row_, 2))

    def take_qty(self, row_):
        if self.line is not None and self.status is not None:
            self.line.setdefault("statuses", []).append(
                {**self.status, **self.figure(row_, 2, 3)}
            )

    def take_pid(self, row_):
        if self.line is None and self.order is not None:
            put(self.order, words=self.source.text(row_, 5))
        elif self.status is None:
            self.describe(row_)


def write(report):
    """Return the segments of an 870 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    on, at = moment(report["reported_at"])
    asked = code(report.get("inquiry_number"), 30, "inquiry number")
    number = code(report["number"], 30, "report number")
    kind = _ANSWER if asked else _AGREED
    segments = [
        row("BSR", kind, _ORDERS, number, on, "", "", at, asked),
        *map(reference_segment, report.get("references") or []),
    ]
    for party in report.get("parties") or []:
        segments += party_segments(party)
    level = 0
    for order in report["orders"]:
        level += 1
        parent = str(level)
        segments.append(row("HL", parent, "", _ORDER))
        segments += _order_segments(order)
        for line in order.get("lines") or []:
            level += 1
            segments.append(row("HL", str(level), parent, _LINE))
            segments += _line_segments(order, line)
    return [*segments, totals_segment(segments, "HL", "")]


def _order_segments(order):
    number = code(order["order_number"], 22, "order number")
    state = STATE_CODES.get(order["state"]) or code(order["state"], 2, "state", 2)
    segments = [
        row("PRF", number, "", "", day(order.get("order_date"))),
        row("ISR", state),
    ]
    words = text(order.get("words"), 80)
    if words:
        segments.append(row("PID", "F", "", "", "", words))
    if order.get("number"):
        ours = {"qualifier": _OURS, "value": order["number"]}
        segments.append(reference_segment(ours))
    return segments


def _line_segments(order, line):
    number = code(line["number"], 20, "line number")
    what = f"line {number} of order {order['order_number']}"
    ordered = {"quantity": line["ordered"], "unit": line["unit"]}
    pairs = item_pairs(line.get("codes") or [])
    segments = [
        row("PO1", number, *quantity_of(ordered, what), "", "", *pairs),
        *description_segments(line.get("description")),
    ]
    for each in line.get("statuses") or []:
        status = code(
            each.get("qualifier") or STATUS_CODES[each["status"]], 2, "status", 2
        )
        segments.append(row("ISR", status, day(each.get("day"))))
        segments.append(row("QTY", _QUANTITY, *quantity_of(each, what)))
    return segments
