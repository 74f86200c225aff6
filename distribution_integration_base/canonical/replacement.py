# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From an order that replaces another to what changes by it."""

from decimal import Decimal


class NotReplaceable(ValueError):
    """A line is another item, or in another unit, than it was.

    :ivar line: its number.
    """

    def __init__(self, line):
        super().__init__(f"line {line} is another item or in another unit")
        self.line = line


def replacement(before, after):
    """Return the fields of an order change (canonical dict) that make ``after`` of it.

    Empty when nothing changes. Neither argument, canonical orders as dicts, is touched.

    :raises NotReplaceable: a line keeps its number and nothing else.
    """
    old = {line["number"]: line for line in before.get("lines") or ()}
    new = {line["number"]: line for line in after.get("lines") or ()}
    lines = [
        {"number": number, "action": "cancel"} for number in old if number not in new
    ]
    for number, line in new.items():
        if number in old:
            step = _step(old[number], line)
            if step:
                lines.append({"number": number, **step})
        else:
            lines.append(_added(line))
    changes = {"lines": lines} if lines else {}
    day = after.get("requested_delivery")
    if day and day != before.get("requested_delivery"):
        changes["requested_delivery"] = day
    ship_to = _ship_to(after)
    if ship_to and ship_to != _ship_to(before):
        changes["parties"] = ship_to
    return changes


def _step(old, new):
    if old["unit"] != new["unit"] or _codes(old).isdisjoint(_codes(new)):
        raise NotReplaceable(new["number"])
    return {
        name: new[name]
        for name in ("quantity", "price")
        if new.get(name) is not None
        and (old.get(name) is None or Decimal(new[name]) != Decimal(old[name]))
    }


def _codes(line):
    return {(code["kind"], code["value"]) for code in line.get("codes") or ()}


def _added(line):
    kept = ("number", "quantity", "unit", "price", "codes", "description")
    return {"action": "add", **{name: line[name] for name in kept if name in line}}


def _ship_to(order):
    return [p for p in order.get("parties") or () if p["role"] == "ship_to"]
