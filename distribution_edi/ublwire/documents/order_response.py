# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Answer to an order or to its change: UBL OrderResponse <-> canonical answers."""

from ..heads import Currency, LineCount, head
from ..items import Item, Price
from ..nodes import Box, Leaf, Many, put, value_of
from ..parts import DELIVERY_PARTY, DELIVERY_PLACE, references, role

#: OrderResponseCode (UN/ECE 4343).
STATUSES = {"AP": "accepted", "CA": "accepted_with_changes", "RE": "rejected"}
#: LineStatusCode (UN/ECE 1229) -> what happens to the whole line.
LINE_STATUSES = {"5": "accepted", "3": "quantity_changed", "7": "rejected"}
#: DocumentTypeCode (UN/ECE 1001) of the change that is answered.
CHANGE = "230"


class _Statuses:
    """What happens to parts of a line: one delivery for each.

    UBL has one code for a line; our own word for each part stands as the delivery's
    identifier.
    """

    many = Many(
        "cac:Delivery",
        "statuses",
        Leaf("cbc:ID", "status", scheme="line-status"),
        Leaf("cbc:Quantity", "quantity", "quantity", unit="unit"),
        Box("cac:Despatch", Leaf("cbc:EstimatedDespatchDate", "ship_date", "day")),
        whole=("status", "quantity", "unit"),
    )
    code = Leaf("cbc:LineStatusCode", "code", codes=LINE_STATUSES)

    def take(self, reading, parent, into):
        """Take the parts; without any, the line's own code speaks of all of it."""
        self.many.take(reading, parent, into)
        said = {}
        self.code.take(reading, parent, said)
        if "statuses" not in into and "code" in said and "quantity" in into:
            whole = {"quantity": into["quantity"], "unit": into["unit"]}
            into["statuses"] = [{"status": said["code"], **whole}]
        into.setdefault("statuses", [])

    def add(self, writing, parent, data):
        """Add the parts; see :class:`_LineCode` for the line's code."""
        self.many.add(writing, parent, data)


class _LineCode:
    """The line's own code: taken, changed or refused."""

    def take(self, reading, parent, into):
        """Nothing: see :class:`_Statuses`."""

    def add(self, writing, parent, data):
        """Add what the parts have in common."""
        found = {each["status"] for each in data.get("statuses") or ()}
        if not found:
            return
        codes = {"accepted": "5", "rejected": "7", "deleted": "7"}
        common = {codes.get(each, "3") for each in found}
        code = common.pop() if len(common) == 1 else "3"
        parent.append(writing.element("cbc:LineStatusCode", code))


class _Change:
    """The change that is answered, if it is one."""

    node = references("cac:AdditionalDocumentReference")

    def take(self, reading, parent, into):
        """Take references; that of a change is the change."""
        self.node.take(reading, parent, into)
        found = into.pop("references", [])
        changes = [each["value"] for each in found if each["qualifier"] == CHANGE]
        others = [each for each in found if each["qualifier"] != CHANGE]
        put(into, "references", others or None)
        if changes:
            into["type"] = "order_change_response"
            into["change_number"] = changes[0]

    def add(self, writing, parent, data):
        """Add the change first."""
        found = list(data.get("references") or ())
        if data.get("change_number"):
            found = [{"qualifier": CHANGE, "value": data["change_number"]}, *found]
        self.node.add(writing, parent, {"references": found})


class _Number:
    """Our number of the answer, which UBL always wants."""

    leaf = Leaf("cbc:ID", "number", needed=True)

    def take(self, reading, parent, into):
        """Take it."""
        self.leaf.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add it; an answer without one has the order's."""
        number = value_of(data, "number") or data["order_number"]
        self.leaf.add(writing, parent, {"number": number})


LINES = Many(
    "cac:OrderLine",
    "lines",
    Box(
        "cac:LineItem",
        Leaf("cbc:ID", "number", needed=True),
        _LineCode(),
        Leaf("cbc:Quantity", "quantity", "quantity", needed=True, unit="unit"),
        _Statuses(),
        Price(),
        Item(),
        needed=True,
    ),
    whole=("number", "quantity", "unit"),
)
NODES = (
    *head(_Number()),
    Leaf("cbc:IssueDate", "response_date", "day", needed=True),
    Leaf("cbc:OrderResponseCode", "status", needed=True, codes=STATUSES),
    Currency(),
    LineCount("cac:OrderLine"),
    Box(
        "cac:OrderReference",
        Leaf("cbc:ID", "order_number", needed=True),
        Leaf("cbc:SalesOrderID", "release"),
        Leaf("cbc:IssueDate", "order_date", "day"),
        needed=True,
    ),
    _Change(),
    role("cac:SellerSupplierParty", "supplier", needed=True),
    role("cac:BuyerCustomerParty", "buyer", needed=True),
    role("cac:AccountingCustomerParty", "bill_to"),
    Box("cac:Delivery", DELIVERY_PLACE, DELIVERY_PARTY, several=True),
    LINES,
)
WANTED = ("order_number", "order_date", "response_date", "status", "lines")
ROLES = ("supplier", "buyer", "bill_to", "ship_to")
