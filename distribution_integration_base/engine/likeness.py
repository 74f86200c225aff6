# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How alike two names or numbers are: advice for a person, never a decision."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")
#: Below this, a likeness is chance.
LEAST = 0.6
#: Candidates that are compared letter by letter.
FINAL = 5


def gtin_key(text):
    """Return the digits of a GTIN without leading zeros, or '' when it is none.

    UPC-A, EAN-13 and GTIN-14 of one article differ in zeros alone (GS1 General
    Specifications, 3.3.2).
    """
    plain = text.strip().replace(" ", "").replace("-", "")
    digits = plain.isascii() and plain.isdigit() and 8 <= len(plain) <= 14
    return plain.lstrip("0") if digits else ""


def code_key(text):
    """Return a code without case, blanks and dashes: 'ab-12 c' is 'AB12C'."""
    return re.sub(r"[\s\-_./]", "", text).upper()


def words(text):
    """Return the set of words of a name that say something, in lower case."""
    return {word for word in _WORD.findall(text.lower()) if len(word) > 1}


def best(text, names):
    """Return (key, likeness 0 to 1) of the name most like ``text``, or None.

    :param names: {key: name}. Names without a word in common are not looked at.
    """
    wanted = words(text)
    shared = {key: len(wanted & words(name)) for key, name in names.items()}
    finalists = sorted((key for key in shared if shared[key]), key=shared.get)[-FINAL:]
    scored = [(_likeness(text, names[key]), key) for key in finalists]
    score, key = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return (key, score) if score >= LEAST else None


def _likeness(text, name):
    ours, theirs = (" ".join(sorted(words(each))) for each in (text, name))
    return SequenceMatcher(None, ours, theirs).ratio()
