# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Claim of a customer, or what he gives back of one (X12 812)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class AdjustmentLine(Part):
    """One reason. ``reason`` is X12 element 426, or the partner's own code.

    ``price_difference`` is for one ``unit``; ``number`` is the partner's line.
    """

    number: Text | None = None
    direction: Literal["claim", "refund"] = "claim"
    reason: Code
    amount: Amount | None = None
    quantity: Amount | None = None
    unit: Text | None = None
    price_difference: Amount | None = None
    codes: list[ItemCode] = []
    description: Text | None = None


class Adjustment(Document):
    """``claim``: the customer wants ``amount`` from us (a debit note of his);
    ``refund``: he gives it back. Amounts are positive.
    """

    type: Literal["adjustment"] = "adjustment"
    number: Code
    direction: Literal["claim", "refund"] = "claim"
    adjustment_date: date
    amount: Amount
    currency: Code
    invoice_number: Text | None = None
    invoice_date: date | None = None
    order_number: Text | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    lines: Annotated[list[AdjustmentLine], Field(max_length=10_000)] = []
