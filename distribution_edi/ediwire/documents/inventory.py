# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Inventory report: X12 846 <-> canonical inventory.

BIA01 says whether it holds all items (00) or what changed (04). A line's N1 names the
place; it follows the quantities. G53*002: the item has ended.
"""

from .figures import EXPIRY, Reader, lin, lot_pairs, quantity_of
from .parts_read import extend_party, read_party, read_reference
from .parts_write import (
    code,
    day,
    description_segments,
    item_pairs,
    moment,
    party_segments,
    reference_segment,
    row,
    totals_segment,
)
from .source import Source, put

#: BIA01 (element 353) -> scope.
_SCOPES = {"04": "delta"}
_SCOPE_CODES = {"full": "00", "delta": "04"}
#: BIA02 (element 755): the stock of a seller.
_SELLER = "SI"
#: QTY01 (element 673) -> kind. What is not here is ``other``.
KINDS = {
    "33": "available",
    "V2": "available",
    "17": "on_hand",
    "26": "on_hand",
    "27": "reserved",
    "63": "on_order",
    "BQ": "backorder",
    "29": "expected",
    "15": "on_hold",
    "QH": "on_hold",
    "20": "unusable",
    "14": "in_transit",
    "IQ": "in_transit",
}
KIND_CODES = {
    "available": "33",
    "on_hand": "17",
    "reserved": "27",
    "on_order": "63",
    "in_transit": "14",
    "backorder": "BQ",
    "expected": "29",
    "on_hold": "15",
    "unusable": "20",
    "other": "01",
}
#: DTM01 (element 374) of a quantity that is still to come.
_DUE = "018"
#: G5301 (element 875): deleted, cancelled.
_ENDED, _ENDED_CODES = "002", ("002", "024")
_WAREHOUSE = "WH"


def read(transaction_set):
    """Return (canonical inventory or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BIA")
    needed = begin.position is not None
    document = put(
        {"type": "inventory", "scope": _SCOPES.get(begin[1], "full")},
        number=source.code(begin, 3, needed=needed),
        reported_at=source.moment(begin, 4, 5),
    )
    if needed and not begin[4]:
        source.note("value_missing", begin, 4)
    reader = _Reader(source, document)
    reader.run()
    document["lines"] = reader.lines
    complete = {"number", "reported_at"} <= document.keys()
    return (document if complete and reader.sound else None), source.findings


class _Reader(Reader):
    """Head, then items; what follows a quantity dates it."""

    def __init__(self, source, document):
        super().__init__(source, document)
        self.party = self.quantity = None

    def take_ref(self, row_):
        found = read_reference(self.source, row_) if self.line is None else None
        if found:
            self.document.setdefault("references", []).append(found)

    def take_n1(self, row_):
        party = read_party(self.source, row_)
        if self.line is None:
            self.party = party
            self.document.setdefault("parties", []).append(party)
        elif "location" not in self.line:
            put(self.line, location=party.get("code") or party.get("name"))

    def _extend(self, row_):
        if self.line is None and self.party:
            extend_party(self.source, row_, self.party)

    take_n2 = take_n3 = take_n4 = _extend

    def take_lin(self, row_):
        self.quantity = None
        self.open_line(row_, 1, 2)

    def take_g53(self, row_):
        if self.line is not None and row_[1] in _ENDED_CODES:
            self.line["ended"] = True

    def take_qty(self, row_):
        if self.line is None:
            return
        self.quantity = {"kind": KINDS.get(row_[1], "other")}
        self.quantity |= self.figure(row_, 2, 3)
        put(self.quantity, qualifier=row_[1] or None)
        self.line.setdefault("quantities", []).append(self.quantity)

    def take_dtm(self, row_):
        if self.quantity is not None:
            put(self.quantity, day=self.source.date(row_, 2))
        elif self.line is not None and row_[1] == EXPIRY:
            put(self.line, expiry=self.source.date(row_, 2))

    def take_sch(self, row_):
        """A part of the quantity before, on a day of its own."""
        if self.quantity is not None:
            told = {"kind": "expected", **self.figure(row_, 1, 2)}
            put(told, day=self.source.date(row_, 6))
            self.line["quantities"].append(told)


def write(inventory):
    """Return the segments of an 846 between ST and SE.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    on, at = moment(inventory["reported_at"])
    scope = _SCOPE_CODES[inventory.get("scope") or "full"]
    number = code(inventory["number"], 30, "report number")
    segments = [row("BIA", scope, _SELLER, number, on, at)]
    segments += map(reference_segment, inventory.get("references") or [])
    for party in inventory.get("parties") or []:
        segments += party_segments(party)
    for line in inventory["lines"]:
        segments += _line_segments(line)
    return [*segments, totals_segment(segments, "LIN", "QTY")]


def _line_segments(line):
    segments = [
        lin(line, lot_pairs(line, item_pairs(line.get("codes") or []))),
        *description_segments(line.get("description")),
    ]
    if line.get("expiry"):
        segments.append(row("DTM", EXPIRY, day(line["expiry"])))
    if line.get("ended"):
        segments.append(row("G53", _ENDED))
    for each in line.get("quantities") or []:
        kind = each.get("qualifier") or KIND_CODES[each["kind"]]
        kind = code(kind, 2, "kind of quantity", 2)
        told = quantity_of(each, f"line {line['number']}")
        segments.append(row("QTY", kind, *told))
        if each.get("day"):
            segments.append(row("DTM", _DUE, day(each["day"])))
    if line.get("location"):
        location = code(line["location"], 80, "location", 2)
        segments.append(row("N1", _WAREHOUSE, "", "92", location))
    return segments
