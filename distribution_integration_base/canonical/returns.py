# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Goods that a customer wants to send back, and our answer (X12 180)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class ReturnLine(Part):
    """``reason`` is X12 element 1293; ``number`` is the line of the order, if told."""

    number: Text | None = None
    quantity: Amount
    unit: Code
    codes: Annotated[list[ItemCode], Field(min_length=1, max_length=25)]
    reason: Text | None = None
    description: Text | None = None


class Return(Document):
    """``request`` asks whether goods may come back, ``notification`` says that they do.

    A ``notification`` may name the authorisation that we gave.
    """

    type: Literal["return"] = "return"
    number: Code
    kind: Literal["request", "notification"] = "request"
    return_date: date
    order_number: Text | None = None
    invoice_number: Text | None = None
    authorisation: Text | None = None
    reason: Text | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    notes: list[Text] = []
    lines: Annotated[list[ReturnLine], Field(min_length=1, max_length=10_000)]


class ReturnAnswerLine(Part):
    """What becomes of one line; ``response`` is X12 element 1294, why not."""

    quantity: Amount
    unit: Code
    codes: Annotated[list[ItemCode], Field(min_length=1, max_length=25)]
    verdict: Literal["authorised", "refused"]
    response: Text | None = None
    description: Text | None = None


class ReturnResponse(Document):
    """Answer to return ``number``; ``authorisation`` is ours, where goods may come."""

    type: Literal["return_response"] = "return_response"
    number: Code
    response_date: date
    order_number: Text | None = None
    status: Literal["authorised", "partially_authorised", "refused"]
    authorisation: Text | None = None
    description: Text | None = None
    parties: list[Party] = []
    lines: list[ReturnAnswerLine]
