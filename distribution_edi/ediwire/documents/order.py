# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Purchase order: X12 850 <-> canonical order (rules: X12 004010 set 850)."""

from .codes import ORDER_KINDS, PURPOSES
from .order_charge import charges_of, order_charge_segment, read_order_charge
from .order_line import LineReader, is_complete, line_segments
from .parts_read import (
    extend_party,
    read_party,
    read_reference,
    read_terms,
)
from .parts_write import (
    code,
    day,
    message_segments,
    party_segments,
    reference_segment,
    row,
    terms_segment,
    text,
    totals_segment,
)
from .source import Source, put

#: DTM01 (element 374) -> field of the order, or of its ``detail``.
_DATES = {
    "002": "requested_delivery",
    "010": "requested_ship",
    "037": "ship_not_before",
    "038": "ship_no_later",
    "001": "cancel_after",
}
_DETAIL_DATES = {
    "063": "deliver_no_later",
    "064": "deliver_not_before",
    "118": "requested_pickup",
}
#: What partners send instead of these, taken where the usual one is not there.
_OTHER_DATES = {
    "106": ("requested_delivery", "order"),
    "074": ("deliver_no_later", "detail"),
    "071": ("deliver_not_before", "detail"),
    "061": ("deliver_no_later", "detail"),
    "175": ("cancel_after", "order"),
}
#: CSH01 (element 563) that a warehouse has to know.
_SALES = {
    "B": "back order only if the item is new",
    "N": "no back order",
    "NS": "no substitutes",
    "P2": "ship as soon as possible",
    "P3": "may be shipped early",
    "P4": "not to be shipped early",
    "SC": "ship complete",
    "SP": "ship what is there, the balance is cancelled",
    "BK": "ship what is there, back order the balance",
}
#: N901 for a block of free text; it names no reference.
_NOTES = "L1"


def read(transaction_set):
    """Return (canonical order or None, findings); None when it cannot be made."""
    source = Source(transaction_set)
    order = _read_beginning(source)
    reader = _Reader(source, order)
    for segment in source.rows:
        reader.take(segment)
    lines = reader.finish()
    if not lines:
        source.first("PO1")
    complete = all(order.get(name) for name in ("number", "order_date", "purpose"))
    if not (complete and lines and all(map(is_complete, lines))):
        return None, source.findings
    order["lines"] = lines
    return order, source.findings


def _read_beginning(source):
    """Return the order's head from BEG."""
    begin = source.first("BEG")
    order = {"type": "order", "detail": {}}
    purpose = PURPOSES.get(begin[1])
    if begin[1] and purpose is None:
        source.note("value_unreadable", begin, 1, "this purpose is not supported")
    put(
        order,
        number=source.code(begin, 3, needed=begin.position is not None),
        purpose=purpose or (None if begin[1] else "original"),
        kind=ORDER_KINDS.get(begin[2].upper(), "other"),
        release=source.code(begin, 4),
        order_date=source.date(begin, 5, needed=begin.position is not None),
    )
    if begin[1] == "49":
        order["detail"]["purpose_code"] = "49"
    if begin[2] and begin[2].upper() != _kind_code(order["kind"]):
        order["detail"]["order_type"] = begin[2][:80]
    return order


def _kind_code(kind):
    """Return the code that stands for a kind when nothing else is known."""
    return next((code for code, name in ORDER_KINDS.items() if name == kind), "")


