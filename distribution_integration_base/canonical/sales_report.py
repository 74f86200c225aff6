# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sales report: what a retailer sold and holds of our items (X12 852, SLSRPT)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class SalesFigure(Part):
    """One figure of one item; ``qualifier`` is X12 element 859 or EDIFACT 6063."""

    kind: Literal[
        "sold",
        "returned",
        "on_hand",
        "on_order",
        "in_transit",
        "reserved",
        "received",
        "other",
    ]
    quantity: Amount
    unit: Code
    qualifier: Text | None = None


class SalesLine(Part):
    """One item in one ``store`` (none: in all of them together)."""

    number: Code
    store: Text | None = None
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None
    price: Amount | None = None
    figures: Annotated[list[SalesFigure], Field(min_length=1)]


class SalesReport(Document):
    """For the days from ``period_start`` to ``period_end``, both included."""

    type: Literal["sales_report"] = "sales_report"
    number: Code
    purpose: Literal["original", "replace"] = "original"
    period_start: date
    period_end: date
    currency: Text | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    lines: Annotated[list[SalesLine], Field(max_length=1_000_000)]

    @model_validator(mode="after")
    def _check_period(self):
        if self.period_end < self.period_start:
            raise ValueError("the period ends before it begins")
        return self
