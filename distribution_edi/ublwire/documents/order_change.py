# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Change of an order: UBL OrderChange, OrderCancellation <-> canonical order change."""

from ..heads import Currency, LineCount, head, period
from ..items import Item, Price
from ..nodes import Box, Leaf, Many, Texts
from ..parts import DELIVERY_PARTY, DELIVERY_PLACE, role

#: LineStatusCode: UN/ECE 1229, or UBL's own list. A line that stays is left out.
ACTIONS = {
    **{"1": "add", "2": "cancel", "3": "change", "4": "stay", "5": "stay"},
    **{"Added": "add", "Cancelled": "cancel", "Revised": "change", "NoStatus": "stay"},
}
_ORDER = Box(
    "cac:OrderReference",
    Leaf("cbc:ID", "order_number", needed=True),
    needed=True,
)
_PARTIES = (
    role("cac:BuyerCustomerParty", "buyer", needed=True),
    role("cac:SellerSupplierParty", "supplier", needed=True),
)


class _Lines(Many):
    """The lines that change."""

    def take(self, reading, parent, into):
        """Leave out those that stay as they are."""
        Many.take(self, reading, parent, into)
        for line in into.get("lines", ()):
            line.setdefault("action", "change")
            self._tell(line, into)
        if "lines" in into:
            into["lines"] = [x for x in into["lines"] if x["action"] != "stay"]

    def _tell(self, line, into):
        """What a changed line says beside its figures is for people."""
        said = line.pop("notes", []) + line.pop("remarks", [])
        day = line.pop("requested_delivery", None)
        if day:
            said.append(f"wanted on {day}")
        for words in said:
            remark = f"Line {line['number']}: {words}"[:500]
            into.setdefault("remarks", []).append(remark)


LINES = _Lines(
    "cac:OrderLine",
    "lines",
    Texts("cbc:Note", "notes"),
    Box(
        "cac:LineItem",
        Leaf("cbc:ID", "number", needed=True),
        Texts("cbc:Note", "remarks"),
        Leaf("cbc:LineStatusCode", "action", codes=ACTIONS),
        Leaf("cbc:Quantity", "quantity", "quantity", unit="unit", unit_known=True),
        Box(
            "cac:Delivery",
            period("cac:RequestedDeliveryPeriod", end="requested_delivery"),
            several=True,
        ),
        Price(),
        Item(),
        needed=True,
    ),
    needed=True,
    whole=("number",),
)


NODES = (
    *head(Leaf("cbc:ID", "number")),
    Leaf("cbc:IssueDate", "change_date", "day", needed=True),
    Leaf("cbc:SequenceNumberID", "detail.sequence_number", needed=True),
    Texts("cbc:Note", "remarks"),
    Currency("detail.currency"),
    LineCount("cac:OrderLine"),
    _ORDER,
    *_PARTIES,
    Box(
        "cac:Delivery",
        DELIVERY_PLACE,
        period("cac:RequestedDeliveryPeriod", end="requested_delivery"),
        DELIVERY_PARTY,
        several=True,
    ),
    LINES,
)
CANCELLATION = (
    *head(Leaf("cbc:ID", "number", needed=True)),
    Leaf("cbc:IssueDate", "change_date", "day", needed=True),
    Texts("cbc:CancellationNote", "remarks"),
    _ORDER,
    *_PARTIES,
)
WANTED = ("order_number", "change_date")
ROLES = ("buyer", "supplier", "ship_to")
