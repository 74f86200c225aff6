# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Character sets: what was agreed or announced, and what senders really send.

ISO 9735 levels A and B are plain ASCII, C to K parts of ISO 8859, W and Y Unicode. X12
has a basic and an extended set and leaves the rest to the parties.

Many senders announce A and send anything, so bytes are read as UTF-8 when they are
UTF-8 beyond doubt, and what the announced set does not hold is noted, not refused.
What we write keeps to the set: see :func:`replaced`.
"""

import re
import unicodedata
from functools import lru_cache

from .errors import WriteError

#: Name of the set -> (codec for reading and writing, characters that are allowed).
_UPPER = r"A-Z0-9 .,\-()/='+:?!\"%&*;<>"
_LOWER = _UPPER + r"a-z"
_ANY = r"\x20-\x7e\xa0-\U0010ffff"
_EDIFACT = {
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
#: X12.6 3.3: basic and extended, the latter with all of ASCII.
_X12 = {
    "basic": ("ascii", r"A-Z0-9 !\"&'()*+,\-./:;?="),
    "extended": ("ascii", r"\x20-\x7e"),
    "latin-1": ("iso8859-1", r"\x20-\x7e\xa0-\xff"),
    "utf-8": ("utf-8", r"\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff"),
}
_SETS = {**_EDIFACT, **_X12}
#: What UNB may announce.
KNOWN = frozenset(_EDIFACT)

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


#: The stroke that ½ and its like are taken apart by.
_OVER = "\u2044"
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
        "Ð": "D",
        "ð": "d",
        "Þ": "Th",
        "þ": "th",
        "ı": "i",
        "µ": "u",
        "×": "x",
        "£": "GBP",
        "\u2010": "-",
        "\u2011": "-",
        "\u2212": "-",
        "\u2032": "'",
        "\u2033": '"',
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


def replaced(value, name, refused, place, is_text):
    """Return ``value`` in characters that can be sent, blanks around it removed.

    Alike ones are taken (ö as o), signs that have none become blanks. What nothing is
    like, or what is no text for people, is never sent as something else: only capitals
    may take the place of small letters there.

    :param name: of the set; ``refused``: pattern of characters that cannot be sent.
    :param place: where it would stand, in words; ``is_text``: it is only read.
    :raises WriteError: in words, with what to do.
    """
    lost = [each for each in value if _is_lost(each, name, refused)]
    if lost:
        raise WriteError(
            f"'{value[:60]}' in {place} has '{''.join(lost[:5])}', which the character "
            f"set {name} does not have. Write it otherwise, or agree on another set "
            "with the partner and choose it in his EDI profile."
        )
    plain = similar(value, name, refused)
    if not is_text and plain.casefold() != value.strip().casefold():
        sent = {each: _sent(each, name, refused) for each in value}
        bad = "".join(x for x in value if sent[x].casefold() != x.casefold())
        raise WriteError(
            f"'{value[:60]}' in {place} has '{bad[:5]}', which cannot be sent to this "
            "partner, and a number or code is not changed on its way. Write it "
            "otherwise, or change the separators or the character set in his EDI "
            "profile."
        )
    return plain


def similar(value, name, refused):
    """Return ``value`` in characters that can be sent: alike ones, else blanks."""
    return "".join(_sent(each, name, refused) for each in value).strip()


def _sent(character, name, refused):
    for candidate in (character, *_alike(character)):
        if refused.search(candidate) is None and fits(candidate, name):
            return candidate
    return " "


def _is_lost(character, name, refused):
    """Signs and blanks may go; letters and digits are what a text says."""
    spoken = unicodedata.category(character)[0] in "LN"
    return spoken and _sent(character, name, refused) == " "


def _alike(character):
    bare = unicodedata.normalize("NFKD", character.translate(_ALIKE))
    bare = "".join(each for each in bare if not unicodedata.combining(each))
    if _OVER in bare:
        # 5½ is not 51/2.
        bare = " " + bare.replace(_OVER, "/")
    return bare, bare.upper()


def fits(text, syntax):
    """Tell whether the set's codec can write ``text``."""
    try:
        text.encode(codec_of(syntax))
    except UnicodeEncodeError:
        return False
    return True
