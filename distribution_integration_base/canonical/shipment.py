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


Sscc = Annotated[str, Field(pattern=r"^[0-9]{18}$")]


class Pallet(Part):
    """What cartons stand on; they name it by ``number``, counted from 1."""

    number: Code
    sscc: Sscc | None = None
    weight: Amount | None = None


class Carton(Part):
    """A packed unit. ``sscc``: 18 digits, without the application identifier.

    ``pallet`` is the number of the :class:`Pallet` below it. Goods that stand on a
    pallet without a carton are one with nothing but its lines.
    """

    sscc: Sscc | None = None
    pallet: Code | None = None
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
    """``number`` is never used twice (BSN02). Weights are in ``weight_unit``.

    ``purpose``: *replace* tells anew, under its number, what the partner has already.
    """

    type: Literal["shipment"] = "shipment"
    number: Code
    purpose: Literal["original", "replace"] = "original"
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
    pallets: list[Pallet] = []
    orders: Annotated[list[ShipmentOrder], Field(min_length=1)]
