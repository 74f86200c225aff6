# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Levels and packages of a DESADV: which carton a line lies in."""

from typing import NamedTuple

from ...documents.source import put
from ...gs1 import check_digit
from .parts_write import code, number

_SSCC, _CARRIER_NUMBER = "BJ", "CN"
_UNITS = {"KG": "KGM", "LB": "LBR"}
#: 7065: what we send as carton and pallet, and what others call a pallet.
CARTON, PALLET = "CT", "PX"
_PALLETS = ("200", "201", "202", "203", "204", PALLET)


class Place(NamedTuple):
    """Where a line lies: cartons (dicts, never none of them) and pallet or None."""

    cartons: list
    pallet: dict | None


class Packages:
    """Follows CPS, PAC and GIN, and knows the :class:`Place` of the next line."""

    def __init__(self, source):
        self.source = source
        self.level = self.spot = None
        self.parents, self.cartons, self.pallets, self.loose = {}, {}, {}, {}
        self.last = None

    def open_level(self, spot):
        """Take CPS."""
        self.level, self.last = spot[1], None
        self.parents[self.level] = spot[2] if spot[2] != spot[1] else ""

    def open_packages(self, spot):
        """Take PAC."""
        if self.level is None:
            self.level = ""
        self.spot = spot
        self._add(spot[3] in _PALLETS)

    def _add(self, is_pallet):
        self.kind, self.last = is_pallet, {}
        found = self.pallets if is_pallet else self.cartons
        found.setdefault(self.level, []).append(self.last)

    def take_numbers(self, spot):
        """Take GIN of the packages; each number is a package of its own."""
        if spot[1] != _SSCC or self.last is None:
            return
        for place in range(2, len(spot)):
            digits = self._sscc(spot, place)
            if digits and "sscc" in self.last:
                self._add(self.kind)
            if digits:
                self.last["sscc"] = digits

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
        if found["qualifier"] == _CARRIER_NUMBER and self.last is not None:
            self.last.setdefault("tracking", found["value"])

    def take_weight(self, weight):
        """Take MEA of the packages."""
        if self.last is not None:
            put(self.last, weight=weight)

    def place(self):
        """Return where a line of this level lies: what is nearest above counts."""
        for level in self._upwards():
            cartons = self.cartons.get(level, [])
            numbered = [each for each in cartons if "sscc" in each]
            pallet = self._pallet(level)
            if pallet is not None and not numbered:
                return Place([self.loose.setdefault(id(pallet), {})], pallet)
            if cartons:
                return Place(numbered or cartons[:1], self._nearest_pallet(level))
        return Place([self.loose.setdefault(None, {})], None)

    def _upwards(self):
        """Yield this level, then those above."""
        level, seen = self.level or "", set()
        while level not in seen:
            seen.add(level)
            yield level
            level = self.parents.get(level, "")

    def _nearest_pallet(self, start):
        levels = list(self._upwards())
        found = map(self._pallet, levels[levels.index(start) :])
        return next((each for each in found if each is not None), None)

    def _pallet(self, level):
        """Return the pallet of a level; the root only counts how many there are."""
        found = self.pallets.get(level, [])
        if not self.parents.get(level):
            found = [each for each in found if "sscc" in each]
        return found[0] if found else None


def package_segments(carton, unit, kind=CARTON):
    """Return PAC with weight, carrier's number and SSCC of one carton or pallet."""
    segments = [
        ["PAC", "1", "", kind],
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
