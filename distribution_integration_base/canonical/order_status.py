# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where do our orders stand: the question (X12 869) and its answer (X12 870)."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class InquiredOrder(Part):
    """``items``: only these, by any of their codes; none asks for the whole order."""

    order_number: Code
    order_date: date | None = None
    items: list[Annotated[list[ItemCode], Field(min_length=1, max_length=25)]] = []


class OrderInquiry(Document):
    """Without ``orders`` it asks for all of them; ``only_open``: not yet shipped."""

    type: Literal["order_inquiry"] = "order_inquiry"
    number: Code
    asked_on: date
    only_open: bool = False
    parties: list[Party] = []
    references: list[Reference] = []
    orders: list[InquiredOrder] = []


class QuantityStatus(Part):
    """What became of a part of a line; ``day``: shipped, or to be shipped."""

    status: Literal[
        "shipped",
        "reserved",
        "backordered",
        "open",
        "held",
        "cancelled",
        "unknown",
        "other",
    ]
    quantity: Amount
    unit: Code
    day: date | None = None
    qualifier: Text | None = None


class StatusLine(Part):
    """``number`` is the buyer's line; the parts add up to what was ordered."""

    number: Code
    ordered: Amount
    unit: Code
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None
    statuses: list[QuantityStatus] = []


class OrderState(Part):
    """``state`` is one of the order's life, or ``unknown``; ``words`` says it."""

    order_number: Code
    order_date: date | None = None
    number: Text | None = None
    state: Code
    words: Text | None = None
    lines: list[StatusLine] = []


class OrderStatus(Document):
    """``inquiry_number`` names the question; without one nobody asked."""

    type: Literal["order_status"] = "order_status"
    number: Code
    reported_at: datetime
    inquiry_number: Text | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    orders: Annotated[list[OrderState], Field(min_length=1)]
