# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Inventory report: INVRPT <-> canonical inventory.

BGM 1225 says whether it holds all items (9) or what changed (4); LIN 1229 = 2: the item
has ended. In newer directories INV stands before each quantity.
"""

from ...documents.source import put
from .figures import BATCH, DOCUMENT, EXPIRIES, EXPIRY, Reader, is_later, parties
from .parts_write import (
    code,
    dated,
    descriptions,
    items,
    line_number,
    named,
    quantity,
    reference,
    timed,
)
from .source import Source

_REPORT = "35"
_SCOPES = {"4": "delta"}
_SCOPE_CODES = {"full": "9", "delta": "4"}
_ENDED = "2"
#: LOC 3227: warehouse. DTM 2005 of what is still to come.
_WAREHOUSE, _DUE = "18", "17"
#: QTY 6063 -> kind. What is not here is ``other``.
KINDS = {
    "145": "on_hand",
    "17": "on_hand",
    "257": "on_hand",
    "ZZZ": "available",
    "66": "reserved",
    "170": "reserved",
    "21": "on_order",
    "198": "in_transit",
    "83": "backorder",
    "113": "expected",
    "89": "on_hold",
    "124": "unusable",
    "96": "unusable",
}
#: There is no code for what may be promised: it is agreed with the partner.
KIND_CODES = {
    "available": "ZZZ",
    "on_hand": "145",
    "reserved": "66",
    "on_order": "21",
    "in_transit": "198",
    "backorder": "83",
    "expected": "113",
    "on_hold": "89",
    "unusable": "124",
    "other": "1",
}
#: INV 7491: accepted, damaged, reserved goods.
_ACCEPTED, _GOODS = "1", {"unusable": "2", "reserved": "4"}


def read(message):
    """Return (canonical inventory or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    document = put(
        {"type": "inventory", "scope": _SCOPES.get(begin[3], "full")},
        number=source.code(begin, 2, needed=True),
    )
    reader = _Reader(source, document)
    reader.run()
    if "reported_at" not in document:
        source.note("value_missing", source.first("DTM"), 1, 2)
    document["lines"] = reader.lines
    complete = {"number", "reported_at"} <= document.keys()
    return (document if complete and reader.sound else None), source.findings


class _Reader(Reader):
    """What follows a quantity dates it; quantities of packages are left out."""

    quantity = None

    def take_dtm(self, spot):
        if self.quantity is not None:
            put(self.quantity, day=self.source.date(spot))
        elif self.line is not None and spot[1] in EXPIRIES:
            put(self.line, expiry=self.source.date(spot))
        elif self.line is None and self.near == "" and spot[1] == DOCUMENT:
            put(self.document, reported_at=self.source.moment(spot))

    def opened(self, spot):
        self.quantity = None
        if spot[2] == _ENDED:
            self.line["ended"] = True

    def take_loc(self, spot):
        if self.line is not None and "location" not in self.line:
            put(self.line, location=self.source.code(spot, 2))

    def take_qty(self, spot):
        if self.line is None or self.owner in ("CPS", "PAC", "PCI"):
            return
        self.quantity = {"kind": KINDS.get(spot[1], "other"), **self.figure(spot)}
        put(self.quantity, qualifier=spot[1] or None)
        self.line.setdefault("quantities", []).append(self.quantity)


def write(inventory, version):
    """Return the segments of an INVRPT between UNH and UNT.

    :raises WriteError: an identifier or amount does not fit its element.
    """
    scope = _SCOPE_CODES[inventory.get("scope") or "full"]
    segments = [
        ["BGM", _REPORT, code(inventory["number"], 35, "report number"), scope],
        timed(DOCUMENT, inventory["reported_at"]),
        *map(reference, inventory.get("references") or []),
    ]
    if inventory.get("parties"):
        segments += parties(inventory)
    later = is_later(version)
    for ordinal, line in enumerate(inventory["lines"], 1):
        segments += _line_segments(line, ordinal, later)
    return segments


def _line_segments(line, ordinal, later):
    number, own = line_number(line, ordinal)
    segments = items(line, number, _ENDED if line.get("ended") else "")
    segments += descriptions(line.get("description"))
    if line.get("location"):
        location = code(line["location"], 25, "location")
        segments.append(["LOC", _WAREHOUSE, (location, "", "92")])
    segments += dated(EXPIRY, line.get("expiry"))
    segments += own + named(BATCH, line.get("lot"), "lot")
    for each in line.get("quantities") or []:
        kind = code(each.get("qualifier") or KIND_CODES[each["kind"]], 3, "quantity")
        what = f"quantity of line {line['number']}"
        if later:
            segments.append(["INV", "", _GOODS.get(each["kind"], _ACCEPTED)])
        segments.append(quantity(kind, each["quantity"], each["unit"], what))
        segments += dated(_DUE, each.get("day"))
    return segments
