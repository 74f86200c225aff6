# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Warehouse shipping order: X12 940 <-> canonical warehouse order.

The control is W76: the sum of what is ordered (W0101). There is no CTT.
"""

from .parts_write import amount, code, row
from .source import Source, put
from .warehouse_read import WarehouseReader
from .warehouse_write import (
    carrier_elements,
    head_segments,
    line_segments,
    pairs_of,
    payment_code,
    total_of,
    transport_code,
)

#: W0501 (element 473); S and T are orders like any other.
_PURPOSES = {
    "N": "original",
    "S": "original",
    "T": "original",
    "R": "change",
    "F": "cancel",
}
#: G6201 (element 432) -> field.
_DATES = {
    "10": "requested_ship",
    "02": "requested_delivery",
    "37": "ship_not_before",
    "38": "ship_no_later",
}
#: Places of the UPC and of the pairs of item codes in W01.
_CODES = (3, (4, 6, 15))


class _Reader(WarehouseReader):
    line_tag = "W01"
    dates = _DATES

    def open_line(self, row):
        return self.new_line(row, _CODES, 1, 2, lot=13)

    def _head_w66(self, row):
        self._carry(row, transport=2, scac=10, name=5, payment=1)


def read(transaction_set):
    """Return (canonical warehouse order or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("W05")
    purpose = _PURPOSES.get(begin[1])
    if begin[1] and purpose is None:
        source.note("value_unreadable", begin, 1, "this status is not supported")
    reader = _Reader(
        source,
        put(
            {"type": "warehouse_order"},
            purpose=purpose,
            order_number=source.code(begin, 2, needed=begin.position is not None),
            customer_order=source.code(begin, 3),
        ),
    )
    order = reader.walk()
    if not reader.lines:
        source.first("W01")
    number_lines(reader.lines)
    if not ({"purpose", "order_number"} <= order.keys() and reader.lines):
        return None, source.findings
    order["lines"] = reader.lines
    return (order if reader.sound else None), source.findings


def number_lines(lines):
    """Give a line that has no number its place."""
    for place, line in enumerate(lines, 1):
        line.setdefault("number", str(place))


def write(order):
    """Return the segments of a 940 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    purpose = order.get("purpose") or "original"
    segments = [
        row(
            "W05",
            next(letter for letter, name in _PURPOSES.items() if name == purpose),
            code(order["order_number"], 22, "order number"),
            code(order.get("customer_order"), 22, "customer's order number"),
        ),
        *head_segments(order, _DATES, needed=False),
        *_carriage_segment(order.get("carriage") or {}),
    ]
    for place, line in enumerate(order["lines"], 1):
        segments += [row("LX", str(place)), _line_segment(line), *line_segments(line)]
    total = amount(total_of(order["lines"]), 15, "total quantity")
    return [*segments, row("W76", total)]


def _carriage_segment(carriage):
    if not carriage:
        return []
    scac, name = carrier_elements(carriage)
    first = [payment_code(carriage), transport_code(carriage), "", "", name]
    return [row("W66", *first, "", "", "", "", scac)]


def _line_segment(line):
    number = line["number"]
    pairs = pairs_of(line, number)
    return row(
        "W01",
        amount(line["quantity"], 15, f"quantity of line {number}"),
        code(line["unit"], 2, f"unit of line {number}", 2),
        "",
        *pairs[:4],
        *[""] * 7,
        *pairs[4:],
    )
