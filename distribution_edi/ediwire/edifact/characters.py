# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The character sets that UNB announces, and what senders really send.

ISO 9735 levels A and B are plain ASCII, C to K parts of ISO 8859, W and Y Unicode.
Many senders announce A and send anything, so bytes are read as UTF-8 when they are
UTF-8 beyond doubt, and what the announced set does not hold is noted, not refused.
"""

import re
import unicodedata
from functools import lru_cache

#: Syntax identifier -> (codec for reading and writing, characters that are allowed).
_UPPER = r"A-Z0-9 .,\-()/='+:?!\"%&*;<>"
_LOWER = _UPPER + r"a-z"
_ANY = r"\x20-\x7e\xa0-\U0010ffff"
_SETS = {
    "UNOA": ("ascii", _UPPER),
    "UNOB": ("ascii", _LOWER),
    "UNOC": ("iso8859-1", _ANY),
    "UNOD": ("iso8859-2", _ANY),
    "UNOE": ("iso8859-5", _ANY),
    "UNOF": ("iso8859-7", _ANY),
    "UNOG": ("iso8859-3", _ANY),
    "UNOH": ("iso8859-4", _ANY),
    "UNOI": ("iso8859-6", _ANY),
    "UNOJ": ("iso8859-8", _ANY),
    "UNOK": ("iso8859-9", _ANY),
    "UNOX": ("iso2022_jp", _ANY),
    "UNOW": ("utf-8", _ANY),
    "UNOY": ("utf-8", _ANY),
}
KNOWN = frozenset(_SETS)


#: The second block of control characters, which no document means.
_CONTROLS = re.compile("[\x80-\x9f]")


def decode(raw, syntax):
    """Return (text, True when the bytes are of the announced set)."""
    announced = _SETS.get(syntax, ("iso8859-1",))[0]
    if raw.isascii() and announced != "iso2022_jp":
        return raw.decode("ascii"), True
    for codec in ("utf-8", "iso8859-1" if announced == "ascii" else announced):
        try:
            text = raw.decode(codec)
            if codec == "iso8859-1" and _CONTROLS.search(text):
                # Senders on Windows write quotes and dashes where it has controls.
                return raw.decode("cp1252"), False
            return text, codec == announced
        except UnicodeDecodeError:
            continue
    return raw.decode("iso8859-1"), False


def first_outside(text, syntax, marks=""):
    """Return what stands around the first character outside of the set, or None.

    :param marks: service characters, which may be any.
    """
    found = outside(syntax, marks).search(text)
    return text[max(0, found.start() - 5) : found.start() + 15] if found else None


@lru_cache(maxsize=64)
def outside(syntax, marks=""):
    """Return the pattern of characters that the announced set does not hold.

    Whether a codec such as ISO 8859-1 can write a character is another question.
    """
    allowed = _SETS.get(syntax, _SETS["UNOC"])[1]
    return re.compile(f"[^{allowed}{re.escape(marks)}]")


def codec_of(syntax):
    """Return the name of the codec that writes the set."""
    return _SETS[syntax][0]


#: What looks alike where taking the accents off is not enough.
_ALIKE = str.maketrans(
    {
        "ß": "ss",
        "Æ": "AE",
        "æ": "ae",
        "Œ": "OE",
        "œ": "oe",
        "Ø": "O",
        "ø": "o",
        "Ł": "L",
        "ł": "l",
        "Đ": "D",
        "đ": "d",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "€": "EUR",
    }
)


def similar(text, syntax, marks=""):
    """Return ``text`` in the characters of a set: alike ones, else blanks."""
    refused = outside(syntax, marks)

    def replace(character):
        for candidate in (character, character.upper(), *_alike(character)):
            if refused.search(candidate) is None and fits(candidate, syntax):
                return candidate
        return " "

    return "".join(map(replace, text)).strip()


def _alike(character):
    bare = unicodedata.normalize("NFKD", character.translate(_ALIKE))
    bare = "".join(each for each in bare if not unicodedata.combining(each))
    return bare, bare.upper()


def fits(text, syntax):
    """Tell whether the set's codec can write ``text``."""
    try:
        text.encode(codec_of(syntax))
    except UnicodeEncodeError:
        return False
    return True
