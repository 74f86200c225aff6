# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Identification keys and their check digits (GS1 General Specifications, 7.9.1)."""

from ..ediwire.gs1 import check_digit

#: Digits of each key, its check digit included.
KEYS = {
    "gtin8": 8,
    "gtin12": 12,
    "gtin13": 13,
    "gtin14": 14,
    "gln": 13,
    "sscc": 18,
}
#: How long a GTIN can be.
GTIN_LENGTHS = (8, 12, 13, 14)


def complaint(text, key):
    """Return in words why ``text`` is no such key, or None when it is one.

    :param key: a name in :data:`KEYS`.
    """
    length = KEYS[key]
    if not _digits(text):
        return "it holds something else than digits"
    if len(text) != length:
        return f"it has {len(text)} digits instead of {length}"
    wanted = check_digit(text[:-1])
    if text[-1] != wanted:
        return f"its check digit is {text[-1]} and should be {wanted}"
    return None


def is_valid(text, key):
    """Whether ``text`` is a key of this kind with the right check digit."""
    return complaint(text, key) is None


def gtin_complaint(text):
    """Return in words why ``text`` is no GTIN of any length, or None when it is."""
    if _digits(text) and len(text) not in GTIN_LENGTHS:
        return f"it has {len(text)} digits; a GTIN has 8, 12, 13 or 14"
    return complaint(text, f"gtin{len(text)}" if _digits(text) else "gtin14")


def gtin14(text):
    """Return a GTIN of any length as 14 digits (General Specifications, 3.3.2).

    Zeros in front do not change the check digit.

    :raises ValueError: it is no GTIN; the sentence says why.
    """
    why = gtin_complaint(text)
    if why:
        raise ValueError(f"{text!r} is no GTIN: {why}.")
    return text.zfill(14)


def _digits(text):
    return text.isascii() and text.isdigit()
