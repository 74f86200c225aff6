# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Prices of lines: PRI says which price it is and for how many of what unit."""

from decimal import Context, Decimal

from ...documents.source import plain_decimal, put

#: PRI 5125 of a price that counts: net, gross, and others that senders use for it.
NET, _PRICES = "AAA", ("AAA", "AAB", "AAE", "CAL", "INV", "NTP")
#: PRI 5387 of prices for consumers.
RETAIL = ("RTP", "SRP")
#: 6411, and unitCode of UBL -> how many pieces it is.
PIECES = {
    **dict.fromkeys(("PCE", "C62", "EA", "H87", "NAR", "NMB"), 1),
    "DZN": 12,
    "CEN": 100,
    "GRO": 144,
    "MIL": 1000,
}
#: PRI 5375: the price is for what a consumer buys.
_CONSUMER_UNIT = "CU"
_EIGHTH, _WIDE = Decimal("1e-8"), Context(prec=60)


def read_price(source, line, spot):
    """Put the price for one unit of the line into it; the net price goes before others.

    What a consumer pays is no price between partners.
    """
    kind = spot[1]
    known = kind in _PRICES and spot.part(1, 4) not in RETAIL
    if not known or ("price" in line and kind != NET):
        return
    put(line, price=_price(source, line, spot))


def _price(source, line, spot):
    """5284 tells how many units a price is for, 6411 which unit that is."""
    price, basis = source.amount(spot, 1, 2), source.amount(spot, 1, 5)
    price = divided(price, basis) if price and basis else price
    unit, priced = (line.get("unit") or "").upper(), spot.part(1, 6).upper()
    if not priced and spot.part(1, 3) == _CONSUMER_UNIT:
        priced = "PCE"
    count = PIECES.get(priced)
    if price is None or not count or not unit or unit == priced:
        return price
    held = PIECES.get(unit) or Decimal(line.get("pack") or 0)
    return divided(str(Decimal(price) * Decimal(held)), count) if held else price


def divided(amount, parts):
    """Return ``amount`` by ``parts`` to eight decimals, None where there is no such."""
    if not Decimal(parts):
        return None
    each = (Decimal(amount) / Decimal(parts)).quantize(_EIGHTH, context=_WIDE)
    return plain_decimal(format(each, "f"))
