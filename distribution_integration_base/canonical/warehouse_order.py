# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse that others run is asked to ship (X12 940, JSON)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, ItemCode, Part, Reference, Text
from .warehouse import WarehouseDocument


class AskedLine(Part):
    """One item that the warehouse is to ship, or will receive.

    ``number`` is ours and comes back in the warehouse's answer.
    """

    number: Code
    quantity: Amount
    unit: Code
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None
    lot: Text | None = None
    expiry: date | None = None
    references: list[Reference] = []


class WarehouseOrder(WarehouseDocument):
    """``change`` says the whole of what is to be shipped now, ``cancel`` nothing of it.

    ``customer_order`` is the number that the customer gave.
    """

    type: Literal["warehouse_order"] = "warehouse_order"
    purpose: Literal["original", "change", "cancel"] = "original"
    customer_order: Text | None = None
    requested_ship: date | None = None
    requested_delivery: date | None = None
    ship_not_before: date | None = None
    ship_no_later: date | None = None
    lines: Annotated[list[AskedLine], Field(min_length=1)]
