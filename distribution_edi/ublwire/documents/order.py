# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Purchase order: UBL Order <-> canonical order."""

from ..heads import Currency, LineCount, head, period
from ..items import Item, Price
from ..nodes import Box, Leaf, Many, Texts, put, value_of
from ..parts import (
    DELIVERY_PARTY,
    DELIVERY_PLACE,
    PARTY,
    TERMS,
    PartyPart,
    references,
    role,
)
from .order_charges import LineCharges, OrderCharges, move, spread

#: OrderTypeCode (UN/ECE 1001; DS is X12's word) -> kind. Others are ``other``.
KINDS = {"220": "standalone", "221": "blanket", "226": "release", "DS": "dropship"}
_KIND = Leaf("cbc:OrderTypeCode", "kind")


class _Kind:
    """The kind; a code of another list is kept in ``detail``."""

    def take(self, reading, parent, into):
        """Take it; without one the order stands alone."""
        _KIND.take(reading, parent, into)
        code = into.pop("kind", "220")
        into["kind"] = KINDS.get(code, "other")
        if code not in KINDS:
            put(into, "detail.order_type", code)

    def add(self, writing, parent, data):
        """Add the code that came, else ours."""
        codes = {kind: code for code, kind in KINDS.items()}
        kind = data.get("kind") or "standalone"
        code = value_of(data, "detail.order_type") or codes.get(kind)
        _KIND.add(writing, parent, {"kind": code})


class _Purpose:
    """A copy says so; UBL has other documents for changes."""

    leaf = Leaf(
        "cbc:CopyIndicator",
        "purpose",
        "flag",
        codes={True: "copy", False: "original"},
    )

    def take(self, reading, parent, into):
        """Take whether it is a copy."""
        self.leaf.take(reading, parent, into)
        into.setdefault("purpose", "original")

    def add(self, writing, parent, data):
        """Add it for a copy; another purpose cannot be told."""
        purpose = data.get("purpose") or "original"
        if purpose == "copy":
            self.leaf.add(writing, parent, data)
        elif purpose != "original":
            writing.lose(f"purpose {purpose}")


class _LineDeliveries:
    """When a line is wanted, and which store gets how much of it."""

    store = Many(
        "cac:Delivery",
        "stores",
        Leaf("cbc:Quantity", "quantity", "quantity"),
        Box("cac:DeliveryLocation", Leaf("cbc:ID", "store")),
        whole=("store", "quantity"),
    )
    wanted = Box(
        "cac:Delivery",
        period("cac:RequestedDeliveryPeriod", end="requested_delivery"),
        several=True,
    )

    def take(self, reading, parent, into):
        """Take both; the day of the first delivery is the line's."""
        self.wanted.take(reading, parent, into)
        self.store.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add the day, then one delivery for each store."""
        self.wanted.add(writing, parent, data)
        self.store.add(writing, parent, data)


LINES = Many(
    "cac:OrderLine",
    "lines",
    Texts("cbc:Note", "notes"),
    Box(
        "cac:LineItem",
        Leaf("cbc:ID", "number", needed=True),
        Texts("cbc:Note", "remarks"),
        Leaf("cbc:Quantity", "quantity", "quantity", needed=True, unit="unit"),
        _LineDeliveries(),
        LineCharges(),
        Price(),
        Item(sized=True),
        needed=True,
    ),
    references("cac:DocumentReference"),
    needed=True,
    whole=("number", "quantity", "unit"),
)


class _Lines:
    """The lines, whose charges are told on the order."""

    def take(self, reading, parent, into):
        """Take the lines, then move their charges and notes."""
        LINES.take(reading, parent, into)
        move(into)
        for line in into.get("lines", ()):
            for note in line.pop("notes", []) + line.pop("remarks", []):
                said = f"Line {line['number']}: {note}"[:500]
                into.setdefault("notes", []).append(said)

    def add(self, writing, parent, data):
        """Add the lines with the charges that speak of them."""
        LINES.add(writing, parent, spread(data))


DELIVERY = Box(
    "cac:Delivery",
    Leaf("cbc:LatestDeliveryDate", "detail.deliver_no_later", "day"),
    DELIVERY_PLACE,
    period(
        "cac:RequestedDeliveryPeriod", "detail.deliver_not_before", "requested_delivery"
    ),
    DELIVERY_PARTY,
    Box(
        "cac:Despatch",
        Leaf("cbc:RequestedDespatchDate", "requested_ship", "day"),
        PartyPart("ship_from", Box("cac:DespatchParty", *PARTY)),
        period("cac:RequestedDespatchPeriod", "ship_not_before", "ship_no_later"),
    ),
    several=True,
)
NODES = (
    *head(Leaf("cbc:ID", "number", needed=True)),
    _Purpose(),
    Leaf("cbc:IssueDate", "order_date", "day", needed=True),
    _Kind(),
    Texts("cbc:Note", "notes"),
    Currency(),
    LineCount("cac:OrderLine"),
    period("cac:ValidityPeriod", end="cancel_after"),
    Box("cac:OrderDocumentReference", Leaf("cbc:ID", "release"), several=True),
    references("cac:AdditionalDocumentReference"),
    role("cac:BuyerCustomerParty", "buyer", needed=True),
    role("cac:SellerSupplierParty", "supplier", needed=True),
    role("cac:AccountingCustomerParty", "bill_to"),
    DELIVERY,
    TERMS,
    OrderCharges(),
    _Lines(),
)
WANTED = ("number", "order_date", "lines")
ROLES = ("buyer", "supplier", "bill_to", "ship_to", "ship_from")
