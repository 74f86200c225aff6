# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Change of an order that was sent before (X12 860, ORDCHG, JSON API)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Text


class ChangedLine(Part):
    """``number`` is the partner's line.

    ``quantity`` is the whole new quantity, in the unit that was ordered; ``unit``, if
    given, must be that one. ``by`` says instead how much more (or, below zero, less) it
    is. ``price`` is for one ``unit``. A line to ``add`` has quantity, unit and codes.
    """

    number: Code
    action: Literal["change", "cancel", "add"] = "change"
    quantity: Amount | None = None
    by: Amount | None = None
    unit: Code | None = None
    price: Amount | None = None
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None


class OrderChange(Document):
    """``number`` is the change's own, never used twice by one partner.

    Only what is named changes. ``cancel`` gives up the whole order. ``remarks`` are
    what the change says besides, for a person: nothing in Odoo holds it. ``release``
    says which call-off of a blanket is meant.
    """

    type: Literal["order_change"] = "order_change"
    number: Code
    order_number: Code
    release: Text | None = None
    change_date: date
    cancel: bool = False
    requested_delivery: date | None = None
    parties: list[Party] = []
    remarks: list[Text] = []
    lines: list[ChangedLine] = []

    def ship_to(self):
        """Return the new ship-to :class:`Party`, or None."""
        return next((party for party in self.parties if party.role == "ship_to"), None)


def changed(order, change):
    """Return ``order`` (canonical dict) as it is after ``change`` was taken.

    A cancelled line is not in it any more. Neither argument is touched.
    """
    steps = {line["number"]: line for line in change.get("lines") or ()}
    lines = [
        _changed_line(line, steps.get(line["number"], {}))
        for line in order.get("lines") or ()
        if steps.get(line["number"], {}).get("action") != "cancel"
    ]
    lines += [
        {name: value for name, value in step.items() if name != "action"}
        for step in steps.values()
        if step.get("action") == "add"
    ]
    dates = {name: change[name] for name in ("requested_delivery",) if change.get(name)}
    return {**order, **dates, "lines": lines}


def _changed_line(line, step):
    line = dict(line)
    if step.get("quantity"):
        line["quantity"] = step["quantity"]
    elif step.get("by"):
        line["quantity"] = str(Decimal(line["quantity"]) + Decimal(step["by"]))
    if step.get("price"):
        line["price"] = step["price"]
    return line
