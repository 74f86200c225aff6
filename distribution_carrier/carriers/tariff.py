# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The simulated carrier's price list: zone by distance, price by weight."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

CURRENCY = "USD"
MAX_WEIGHT = Decimal(70)
#: Above this weight a parcel is carried by two people (kilograms).
HEAVY = Decimal(30)
HEAVY_CHARGE = Decimal("18.00")
ABROAD = 9

#: service -> (name, days at least, factor on the plain price)
SERVICES = {
    "ground": ("Ground", 2, Decimal(1)),
    "express": ("Express", 1, Decimal("2.4")),
}
_CENT = Decimal("0.01")


def zone(sender, recipient):
    """Return 0 (next door) to 8 (across the country), or :data:`ABROAD`.

    ZIP codes grow from east to west in the US: the first digits' distance is a fair
    measure. Where there are no digits, the middle zone is charged.
    """
    if sender.country and sender.country != recipient.country:
        return ABROAD
    here, there = sender.zip[:1], recipient.zip[:1]
    if not (here.isdecimal() and there.isdecimal()):
        return 4
    return min(8, abs(int(here) - int(there)))


def price(parcels, at_zone, factor):
    """Return the price of ``parcels``: a base and an amount for each begun kilogram."""
    total = Decimal(0)
    for parcel in parcels:
        kilograms = parcel.weight.to_integral_value(ROUND_CEILING)
        total += 5 + at_zone + kilograms * (Decimal("0.40") + at_zone * Decimal("0.10"))
        if parcel.weight > HEAVY:
            total += HEAVY_CHARGE
    return (total * factor).quantize(_CENT, ROUND_HALF_UP)
