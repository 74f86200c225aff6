# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Despatch advice: UBL DespatchAdvice <-> canonical shipment.

Each line names the carton it lies in (its shipment's handling unit), as PEPPOL has it:
the tree of the canonical form is made of the lines again.
"""

from decimal import Decimal

from ...ediwire.documents.source import plain_decimal
from ..heads import LineCount, Moment, head, period
from ..items import Instances, Item
from ..kinds import read_number, text_of, words_of
from ..names import qualified
from ..nodes import Box, Fixed, Leaf, Many, children, put
from ..parts import (
    DELIVERY_PARTY,
    DELIVERY_PLACE,
    PARTY,
    Identifier,
    PartyPart,
    references,
    role,
)

#: Gross weight (UN/ECE 6313), as attribute of a measure.
_GROSS = "AAB"
#: UN/ECE Recommendation 20 -> unit of weight.
_WEIGHT_UNITS = {"KGM": "KG", "LBR": "LB", "KG": "KG", "LB": "LB"}
_UNIT_CODES = {"KG": "KGM", "LB": "LBR"}
_ORDERED = "Ordered quantity"
_SSCC = 18


class _Weight:
    """A weight with its unit."""

    def __init__(self, name):
        self.name = name

    def take(self, reading, parent, into):
        """Take it, and the unit when it is known."""
        element = parent.find(qualified(self.name))
        if element is None:
            return
        weight = read_number(reading, element)
        unit = element.get("unitCode", "")
        if weight and unit not in _WEIGHT_UNITS:
            reading.note("code_unknown", element, unit, "KGM or LBR are known")
        elif weight:
            put(into, "weight", weight)
            put(into, "weight_unit", _WEIGHT_UNITS[unit])

    def add(self, writing, parent, data):
        """Add it."""
        if data.get("weight") is not None:
            unit = _UNIT_CODES[data.get("weight_unit") or "LB"]
            text = text_of(data["weight"])
            parent.append(writing.element(self.name, text, unitCode=unit))


class _Carrier:
    """Who carries it: a code of four letters (SCAC) and a name."""

    node = Box(
        "cac:CarrierParty",
        Box("cac:PartyIdentification", Identifier(), several=True),
        Box("cac:PartyName", Leaf("cbc:Name", "name", "text"), several=True),
    )

    def take(self, reading, parent, into):
        """Take both."""
        said = {}
        self.node.take(reading, parent, said)
        put(into, "carrier_scac", said.get("code"))
        put(into, "carrier_name", said.get("name"))

    def add(self, writing, parent, data):
        """Add both."""
        said = {"code": data.get("carrier_scac"), "name": data.get("carrier_name")}
        self.node.add(writing, parent, {**said, "code_type": "SCAC"})


class _Ordered:
    """How much was ordered: a property of ours; partners tell what is outstanding."""

    node = Many(
        "cac:AdditionalItemProperty",
        "properties",
        Leaf("cbc:Name", "name", "text"),
        Leaf("cbc:Value", "value", "text"),
        whole=("name", "value"),
    )

    def take(self, reading, parent, into):
        """Take ours."""
        said = {}
        self.node.take(reading, parent, said)
        for each in said.get("properties", ()):
            if each["name"] == _ORDERED:
                put(into, "ordered", plain_decimal(each["value"]))

    def add(self, writing, parent, data):
        """Add it."""
        if data.get("ordered") is not None:
            ours = {"name": _ORDERED, "value": text_of(data["ordered"])}
            self.node.add(writing, parent, {"properties": [ours]})


class _Unit:
    """The handling unit that a line lies in."""

    def take(self, reading, parent, into):
        """Take its code, tracking number and weight as ``carton``."""
        units = [
            unit
            for shipment in children(parent, "cac:Shipment")
            for unit in children(shipment, "cac:TransportHandlingUnit")
        ][:1]
        carton = {}
        for unit in units:
            Leaf("cbc:ID", "id").take(reading, unit, carton)
            Leaf("cbc:TraceID", "tracking", "text").take(reading, unit, carton)
            for dimension in children(unit, "cac:MeasurementDimension"):
                said = [words_of(e) for e in children(dimension, "cbc:AttributeID")]
                if said[:1] in ([_GROSS], ["G"]):
                    _Weight("cbc:Measure").take(reading, dimension, carton)
        into["carton"] = carton

    def add(self, writing, parent, data):
        """Add a shipment that holds the unit."""
        carton = data["carton"]
        unit = writing.element("cac:TransportHandlingUnit")
        code = carton.get("sscc")
        scheme = "SSCC" if code else None
        unit.append(writing.element("cbc:ID", code or carton["id"], schemeID=scheme))
        Leaf("cbc:TraceID", "tracking").add(writing, unit, carton)
        if carton.get("weight") is not None:
            dimension = writing.element("cac:MeasurementDimension")
            dimension.append(writing.element("cbc:AttributeID", _GROSS))
            _Weight("cbc:Measure").add(writing, dimension, carton)
            unit.append(dimension)
        shipment = writing.element("cac:Shipment")
        shipment.append(writing.element("cbc:ID", carton["id"]))
        shipment.append(unit)
        parent.append(shipment)


_LINE = Many(
    "cac:DespatchLine",
    "rows",
    Leaf("cbc:ID", "own", needed=True),
    Leaf("cbc:DeliveredQuantity", "quantity", "quantity", needed=True, unit="unit"),
    Leaf("cbc:OutstandingQuantity", "outstanding", "quantity"),
    Box(
        "cac:OrderLineReference",
        Leaf("cbc:LineID", "number", needed=True),
        Box(
            "cac:OrderReference",
            Leaf("cbc:ID", "order_number"),
            Leaf("cbc:IssueDate", "order_date", "day"),
        ),
        needed=True,
        several=True,
    ),
    references("cac:DocumentReference"),
    Item(_Ordered(), Instances()),
    _Unit(),
    needed=True,
    whole=("number", "quantity", "unit"),
)


class _Lines:
    """Orders, cartons and lines, told line by line."""

    def take(self, reading, parent, into):
        """Make the tree of the lines again."""
        said = {}
        _LINE.take(reading, parent, said)
        orders, cartons = {}, {}
        only_order = into.pop("order_number", None)
        for row in said.get("rows", ()):
            number = row.pop("order_number", None) or only_order
            if not number:
                element = children(parent, "cac:DespatchLine")[0]
                reading.note("element_missing", element, child="cac:OrderReference")
                return
            self._weigh(reading, parent, into, row["carton"])
            order = orders.setdefault(number, {"order_number": number})
            put(
                order,
                "order_date",
                row.pop("order_date", None) or order.get("order_date"),
            )
            for each in row.pop("references", ()):
                if each not in order.setdefault("references", []):
                    order["references"].append(each)
            self._carton(order, cartons, row)
        if orders:
            into["orders"] = list(orders.values())

    def _weigh(self, reading, parent, into, carton):
        """All weights of a shipment are in one unit; others cannot be kept."""
        unit = carton.pop("weight_unit", None)
        if unit and into.setdefault("weight_unit", unit) != unit:
            detail = "weights of one document are in one unit"
            reading.note("code_unknown", parent, _UNIT_CODES[unit], detail)
            carton.pop("weight")

    def _carton(self, order, cartons, row):
        told, outstanding = row.pop("carton"), row.pop("outstanding", None)
        row.pop("own", None)
        if outstanding is not None and "ordered" not in row:
            row["ordered"] = text_of(Decimal(row["quantity"]) + Decimal(outstanding))
        key = (order["order_number"], told.get("id"))
        if key not in cartons:
            code = told.pop("id", None)
            if code and len(code) == _SSCC and code.isascii() and code.isdigit():
                told["sscc"] = code
            cartons[key] = {**told, "lines": []}
            order.setdefault("cartons", []).append(cartons[key])
        cartons[key]["lines"].append(row)

    def add(self, writing, parent, data):
        """Add a line for each item of each carton; pallets have no place in a line."""
        for pallet in data.get("pallets") or ():
            writing.lose(f"pallet {pallet['number']}")
        rows, cartons = [], 0
        for order in data["orders"]:
            told = order.get("references")
            for carton in order["cartons"]:
                cartons += 1
                unit = data.get("weight_unit") or "LB"
                where = {**carton, "id": str(cartons), "weight_unit": unit}
                for line in carton["lines"]:
                    rows.append(
                        {
                            **line,
                            "own": str(len(rows) + 1),
                            "order_number": order["order_number"],
                            "order_date": order.get("order_date"),
                            "references": told,
                            "carton": where,
                        }
                    )
                    told = None
        _LINE.add(writing, parent, {"rows": rows})


class _Count(LineCount):
    """Lines of all cartons."""

    def add(self, writing, parent, data):
        """Add the number of items in all cartons."""
        count = sum(
            len(carton["lines"])
            for order in data["orders"]
            for carton in order["cartons"]
        )
        parent.append(writing.element("cbc:LineCountNumeric", str(count)))


_SHIPMENT = Box(
    "cac:Shipment",
    Fixed("cbc:ID", "1"),
    Leaf("cbc:ShippingPriorityLevelCode", "service", "text"),
    _Weight("cbc:GrossWeightMeasure"),
    Box(
        "cac:Consignment",
        Leaf("cbc:ID", "bill_of_lading"),
        several=True,
    ),
    Box(
        "cac:Delivery",
        Leaf("cbc:TrackingID", "tracking"),
        DELIVERY_PLACE,
        period("cac:EstimatedDeliveryPeriod", end="expected_on"),
        _Carrier(),
        DELIVERY_PARTY,
        Box(
            "cac:Despatch",
            Moment("cbc:ActualDespatchDate", "cbc:ActualDespatchTime", "shipped_at"),
            PartyPart("ship_from", Box("cac:DespatchParty", *PARTY)),
        ),
    ),
)
_ISSUED = Moment("cbc:IssueDate", "cbc:IssueTime", "issued_at", needed=True)


class _Issued:
    """When the advice was written: the day of shipment, if that is not told."""

    def take(self, reading, parent, into):
        """Keep it for :class:`_Shipped`."""
        _ISSUED.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add the moment of shipment."""
        _ISSUED.add(writing, parent, {"issued_at": data["shipped_at"]})


class _Shipped:
    """The last word about when it was shipped."""

    def take(self, reading, parent, into):
        """Fall back to when the advice was written."""
        issued = into.pop("issued_at", None)
        if "shipped_at" not in into:
            put(into, "shipped_at", issued)

    def add(self, writing, parent, data):
        """Nothing."""


class _HeadOrder:
    """An order that all lines are about."""

    node = Box("cac:OrderReference", Leaf("cbc:ID", "order_number"), several=True)

    def take(self, reading, parent, into):
        """Keep its number for the lines."""
        self.node.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add it when there is but one."""
        numbers = {order["order_number"] for order in data["orders"]}
        if len(numbers) == 1:
            self.node.add(writing, parent, {"order_number": numbers.pop()})


NODES = (
    *head(Leaf("cbc:ID", "number", needed=True)),
    _Issued(),
    _Count("cac:DespatchLine"),
    _HeadOrder(),
    references("cac:AdditionalDocumentReference"),
    role("cac:DespatchSupplierParty", "supplier", needed=True),
    role("cac:DeliveryCustomerParty", "ship_to", needed=True),
    role("cac:BuyerCustomerParty", "buyer"),
    _SHIPMENT,
    _Shipped(),
    _Lines(),
)
WANTED = ("number", "shipped_at", "orders")
ROLES = ("supplier", "buyer", "ship_to", "ship_from")
