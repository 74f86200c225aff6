# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Despatch advice: X12 856 <-> canonical shipment.

Written in the layout that the receiver wants (:mod:`.shipment_layout`), read in any
(:mod:`.shipment_tree`).
"""

from .parts_read import extend_party, read_party, read_reference
from .parts_write import (
    amount,
    code,
    day,
    description_segments,
    fitting,
    item_pairs,
    moment,
    party_segments,
    reference_segment,
    row,
    text,
    totals_segment,
)
from .shipment_layout import PICK_AND_PACK, TREES, levels_of
from .shipment_tree import read_goods, read_levels
from .source import Source, put

#: BSN01 (element 353).
_PURPOSES = {"original": "00", "replace": "05"}
#: REF01 (element 128).
_BILL_OF_LADING, _CARRIER_NUMBER, _SERIAL = "BM", "CN", "SE"
#: DTM01 (element 374).
_SHIPPED, _EXPECTED, _EXPIRY = "011", "017", "036"
#: TD101 (element 103) by level.
_PACKAGES = {"P": "CTN", "T": "PLT"}
#: TD501 of the segment that names the carrier's service, not its route.
_SERVICE = "Z"


def read(transaction_set):
    """Return (canonical shipment or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("BSN")
    needed = begin.position is not None
    shipment = put(
        {"type": "shipment"},
        number=source.code(begin, 2, needed=needed),
        shipped_at=source.moment(begin, 3, 4),
    )
    if needed and not begin[3]:
        source.note("value_missing", begin, 3)
    levels = read_levels(source)
    for row_ in levels.head + levels.shipment:
        _READERS.get(row_.tag, _skip)(source, shipment, row_)
    put(shipment, weight_unit=_unit_of_weights(source))
    if begin[1] == _PURPOSES["replace"]:
        shipment["purpose"] = "replace"
    goods = read_goods(source, levels)
    if goods is None or not {"number", "shipped_at"} <= shipment.keys():
        return None, source.findings
    return {**shipment, **goods}, source.findings


def _skip(_source, _shipment, _row):
    """Segments that the canonical shipment does not need."""


def _read_weight(source, shipment, row_):
    put(shipment, weight=source.amount(row_, 7) if row_[6] in ("G", "") else None)


def _unit_of_weights(source):
    """Return TD108 of the first weight, of the shipment or else of a carton."""
    units = (each[8] for each in source.rows if each.tag == "TD1" and each[7])
    return next((unit for unit in units if unit in ("LB", "KG")), None)


def _read_carrier(source, shipment, row_):
    if row_[1] == _SERVICE:
        put(shipment, service=source.text(row_, 5))
        return
    scac = source.code(row_, 3) if row_[2] == "2" else None
    put(shipment, carrier_scac=scac, carrier_name=source.text(row_, 5))


def _read_reference(source, shipment, row_):
    reference = read_reference(source, row_)
    fields = {_BILL_OF_LADING: "bill_of_lading", _CARRIER_NUMBER: "tracking"}
    field = fields.get(row_[1])
    if reference and field and field not in shipment:
        shipment[field] = reference["value"]
    elif reference:
        shipment.setdefault("references", []).append(reference)


def _read_date(source, shipment, row_):
    if row_[1] == _SHIPPED:
        put(shipment, shipped_at=source.moment(row_, 2, 3))
    elif row_[1] == _EXPECTED:
        put(shipment, expected_on=source.date(row_, 2))


def _read_party(source, shipment, row_):
    shipment.setdefault("parties", []).append(read_party(source, row_))


def _extend_party(source, shipment, row_):
    if shipment.get("parties"):
        extend_party(source, row_, shipment["parties"][-1])


_READERS = {
    "TD1": _read_weight,
    "TD5": _read_carrier,
    "REF": _read_reference,
    "DTM": _read_date,
    "N1": _read_party,
    "N2": _extend_party,
    "N3": _extend_party,
    "N4": _extend_party,
}


def write(shipment, tree=PICK_AND_PACK):
    """Return the segments of an 856 between ST and SE.

    :param tree: key of :data:`.shipment_layout.TREES`.
    :raises WriteError: an identifier does not fit its element, or what was packed does
        not fit the layout.
    """
    shipped_on, shipped_time = moment(shipment["shipped_at"])
    number = code(shipment["number"], 30, "shipment number", 2)
    goods = levels_of(shipment, tree)
    levels = _Levels(shipment.get("weight_unit") or "LB")
    levels.open("", "S")
    pallets = sum(1 for _each in shipment.get("pallets") or []) if "T" in tree else 0
    levels.segments += _shipment_segments(shipment, shipped_on, shipped_time, pallets)
    levels.add(goods, "1")
    purpose = _PURPOSES[shipment.get("purpose") or "original"]
    begin = row("BSN", purpose, number, shipped_on, shipped_time, TREES[tree])
    segments = [begin, *levels.segments]
    return [*segments, totals_segment(segments, "HL", "SN1")]


class _Levels:
    """Numbers the HL segments from 1 in the order in which they are opened."""

    def __init__(self, unit):
        self.segments, self.count, self.unit = [], 0, unit

    def open(self, parent, kind):
        """Add HL and return its number."""
        self.count += 1
        self.segments.append(row("HL", str(self.count), parent, kind))
        return str(self.count)

    def add(self, levels, parent):
        """Add the segments of ``levels`` and of all that is below them."""
        for level in levels:
            number = self.open(parent, level.kind)
            self.segments += self._told(level)
            self.add(level.below, number)

    def _told(self, level):
        if level.kind == "O":
            return _order_segments(level.content)
        if level.kind == "I":
            return _line_segments(level.content)
        return _package_segments(level.content, self.unit, _PACKAGES[level.kind])


def _shipment_segments(shipment, shipped_on, shipped_time, pallets):
    unit = shipment.get("weight_unit") or "LB"
    cartons = sum(len(order["cartons"]) for order in shipment["orders"])
    weight = amount(shipment.get("weight"), 10, "weight")
    segments = [row("TD1", "CTN", str(cartons), *_weight_elements(weight, unit))]
    if pallets:
        segments.append(row("TD1", "PLT", str(pallets)))
    scac = fitting(shipment.get("carrier_scac"), 2, 4)
    name = text(shipment.get("carrier_name"), 35)
    if scac or name:
        segments.append(row("TD5", "B", "2" if scac else "", scac, "", name))
    if shipment.get("service"):
        service = text(shipment["service"], 35)
        segments.append(row("TD5", _SERVICE, "", "", "", service))
    for qualifier, field in (
        (_BILL_OF_LADING, "bill_of_lading"),
        (_CARRIER_NUMBER, "tracking"),
    ):
        if shipment.get(field):
            value = {"qualifier": qualifier, "value": shipment[field]}
            segments.append(reference_segment(value))
    segments += map(reference_segment, shipment.get("references") or [])
    segments.append(row("DTM", _SHIPPED, shipped_on, shipped_time))
    if shipment.get("expected_on"):
        segments.append(row("DTM", _EXPECTED, day(shipment["expected_on"])))
    for party in shipment.get("parties") or []:
        segments += party_segments(party)
    return segments


def _weight_elements(weight, unit):
    """Return TD103 to TD108, of which only the gross weight is used."""
    return ["", "", "", "G", weight, unit] if weight else []


def _order_segments(order):
    number = code(order["order_number"], 22, "order number")
    first = row("PRF", number, "", "", day(order.get("order_date")))
    return [first, *map(reference_segment, order.get("references") or [])]


def _package_segments(carton, unit, packaging):
    segments = []
    weight = amount(carton.get("weight"), 10, "package weight")
    if weight:
        segments.append(row("TD1", packaging, "1", *_weight_elements(weight, unit)))
    if carton.get("sscc"):
        segments.append(row("MAN", "GM", f"00{carton['sscc']}"))
    if carton.get("tracking"):
        tracking = code(carton["tracking"], 48, "tracking number")
        segments.append(row("MAN", "CP", tracking))
    return segments


def _line_segments(line):
    number = code(line["number"], 20, "line number")
    unit = code(line["unit"], 2, f"unit of line {number}", 2)
    pairs = item_pairs(line.get("codes") or [])
    if line.get("lot"):
        pairs += ["LT", code(line["lot"], 48, "lot")]
    ordered = amount(line.get("ordered"), 15, f"ordered quantity of line {number}")
    segments = [
        # LIN needs a code; without one, the buyer's line number (PL) names the item.
        row("LIN", number, *(pairs or ["PL", number])),
        row(
            "SN1",
            number,
            amount(line["quantity"], 10, f"quantity of line {number}"),
            unit,
            "",
            ordered,
            unit if ordered else "",
        ),
    ]
    segments += description_segments(line.get("description"))
    for serial in line.get("serials") or []:
        segments.append(reference_segment({"qualifier": _SERIAL, "value": serial}))
    if line.get("expiry"):
        segments.append(row("DTM", _EXPIRY, day(line["expiry"])))
    return segments
