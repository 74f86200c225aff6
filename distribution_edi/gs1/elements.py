# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Element strings: what a GS1-128 symbol says (GS1 General Specifications, 7.8)."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

from .identifiers import IDENTIFIERS, SET_82, identifier_at
from .keys import complaint

#: How a scanner sends FNC1 that ends a value of variable length (7.8.6).
SEPARATOR = "\x1d"
#: What scanners put in front: symbology identifiers of GS1-128, DataMatrix and QR.
_SYMBOLOGY = ("]C1", "]d2", "]Q3", "]e0")
#: Longest element string of one GS1-128 symbol, FNC1 included (5.4.4.6).
LONGEST = 48
_BRACKETED = re.compile(r"\(([0-9]{2,4})\)")


class ElementError(ValueError):
    """A value does not fit its application identifier; the sentence says why."""


@dataclass(slots=True)
class Reading:
    """What was read: (identifier, value) in order, and what is wrong in words."""

    elements: list[tuple[str, str]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def value(self, code):
        """Return the first value under ``code``, or None."""
        return next((value for each, value in self.elements if each == code), None)


class Elements(tuple):
    """(identifier, value) pairs that fit their identifiers, ready to be written.

    :raises ElementError: one does not fit, or no symbol can hold them all.
    """

    def __new__(cls, pairs):
        """Check the pairs; those of known length go first, so that fewer FNC1 stand."""
        pairs = [(str(code), str(value)) for code, value in pairs]
        for code, value in pairs:
            why = _misfit(code, value)
            if why:
                raise ElementError(f"({code}) {value!r} cannot be written: {why}.")
        pairs.sort(key=lambda pair: not IDENTIFIERS[pair[0]].predefined)
        return super().__new__(cls, pairs)

    @property
    def data(self):
        """The characters behind the first FNC1; :data:`SEPARATOR` for the others."""
        return "".join(self._parts())

    def _parts(self):
        for place, (code, value) in enumerate(self, 1):
            yield code + value
            if place < len(self) and not IDENTIFIERS[code].predefined:
                yield SEPARATOR

    @property
    def text(self):
        """What people read below the bars: identifiers in brackets (4.14)."""
        return "".join(f"({code}){value}" for code, value in self)


def write(pairs):
    """Return the :class:`Elements` of one symbol.

    :param pairs: (identifier, value), values as texts.
    :raises ElementError: a value does not fit, or the symbol would be too long.
    """
    elements = Elements(pairs)
    if len(elements.data) > LONGEST:
        raise ElementError(
            f"{elements.text} is longer than one GS1-128 symbol may be; split it."
        )
    return elements


def read(text, today=None):
    """Return the :class:`Reading` of what a scanner sent, or a person typed.

    Symbology identifiers in front and brackets around identifiers are both
    understood. Never raises: what cannot be understood is a complaint.

    :param today: a ``date``; then dates are given as ISO dates, in the century that
        is nearest to it (7.12).
    """
    text = text.strip(" \r\n\t")
    if _BRACKETED.match(text):
        reading = _read_bracketed(text)
    else:
        reading = _read_plain(text)
    if today:
        reading.elements = [
            (code, _dated(code, value, today)) for code, value in reading.elements
        ]
    return reading


def _read_bracketed(text):
    reading = Reading()
    _empty, *parts = _BRACKETED.split(text)
    for code, value in zip(parts[::2], parts[1::2], strict=True):
        _take(reading, code, value)
    return reading


def _read_plain(text):
    reading, rest = Reading(), text
    if rest.startswith(_SYMBOLOGY):
        rest = rest[3:]
    rest = rest.removeprefix(SEPARATOR)
    while rest:
        identifier = identifier_at(rest)
        if not identifier:
            reading.complaints.append(
                f"{rest[:4]!r} begins with no application identifier that is known"
            )
            break
        rest = rest[len(identifier.code) :]
        if identifier.predefined:
            value, rest = rest[: identifier.most], rest[identifier.most :]
            # Some printers end these too; it does no harm.
            rest = rest.removeprefix(SEPARATOR)
        else:
            value, _mark, rest = rest.partition(SEPARATOR)
        _take(reading, identifier.code, value)
    return reading


def _take(reading, code, value):
    reading.elements.append((code, value))
    why = _misfit(code, value)
    if why:
        reading.complaints.append(f"({code}) {value!r}: {why}")


def _misfit(code, value):
    identifier = IDENTIFIERS.get(code)
    if not identifier:
        return "the application identifier is not known"
    if not SET_82.match(value):
        return "it holds characters that no GS1 symbol may hold"
    if not identifier.least <= len(value) <= identifier.most:
        return f"it has {len(value)} characters instead of {_length(identifier)}"
    if identifier.kind != "an" and not value.isdigit():
        return "it holds something else than digits"
    if identifier.kind == "date" and not _is_date(value):
        return "it is no date"
    return complaint(value, identifier.key) if identifier.key else None


def _length(identifier):
    if identifier.least == identifier.most:
        return str(identifier.most)
    return f"{identifier.least} to {identifier.most}"


def _is_date(value):
    # Day 00: the month as a whole. A leap year is assumed where the century is open.
    year, month, day = 2000 + int(value[:2]), int(value[2:4]), int(value[4:])
    return 1 <= month <= 12 and day <= calendar.monthrange(year, month)[1]


def _dated(code, value, today):
    identifier = IDENTIFIERS.get(code)
    if not identifier or identifier.kind != "date" or _misfit(code, value):
        return value
    year = today.year - today.year % 100 + int(value[:2])
    if year - today.year >= 51:
        year -= 100
    elif year - today.year <= -50:
        year += 100
    month = int(value[2:4])
    day = int(value[4:]) or calendar.monthrange(year, month)[1]
    return date(year, month, min(day, calendar.monthrange(year, month)[1])).isoformat()
