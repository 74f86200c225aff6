# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading helpers: segments by position, values in canonical form, faults noted.

Amounts become decimal strings and dates ISO strings, so that a document read is plain
JSON. A helper returns None where there is no usable value; it never raises.
"""

import re
from datetime import date

from ..findings import Finding
from ..x12.grammar import grammar_for

_DECIMAL = re.compile(r"(-?)0*(\d*)(?:\.(\d*))?", re.ASCII)
_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d*)?", re.ASCII)
#: Versions whose dates have six digits.
_SHORT_DATES = ("002", "003")
#: DTM05 (element 1250): a day, or a range of days.
_PERIODS = ("D8", "RD8")
#: Lengths of the canonical types Code and Text.
_CODE, _TEXT = 80, 500


class Row:
    """One segment: ``row[2]`` is its element 2 without blanks, ``''`` if absent."""

    __slots__ = ("elements", "position", "tag")

    def __init__(self, elements, position):
        self.elements, self.position, self.tag = elements, position, elements[0]

    def __getitem__(self, place):
        return self.elements[place].strip() if place < len(self.elements) else ""

    def __len__(self):
        return len(self.elements)


class Source:
    """The segments of a set as :class:`Row`, and the findings made on the way."""

    def __init__(self, transaction_set):
        self.delimiters = transaction_set.delimiters
        self.grammar = transaction_set.grammar or grammar_for("004010")
        #: Before 004010 dates are YYMMDD, the century may stand beside them.
        self.short_dates = transaction_set.version[:3] in _SHORT_DATES
        self.findings = []
        self.rows = [
            Row(elements, position)
            for position, elements in enumerate(transaction_set.segments, 1)
        ]

    def first(self, tag):
        """Return the first row with ``tag``; without one, an empty row is noted."""
        row = next((row for row in self.rows if row.tag == tag), None)
        if row is None:
            row = Row([tag], None)
            self.note("value_missing", row)
        return row

    def note(self, code, row, place=None, detail=""):
        """Add a finding about an element of ``row``, or about the row itself."""
        reference, name = self.grammar.element_at(row.tag, place or 0)
        self.findings.append(
            Finding(
                code,
                "element" if place else "segment",
                row.tag,
                row.position,
                place,
                None,
                reference,
                row[place] if place else "",
                self.grammar.segment_name(row.tag),
                name,
                detail,
            )
        )

    def code(self, row, place, needed=False):
        """Return an identifier as sent, None when empty (noted if ``needed``)."""
        value = row[place]
        if len(value) > _CODE:
            self.note("value_unreadable", row, place, "it is too long")
            return None
        if not value and needed:
            self.note("value_missing", row, place)
        return value or None

    def text(self, row, place):
        """Return free text, cut to what the canonical form holds."""
        return row[place][:_TEXT].strip() or None

    def amount(self, row, place, needed=False):
        """Return a decimal string such as ``12.5`` for an R or N0 element."""
        value = self.code(row, place, needed)
        number = plain_decimal(value) if value else None
        if value and number is None:
            self.note("value_unreadable", row, place, "it is not a number")
        return number

    def cents(self, row, place, needed=False):
        """Return an N2 element (two implied decimals) as a decimal string."""
        value = self.code(row, place, needed)
        if value is None:
            return None
        sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
        if not (digits.isascii() and digits.isdigit()):
            self.note("value_unreadable", row, place, "it is not a whole number")
            return None
        digits = digits.zfill(3)
        return plain_decimal(f"{sign}{digits[:-2]}.{digits[-2:]}")

    def whole(self, row, place):
        """Return a whole number as int."""
        number = self.amount(row, place)
        return int(number.partition(".")[0]) if number else None

    def date(self, row, place, needed=False):
        """Return an ISO date for a CCYYMMDD element."""
        value = self.code(row, place, needed)
        if value and self.short_dates and len(value) == 6:
            value = f"{_century(value, row)}{value}"
        day = iso_date(value) if value else None
        if value and day is None:
            self.note("value_unreadable", row, place, "it is not a date CCYYMMDD")
        return day

    def period(self, row):
        """Return the ISO date of a DTM: DTM02, or else the (first) day in DTM06."""
        if row[2] or row[5] not in _PERIODS:
            return self.date(row, 2)
        first = Row([*row.elements[:6], row[6].partition("-")[0]], row.position)
        return self.date(first, 6)

    def unit(self, row, place, needed=False):
        """Return a unit of measure in capitals, as its codes are written."""
        value = self.code(row, place, needed)
        return value.upper() if value else None

    def moment(self, row, date_place, time_place):
        """Return an ISO date and time; without a time, midnight."""
        day, time = self.date(row, date_place), row[time_place]
        if day is None:
            return None
        if not _TIME.fullmatch(time):
            time = "0000"
        return f"{day}T{time[:2]}:{time[2:4]}:{time[4:6] or '00'}"


def _century(value, row):
    """Return the two digits before YYMMDD: DTM05 says them, or the nearest does."""
    if row.tag == "DTM" and row[5] in ("19", "20"):
        return row[5]
    return "19" if value[0] in "789" else "20"


def plain_decimal(text):
    """Return ``text`` as ``-?digits[.digits]`` without needless zeros, or None."""
    found = _DECIMAL.fullmatch(text)
    if not found or not any(mark.isdigit() for mark in text):
        return None
    sign, whole, fraction = found[1], found[2] or "0", (found[3] or "").rstrip("0")
    if len(whole) > 15 or len(fraction) > 8:
        return None
    number = f"{whole}.{fraction}" if fraction else whole
    return number if number == "0" else sign + number


def iso_date(text):
    """Return ``CCYY-MM-DD`` for ``CCYYMMDD``, or None."""
    if not (len(text) == 8 and text.isascii() and text.isdigit()):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        return None


def put(target, **values):
    """Set the given fields that are not None; empty fields stay out of a document."""
    target.update({name: value for name, value in values.items() if value is not None})
    return target
