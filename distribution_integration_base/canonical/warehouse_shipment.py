# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse that others run has shipped (X12 945, JSON)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, ItemCode, Part, Reference, Text
from .warehouse import WarehouseDocument


class ShippedLine(Part):
    """A quantity of one line that we asked for, in one carton.

    ``number`` is our line, when the warehouse says it. ``ordered`` - ``quantity`` =
    ``difference``. What becomes of the rest: ``partial`` and ``backordered`` - the
    warehouse will ship it; ``partial_closed`` - it will not; ``cancelled`` - nobody
    will.
    """

    number: Text | None = None
    status: (
        Literal[
            "complete",
            "shipped",
            "over",
            "partial",
            "partial_closed",
            "backordered",
            "cancelled",
            "substituted",
        ]
        | None
    ) = None
    quantity: Amount
    ordered: Amount | None = None
    difference: Amount | None = None
    unit: Code
    codes: list[ItemCode] = []
    description: Text | None = None
    lot: Text | None = None
    serials: list[Code] = []
    expiry: date | None = None
    references: list[Reference] = []


class ShippedCarton(Part):
    """``sscc``: 18 digits. One with neither number stands for goods that are loose."""

    sscc: Annotated[str, Field(pattern=r"^[0-9]{18}$")] | None = None
    tracking: Text | None = None
    lines: Annotated[list[ShippedLine], Field(min_length=1)]


class WarehouseShipment(WarehouseDocument):
    """``number`` is the warehouse's; ``units`` is what it says the lines add up to.

    ``report``: ``full`` names every line, ``exceptions`` only those that were not
    shipped as asked, ``replacement`` corrects an advice that was sent before.
    """

    type: Literal["warehouse_shipment"] = "warehouse_shipment"
    report: Literal["full", "exceptions", "replacement"] = "full"
    number: Text | None = None
    shipped_on: date
    customer_order: Text | None = None
    expected_on: date | None = None
    tracking: Text | None = None
    bill_of_lading: Text | None = None
    units: Amount | None = None
    weight: Amount | None = None
    weight_unit: Literal["LB", "KG"] = "LB"
    cartons: list[ShippedCarton] = []
