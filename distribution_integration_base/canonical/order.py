# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Purchase order of a customer (X12 850, EDIFACT ORDERS, JSON API)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import (
    Amount,
    Charge,
    Code,
    Document,
    ItemCode,
    Part,
    Party,
    Reference,
    Terms,
    Text,
)


class StoreQuantity(Part):
    """Share of a line that one store gets (X12 SDQ)."""

    store: Code
    quantity: Amount


class OrderCharge(Charge):
    """An allowance or charge that the partner reckons with.

    ``amount``, or ``percent`` of the order or of ``line``; with neither it is only
    said. ``handling`` (X12 element 331): one that is billed back, credited or paid by
    check is not taken off the invoice, and one that the seller pays is not on it.
    """

    amount: Amount | None = None
    percent: Amount | None = None
    line: Code | None = None
    handling: (
        Literal[
            "off_invoice",
            "bill_back",
            "check",
            "credit",
            "paid_by_seller",
            "paid_by_buyer",
        ]
        | None
    ) = None

    @property
    def is_invoiced(self):
        """Whether it changes what the order comes to."""
        return self.handling in (None, "off_invoice", "paid_by_buyer")


class OrderLine(Part):
    """One ordered item. ``price`` is for one ``unit``; ``unit`` is the partner's code.

    ``pack`` is how many consumer units one ``unit`` holds (X12 PO4-01), if told.
    """

    number: Code
    quantity: Amount
    unit: Code
    price: Amount | None = None
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None
    pack: Amount | None = None
    requested_delivery: date | None = None
    stores: list[StoreQuantity] = []
    references: list[Reference] = []


class Order(Document):
    """An order as the partner sent it. ``number`` is the partner's own (BEG03).

    ``purpose`` follows X12 element 353; only ``original``, ``replace`` and
    ``reissue`` may become sales orders, a ``copy`` never does.
    """

    type: Literal["order"] = "order"
    number: Code
    purpose: Literal[
        "original",
        "cancel",
        "change",
        "replace",
        "confirmation",
        "duplicate",
        "reissue",
        "copy",
    ] = "original"
    kind: Literal["standalone", "dropship", "release", "blanket", "other"] = (
        "standalone"
    )
    release: Text | None = None
    order_date: date
    currency: Text | None = None
    requested_delivery: date | None = None
    requested_ship: date | None = None
    ship_not_before: date | None = None
    ship_no_later: date | None = None
    cancel_after: date | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    charges: list[OrderCharge] = []
    terms: Terms | None = None
    notes: list[str] = []
    lines: Annotated[list[OrderLine], Field(min_length=1, max_length=100_000)]

    def party(self, role):
        """Return the first :class:`Party` with ``role``, or None."""
        return next((party for party in self.parties if party.role == role), None)
