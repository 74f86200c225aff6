# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Answer to a purchase order: what was really accepted (X12 855, ORDRSP)."""

from datetime import date
from typing import Literal

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class LineStatus(Part):
    """What happens to a quantity of one line (X12 ACK, element 668)."""

    status: Literal[
        "accepted",
        "quantity_changed",
        "price_changed",
        "rescheduled",
        "backordered",
        "substituted",
        "held",
        "rejected",
        "deleted",
    ]
    quantity: Amount
    unit: Code
    ship_date: date | None = None


class ResponseLine(Part):
    """One line answered; the statuses' quantities add up to ``quantity``."""

    number: Code
    quantity: Amount
    unit: Code
    price: Amount | None = None
    codes: list[ItemCode] = []
    description: Text | None = None
    statuses: list[LineStatus]


class OrderResponse(Document):
    """Answer to order ``order_number``; ``number`` is ours (BAK08)."""

    type: Literal["order_response"] = "order_response"
    order_number: Code
    order_date: date
    response_date: date
    number: Text | None = None
    release: Text | None = None
    status: Literal["accepted", "accepted_with_changes", "rejected"]
    currency: Text | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    lines: list[ResponseLine]


class OrderChangeResponse(OrderResponse):
    """Answer to change ``change_number`` (X12 865): what now stands of the order.

    ``rejected``: nothing of the change was taken, the lines stand as before.
    """

    type: Literal["order_change_response"] = "order_change_response"
    change_number: Code | None = None
