# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a price is for: element 639 beside it may say ten, a dozen, a hundred or more.

A unit of measure may itself be a number of pieces: a price per dozen of a quantity in
dozens is the price of one unit, of a quantity in gross that of a twelfth of it.
"""

from decimal import Context, Decimal

#: Element 639 -> for how many. Other codes tell which price it is, not for how many.
_PRICE_FOR = {
    "PN": 10,
    **dict.fromkeys(("PD", "LD", "TD", "WD", "RD"), 12),
    **dict.fromkeys(("HP", "LC", "TC", "QH", "WC", "RC"), 100),
    **dict.fromkeys(("TP", "LM", "TM", "QS", "WM", "RM"), 1000),
    "TT": 10_000,
    "HT": 100_000,
}
#: Element 639 -> of how many feet or metres, and the units that are such.
_LENGTHS = {
    "HF": (100, ("FT", "LF")),
    "TF": (1000, ("FT", "LF")),
    "P1": (1000, ("MR", "LM")),
}
#: Element 355 -> how many pieces it is. Of pairs nobody knows what a dozen is.
_PIECES = {
    **dict.fromkeys(("EA", "PC", "UN"), 1),
    "QD": 3,
    "HD": 6,
    "TP": 10,
    "DZ": 12,
    "GS": 144,
    "GG": 1728,
    "HC": 100,
    "HU": 100,
    "TH": 1000,
    "T3": 1000,
}
#: Units that hold pieces, how many the document has to say.
_PACKS = frozenset("CA CT CS BX PK PL BG DR PA PH SL TY".split())
_NO_CHARGE = "NC"
_EIGHTH, _WIDE = Decimal("1e-8"), Context(prec=60)


def converted(price, priced, unit, pack=None):
    """Return the price of one ``unit`` from that of one ``priced`` unit.

    Where nobody says how much a unit holds, the price is taken as it is.
    """
    count = _PIECES.get(priced) or (priced in _PACKS and pack)
    held = _PIECES.get(unit) or (unit in _PACKS and pack)
    if priced == unit or not (count and held):
        return price
    return (price * Decimal(held) / Decimal(count)).quantize(_EIGHTH, context=_WIDE)


def unit_price(price, basis, unit="", pack=None):
    """Return the price of one ``unit``, to eight decimals, None without a price.

    :param Decimal price: as sent.
    :param basis: element 639.
    :param unit: element 355 of the quantity.
    :param pack: how many pieces the unit holds, where that is told.
    """
    if price is None:
        return Decimal(0) if basis == _NO_CHARGE else None
    length, units = _LENGTHS.get(basis, (None, ()))
    count = _PRICE_FOR.get(basis) or (length if unit in units else None)
    if count is None:
        return price
    held = _PIECES.get(unit) or (unit in _PACKS and pack) or 1
    return (price * Decimal(held) / count).quantize(_EIGHTH, context=_WIDE)
