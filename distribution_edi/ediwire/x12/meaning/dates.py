# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Dates that exist, and that stand in the order in which things happen."""

import re

from ..elements import is_date, is_time
from .content import value_at

#: Segment -> places of (format, value) of a date period.
_PERIODS = {"DTM": (5, 6), "DTP": (2, 3), "DMG": (1, 2)}
#: Qualifiers of DTM: what must not be later than what.
_ORDER = (
    ("037", "038"),
    ("064", "063"),
    ("010", "001"),
    ("011", "017"),
)
_FORMATS = {
    "D8": is_date,
    "TM": is_time,
    "DT": lambda text: is_date(text[:8]) and is_time(text[8:]),
    "RD8": lambda text: _is_range(text),
}


def check_dates(content):
    """Note periods that are none, and header dates that contradict each other."""
    for tag, (kind, place) in _PERIODS.items():
        for row in content.rows(tag):
            right = _FORMATS.get(value_at(row[1], kind))
            if right and not right(value_at(row[1], place)):
                content.note("period_invalid", row, place)
    dates = {}
    for row in content.rows("DTM"):
        text = value_at(row[1], 2)
        if len(text) == 8 and is_date(text):
            dates.setdefault(value_at(row[1], 1), (text, row))
    for earlier, later in _ORDER:
        if earlier in dates and later in dates and dates[earlier][0] > dates[later][0]:
            detail = f"{earlier} is {dates[earlier][0]}"
            content.note("dates_contradict", dates[later][1], 2, detail)


def _is_range(text):
    """Tell whether a text is CCYYMMDD-CCYYMMDD, the first not after the second."""
    if not re.fullmatch(r"\d{8}-\d{8}", text, re.ASCII):
        return False
    first, last = text.split("-")
    return is_date(first) and is_date(last) and first <= last
