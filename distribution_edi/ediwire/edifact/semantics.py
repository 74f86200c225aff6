# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Rules about a message's meaning that no grammar table can say.

Dates are written as their format says, GS1 numbers end in their check digit, control
totals (CNT) agree with the lines. Goods and money have modules of their own.
"""

from decimal import Decimal

from ..findings import Finding
from ..gs1 import check_digit
from ..wishes import LINES, read_wish
from . import dates
from .semantics_goods import check_goods
from .semantics_money import check_money, decimal
from .spot import Spot

#: 7143 of a GTIN; 3055 of GS1.
_GTIN = {"EN", "SRV", "UP", "EU"}
_GS1 = "9"
_GTIN_LENGTHS, _GLN_LENGTH = (8, 12, 13, 14), 13
#: 6069 of CNT: sum of the quantities, number of lines.
_QUANTITIES, _LINES = "1", "2"
#: Segments whose qualifier stands behind the code of an item.
_ITEMS = ("LIN", "PIA")
_NEVER_NEGATIVE = ("ORDERS", "ORDCHG", "ORDRSP", "DESADV")
#: Message -> 6063 that CNT 1 adds up.
_ADDED = {
    "ORDERS": "21",
    "ORDCHG": "21",
    "ORDRSP": "21",
    "DESADV": "12",
    "INVOIC": "47",
    "RECADV": "48",
}


def check_meaning(code, segments, grammar):
    """Return the findings about the meaning of a message's segments."""
    spots = [
        Spot(elements, position, grammar)
        for position, elements in enumerate(segments, 1)
    ]
    found = []
    for spot in spots:
        check = _CHECKS.get(spot.tag)
        if check:
            found += check(spot)
    found += _check_totals(code, spots)
    if code in _NEVER_NEGATIVE:
        found += _check_quantities(spots)
    if code == "DESADV":
        found += check_goods(spots)
    elif code == "INVOIC":
        found += check_money(spots)
    return found + list(_check_required(code, spots, grammar))


def _check_required(code, spots, grammar):
    """Yield what the overlay's ``required`` asks for and is not there.

    It is written ``RFF CT``: a segment with that qualifier, or ``RFF01 CT``,
    ``NAD02 DP``, ``LIN03 EN``: and that element has a value.
    """
    for text in grammar.required.get(code, ()):
        wish = read_wish(text)
        found = [spot for spot in spots if spot.tag == wish.tag]
        lacking = [spot for spot in found if not _has(spot, wish)]
        if len(lacking) == len(found):
            yield Finding("reference_required", "segment", wish.tag, value=text)
        elif wish.tag in LINES:
            for spot in lacking:
                yield Finding(
                    "reference_required", "segment", spot.tag, spot.position, value=text
                )


def _has(spot, wish):
    place, qualifier = wish.place, wish.qualifier
    if not place:
        return not qualifier or spot[1] == qualifier
    if not qualifier:
        return any(spot.parts(place))
    if spot.tag in _ITEMS:
        return any(
            spot.part(at, 2) == qualifier and spot[at] for at in range(2, len(spot))
        )
    value = spot.part(1, 2) if place == 1 else any(spot.parts(place))
    return spot[1] == qualifier and bool(value)


def _check_date(spot):
    value, form = spot.part(1, 2), spot.part(1, 3)
    if value and not dates.is_valid(value, form):
        return [spot.note("date_invalid", 1, 2, f"format {form} was announced")]
    return []


def _check_item(spot):
    """LIN names the item in its third element, PIA from the second on."""
    places = (3,) if spot.tag == "LIN" else range(2, len(spot))
    return [
        spot.note("check_digit_wrong", place, 1)
        for place in places
        if spot.part(place, 2) in _GTIN
        and _is_wrong(spot.part(place, 1), _GTIN_LENGTHS)
    ]


def _check_quantities(spots):
    """An invoice may take back goods; nobody orders or ships less than nothing."""
    return [
        spot.note("quantity_negative", 1, 2)
        for spot in spots
        if spot.tag == "QTY" and spot.part(1, 2).startswith("-")
    ]


def _check_party(spot):
    if spot.part(2, 3) == _GS1 and _is_wrong(spot.part(2, 1), (_GLN_LENGTH,)):
        return [spot.note("check_digit_wrong", 2, 1)]
    return []


def _is_wrong(number, lengths):
    """Numbers of another form are no GS1 numbers, whatever they are called."""
    sound = number.isascii() and number.isdigit() and len(number) in lengths
    return sound and check_digit(number[:-1]) != number[-1]


_CHECKS = {
    "DTM": _check_date,
    "LIN": _check_item,
    "PIA": _check_item,
    "NAD": _check_party,
}


def _check_totals(code, spots):
    """CNT 2 counts the lines, CNT 1 adds up their quantities."""
    controls = [spot for spot in spots if spot.tag == "CNT"]
    found = []
    for control in controls:
        kind, value = control.part(1, 1), decimal(control.part(1, 2))
        if kind == _LINES:
            lines = sum(1 for spot in spots if spot.tag == "LIN")
            if value != lines:
                detail = f"there are {lines}"
                found.append(control.note("lines_count_wrong", 1, 2, detail))
        elif kind == _QUANTITIES and code in _ADDED:
            total, every = _sums(spots, _ADDED[code])
            if value not in (total, every):
                detail = f"they add up to {total}"
                found.append(control.note("lines_total_wrong", 1, 2, detail))
    return found


def _sums(spots, kind):
    """Return the sum of the quantities of one kind, and of all kinds."""
    amounts = [
        (spot.part(1, 1), decimal(spot.part(1, 2)) or Decimal(0))
        for spot in spots
        if spot.tag == "QTY"
    ]
    one = sum((amount for each, amount in amounts if each == kind), Decimal(0))
    return one, sum((amount for _each, amount in amounts), Decimal(0))
