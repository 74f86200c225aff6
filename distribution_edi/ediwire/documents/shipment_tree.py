# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The tree of an 856 (HL segments) and what its levels say.

Trees that are read: shipment, order, then packaging above items (SOPI, SOTPI, SOTI),
items without packaging (SOI), items that name their order themselves (SI), packaging
below its item (SOIP: standard pack, the item's quantity is shared out evenly over its
cartons), packaging above orders (SPOI, STPOI).
"""

from decimal import Decimal

from ..gs1 import check_digit
from .parts_read import join_text, read_codes, read_reference
from .source import plain_decimal, put

#: HL03 (element 735): pallet and carton.
_PACKAGING = ("T", "P")
_LINE_NUMBER, _LOT, _SERIAL = "PL", "LT", "SN"
_SERIAL_REFERENCE, _EXPIRY = "SE", "036"


class Level:
    """One HL with its own segments and the levels below."""

    def __init__(self, row, parent):
        self.row, self.kind, self.parent = row, row[3], parent
        self.rows, self.children = [], []

    def above(self, kinds):
        """Return the nearest level of these kinds, this one included, or None."""
        level = self
        while level is not None and level.kind not in kinds:
            level = level.parent
        return level

    def has(self, tag):
        """Tell whether a segment with this tag stands in the level itself."""
        return any(row.tag == tag for row in self.rows)

    def below(self, kinds):
        """Return the levels of these kinds directly below."""
        return [child for child in self.children if child.kind in kinds]


class Levels:
    """All levels of a set; ``head`` is what stands before the first HL."""

    def __init__(self):
        self.head, self.all, self.sound = [], [], True

    @property
    def shipment(self):
        """Return the segments of the shipment level."""
        return [row for level in self.all if level.kind == "S" for row in level.rows]


def read_levels(source):
    """Return the :class:`Levels`; a parent that does not exist before is noted."""
    levels, by_number, current = Levels(), {}, None
    for row in source.rows:
        if row.tag in ("CTT", "SE"):
            break
        if row.tag != "HL":
            (current.rows if current else levels.head).append(row)
            continue
        parent = by_number.get(row[2])
        if (row[2] and parent is None) or row[1] in by_number:
            source.note("hierarchy_broken", row, 2 if row[2] else 1)
            levels.sound = False
        current = Level(row, parent)
        by_number[row[1]] = current
        levels.all.append(current)
        if parent:
            parent.children.append(current)
    return levels


def read_goods(source, levels):
    """Return {orders with cartons and lines, pallets}, None when there are none."""
    goods, sound = _Goods(source), levels.sound
    items = [level for level in levels.all if level.kind == "I"]
    for item in items:
        level = item.above(("O",)) or (item if item.has("PRF") else None)
        line = _read_line(source, item)
        if level is None:
            source.note("hierarchy_broken", item.row, 2, "the item has no order")
        if level is None or line is None:
            sound = False
            continue
        packs = item.below(_PACKAGING) or [item.above(("P",))]
        for pack, share in zip(packs, shares(line, len(packs)), strict=True):
            goods.add(level, pack, item.above(("T",)), share)
    if not items:
        source.note("value_missing", source.first("HL"), 3, "there is no item level")
    return goods.told() if sound else None


class _Goods:
    """Collects orders, their cartons and the pallets below them."""

    def __init__(self, source):
        self.source = source
        self.orders, self.cartons, self.pallets = {}, {}, {}
        self.read = {}

    def add(self, order_level, pack, pallet_level, line):
        """Put a line into its carton; an order told in several places is one."""
        if order_level not in self.read:
            self.read[order_level] = _read_order(self.source, order_level)
        found = self.read[order_level]
        key = found.get("order_number", order_level)
        order = self.orders.setdefault(key, found)
        place = (key, pack, pallet_level)
        if place not in self.cartons:
            self.cartons[place] = carton = _read_carton(self.source, pack)
            if pallet_level is not None:
                carton["pallet"] = self._pallet(pallet_level)["number"]
            order["cartons"].append(carton)
        self.cartons[place]["lines"].append(line)

    def _pallet(self, level):
        """Return the pallet of a level; one SSCC is one pallet, below each order."""
        if level not in self.read:
            carton = _read_carton(self.source, level)
            read = put({}, sscc=carton.get("sscc"), weight=carton.get("weight"))
            key = read.get("sscc", level)
            number = str(len(self.pallets) + 1)
            known = self.pallets.setdefault(key, {"number": number, **read})
            self.read[level] = known
        return self.read[level]

    def told(self):
        """Return what was found, None when it is not whole."""
        orders = list(self.orders.values())
        if not orders or any("order_number" not in order for order in orders):
            return None
        pallets = {"pallets": list(self.pallets.values())} if self.pallets else {}
        return {**pallets, "orders": orders}


def shares(line, count):
    """Share a line over cartons of the same content; the last one takes the rest."""
    if count == 1:
        return [line]
    quantity = Decimal(line["quantity"])
    share = quantity // count
    parts = [share] * (count - 1) + [quantity - share * (count - 1)]
    return [{**line, "quantity": plain_decimal(format(part, "f"))} for part in parts]


def _read_order(source, level):
    order = {"cartons": []}
    for row in level.rows:
        reference = read_reference(source, row) if row.tag == "REF" else None
        if row.tag == "PRF":
            put(
                order,
                order_number=source.code(row, 1, needed=True),
                order_date=source.date(row, 4),
            )
        elif reference:
            order.setdefault("references", []).append(reference)
    if not level.has("PRF"):
        source.note("value_missing", level.row, 3, "the order level has no PRF segment")
    return order


def _read_carton(source, level):
    """Return the carton of a packaging level, one without number for None."""
    carton = {"lines": []}
    for row in level.rows if level else []:
        if row.tag == "TD1":
            put(carton, weight=source.amount(row, 7))
        elif row.tag == "MAN" and row[1] == "CP":
            put(carton, tracking=source.code(row, 2))
        elif row.tag == "MAN" and row[1] in ("GM", "AA"):
            put(carton, sscc=_read_sscc(source, row))
    return carton


def _read_sscc(source, row):
    """Return the 18 digits of an SSCC; GM has the identifier 00 before them."""
    value = row[2]
    digits = value[2:] if len(value) == 20 and value.startswith("00") else value
    if len(digits) != 18 or not (digits.isascii() and digits.isdigit()):
        source.note("value_unreadable", row, 2, "it is not an SSCC of 18 digits")
        return None
    if check_digit(digits[:-1]) != digits[-1]:
        source.note("check_digit_wrong", row, 2)
    return digits


def _read_line(source, item):
    """Return a shipped line from LIN and SN1, None without quantity or unit."""
    line, codes = {}, []
    for row in item.rows:
        if row.tag == "LIN":
            put(line, number=source.code(row, 1))
            codes += read_codes(source, row, 2)
        elif row.tag == "SN1":
            put(
                line,
                number=source.code(row, 1),
                quantity=source.amount(row, 2, needed=True),
                unit=source.code(row, 3, needed=True),
                ordered=source.amount(row, 5),
            )
        elif row.tag == "PID":
            put(line, description=join_text(line.get("description"), row[5]))
        elif row.tag == "REF" and row[1] == _SERIAL_REFERENCE and row[2]:
            line.setdefault("serials", []).append(row[2])
        elif row.tag == "DTM" and row[1] == _EXPIRY:
            put(line, expiry=source.date(row, 2))
    _sort_codes(line, codes)
    if not item.has("SN1"):
        source.note("value_missing", item.row, 3, "the item level has no SN1 segment")
    line.setdefault("number", item.row[1] or "1")
    return line if {"quantity", "unit"} <= line.keys() else None


def _sort_codes(line, codes):
    """Lot, serial and line number travel as item codes but are none."""
    for item in codes:
        if item["qualifier"] == _LOT:
            line["lot"] = item["value"]
        elif item["qualifier"] == _SERIAL:
            line.setdefault("serials", []).append(item["value"])
        elif item["qualifier"] == _LINE_NUMBER:
            line.setdefault("number", item["value"])
        else:
            line.setdefault("codes", []).append(item)
