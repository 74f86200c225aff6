# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Dates, times and periods in the formats of element 2379."""

import re
from datetime import date

#: 2379 -> what stands in 2380, as letters: C century, Y, M, D, h, m, s; W week.
FORMATS = {
    "2": "DDMMYY",
    "3": "MMDDYY",
    "101": "YYMMDD",
    "102": "CCYYMMDD",
    "103": "YYWWD",
    "201": "YYMMDDhhmm",
    "202": "YYMMDDhhmmss",
    "203": "CCYYMMDDhhmm",
    "204": "CCYYMMDDhhmmss",
    "303": "CCYYMMDDhhmmZZZ",
    "401": "hhmm",
    "402": "hhmmss",
    "602": "CCYY",
    "609": "YYMM",
    "610": "CCYYMM",
    "615": "YYWW",
    "616": "CCYYWW",
}
#: Periods: from and to, with or without a hyphen between.
PERIODS = {"711": "102", "718": "102", "713": "201", "717": "101", "719": "203"}
#: Numbers of years, months, weeks, days, hours, minutes, seconds.
_COUNTS = {"801", "802", "803", "804", "805", "806", "807"}
_FIELD = re.compile(r"CC|YY|MM|DD|hh|mm|ss|WW|D|ZZZ")
_RANGES = {
    "CC": (0, 99),
    "YY": (0, 99),
    "MM": (1, 12),
    "DD": (1, 31),
    "hh": (0, 24),
    "mm": (0, 59),
    "ss": (0, 60),
    "WW": (1, 53),
    "D": (1, 7),
}


def is_valid(value, code):
    """Tell whether 2380 is written as 2379 says; unknown formats are taken on trust."""
    if code in FORMATS:
        return _fields(value, FORMATS[code]) is not None
    if code in PERIODS:
        return None not in _ends(value, code)
    return not (code in _COUNTS and not (value.isascii() and value.isdigit()))


def to_iso(value, code):
    """Return the ISO date of a moment, or of the first day of a period; or None.

    Where value and format do not fit, eight digits are CCYYMMDD, six are YYMMDD.
    """
    code = _fitting(value, code)
    if code in PERIODS:
        return to_iso(value[: len(value) // 2].rstrip("-"), PERIODS[code])
    fields = _fields(value, FORMATS[code]) if code in FORMATS else None
    if not fields or not {"YY", "MM", "DD"} <= fields.keys():
        return None
    return _day(fields).isoformat()


def to_moment(value, code):
    """Return ISO date and time; midnight when the format has no time; or None."""
    day = to_iso(value, code)
    if day is None:
        return None
    fields = _fields(value, FORMATS.get(_fitting(value, code), "")) or {}
    hour = fields.get("hh", 0) % 24
    return f"{day}T{hour:02d}:{fields.get('mm', 0):02d}:{fields.get('ss', 0) % 60:02d}"


def _fitting(value, code):
    if code in PERIODS or (code in FORMATS and len(FORMATS[code]) == len(value)):
        return code
    return {6: "101", 8: "102", 12: "203", 14: "204"}.get(len(value), "")


def _ends(value, code):
    half = FORMATS[PERIODS[code]]
    middle = len(half)
    ends = value[:middle], value[middle:].removeprefix("-")
    return [_fields(end, half) for end in ends]


def _fields(value, form):
    """Return {field: number} of a value, None when it is not of this form."""
    if len(value) != len(form):
        return None
    fields = {}
    for found in _FIELD.finditer(form):
        name, text = found[0], value[found.start() : found.end()]
        if name == "ZZZ":
            continue
        if not (text.isascii() and text.isdigit()):
            return None
        low, high = _RANGES[name]
        fields[name] = int(text)
        if not low <= fields[name] <= high:
            return None
    if {"YY", "MM", "DD"} <= fields.keys() and _day(fields) is None:
        return None
    return fields


def _day(fields):
    """Return the date; without a century, years from 70 on are of the 20th."""
    century = fields.get("CC", 19 if fields["YY"] >= 70 else 20)
    try:
        return date(century * 100 + fields["YY"], fields["MM"], fields["DD"])
    except ValueError:
        return None
