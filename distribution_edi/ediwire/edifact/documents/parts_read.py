# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading of what messages share: parties, items, references, charges, terms."""

from ...documents.source import put
from ...x12.numbers import whole
from .codes import CONSIGNEE, ITEM_KINDS, ROLES

#: The canonical order holds no more codes for one item.
_MOST_CODES = 25
_ALLOWANCE = {"A": "allowance", "C": "charge"}
#: PAT 4279: discount for paying early; all others are net terms.
_DISCOUNT = "22"


def read_party(source, spot):
    """Return a party for NAD: role, code with its agency, name and address."""
    qualifier = spot[1].upper()
    party = {"role": ROLES.get(qualifier, "other"), "qualifier": qualifier or None}
    name = source.text(spot, 4, 1, 2, 3, 4, 5)
    streets = [spot.part(5, component) for component in range(1, 5)]
    if not name:
        # An address without structure: its first line is the name.
        name = source.text(spot, 3, 1)
        streets = streets if any(streets) else [spot.part(3, at) for at in range(2, 6)]
    streets = [street for street in streets if street]
    return put(
        party,
        code=source.code(spot, 2),
        code_type=source.code(spot, 2, 3) if spot[2] else None,
        name=name,
        street=streets[0] if streets else None,
        street2=" ".join(streets[1:])[:500] or None,
        city=source.text(spot, 6, 1),
        state=source.text(spot, 7, 1) or source.text(spot, 7, 4),
        zip=source.text(spot, 8, 1),
        country=source.text(spot, 9, 1),
    )


def settle_consignee(document):
    """Without a delivery party, the ultimate consignee is where the goods go."""
    parties = document.get("parties") or []
    if any(party["role"] == "ship_to" for party in parties):
        return False
    consignees = [party for party in parties if party["qualifier"] == CONSIGNEE]
    for party in consignees:
        party["role"] = "ship_to"
    return bool(consignees)


def read_reference(source, spot):
    """Return a reference for RFF, None without a value."""
    value = source.code(spot, 1, 2)
    if not spot[1] or not value:
        return None
    return {"qualifier": spot[1][:80], "value": value}


def read_codes(source, spot):
    """Return the item codes of LIN (third element) or PIA (from the second on)."""
    places = (3,) if spot.tag == "LIN" else range(2, len(spot))
    codes = []
    for place in places:
        value = source.code(spot, place)
        qualifier = spot.part(place, 2).upper()
        if value and len(codes) < _MOST_CODES:
            kind = ITEM_KINDS.get(qualifier, "other")
            codes.append({"kind": kind, "value": value, "qualifier": qualifier or None})
    return codes


def add_codes(line, codes):
    """Add item codes to a line, as many as it holds."""
    if codes:
        known = line.setdefault("codes", [])
        known += codes[: _MOST_CODES - len(known)]


def read_description(source, spot):
    """Return the text of IMD, None for a coded characteristic."""
    return source.text(spot, 3, 4, 5)


def read_charge(source, spot):
    """Return an allowance or charge for ALC, still without its amount; or None."""
    kind = _ALLOWANCE.get(spot[1])
    if kind is None:
        return None
    return put(
        {"kind": kind},
        code=source.code(spot, 5) or source.code(spot, 2) or source.code(spot, 2, 2),
        description=source.text(spot, 5, 4, 5),
    )


def read_terms(source, spot, terms):
    """Add what PAT says to ``terms``: days net, or days of a discount."""
    days = None
    if spot.part(3, 3) in ("D", "CD", ""):
        days = whole(spot.part(3, 4))
    field = "discount_days" if spot[1] == _DISCOUNT else "net_days"
    put(terms, **{field: days}, description=source.text(spot, 2, 4, 5))


def read_text(source, spot):
    """Return the text of FTX."""
    return source.text(spot, 4, 1, 2, 3, 4, 5)


def read_carrier(source, spot):
    """Return (code, name) of the carrier in TDT."""
    return source.code(spot, 5), source.text(spot, 5, 4)
