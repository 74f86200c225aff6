# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was received of a shipment, as whoever counted it says."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text

Condition = Literal[
    "good",
    "damaged",
    "short",
    "over",
    "wrong_item",
    "poor_quality",
    "refused",
    "on_hold",
    "not_announced",
    "other",
]


class ReceivedCondition(Part):
    """A part of a line in one condition; ``code`` is the partner's own word for it.

    (X12 element 412; EDIFACT 4221 or 4295.) ``short`` did not come at all.
    """

    condition: Condition
    quantity: Amount
    code: Text | None = None
    description: Text | None = None


class ReceiptLine(Part):
    """``quantity`` came, in ``unit``; ``shipped`` is what the notice had said.

    Whether ``quantity`` holds the units of ``conditions`` too differs from partner to
    partner: compare with what was shipped before anything is concluded.
    """

    number: Code
    quantity: Amount
    unit: Code
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None
    shipped: Amount | None = None
    returned: Amount | None = None
    conditions: list[ReceivedCondition] = []
    order_number: Text | None = None
    order_line: Text | None = None
    sscc: Annotated[str, Field(pattern=r"^[0-9]{18}$")] | None = None
    lot: Text | None = None
    serials: list[str] = []
    expiry: date | None = None


class Receipt(Document):
    """What every receipt says; ``number`` is the receiver's own.

    ``shipment_number`` is the number of the shipment notice that it answers,
    ``order_number`` the order's, where the whole receipt is about one.
    """

    number: Code
    purpose: Literal["original", "cancel", "change", "replace", "copy"] = "original"
    received_at: datetime
    shipment_number: Text | None = None
    order_number: Text | None = None
    bill_of_lading: Text | None = None
    condition: Condition | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    notes: list[str] = []
    lines: Annotated[list[ReceiptLine], Field(max_length=200_000)]


class ReceiptAdvice(Receipt):
    """A customer says what came of our shipment (X12 861, RECADV)."""

    type: Literal["receipt_advice"] = "receipt_advice"
