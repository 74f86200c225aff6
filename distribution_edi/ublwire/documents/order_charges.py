# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Allowances and charges of an order: of the whole, or of one of its lines."""

from ..nodes import Leaf, children
from ..parts import charges

_PERCENT = Leaf("cbc:MultiplierFactorNumeric", "percent", "number")
_NODE = charges(_PERCENT)


def _taken(charge, **line):
    """Return a charge as read: an amount of nothing is none, it is only said."""
    charge = {**charge, **line}
    if charge["amount"] == "0":
        charge.pop("amount")
    return charge


def _told(writing, charge):
    """Return a charge as UBL has it, which always wants an amount."""
    if charge.get("handling"):
        writing.lose(f"{charge['handling']} of an allowance or charge")
    amount = charge.get("amount")
    return {**charge, "amount": "0" if amount is None else amount}


class OrderCharges:
    """Those of the whole order."""

    def take(self, reading, parent, into):
        """Take them beside those of the lines."""
        said = {}
        _NODE.take(reading, parent, said)
        for charge in said.get("charges", ()):
            into.setdefault("charges", []).append(_taken(charge))

    def add(self, writing, parent, data):
        """Add those that speak of no line."""
        own = [each for each in data.get("charges") or () if not each.get("line")]
        _NODE.add(writing, parent, {"charges": [_told(writing, x) for x in own]})


class LineCharges:
    """Those of one line, which the canonical order keeps with its own."""

    def take(self, reading, parent, into):
        """Keep them in the line until :func:`move` has moved them."""
        if children(parent, "cac:AllowanceCharge"):
            _NODE.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add those that were put into the line by :func:`spread`."""
        told = [_told(writing, each) for each in data.get("charges") or ()]
        _NODE.add(writing, parent, {"charges": told})


def move(order):
    """Move charges from the lines of an order that was read to the order."""
    for line in order.get("lines", ()):
        for charge in line.pop("charges", ()):
            moved = _taken(charge, line=line["number"])
            order.setdefault("charges", []).append(moved)


def spread(order):
    """Return an order whose lines have the charges that speak of them."""
    told = {}
    for charge in order.get("charges") or ():
        if charge.get("line"):
            told.setdefault(charge["line"], []).append(charge)
    lines = [{**line, "charges": told.get(line["number"])} for line in order["lines"]]
    return {**order, "lines": lines}
