# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading of what documents share: parties, items, references, charges, terms."""

from decimal import Decimal

from ..x12.prices import unit_price
from .codes import ITEM_KINDS, ROLES
from .source import plain_decimal, put

#: The canonical order holds no more codes for one item.
_MOST_CODES = 25
_ALLOWANCE = {"A": "allowance", "C": "charge"}


def read_party(source, row):
    """Return a party for N1: role, code with its type, name."""
    qualifier = row[1].upper()
    party = {"role": ROLES.get(qualifier, "other"), "qualifier": qualifier or None}
    return put(
        party,
        name=source.text(row, 2),
        code_type=source.code(row, 3),
        code=source.code(row, 4),
    )


def extend_party(source, row, party):
    """Add N2 (more name), N3 (streets) or N4 (place) to a party."""
    if row.tag == "N2":
        words = [party.get("name"), row[1], row[2]]
        party["name"] = " ".join(filter(None, words))[:500]
    elif row.tag == "N3":
        streets = [street for street in (row[1], row[2]) if street]
        names = [name for name in ("street", "street2") if name not in party]
        party.update(zip(names, streets, strict=False))
    elif row.tag == "N4":
        put(
            party,
            city=source.text(row, 1),
            state=source.text(row, 2),
            zip=source.text(row, 3),
            country=source.text(row, 4),
        )


def read_reference(source, row):
    """Return a reference for REF or N9 (both begin alike), None without a value."""
    value = source.code(row, 2)
    description = source.text(row, 3)
    if not value and description:
        value, description = description[:80].strip(), None
    if not row[1] or not value:
        return None
    return put({"qualifier": row[1][:80], "value": value}, description=description)


def read_codes(source, row, place):
    """Return item codes for pairs of elements 235 and 234 from ``place`` on."""
    codes = []
    for at in range(place, len(row) - 1, 2):
        qualifier, value = row[at].upper(), source.code(row, at + 1)
        if value and len(codes) < _MOST_CODES:
            kind = ITEM_KINDS.get(qualifier, "other")
            codes.append({"kind": kind, "value": value, "qualifier": qualifier or None})
    return codes


def read_charge(source, row):
    """Return an allowance or charge for SAC, None when it has no amount."""
    kind, amount = _ALLOWANCE.get(row[1]), source.cents(row, 5)
    if kind is None or amount is None:
        return None
    return put(
        {"kind": kind, "amount": amount.removeprefix("-")},
        code=source.code(row, 2) or source.code(row, 4),
        description=source.text(row, 15),
    )


def read_price(source, row, place, unit=None, pack=None):
    """Return the price of one unit, None without one: element 639 follows the price."""
    sent = source.amount(row, place)
    price = unit_price(
        None if sent is None else Decimal(sent),
        row[place + 1].upper(),
        (unit or "").upper(),
        None if pack is None else Decimal(pack),
    )
    return None if price is None else plain_decimal(format(price, "f"))


def read_terms(source, row):
    """Return payment terms for ITD, None when it says nothing we know."""
    terms = put(
        {},
        discount_percent=source.amount(row, 3),
        discount_days=source.whole(row, 5),
        net_days=source.whole(row, 7),
        description=source.text(row, 12),
    )
    return terms or None


def join_text(*texts):
    """Return the texts that are not empty, joined, as long as canonical text may be."""
    return " ".join(filter(None, texts))[:500] or None


def add_up(amounts):
    """Return the sum of decimal strings as a decimal string."""
    return plain_decimal(format(sum(map(Decimal, amounts), Decimal(0)), "f"))
