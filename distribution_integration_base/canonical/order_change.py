# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Change of an order that was sent before (X12 860, ORDCHG, JSON API)."""

from datetime import date
from typing import Literal

from .base import Amount, Code, Document, Part, Party


class ChangedLine(Part):
    """``number`` is the partner's line. ``quantity`` is the whole new quantity, in the
    unit that was ordered; ``unit``, if given, must be that one.
    """

    number: Code
    action: Literal["change", "cancel"] = "change"
    quantity: Amount | None = None
    unit: Code | None = None


class OrderChange(Document):
    """``number`` is the change's own, never used twice by one partner.

    Only what is named changes. ``cancel`` gives up the whole order.
    """

    type: Literal["order_change"] = "order_change"
    number: Code
    order_number: Code
    change_date: date
    cancel: bool = False
    requested_delivery: date | None = None
    parties: list[Party] = []
    lines: list[ChangedLine] = []

    def ship_to(self):
        """Return the new ship-to :class:`Party`, or None."""
        return next((party for party in self.parties if party.role == "ship_to"), None)
