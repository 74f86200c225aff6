# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Despatch advice: DESADV <-> canonical shipment.

Written with one level (CPS) for the shipment and one for each package, a carton's below
its pallet's, in the layout that the receiver wants. Read in any tree: a line belongs to
the packages of its level, else to those of the nearest level above that has some.
"""

from decimal import Decimal

from ...documents.parts_read import join_text
from ...documents.shipment_layout import PICK_AND_PACK, levels_of
from ...documents.shipment_tree import shares
from ...documents.source import put
from .codes import DESPATCHED, ORDERED
from .parts_read import (
    add_codes,
    read_carrier,
    read_codes,
    read_description,
    read_party,
    read_reference,
    settle_consignee,
)
from .parts_write import carrier, code, dated, named, party, reference, timed
from .shipment_line import line_segments, read_line_part
from .shipment_packages import (
    CARTON,
    PALLET,
    Packages,
    package_segments,
    weight_segment,
)
from .source import Source, Walk

_ORDER, _LADING, _CARRIER_NUMBER = "ON", "BM", "CN"
_DOCUMENT, _SHIPPED, _EXPECTED, _REFERENCED = "137", "11", "17", "171"
_LATEST = ("17", "132", "2")
#: BGM 1225.
_PURPOSES = {"original": "9", "replace": "5"}
_UNITS = {"KGM": "KG", "LBR": "LB"}
_GROSS = ("AAD", "G", "AAB")


def read(message):
    """Return (canonical shipment or None, findings)."""
    source = Source(message)
    begin = source.first("BGM")
    shipment = put({"type": "shipment"}, number=source.code(begin, 2, needed=True))
    reader = _Reader(source, shipment)
    reader.run()
    settle_consignee(shipment)
    shipment.setdefault("shipped_at", reader.document_date)
    if not shipment["shipped_at"]:
        source.note("value_missing", source.first("DTM"), 1, 2)
    if begin[3] == _PURPOSES["replace"]:
        shipment["purpose"] = "replace"
    goods = reader.goods()
    if not (goods and shipment.get("number") and shipment["shipped_at"]):
        return None, source.findings
    return {**shipment, **goods}, source.findings


class _Reader(Walk):
    """Walks the message: head, levels, packages, lines."""

    def __init__(self, source, shipment):
        super().__init__(source)
        self.shipment, self.packages = shipment, Packages(source)
        self.lines, self.line = [], None
        self.document_date = self.order = self.reference = None

    @property
    def in_head(self):
        """Whether no level has begun."""
        return self.packages.level is None

    def take_dtm(self, spot):
        if self.near == "RFF":
            if self.reference and spot[1] == _REFERENCED:
                self.reference["order_date"] = self.source.date(spot)
        elif self.in_head and self.owner == "":
            self._take_head_date(spot)
        elif self.line is not None:
            read_line_part(self.source, self.line, spot)

    def _take_head_date(self, spot):
        if spot[1] == _SHIPPED:
            put(self.shipment, shipped_at=self.source.moment(spot))
        elif spot[1] == _DOCUMENT:
            self.document_date = self.source.moment(spot)
        elif spot[1] in _LATEST and "expected_on" not in self.shipment:
            put(self.shipment, expected_on=self.source.date(spot))

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        self.reference = None
        if found is None:
            return
        if self.line is not None:
            self._take_line_reference(spot, found)
        elif not self.in_head:
            self.packages.take_reference(found)
        elif self.owner != "":
            return
        elif found["qualifier"] == _ORDER:
            self.order = self.reference = {"order_number": found["value"]}
        else:
            self._take_head_reference(found)

    def _take_head_reference(self, found):
        fields = {_LADING: "bill_of_lading", _CARRIER_NUMBER: "tracking"}
        field = fields.get(found["qualifier"])
        if field and field not in self.shipment:
            self.shipment[field] = found["value"]
        else:
            self.shipment.setdefault("references", []).append(found)

    def _take_line_reference(self, spot, found):
        if found["qualifier"] == _ORDER:
            self.line["order"] = self.reference = {"order_number": found["value"]}
            put(self.line, number=self.source.code(spot, 1, 3))
        elif found["qualifier"] == "LI":
            self.line["number"] = found["value"]
        else:
            self.line.setdefault("order_references", []).append(found)

    def take_nad(self, spot):
        if self.in_head:
            parties = self.shipment.setdefault("parties", [])
            parties.append(read_party(self.source, spot))

    def take_tdt(self, spot):
        if self.in_head:
            scac, name = read_carrier(self.source, spot)
            service = self.source.text(spot, 3, 2)
            put(self.shipment, carrier_scac=scac, carrier_name=name, service=service)

    def take_mea(self, spot):
        if spot[2] not in _GROSS:
            return
        weight = self.source.amount(spot, 3, 2)
        if self.in_head:
            put(self.shipment, weight=weight, weight_unit=_UNITS.get(spot[3]))
        elif self.line is None:
            put(self.shipment, weight_unit=_UNITS.get(spot[3]))
            self.packages.take_weight(weight)

    def take_cps(self, spot):
        self.line = None
        self.packages.open_level(spot)

    def take_pac(self, spot):
        self.line = None
        self.packages.open_packages(spot)

    def take_gin(self, spot):
        if self.line is None:
            self.packages.take_numbers(spot)
        else:
            read_line_part(self.source, self.line, spot)

    def take_lin(self, spot):
        number = self.source.code(spot, 1) or str(len(self.lines) + 1)
        self.line = {"number": number}
        add_codes(self.line, read_codes(self.source, spot))
        self.lines.append((self.line, spot, self.packages.place()))

    def take_pia(self, spot):
        if self.line is not None:
            add_codes(self.line, read_codes(self.source, spot))

    def take_imd(self, spot):
        if self.line is not None:
            words = read_description(self.source, spot)
            put(self.line, description=join_text(self.line.get("description"), words))

    def take_qty(self, spot):
        if self.line is None or self.owner != "LIN":
            return
        if spot[1] == DESPATCHED:
            put(
                self.line,
                quantity=self.source.amount(spot, 1, 2, needed=True),
                unit=self.source.code(spot, 1, 3),
            )
        elif spot[1] == ORDERED:
            put(self.line, ordered=self.source.amount(spot, 1, 2))

    def take_cnt(self, _spot):
        self.line = None

    def _order_of(self, line):
        """Return what the line says of its order, else what the head says."""
        own = line.pop("order", None)
        if own and self.order and own["order_number"] == self.order["order_number"]:
            return {**self.order, **own}
        return own or self.order

    def goods(self):
        """Return {orders, pallets}, None when a line has no place."""
        goods, sound = _Goods(self.source), True
        for line, spot, place in self.lines:
            found = line.pop("order", None) or self.order
            references = line.pop("order_references", [])
            if found is None or "quantity" not in line:
                detail = "the line has no order" if found is None else "no QTY+12"
                self.source.note("value_missing", spot, None, None, detail)
                sound = False
                continue
            _complete(self.source, line, spot)
            goods.add(found, references, line, spot, place)
        if not self.lines:
            self.source.first("LIN")
        return goods.told() if sound and goods.orders else None


class _Goods:
    """Collects orders, their cartons and the pallets below them."""

    def __init__(self, source):
        self.source = source
        self.orders, self.cartons, self.pallets = {}, {}, {}

    def add(self, found, references, line, spot, place):
        """Put a line of the order ``found`` into the cartons of its place."""
        name = found["order_number"]
        order = self.orders.setdefault(name, {**found, "cartons": []})
        known = order.setdefault("references", []) if references else []
        known += [each for each in references if each not in known]
        packs = place.cartons
        if len(packs) > 1 and not _is_shared(line, len(packs)):
            detail = f"{len(packs)} packages hold this line, the first one is used"
            self.source.note("value_assumed", spot, 1, None, detail)
            packs = packs[:1]
        for pack, share in zip(packs, shares(line, len(packs)), strict=True):
            if (name, id(pack)) not in self.cartons:
                content = {key: value for key, value in pack.items() if value}
                if place.pallet is not None:
                    content["pallet"] = self._number(place.pallet)
                self.cartons[name, id(pack)] = {**content, "lines": []}
                order["cartons"].append(self.cartons[name, id(pack)])
            self.cartons[name, id(pack)]["lines"].append(share)

    def _number(self, pallet):
        read = {key: pallet[key] for key in ("sscc", "weight") if pallet.get(key)}
        number = str(len(self.pallets) + 1)
        known = self.pallets.setdefault(id(pallet), {"number": number, **read})
        return known["number"]

    def told(self):
        """Return what was found."""
        pallets = {"pallets": list(self.pallets.values())} if self.pallets else {}
        return {**pallets, "orders": list(self.orders.values())}


def _is_shared(line, count):
    """Whether equal packages can each hold the same of a line."""
    return Decimal(line["quantity"]) % count == 0 and not line.get("serials")


def _complete(source, line, spot):
    """Lot and serial numbers travel as item codes but are none."""
    if "unit" not in line:
        source.note("value_assumed", spot, None, None, "the unit is PCE")
        line["unit"] = "PCE"
    for item in line.get("codes", []):
        if item["qualifier"] == "NB":
            line["lot"] = item["value"]
        elif item["qualifier"] == "SN":
            line.setdefault("serials", []).append(item["value"])
    kept = [
        each for each in line.get("codes", []) if each["qualifier"] not in ("NB", "SN")
    ]
    line.pop("codes", None)
    put(line, codes=kept or None)


def write(shipment, tree=PICK_AND_PACK):
    """Return the segments of a DESADV between UNH and UNT.

    :param tree: layout, see ``documents.shipment_layout``; orders are told with the
        lines, so that it only says how packages nest.
    :raises WriteError: an identifier does not fit its element, or what was packed does
        not fit the layout.
    """
    unit = shipment.get("weight_unit") or "LB"
    purpose = _PURPOSES[shipment.get("purpose") or "original"]
    segments = [
        ["BGM", "351", code(shipment["number"], 35, "shipment number"), purpose],
        *dated(_DOCUMENT, shipment["shipped_at"]),
        timed(_SHIPPED, shipment["shipped_at"]),
        *dated(_EXPECTED, shipment.get("expected_on")),
        *weight_segment(shipment.get("weight"), unit, "AAD"),
        *_only_order(shipment["orders"]),
        *named(_LADING, shipment.get("bill_of_lading"), "bill of lading"),
        *named(_CARRIER_NUMBER, shipment.get("tracking"), "tracking number"),
        *map(reference, shipment.get("references") or []),
    ]
    for item in shipment.get("parties") or []:
        segments += party(item)
    segments += carrier(
        shipment.get("carrier_scac"),
        shipment.get("carrier_name"),
        shipment.get("service"),
    )
    cartons = sum(len(order["cartons"]) for order in shipment["orders"])
    levels = _Levels(unit)
    levels.open("", [["PAC", str(cartons), "", CARTON]])
    levels.add(_without_orders(levels_of(shipment, tree), None), "1")
    return [*segments, *levels.segments]


def _only_order(orders):
    """Return RFF and DTM of the one order: receivers look for it in the head first."""
    if len(orders) != 1:
        return []
    number = code(orders[0]["order_number"], 35, "order number")
    return [
        ["RFF", (_ORDER, number)],
        *dated(_REFERENCED, orders[0].get("order_date")),
    ]


class _Levels:
    """Numbers the levels (CPS) and lines (LIN) from 1."""

    def __init__(self, unit):
        self.unit, self.segments, self.count, self.lines = unit, [], 0, 0
        self.told = set()

    def open(self, parent, packages):
        """Add CPS with its packages and return its number."""
        self.count += 1
        level = [["CPS", str(self.count), parent] if parent else ["CPS", "1"]]
        self.segments += [*level, *packages]
        return str(self.count)

    def add(self, told, parent):
        """Add lines first: they belong to the level that was opened last.

        :param told: (level, its order) of all that lies in ``parent``.
        """
        told = list(told)
        for level, order in told:
            if level.kind == "I" and not level.below:
                self._line(level.content, order)
        for level, order, below in _pallets_once(told):
            if level.kind == "I" and level.below:
                packs = [self._package(pack) for pack in level.below]
                self.open(parent, [segment for pack in packs for segment in pack])
                self._line(level.content, order)
            elif level.kind != "I":
                self.add(below, self.open(parent, self._package(level)))

    def _package(self, level):
        kind = PALLET if level.kind == "T" else CARTON
        return package_segments(level.content, self.unit, kind)

    def _line(self, line, order):
        """The first line of an order bears the order's references."""
        self.lines += 1
        first = id(order) not in self.told
        self.told.add(id(order))
        self.segments += line_segments(line, self.lines, order, first)


def _without_orders(levels, order):
    """Yield (level, its order): a DESADV has no level for orders."""
    for level in levels:
        if level.kind == "O":
            yield from _without_orders(level.below, level.content)
        else:
            yield level, order


def _pallets_once(told):
    """Return (level, its order, what lies in it): a pallet of two orders is one."""
    found = {}
    for level, order in told:
        number = level.kind == "T" and level.content.get("number")
        _level, _order, below = found.setdefault(
            number or id(level), (level, order, [])
        )
        below += _without_orders(level.below, order)
    return found.values()
