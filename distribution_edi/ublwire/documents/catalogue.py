# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Catalogue: items and their prices, UBL Catalogue <-> canonical catalogue."""

from ..heads import LineCount, head, period
from ..items import Item
from ..nodes import Box, Leaf, Many, put
from ..parts import PARTY, PartyPart, references

#: ActionCode of a line; without one nothing is said of it.
_ACTIONS = {"Add": "add", "Update": "change", "Delete": "end"}
#: ActionCode of a catalogue that holds but what changed.
_CHANGES = "Update"
#: PriceTypeCode (UN/ECE 5375). Others are ``other``.
_PRICES = {"NTP": "net", "LIU": "list", "SRP": "retail"}


class _Scope:
    """Whether every item is there."""

    leaf = Leaf("cbc:ActionCode", "action")

    def take(self, reading, parent, into):
        """Take it; another word than that for changes means a whole catalogue."""
        said = {}
        self.leaf.take(reading, parent, said)
        into["scope"] = "changes" if said.get("action") == _CHANGES else "full"

    def add(self, writing, parent, data):
        """Add it for changes."""
        if data.get("scope") == "changes":
            self.leaf.add(writing, parent, {"action": _CHANGES})


class _Currency:
    """A catalogue has no currency but that of its prices."""

    def take(self, reading, parent, into):
        """Take what all prices were in."""
        put(into, "currency", reading.currency)

    def add(self, writing, parent, data):
        """Nothing: it stands on every price."""


class _PriceKind:
    """Who pays the price."""

    leaf = Leaf("cbc:PriceTypeCode", "kind")

    def take(self, reading, parent, into):
        """Take it; without one the buyer does."""
        self.leaf.take(reading, parent, into)
        into["kind"] = _PRICES.get(into.get("kind", "NTP"), "other")

    def add(self, writing, parent, data):
        """Add its code."""
        codes = {kind: code for code, kind in _PRICES.items()}
        code = codes.get(data.get("kind") or "net", "ZZZ")
        self.leaf.add(writing, parent, {"kind": code})


class _Unit:
    """The unit that a price is for; UBL tells it with a base quantity of one."""

    leaf = Leaf("cbc:BaseQuantity", "base", "quantity", unit="unit")

    def take(self, reading, parent, into):
        """Take the unit; a price for several is not one we know."""
        said = {}
        self.leaf.take(reading, parent, said)
        if said.get("base", "1") != "1":
            reading.note(
                "code_unknown", parent, said["base"], "prices are for one unit"
            )
            into.pop("price", None)
        into["unit"] = said.get("unit", "C62")

    def add(self, writing, parent, data):
        """Add one of the unit."""
        self.leaf.add(writing, parent, {"base": "1", "unit": data["unit"]})


_LINE = Many(
    "cac:CatalogueLine",
    "lines",
    Leaf("cbc:ID", "number", needed=True),
    Leaf("cbc:ActionCode", "action", codes=_ACTIONS),
    period("cac:LineValidityPeriod", "valid_from", "valid_to"),
    Many(
        "cac:RequiredItemLocationQuantity",
        "prices",
        Leaf("cbc:MinimumQuantity", "min_quantity", "number"),
        Box(
            "cac:Price",
            Leaf("cbc:PriceAmount", "price", "amount", needed=True),
            _Unit(),
            _PriceKind(),
            period("cac:ValidityPeriod", "valid_from", "valid_to"),
        ),
        whole=("price", "unit"),
    ),
    Item(sized=True),
    needed=True,
    whole=("number",),
)
NODES = (
    *head(Leaf("cbc:ID", "number", needed=True)),
    _Scope(),
    Leaf("cbc:IssueDate", "issued_on", "day", needed=True),
    LineCount("cac:CatalogueLine"),
    period("cac:ValidityPeriod", "valid_from", "valid_to"),
    references("cac:DocumentReference"),
    Box("cac:ProviderParty", PartyPart("supplier", *PARTY), needed=True),
    Box("cac:ReceiverParty", PartyPart("buyer", *PARTY), needed=True),
    _LINE,
    _Currency(),
)
WANTED = ("number", "lines")
ROLES = ("supplier", "buyer")
