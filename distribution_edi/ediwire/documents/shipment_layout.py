# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One shipment, nested in the way that its receiver wants it told.

A canonical shipment is flat: orders hold cartons, cartons name the pallet they stand
on. Here it becomes levels: S shipment, O order, T pallet, P carton, I item.
"""

import json
from decimal import Decimal
from typing import NamedTuple

from ..errors import WriteError
from .source import plain_decimal

#: Layout -> BSN05 (element 1005), which speaks of the levels S, O, P and I only.
TREES = {
    "SOPI": "0001",
    "SOTPI": "0001",
    "SOIP": "0002",
    "SPOI": "0003",
    "STPOI": "0003",
    "SOI": "0004",
    "SOTI": "0004",
}
PICK_AND_PACK = "SOPI"


class Level(NamedTuple):
    """``kind`` of element 735, what it tells (a part of the canonical shipment)."""

    kind: str
    content: dict
    below: list


def levels_of(shipment, tree=PICK_AND_PACK):
    """Return the levels right below the shipment.

    Cartons that stand on no pallet are told without one, in every layout.

    :raises WriteError: the layout cannot tell what was packed.
    """
    if tree not in TREES:
        raise WriteError(f"There is no layout '{tree}'. Choose another on the profile.")
    pallets = {each["number"]: each for each in shipment.get("pallets") or []}
    inside = tree.replace("S", "", 1)
    if inside.startswith("O"):
        return [
            Level("O", order, _ORDERS[inside[1:]](order, pallets))
            for order in shipment["orders"]
        ]
    packs = _packs_first(shipment)
    return _on_pallets(packs, pallets) if "T" in tree else packs


def is_loose(carton):
    """Whether a carton is none: its goods stand for themselves."""
    return not any(carton.get(name) for name in ("sscc", "tracking", "weight"))


# --- orders first ---------------------------------------------------------------------


def _packed(order, _pallets):
    return [_pack(carton) for carton in order["cartons"]]


def _pack(carton):
    return Level("P", carton, [Level("I", line, []) for line in carton["lines"]])


def _palletised(order, pallets):
    return _on_pallets([_pack(carton) for carton in order["cartons"]], pallets)


def _on_pallets(packs, pallets):
    """Put the levels of cartons below those of their pallets."""
    result, opened = [], {}
    for pack in packs:
        number = pack.content.get("pallet")
        if number is None:
            result.append(pack)
            continue
        if number not in opened:
            opened[number] = Level("T", _tell(pallets, number), [])
            result.append(opened[number])
        opened[number].below.extend(pack.below if is_loose(pack.content) else [pack])
    return result


def _tell(pallets, number):
    """Return a pallet; below a second order it is the same one, weighed already."""
    pallet = pallets.get(number, {})
    pallets[number] = {**pallet, "weight": None}
    return pallet


def _items_only(order, _pallets):
    return _merged(line for carton in order["cartons"] for line in carton["lines"])


def _pallets_only(order, pallets):
    """Tell pallets; a carton that stands on none is one itself."""
    groups = {}
    for carton in order["cartons"]:
        number = carton.get("pallet")
        own = {} if is_loose(carton) else carton
        key = number or (id(carton) if own else None)
        if key not in groups:
            groups[key] = (_tell(pallets, number) if number in pallets else own, [])
        groups[key][1].extend(carton["lines"])
    result = []
    for key, (content, lines) in groups.items():
        items = _merged(lines)
        result += items if key is None else [Level("T", content, items)]
    return result


def _merged(lines):
    """Return items, quantities of the same line added up."""
    found = {}
    for line in lines:
        rest = {k: v for k, v in line.items() if k not in ("quantity", "serials")}
        key = json.dumps(rest, sort_keys=True, default=str)
        item = found.setdefault(key, {**rest, "quantity": Decimal(0), "serials": []})
        item["quantity"] += Decimal(str(line["quantity"]))
        item["serials"] += line.get("serials") or []
    return [Level("I", _plain(item), []) for item in found.values()]


def _plain(item):
    quantity = plain_decimal(format(item["quantity"], "f"))
    return {**item, "quantity": quantity}


def _standard_pack(order, _pallets):
    """Tell each item with its cartons below: alike, one item in each."""
    items = {}
    for carton in order["cartons"]:
        if len(carton["lines"]) != 1:
            raise WriteError(
                f"Carton {carton.get('sscc') or 'without a code'} holds several items; "
                "in a standard pack each holds one. Pack by item, or choose another "
                "layout on the profile."
            )
        [line] = carton["lines"]
        whole = Decimal(str(line["quantity"])) % 1 == 0
        alike = whole and not line.get("serials")
        key = json.dumps(line, sort_keys=True, default=str) if alike else id(carton)
        items.setdefault(key, (line, []))[1].append(carton)
    result = []
    for line, cartons in items.values():
        total = Decimal(str(line["quantity"])) * len(cartons)
        item = {**line, "quantity": plain_decimal(format(total, "f"))}
        below = [Level("P", carton, []) for carton in cartons]
        result.append(Level("I", item, below))
    return result


_ORDERS = {
    "PI": _packed,
    "TPI": _palletised,
    "IP": _standard_pack,
    "I": _items_only,
    "TI": _pallets_only,
}


# --- cartons first --------------------------------------------------------------------


def _packs_first(shipment):
    """Tell each carton once, with its orders below."""
    packs = {}
    for order in shipment["orders"]:
        for carton in order["cartons"]:
            key = carton.get("sscc") or id(carton)
            pack = packs.setdefault(key, Level("P", carton, []))
            items = [Level("I", line, []) for line in carton["lines"]]
            pack.below.append(Level("O", order, items))
    return list(packs.values())
