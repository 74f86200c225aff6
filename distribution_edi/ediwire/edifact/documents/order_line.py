# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One line of a purchase order: LIN and the segments of its group."""

from decimal import Decimal

from ...documents.parts_read import join_text
from ...documents.source import plain_decimal, put
from .codes import DISCRETE, ORDERED, PER_PACK, SPLIT
from .parts_read import (
    add_codes,
    read_codes,
    read_description,
    read_party,
    read_reference,
)
from .parts_write import (
    code,
    dated,
    descriptions,
    items,
    line_number,
    number,
    quantity,
    reference,
)
from .price import NET, read_price

#: RFF 1153 of a line number that is no plain number.
_LINE_NUMBER = "LI"


def read_line_part(source, line, spot, owner, near):
    """Add what one segment of the line's group says."""
    reader = _READERS.get(spot.tag)
    if reader:
        reader(source, line, spot, owner, near)


def _read_codes(source, line, spot, _owner, _near):
    add_codes(line, read_codes(source, spot))


def _read_description(source, line, spot, _owner, _near):
    words = join_text(line.get("description"), read_description(source, spot))
    put(line, description=words)


def _read_quantity(source, line, spot, owner, _near):
    kind = spot[1]
    if owner == "LOC" and kind == SPLIT:
        amount = source.amount(spot, 1, 2)
        if amount and line.get("stores"):
            line["stores"][-1]["quantity"] = amount
    elif owner == "LIN" and kind == DISCRETE:
        # Senders who do not say "ordered" mean it, where it is not said elsewhere.
        put(
            line,
            plain=(source.amount(spot, 1, 2), (source.code(spot, 1, 3) or "").upper()),
        )
    elif owner == "LIN" and kind == ORDERED:
        put(
            line,
            quantity=source.amount(spot, 1, 2, needed=True),
            unit=(source.code(spot, 1, 3) or "").upper() or None,
        )
    elif owner == "LIN" and kind == PER_PACK:
        put(line, pack=source.amount(spot, 1, 2))


def _read_price(source, line, spot, _owner, _near):
    read_price(source, line, spot)


def _read_date(source, line, spot, owner, near):
    if near == "RFF" or spot[1] != "2":
        return
    if owner in ("LIN", "PRI"):
        put(line, requested_delivery=source.date(spot))
    elif owner == "LOC" and "requested_delivery" not in line:
        put(line, requested_delivery=source.date(spot))


def _read_reference(source, line, spot, owner, _near):
    found = read_reference(source, spot) if owner in ("LIN", "PRI") else None
    if found and found["qualifier"] == _LINE_NUMBER:
        line["number"] = found["value"]
    elif found:
        line.setdefault("references", []).append(found)


def _read_place(source, line, spot, _owner, _near):
    """A line with a place of its own is for that store, as one with LOC is."""
    party = read_party(source, spot)
    if party["role"] == "ship_to" and party.get("code"):
        share = put({"store": party["code"]}, quantity=line.get("quantity"))
        line.setdefault("stores", []).append(share)


def _read_store(source, line, spot, _owner, _near):
    store = source.code(spot, 2)
    if store and spot[1] == "7":
        line.setdefault("stores", []).append({"store": store})


_READERS = {
    "PIA": _read_codes,
    "IMD": _read_description,
    "QTY": _read_quantity,
    "PRI": _read_price,
    "DTM": _read_date,
    "RFF": _read_reference,
    "LOC": _read_store,
    "NAD": _read_place,
}


def is_complete(source, line, spot):
    """Tell whether a line has what the canonical order must have.

    A quantity without a unit is in pieces (PCE), as EANCOM has it.
    """
    stores = line.pop("stores", [])
    if len(stores) == 1 and "quantity" in line:
        # A line with one place is for that store, all of it.
        stores[0].setdefault("quantity", line["quantity"])
    stores = [each for each in stores if "quantity" in each]
    if stores:
        line["stores"] = stores
        _check_stores(source, line, spot)
    quantity_, unit = line.pop("plain", (None, ""))
    if "quantity" not in line and quantity_:
        put(line, quantity=quantity_, unit=unit or None)
        source.note("value_assumed", spot, None, None, "QTY+1 is what is ordered")
    if "quantity" not in line:
        source.note("value_missing", spot, None, None, "the line has no quantity")
        return False
    if "unit" not in line:
        source.note("value_assumed", spot, None, None, "the unit is PCE")
        line["unit"] = "PCE"
    return True


def _check_stores(source, line, spot):
    shared = sum(Decimal(store["quantity"]) for store in line["stores"])
    ordered = line.setdefault("quantity", plain_decimal(format(shared, "f")))
    if Decimal(ordered) != shared:
        detail = f"the stores get {shared}, the line orders {ordered}"
        source.note("stores_total_wrong", spot, 1, None, detail)


def line_segments(line, ordinal):
    """Return the segments of one order line, in the order of the LIN group."""
    lin, own_number = line_number(line, ordinal)
    what = f"quantity of line {line['number']}"
    segments = items(line, lin)
    segments += descriptions(line.get("description"))
    segments.append(quantity(ORDERED, line["quantity"], line["unit"], what))
    if line.get("pack") is not None:
        segments.append(quantity(PER_PACK, line["pack"], "", "pack"))
    segments += dated("2", line.get("requested_delivery"))
    segments += price_segments(line)
    segments += own_number
    segments += map(reference, line.get("references") or [])
    for store in line.get("stores") or []:
        segments.append(["LOC", "7", (code(store["store"], 25, "store"), "", "92")])
        segments.append(quantity(SPLIT, store["quantity"], line["unit"], what))
    return segments


def price_segments(line):
    """Return PRI for a net price, none without a price."""
    if line.get("price") is None:
        return []
    price = number(line["price"], 15, f"price of line {line['number']}")
    return [["PRI", (NET, price)]]
