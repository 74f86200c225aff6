# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Despatch advice: DESADV <-> canonical shipment.

Written with one level (CPS) for the shipment and one below for each package. Read in
any tree: a line belongs to the package of its level; a level without packages of its
own passes its lines to the nearest one above that has some.
"""

from ...documents.parts_read import join_text
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
from .shipment_packages import Packages, package_segments, weight_segment
from .source import Source, Walk

_ORDER, _LADING, _CARRIER_NUMBER = "ON", "BM", "CN"
_DOCUMENT, _SHIPPED, _EXPECTED, _REFERENCED = "137", "11", "17", "171"
_LATEST = ("17", "132", "2")
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
    orders = reader.orders()
    if not (orders and shipment.get("number") and shipment["shipped_at"]):
        return None, source.findings
    shipment["orders"] = orders
    return shipment, source.findings


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
        self.lines.append((self.line, spot, self.packages.carton()))

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

    def orders(self):
        """Return the orders with their cartons, None when a line has no place."""
        orders, cartons, sound = {}, {}, True
        for line, spot, pack in self.lines:
            found = self._order_of(line)
            references = line.pop("order_references", [])
            if found is None or "quantity" not in line:
                detail = "the line has no order" if found is None else "no QTY+12"
                self.source.note("value_missing", spot, None, None, detail)
                sound = False
                continue
            _complete(self.source, line, spot)
            name = found["order_number"]
            order = orders.setdefault(name, {**found, "cartons": []})
            known = order.setdefault("references", []) if references else []
            known += [each for each in references if each not in known]
            if (name, id(pack)) not in cartons:
                content = {key: value for key, value in pack.items() if value}
                cartons[name, id(pack)] = {**content, "lines": []}
                order["cartons"].append(cartons[name, id(pack)])
            cartons[name, id(pack)]["lines"].append(line)
        if not self.lines:
            self.source.first("LIN")
        return list(orders.values()) if sound and orders else None


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


def write(shipment):
    """Return the segments of a DESADV between UNH and UNT.

    :raises WriteError: an identifier does not fit its element.
    """
    unit = shipment.get("weight_unit") or "LB"
    segments = [
        ["BGM", "351", code(shipment["number"], 35, "shipment number"), "9"],
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
    cartons = [
        (order, carton) for order in shipment["orders"] for carton in order["cartons"]
    ]
    segments += [["CPS", "1"], ["PAC", str(len(cartons)), "", "CT"]]
    ordinal, opened = 0, set()
    for level, (order, carton) in enumerate(cartons, 2):
        segments.append(["CPS", str(level), "1"])
        segments += package_segments(carton, unit)
        for line in carton["lines"]:
            ordinal += 1
            first = id(order) not in opened
            opened.add(id(order))
            segments += line_segments(line, ordinal, order, first)
    return segments


def _only_order(orders):
    """Return RFF and DTM of the one order: readers look for it in the head first."""
    if len(orders) != 1:
        return []
    number = code(orders[0]["order_number"], 35, "order number")
    date = dated(_REFERENCED, orders[0].get("order_date"))
    return [["RFF", (_ORDER, number)], *date]
