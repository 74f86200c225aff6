# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Levels and packages of a DESADV: which carton a line lies in."""

from ...documents.source import put
from ...gs1 import check_digit
from .parts_write import code, number

_SSCC, _CARRIER_NUMBER = "BJ", "CN"
_UNITS = {"KG": "KGM", "LB": "LBR"}


class Packages:
    """Follows CPS, PAC and GIN; ``carton`` is where the next line lies.

    A level with several numbered packages and lines is of unlike cartons that nobody
    told apart: its lines lie in the first one, and that is noted.
    """

    def __init__(self, source):
        self.source = source
        self.level = None
        self.cartons, self.parents, self.numbered = {}, {}, {}
        self.noted = set()

    def open_level(self, spot):
        """Take CPS."""
        self.level = spot[1]
        self.parents[self.level] = spot[2] if spot[2] != spot[1] else ""

    def open_packages(self, spot):
        """Take PAC; a count of packages alone is no carton."""
        if self.level is None:
            self.level = ""
        self.cartons.setdefault(self.level, {})
        self.numbered.setdefault(self.level, [])
        self.spot = spot

    def take_numbers(self, spot):
        """Take GIN of the packages."""
        if spot[1] != _SSCC or self.level not in self.cartons:
            return
        for place in range(2, len(spot)):
            digits = self._sscc(spot, place)
            if digits:
                self.numbered[self.level].append(digits)
                self.cartons[self.level].setdefault("sscc", digits)

    def _sscc(self, spot, place):
        """Return the 18 digits of an SSCC, None when it is none."""
        value = spot.part(place, 1)
        digits = value[2:] if len(value) == 20 and value.startswith("00") else value
        if len(digits) != 18 or not (digits.isascii() and digits.isdigit()):
            detail = "it is not an SSCC of 18 digits"
            self.source.note("value_unreadable", spot, place, 1, detail)
            return None
        if check_digit(digits[:-1]) != digits[-1]:
            self.source.note("check_digit_wrong", spot, place, 1)
        return digits

    def take_reference(self, found):
        """Take RFF of the packages: the carrier's number."""
        if found["qualifier"] == _CARRIER_NUMBER and self.level in self.cartons:
            self.cartons[self.level].setdefault("tracking", found["value"])

    def take_weight(self, weight):
        """Take MEA of the packages."""
        if self.level in self.cartons:
            put(self.cartons[self.level], weight=weight)

    def carton(self):
        """Return the carton that a line of this level lies in."""
        level, seen = self.level or "", set()
        while (
            level not in self.cartons and self.parents.get(level) and level not in seen
        ):
            seen.add(level)
            level = self.parents[level]
        numbers = self.numbered.get(level, [])
        if len(numbers) > 1 and level not in self.noted:
            self.noted.add(level)
            detail = f"{len(numbers)} packages hold these lines, the first one is used"
            self.source.note("value_assumed", self.spot, 1, None, detail)
        return self.cartons.setdefault(level, {})


def package_segments(carton, unit):
    """Return PAC with weight, carrier's number and SSCC of one carton."""
    segments = [
        ["PAC", "1", "", "CT"],
        *weight_segment(carton.get("weight"), unit, "G"),
    ]
    if carton.get("sscc") or carton.get("tracking"):
        segments.append(["PCI", "33E"])
    if carton.get("tracking"):
        tracking = code(carton["tracking"], 35, "tracking number")
        segments.append(["RFF", (_CARRIER_NUMBER, tracking)])
    if carton.get("sscc"):
        segments.append(["GIN", _SSCC, carton["sscc"]])
    return segments


def weight_segment(weight, unit, dimension):
    """Return MEA for a gross weight, as a list; empty without one."""
    if weight is None:
        return []
    value = (_UNITS[unit], number(weight, 18, "weight"))
    return [["MEA", "WT", dimension, value]]
