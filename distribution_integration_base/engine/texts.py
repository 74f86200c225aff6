# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner's free text is about, and which numbers it names."""

import re

#: X12 element 640 of a text, where it says enough.
_CATEGORIES = {"CB": "money", "IN": "money", "SH": "shipment", "PO": "order"}
#: Beginnings of words that say what a text is about; most words win.
_WORDS = {
    "money": "chargeback deduct invoice payment remit fine fee credit debit 810 820",
    "shipment": "asn ship deliver carton label pallet routing carrier sscc 856",
    "order": "order po cancel item price quantit catalog 850 855 860",
}
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.\-]{2,40}", re.ASCII)
#: Numbers looked up for one text.
_MOST = 500


def subject_of(category, texts):
    """Return what texts are about: money, shipment, order or other.

    :param category: X12 element 640, or None.
    """
    if category in _CATEGORIES:
        return _CATEGORIES[category]
    words = re.findall(r"[a-z0-9]+", " ".join(texts).lower())
    counts = {
        about: sum(word.startswith(tuple(begins.split())) for word in words)
        for about, begins in _WORDS.items()
    }
    best = max(counts, key=counts.get)
    return best if counts[best] else "other"


def numbers_in(texts):
    """Return what may be the number of a document: it has a digit in it."""
    found = {}
    for text in texts:
        for number in _NUMBER.findall(text):
            number = number.rstrip("./-_")
            if any(mark.isdigit() for mark in number):
                found[number] = True
    return list(found)[:_MOST]