class _Reader:
    """Walks the set: head, then a party, a line, or the text block they are in."""

    def __init__(self, source, order):
        self.source, self.order = source, order
        self.party = self.line = None
        self.lines, self.other_dates = [], []

    def take(self, row):
        if row.tag == "PO1":
            self._close_line()
            self.line = LineReader(self.source, row, len(self.lines) + 1)
        elif row.tag in ("CTT", "SE"):
            self._close_line()
        elif self.line:
            self.line.take(row, self.order)
        else:
            handler = getattr(self, f"_take_{row.tag.lower()}", None)
            if handler:
                handler(row)

    def finish(self):
        self._close_line()
        for (field, place), day_ in self.other_dates:
            target = self.order if place == "order" else self.order["detail"]
            target.setdefault(field, day_)
        return self.lines

    def _close_line(self):
        if self.line:
            self.lines.append(self.line.finish())
        self.line = None

    def _list(self, name, value):
        if value:
            self.order.setdefault(name, []).append(value)

    def _take_cur(self, row):
        put(self.order, currency=self.source.code(row, 2))

    def _take_ref(self, row):
        self._list("references", read_reference(self.source, row))

    def _take_n9(self, row):
        if row[1] != _NOTES:
            self._list("references", read_reference(self.source, row))

    def _take_msg(self, row):
        self._list("notes", self.source.text(row, 1))

    def _take_mtx(self, row):
        self._list("notes", self.source.text(row, 2))

    def _take_csh(self, row):
        self._list("notes", _SALES.get(row[1]))

    def _take_sac(self, row):
        self._list("charges", read_order_charge(self.source, row))

    def _take_itd(self, row):
        terms = read_terms(self.source, row)
        if terms and "terms" not in self.order:
            self.order["terms"] = terms

    def _take_dtm(self, row):
        day_ = self.source.period(row)
        if row[1] in _DATES:
            put(self.order, **{_DATES[row[1]]: day_})
        elif row[1] in _DETAIL_DATES:
            put(self.order["detail"], **{_DETAIL_DATES[row[1]]: day_})
        elif row[1] in _OTHER_DATES and day_:
            self.other_dates.append((_OTHER_DATES[row[1]], day_))

    def _take_fob(self, row):
        put(self.order["detail"], freight_payment=self.source.code(row, 1))

    def _take_td5(self, row):
        carrier = self.source.code(row, 3) if row[2] == "2" else None
        routing = self.source.text(row, 5)
        put(self.order["detail"], carrier=carrier, routing=routing)

    def _take_n1(self, row):
        self.party = read_party(self.source, row)
        self._list("parties", self.party)

    def _extend_party(self, row):
        if self.party:
            extend_party(self.source, row, self.party)

    _take_n2 = _take_n3 = _take_n4 = _extend_party


def write(order):
    """Return the segments of an 850 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    detail = order.get("detail") or {}
    segments = [_begin_segment(order, detail)]
    if order.get("currency"):
        segments.append(row("CUR", "BY", code(order["currency"], 3, "currency")))
    segments += map(reference_segment, order.get("references") or [])
    if detail.get("freight_payment"):
        segments.append(row("FOB", code(detail["freight_payment"], 2, "FOB01")))
    segments += map(order_charge_segment, charges_of(order))
    if order.get("terms"):
        segments.append(terms_segment(order["terms"]))
    segments += _date_segments(order, detail)
    segments += _routing_segments(detail)
    segments += message_segments(order.get("notes") or [], _NOTES)
    for party in order.get("parties") or []:
        segments += party_segments(party)
    for line in order["lines"]:
        segments += line_segments(line, charges_of(order, line["number"]))
    return [*segments, totals_segment(segments, "PO1", "PO1")]


def _begin_segment(order, detail):
    purpose = order.get("purpose") or "original"
    purpose_code = next(code for code, name in PURPOSES.items() if name == purpose)
    kind_code = _kind_code(order.get("kind") or "standalone")
    return row(
        "BEG",
        detail.get("purpose_code") or purpose_code,
        detail.get("order_type") or kind_code or "SA",
        code(order["number"], 22, "order number"),
        code(order.get("release"), 30, "release number"),
        day(order["order_date"]),
    )


def _date_segments(order, detail):
    values = [(name, order.get(field)) for name, field in _DATES.items()]
    values += [(name, detail.get(field)) for name, field in _DETAIL_DATES.items()]
    return [row("DTM", name, day(value)) for name, value in values if value]


def _routing_segments(detail):
    carrier, routing = detail.get("carrier"), detail.get("routing")
    if not (carrier or routing):
        return []
    carrier_type = "2" if carrier else ""
    return [row("TD5", "", carrier_type, carrier, "", text(routing, 35))]
