# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Inventory report: how much there is of which item, where (X12 846, INVRPT)."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class StockQuantity(Part):
    """One figure; ``day`` is when it is expected, for what is still to come.

    ``qualifier`` is the partner's word (X12 element 673, EDIFACT 6063).
    """

    kind: Literal[
        "available",
        "on_hand",
        "reserved",
        "on_order",
        "in_transit",
        "backorder",
        "expected",
        "on_hold",
        "unusable",
        "other",
    ]
    quantity: Amount
    unit: Code
    day: date | None = None
    qualifier: Text | None = None


class InventoryLine(Part):
    """One item; ``location`` when the report tells several places apart.

    ``ended``: it is not sold any more and will not be reported again.
    """

    number: Code
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None
    location: Text | None = None
    lot: Text | None = None
    expiry: date | None = None
    ended: bool = False
    quantities: list[StockQuantity] = []


class Inventory(Document):
    """``scope``: does it hold every item, or only those that changed."""

    type: Literal["inventory"] = "inventory"
    number: Code
    reported_at: datetime
    scope: Literal["full", "delta"] = "full"
    parties: list[Party] = []
    references: list[Reference] = []
    lines: Annotated[list[InventoryLine], Field(max_length=100_000)]
