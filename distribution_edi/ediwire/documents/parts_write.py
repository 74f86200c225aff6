# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writing of what documents share. Texts are cut, identifiers never are.

Values come as in canonical documents, dumped to Python or to JSON: amounts are
Decimal or text, dates are dates or ISO text. Lengths are those of X12 004010.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from ..errors import WriteError
from .codes import GTIN_CODES, ITEM_CODES, ROLE_CODES
from .source import plain_decimal

#: A whole number as it is written anyway: most amounts are one.
_PLAIN = re.compile(r"0|[1-9]\d*", re.ASCII)


def row(tag, *elements):
    """Return a segment; None becomes empty, empty elements at the end go."""
    segment = [tag, *elements]
    if None in elements:
        segment = ["" if element is None else element for element in segment]
    while not segment[-1]:
        segment.pop()
    return segment


def code(value, most, what, least=1):
    """Return an identifier; '' for none.

    :raises WriteError: it has more than ``most`` or fewer than ``least`` characters.
    """
    value = (value or "").strip()
    if not value or least <= len(value) <= most:
        return value
    raise WriteError(
        f"The {what} '{value}' has {len(value)} characters, the document takes "
        f"{least} to {most}. Shorten it or agree on another one with the partner."
    )


def text(value, most):
    """Return free text, cut at ``most`` characters."""
    return (value or "").strip()[:most].strip()


def chunks(value, most):
    """Split free text into pieces of at most ``most`` characters, at blanks."""
    words = (value or "").split()
    whole = " ".join(words)
    if len(whole) <= most:
        return [whole] if whole else []
    pieces = [""]
    for word in words:
        while word:
            joined = f"{pieces[-1]} {word}".strip()
            if len(joined) <= most:
                pieces[-1], word = joined, ""
            elif pieces[-1]:
                pieces.append("")
            else:
                pieces[-1], word = word[:most], word[most:]
                pieces.append("")
    return [piece for piece in pieces if piece]


def amount(value, most, what):
    """Return an R element of at most ``most`` digits; decimals are rounded to fit.

    :raises WriteError: the whole part does not fit.
    """
    if value is None:
        return ""
    if isinstance(value, str) and len(value) <= most and _PLAIN.fullmatch(value):
        return value
    number = Decimal(value)
    whole_digits = len(str(abs(int(number))))
    if whole_digits > most:
        raise WriteError(f"The {what} {number} is too large for the document.")
    places = min(8, most - whole_digits)
    if -number.as_tuple().exponent > places:
        number = round(number, places)
    return plain_decimal(format(number, "f"))


def whole(value, most, what):
    """Return an N0 element.

    :raises WriteError: it has decimals or too many digits.
    """
    written = amount(value, most, what)
    if "." in written:
        raise WriteError(f"The {what} {written} must be a whole number.")
    return written


def cents(value, what):
    """Return an N2 element: the amount in hundredths, without a point.

    :raises WriteError: it has more than two decimals or more than 15 digits.
    """
    hundredths = Decimal(value) * 100
    if hundredths != int(hundredths):
        raise WriteError(f"The {what} {value} has parts of a cent, round it before.")
    if abs(hundredths) >= 10**15:
        raise WriteError(f"The {what} {value} is too large for the document.")
    return str(int(hundredths))


def day(value):
    """Return CCYYMMDD for a date, a datetime or ISO text; '' for none."""
    if not value:
        return ""
    if not isinstance(value, date):
        value = date.fromisoformat(value[:10])
    return value.strftime("%Y%m%d").zfill(8)


def moment(value):
    """Return (CCYYMMDD, HHMM or HHMMSS) for a datetime or ISO text."""
    if not isinstance(value, datetime):
        value = datetime.fromisoformat(value)
    return day(value), value.strftime("%H%M%S" if value.second else "%H%M")


