# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Allowances and charges of an order: ALC with PCD and MOA."""

from ...documents.order_charge import HANDLING, HANDLING_CODES, charges_of
from ...documents.source import put
from .parts_read import read_charge
from .parts_write import charge_segment, money, number

#: MOA 5025 of an allowance or charge.
CHARGE_AMOUNTS = ("8", "23", "204")
#: PCD 5245: of an allowance, of a charge, of either.
_PERCENTAGES = ("1", "2", "3")


class ChargeReader:
    """Reads one ALC group; ``charge`` is None when it is neither."""

    def __init__(self, source, spot, line=None):
        self.source = source
        self.charge = read_charge(source, spot)
        if self.charge:
            handling = HANDLING.get(spot[3].zfill(2)) if spot[3] else None
            put(self.charge, handling=handling, line=line)

    def take(self, spot):
        """Take MOA or PCD of the group; the first amount that is one counts."""
        if not self.charge:
            return
        if spot.tag == "PCD" and spot[1] in _PERCENTAGES:
            self._put("percent", self.source.amount(spot, 1, 2))
        elif spot.tag == "MOA" and spot[1] in CHARGE_AMOUNTS:
            self._put("amount", self.source.amount(spot, 1, 2))

    def _put(self, name, value):
        if value and name not in self.charge:
            self.charge[name] = value.removeprefix("-")


def charge_segments(order, line=None):
    """Return ALC, PCD and MOA of the charges of a line, or of the whole order."""
    segments = []
    for item in charges_of(order, line):
        handling = HANDLING_CODES.get(item.get("handling"), "").removeprefix("0")
        segments.append(charge_segment(item, handling))
        if item.get("percent") is not None:
            percent = number(item["percent"], 10, "percentage of a charge")
            segments.append(["PCD", ("3", percent)])
        if item.get("amount") is not None:
            segments.append(money("8", item["amount"], "allowance or charge"))
    return segments
