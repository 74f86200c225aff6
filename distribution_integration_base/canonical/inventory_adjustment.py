# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse that others run has counted, lost or set aside (X12 947, JSON)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class AdjustedLine(Part):
    """``quantity`` is how much more, or below zero less, there is now.

    ``reason`` is the warehouse's code (X12 element 181); what it does is a mapping.
    """

    number: Text | None = None
    reason: Code
    quantity: Amount
    unit: Code
    codes: list[ItemCode] = []
    description: Text | None = None
    lot: Text | None = None
    serials: list[Code] = []
    references: list[Reference] = []


class InventoryAdjustment(Document):
    """``number`` is the warehouse's; without one, each envelope is another one."""

    type: Literal["inventory_adjustment"] = "inventory_adjustment"
    number: Text | None = None
    adjusted_on: date
    parties: list[Party] = []
    references: list[Reference] = []
    notes: list[Text] = []
    lines: Annotated[list[AdjustedLine], Field(min_length=1)]
