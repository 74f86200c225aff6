# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Despatch advice: what is on its way, carton by carton (X12 856, DESADV)."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class ShipmentLine(Part):
    """A quantity of one order line; ``number`` is the buyer's line number."""

    number: Code
    quantity: Amount
    unit: Code
    ordered: Amount | None = None
    codes: list[ItemCode] = []
    description: Text | None = None
    lot: Text | None = None
    serials: list[str] = []
    expiry: date | None = None


class Carton(Part):
    """A packed unit. ``sscc``: 18 digits, without the application identifier."""

    sscc: Annotated[str, Field(pattern=r"^[0-9]{18}$")] | None = None
    tracking: Text | None = None
    weight: Amount | None = None
    lines: Annotated[list[ShipmentLine], Field(min_length=1)]


class ShipmentOrder(Part):
    """The part of a shipment that answers one purchase order."""

    order_number: Code
    order_date: date | None = None
    references: list[Reference] = []
    cartons: Annotated[list[Carton], Field(min_length=1)]


class Shipment(Document):
    """``number`` is never used twice (BSN02). Weights are in ``weight_unit``."""

    type: Literal["shipment"] = "shipment"
    number: Code
    shipped_at: datetime
    expected_on: date | None = None
    carrier_scac: Text | None = None
    carrier_name: Text | None = None
    service: Text | None = None
    tracking: Text | None = None
    bill_of_lading: Text | None = None
    weight: Amount | None = None
    weight_unit: Literal["LB", "KG"] = "LB"
    parties: list[Party] = []
    references: list[Reference] = []
    orders: Annotated[list[ShipmentOrder], Field(min_length=1)]
