# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Kinds of values: from an element's text to the canonical form, and back.

Amounts become decimal strings and dates ISO strings. A reader returns None, and notes
why, where there is no usable value.
"""

import re
from datetime import date, time
from decimal import Decimal

from ..ediwire.documents.source import plain_decimal
from .reading import NO_CURRENCY

#: Lengths of the canonical types Code and Text.
CODE, TEXT = 80, 500
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?", re.ASCII)
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


def words_of(element):
    """Return the text of an element with single blanks."""
    return " ".join("".join(element.itertext()).split())


def read_code(reading, element):
    """Return an identifier as sent."""
    text = words_of(element)
    if len(text) > CODE:
        reading.note("element_too_long", element, text)
        return None
    return text or None


def read_text(_reading, element):
    """Return free text, cut to what the canonical form holds."""
    return words_of(element)[:TEXT].strip() or None


def read_number(reading, element):
    """Return a decimal string."""
    text = words_of(element)
    number = plain_decimal(text.removeprefix("+"))
    if text and number is None:
        reading.note("amount_bad", element, text)
    return number


def read_amount(reading, element):
    """Return an amount of the document's currency as a decimal string."""
    number = read_number(reading, element)
    currency = element.get("currencyID")
    if number is None or currency == NO_CURRENCY:
        return number
    if not currency:
        reading.note("currency_missing", element)
    elif reading.currency is None:
        reading.currency = currency
    elif currency != reading.currency:
        reading.note("currency_differs", element, currency)
    return number


def read_day(reading, element):
    """Return an ISO date; a time zone behind it says nothing about the day."""
    text = words_of(element)
    day = _ZONE.sub("", text)
    try:
        found = date.fromisoformat(day) if _DAY.fullmatch(day) else None
    except ValueError:
        found = None
    if text and found is None:
        reading.note("date_bad", element, text)
    return found and found.isoformat()


def read_time(reading, element):
    """Return hh:mm:ss; parts of seconds and the time zone are left out."""
    text = words_of(element)
    found = _TIME.fullmatch(_ZONE.sub("", text))
    try:
        moment = time.fromisoformat(found[1]) if found else None
    except ValueError:
        moment = None
    if text and moment is None:
        reading.note("time_bad", element, text)
    return moment and moment.isoformat()


def read_whole(reading, element):
    """Return a whole number as int."""
    number = read_number(reading, element)
    if number is None:
        return None
    if "." in number or len(number) > 9:
        reading.note("amount_bad", element, number, "a whole number is needed")
        return None
    return int(number)


def read_flag(reading, element):
    """Return True or False."""
    text = words_of(element).lower()
    if text and text not in _FLAGS:
        reading.note("flag_bad", element, text)
    return _FLAGS.get(text)


READERS = {
    "code": read_code,
    "text": read_text,
    "number": read_number,
    "quantity": read_number,
    "amount": read_amount,
    "day": read_day,
    "time": read_time,
    "whole": read_whole,
    "flag": read_flag,
}


def text_of(value):
    """Return a canonical value (dumped to Python or to JSON) as UBL's text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain_decimal(format(value, "f"))
    return str(value)
