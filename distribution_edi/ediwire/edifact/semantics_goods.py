# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""DESADV: the tree of packaging levels (CPS), packages (PAC) and their numbers (SSCC).

CPS 7164 numbers a level, 7166 names the level above, which must stand before it. GIN+BJ
names packages: each number once, eighteen digits, the last one its check digit.
"""

from ..gs1 import check_digit
from ..x12.numbers import whole

_SSCC, _SSCC_LENGTH = "BJ", 18


def check_goods(spots):
    """Return findings about levels, packages and SSCCs."""
    return [*_check_levels(spots), *_check_packages(spots)]


def _check_levels(spots):
    found, known = [], set()
    for spot in spots:
        if spot.tag != "CPS":
            continue
        if spot[1] in known:
            found.append(spot.note("hierarchy_broken", 1, 1, "it is used twice"))
        if spot[2] and spot[2] not in known:
            found.append(spot.note("hierarchy_broken", 2, 1))
        known.add(spot[1])
    return found


def _check_packages(spots):
    """Numbers before the first LIN of a level name the packages of its PAC."""
    found, seen, packages, in_line = [], set(), None, False
    for spot in spots:
        if spot.tag in ("CPS", "PAC", "LIN", "CNT", "UNT"):
            found += _check_count(packages)
            packages = [spot, 0] if spot.tag == "PAC" else None
            in_line = spot.tag == "LIN" or (in_line and spot.tag == "PAC")
        elif spot.tag == "GIN" and spot[1] == _SSCC:
            named = 0
            for place in range(2, len(spot)):
                named += _take_number(spot, place, seen, found)
            if packages:
                packages[1] += named
    return found


def _take_number(spot, place, seen, found):
    """Check one number or range; return how many packages it names."""
    first, last = spot.part(place, 1), spot.part(place, 2)
    for component, number in enumerate(filter(None, (first, last)), 1):
        digits = number[2:] if len(number) == 20 and number[:2] == "00" else number
        if len(digits) != _SSCC_LENGTH or not (digits.isascii() and digits.isdigit()):
            found.append(spot.note("sscc_bad", place, component))
        elif check_digit(digits[:-1]) != digits[-1]:
            found.append(spot.note("check_digit_wrong", place, component))
        if digits in seen:
            found.append(spot.note("sscc_repeated", place, component))
        seen.add(digits)
    low, high = whole(first[:-1]), whole(last[:-1])
    if low is not None and high is not None and len(first) == len(last):
        return high - low + 1
    return 1 if first else 0


def _check_count(packages):
    """PAC 7224 packages were announced; if any has a number, all have one."""
    if not packages or not packages[1]:
        return []
    spot, named = packages
    if whole(spot[1]) in (None, named):
        return []
    return [spot.note("packages_total_wrong", 1, None, f"{named} numbers follow")]
