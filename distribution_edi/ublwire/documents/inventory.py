# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Inventory report: UBL InventoryReport <-> canonical inventory.

UBL has one figure a line: a canonical line is as many of them as it has figures. What
is alike in item, place and lot is one line again.
"""

from ..heads import Moment, head
from ..items import Instances, Item
from ..nodes import Box, Leaf, Many, Texts, put
from ..parts import PARTY, PartyPart, references, role

#: AvailabilityStatusCode, which partners agree on, in our own words.
KINDS = (
    "available",
    "on_hand",
    "reserved",
    "on_order",
    "in_transit",
    "backorder",
    "expected",
    "on_hold",
    "unusable",
)
#: The status of an item that is not sold any more.
_ENDED = "ended"
#: UBL cannot say that a report holds but what changed; we say it in a note.
_DELTA = "Only items that changed are reported."
_ITEM = ("codes", "description", "location", "lot", "expiry")

_LINE = Many(
    "cac:InventoryReportLine",
    "rows",
    Leaf("cbc:ID", "number", needed=True),
    Leaf("cbc:Quantity", "quantity", "quantity", needed=True, unit="unit"),
    Leaf("cbc:AvailabilityDate", "day", "day"),
    Leaf("cbc:AvailabilityStatusCode", "status"),
    Item(Instances()),
    Box("cac:InventoryLocation", Leaf("cbc:ID", "location", "text")),
    needed=True,
    whole=("number", "quantity", "unit"),
)


class _Lines:
    """Figures of items."""

    def take(self, reading, parent, into):
        """Put the figures of one item together."""
        said, lines = {}, {}
        _LINE.take(reading, parent, said)
        for row in said.get("rows", ()):
            item = {name: row[name] for name in _ITEM if name in row}
            line = lines.setdefault(str(item), {"number": row["number"], **item})
            status = row.get("status", "on_hand")
            if status == _ENDED:
                line["ended"] = True
                continue
            figure = {
                name: row[name] for name in ("quantity", "unit", "day") if name in row
            }
            kind = status if status in KINDS else "other"
            named = {"qualifier": status} if kind == "other" else {}
            line.setdefault("quantities", []).append({"kind": kind, **figure, **named})
        put(into, "lines", list(lines.values()))

    def add(self, writing, parent, data):
        """Add one line for each figure."""
        rows = []
        for line in data["lines"]:
            item = {name: line.get(name) for name in _ITEM}
            figures = [
                {**each, "status": _status(each)}
                for each in line.get("quantities") or ()
            ]
            if line.get("ended"):
                figures.append({"quantity": "0", "unit": "C62", "status": _ENDED})
            for place, figure in enumerate(figures):
                number = f"{line['number']}.{place}" if place else line["number"]
                rows.append({**item, **figure, "number": number})
        _LINE.add(writing, parent, {"rows": rows})


def _status(figure):
    other = figure["kind"] == "other" and figure.get("qualifier")
    return other or figure["kind"]


class _Scope:
    """Whether every item is there."""

    notes = Texts("cbc:Note", "notes")

    def take(self, reading, parent, into):
        """Take it from our own note; else every item is."""
        said = {}
        self.notes.take(reading, parent, said)
        into["scope"] = "delta" if _DELTA in said.get("notes", ()) else "full"

    def add(self, writing, parent, data):
        """Add the note."""
        if data.get("scope") == "delta":
            self.notes.add(writing, parent, {"notes": [_DELTA]})


NODES = (
    *head(Leaf("cbc:ID", "number", needed=True)),
    Moment("cbc:IssueDate", "cbc:IssueTime", "reported_at", needed=True),
    _Scope(),
    references("cac:DocumentReference"),
    role("cac:RetailerCustomerParty", "buyer", needed=True),
    Box("cac:InventoryReportingParty", PartyPart("supplier", *PARTY), needed=True),
    _Lines(),
)
WANTED = ("number", "reported_at", "lines")
ROLES = ("buyer", "supplier")
