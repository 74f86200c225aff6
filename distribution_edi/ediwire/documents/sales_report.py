# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sales report: X12 852 <-> canonical sales report.

ZA is an activity (sold, on hand, ...) of an item; SDQ shares it out over stores, then
there is a line for each store. N9 carries the report's number; without one the period
is its name.
"""

from decimal import Decimal

from .figures import Reader, lin, quantity_of
from .parts_read import add_up, extend_party, read_party, read_reference
from .parts_write import (
    amount,
    code,
    day,
    item_pairs,
    party_segments,
    row,
    totals_segment,
)
from .source import Source, put

#: XQ01 (element 305): nothing is asked for, this only tells.
_NOTICE = "H"
#: N901 (element 128) of the report's own number; of others any.
_NUMBERS = ("RN", "SR", "IX")
#: ZA01 (element 859) -> kind. What is not here is ``other``.
KINDS = {
    "QS": "sold",
    "Q1": "sold",
    "QU": "returned",
    "Q2": "returned",
    "QA": "on_hand",
    "QE": "on_hand",
    "OH": "on_hand",
    "QP": "on_order",
    "QI": "in_transit",
    "QC": "reserved",
    "QR": "received",
}
KIND_CODES = {
    "sold": "QS",
    "returned": "QU",
    "on_hand": "QA",
    "on_order": "QP",
    "in_transit": "QI",
    "reserved": "QC",
    "received": "QR",
    "other": "QT",
}
#: SDQ holds ten stores.
_STORES = 10


def read(transaction_set):
    """Return (canonical sales report or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("XQ")
    start = source.date(begin, 2, needed=begin.position is not None)
    document = put(
        {"type": "sales_report"},
        period_start=start,
        period_end=source.date(begin, 3) or start,
    )
    reader = _Reader(source, document)
    reader.run()
    document["lines"] = reader.finish()
    if start and document["period_end"] < start:
        source.note("value_unreadable", begin, 3, "the period ends before it begins")
        return None, source.findings
    if start:
        number = f"{start}/{document['period_end']}"
        document.setdefault("number", number)
    return (document if start and reader.sound else None), source.findings


class _Reader(Reader):
    """Head, then items; an activity may be shared out over stores."""

    def __init__(self, source, document):
        super().__init__(source, document)
        self.party = self.item = self.activity = self.row = None
        self.stores, self.shares = {}, []

    def take_n9(self, row_):
        found = read_reference(self.source, row_)
        if self.item is not None or not found:
            return
        if found["qualifier"] in _NUMBERS and "number" not in self.document:
            self.document["number"] = found["value"]
        else:
            self.document.setdefault("references", []).append(found)

    def take_n1(self, row_):
        if self.item is None:
            self.party = read_party(self.source, row_)
            self.document.setdefault("parties", []).append(self.party)

    def _extend(self, row_):
        if self.item is None and self.party:
            extend_party(self.source, row_, self.party)

    take_n2 = take_n3 = take_n4 = _extend

    def take_lin(self, row_):
        self._close_activity()
        self.open_line(row_, 1, 2)
        self.item, self.stores = self.lines.pop(), {}
        self.line = self.item

    def take_ctp(self, row_):
        if self.item is not None and self.activity is None:
            put(self.item, price=self.source.amount(row_, 3))

    def take_za(self, row_):
        self._close_activity()
        if self.item is not None:
            kind = {"kind": KINDS.get(row_[1], "other"), "qualifier": row_[1] or None}
            self.activity, self.row, self.shares = put({}, **kind), row_, []

    def take_sdq(self, row_):
        if self.activity is None:
            return
        for at in range(3, min(len(row_), 23) - 1, 2):
            store = self.source.code(row_, at)
            quantity = self.source.amount(row_, at + 1) if store else None
            if store and quantity:
                unit = self.unit(row_, 1)
                self.shares.append((store, {"quantity": quantity, "unit": unit}))

    def take_ctt(self, _row):
        self._close_activity()

    def finish(self):
        self._close_activity()
        return self.lines

    def _close_activity(self):
        """Put the activity on the line of each store, or of all of them together."""
        activity, self.activity = self.activity, None
        if activity is None:
            return
        if not self.shares:
            figure = self.figure(self.row, 2, 3)
            self._add(None, {**activity, **figure})
            return
        for store, figure in self.shares:
            self._add(store, {**activity, **figure})
        self._check_shares()

    def _check_shares(self):
        total = self.source.amount(self.row, 2)
        shared = sum(Decimal(figure["quantity"]) for _store, figure in self.shares)
        if total and Decimal(total) != shared:
            detail = f"the stores come to {shared}"
            self.source.note("stores_total_wrong", self.row, 2, detail)

    def _add(self, store, figure):
        if store not in self.stores:
            line = {**self.item, "figures": []}
            self.stores[store] = put(line, store=store)
            self.lines.append(self.stores[store])
        self.stores[store]["figures"].append(figure)


def write(report):
    """Return the segments of an 852 between ST and SE.

    Neighbouring lines of one number are one item in several stores.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    start, end = day(report["period_start"]), day(report["period_end"])
    number = code(report["number"], 30, "report number")
    segments = [row("XQ", _NOTICE, start, end), row("N9", _NUMBERS[0], number)]
    for reference in report.get("references") or []:
        kind = code(reference["qualifier"], 3, "reference qualifier", 2)
        value = code(reference["value"], 30, f"reference {kind}")
        segments.append(row("N9", kind, value))
    for party in report.get("parties") or []:
        segments += party_segments(party)
    for lines in _items(report["lines"]):
        segments += _item_segments(lines)
    return [*segments, totals_segment(segments, "LIN", "")]


def _items(lines):
    items = []
    for line in lines:
        if not items or items[-1][0]["number"] != line["number"]:
            items.append([])
        items[-1].append(line)
    return items


def _item_segments(lines):
    first = lines[0]
    segments = [lin(first, item_pairs(first.get("codes") or []))]
    if first.get("price") is not None:
        price = amount(first["price"], 17, f"price of line {first['number']}")
        segments.append(row("CTP", "", "UCP", price))
    for kind in _kinds(lines):
        figures = [
            (line.get("store"), figure)
            for line in lines
            for figure in line["figures"]
            if _kind(figure) == kind
        ]
        segments += _activity_segments(kind, figures, first["number"])
    return segments


def _kind(figure):
    return figure.get("qualifier") or KIND_CODES[figure["kind"]]


def _kinds(lines):
    """Return the activities of an item, each once, in order of first appearance."""
    return list(
        dict.fromkeys(_kind(each) for line in lines for each in line["figures"])
    )


def _activity_segments(kind, figures, number):
    activity = code(kind, 2, "activity", 2)
    shared = [(store, figure) for store, figure in figures if store]
    segments = [
        row("ZA", activity, *quantity_of(figure, f"line {number}"))
        for store, figure in figures
        if not store
    ]
    if shared:
        total = add_up([str(figure["quantity"]) for _store, figure in shared])
        unit = shared[0][1]["unit"]
        told = quantity_of({"quantity": total, "unit": unit}, f"line {number}")
        segments.append(row("ZA", activity, *told))
    for at in range(0, len(shared), _STORES):
        segment = ["SDQ", code(shared[at][1]["unit"], 2, "unit", 2), "92"]
        for store, figure in shared[at : at + _STORES]:
            segment.append(code(store, 80, "store", 2))
            segment.append(amount(figure["quantity"], 15, "quantity of a store"))
        segments.append(segment)
    return segments