def totals_segment(segments, counted, added, place=2):
    """Return CTT: how many ``counted``, and the sum of an element of ``added``.

    The sum is left out when nothing is added, or element 347 (ten digits) is too short.
    """
    lines = sum(1 for segment in segments if segment[0] == counted)
    told = [each[place : place + 1] for each in segments if each[0] == added]
    quantities = [Decimal(each[0]) for each in told if each and each[0]]
    written = plain_decimal(format(sum(quantities, Decimal(0)), "f")) or ""
    fits = quantities and len(written.replace(".", "").lstrip("-")) <= 10
    return row("CTT", str(lines), written if fits else "")


def item_pairs(codes):
    """Return elements 235 and 234 for up to ten item codes, as they were received."""
    pairs = []
    for item in codes[:10]:
        kind, value = item["kind"], code(item["value"], 48, "item code")
        default = GTIN_CODES.get(len(value), "UK") if kind == "gtin" else None
        pairs += [item.get("qualifier") or default or ITEM_CODES[kind], value]
    return pairs


def fitting(value, least, most):
    """Return a code as it is, or '' when it is no code of this length."""
    value = (value or "").strip()
    return value if least <= len(value) <= most else ""


def party_segments(party):
    """Return N1 with N2, N3 and N4 as needed; nothing for a party without content."""
    streets = [text(party.get(field), 55) for field in ("street", "street2")]
    streets = [street for street in streets if street]
    place = row(
        "N4",
        fitting(text(party.get("city"), 30), 2, 30),
        fitting(party.get("state"), 2, 2),
        fitting(party.get("zip"), 3, 15),
        fitting(party.get("country"), 2, 3),
    )
    names = chunks(party.get("name"), 60)
    identity = _identity(party)
    if not names and not identity:
        # N1 needs a name or a code (R0203): an address alone names itself.
        names = (streets + place[1:2])[:1]
        if not names:
            return []
    role = party.get("qualifier") or ROLE_CODES[party["role"]]
    segments = [row("N1", role, names[0] if names else "", *identity)]
    if names[1:]:
        segments.append(row("N2", *names[1:3]))
    if streets:
        segments.append(row("N3", *streets))
    return [*segments, place] if len(place) > 1 else segments


def _identity(party):
    """Return elements 66 and 67, which only go together (N1: P0304)."""
    value = code(party.get("code"), 80, "party code", 2)
    return [party.get("code_type") or "92", value] if value else []


def reference_segment(reference):
    """Return REF: qualifier, number, description."""
    return row(
        "REF",
        code(reference["qualifier"], 3, "reference qualifier", 2),
        code(reference["value"], 30, f"reference {reference['qualifier']}"),
        text(reference.get("description"), 80),
    )


def charge_segment(charge):
    """Return SAC with the amount in cents; F050 stands for a charge without code."""
    description = text(charge.get("description"), 80)
    return row(
        "SAC",
        "A" if charge["kind"] == "allowance" else "C",
        code(charge.get("code"), 4, "allowance or charge code", 4) or "F050",
        "",
        "",
        cents(charge["amount"], "allowance or charge"),
        *[""] * 9,
        description,
    )


def terms_segment(terms):
    """Return ITD: basic terms, from the invoice date."""
    percent, days = terms.get("discount_percent"), terms.get("discount_days")
    return row(
        "ITD",
        "01",
        "3",
        amount(percent, 6, "discount"),
        "",
        "0" if percent is not None and days is None else _days(days),
        "",
        _days(terms.get("net_days")),
        *[""] * 4,
        text(terms.get("description"), 80),
    )


def _days(value):
    return "" if value is None else str(min(value, 999))


def message_segments(notes, qualifier):
    """Return N9 and MSG segments for free texts, none without texts."""
    pieces = [piece for note in notes for piece in chunks(note, 264)]
    if not pieces:
        return []
    return [row("N9", qualifier, "NOTES"), *(row("MSG", piece) for piece in pieces)]


def description_segments(value):
    """Return PID segments for an item's description."""
    return [row("PID", "F", "", "", "", piece) for piece in chunks(value, 80)]
