# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock transfer receipt advice: X12 944 <-> canonical warehouse receipt.

W0701 counts all that came; W13 says which part of it was damaged, held or too much, and
what was missing (element 412).
"""

from ..errors import WriteError
from .parts_write import amount, code, day, row
from .source import Source, put
from .warehouse_order import number_lines
from .warehouse_read import WarehouseReader
from .warehouse_write import (
    carrier_elements,
    head_segments,
    line_segments,
    pairs_of,
    total_of,
    trailer_elements,
    transport_code,
)

#: W1303 (element 412).
_CONDITIONS = {
    "01": "damaged",
    "02": "short",
    "03": "over",
    "04": "poor_quality",
    "05": "wrong_item",
    "07": "good",
    "08": "refused",
    "09": "on_hold",
    "13": "not_announced",
}
_CONDITION_CODES = {name: code_ for code_, name in _CONDITIONS.items()}
_FULL = "F"
_CODES = (3, (4, 6, 10))


class _Reader(WarehouseReader):
    line_tag = "W07"

    def open_line(self, row):
        return self.new_line(row, _CODES, 1, 2, lot=8)

    def _head_w08(self, row):
        self._carry(row, trailer=(4, 5))

    def _line_w13(self, row):
        if row[2] and row[2] != self.line.get("unit"):
            self.source.note("value_unreadable", row, 2, "it is not the line's unit")
            self.sound = False
        found = put(
            {"condition": _CONDITIONS.get(row[3], "other")},
            quantity=self.source.amount(row, 1, needed=True),
            code=self.source.code(row, 3, needed=True),
        )
        self.sound = self.sound and len(found) == 3
        self.line.setdefault("conditions", []).append(found)

    def _line_w14(self, row):
        put(self.document, units=self.source.amount(row, 1))


def read(transaction_set):
    """Return (canonical warehouse receipt or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("W17")
    needed = begin.position is not None
    reader = _Reader(
        source,
        put(
            {"type": "warehouse_receipt"},
            received_at=source.moment(begin, 2, 7),
            number=source.code(begin, 3, needed=needed),
            order_number=source.code(begin, 4, needed=needed),
            shipment_number=source.code(begin, 5),
        ),
    )
    advice = reader.walk()
    if needed and not begin[2]:
        source.note("value_missing", begin, 2)
    if not reader.lines:
        source.first("W07")
    number_lines(reader.lines)
    for line in reader.lines:
        line.pop("references", None)
    wanted = {"received_at", "number", "order_number"}
    if not (wanted <= advice.keys() and reader.lines and reader.sound):
        return None, source.findings
    advice["lines"] = reader.lines
    return advice, source.findings


def write(advice):
    """Return the segments of a 944 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    segments = [
        row(
            "W17",
            _FULL,
            day(advice["received_at"]),
            code(advice["number"], 12, "receipt number"),
            code(advice["order_number"], 22, "order number"),
            code(advice.get("shipment_number"), 30, "shipment number"),
        ),
        *head_segments(advice),
        *_carriage_segment(advice.get("carriage") or {}),
    ]
    for line in advice["lines"]:
        segments += [_line_segment(line), *line_segments(line)]
        segments += [
            _condition_segment(each, line["unit"])
            for each in line.get("conditions") or []
        ]
    units = advice.get("units")
    if units is None:
        units = total_of(advice["lines"])
    return [*segments, row("W14", amount(units, 7, "total quantity"))]


def _carriage_segment(carriage):
    if not carriage:
        return []
    scac, name = carrier_elements(carriage)
    trailer = trailer_elements(carriage)
    return [row("W08", transport_code(carriage), scac, name, *trailer)]


def _line_segment(line):
    number = line.get("number") or "without number"
    pairs = pairs_of(line, number)
    return row(
        "W07",
        amount(line["quantity"], 7, f"quantity of line {number}"),
        code(line["unit"], 2, f"unit of line {number}", 2),
        "",
        *pairs[:4],
        "",
        "",
        *pairs[4:],
    )


def _condition_segment(found, unit):
    number = found.get("code") or _CONDITION_CODES.get(found["condition"])
    if not number:
        raise WriteError(f"There is no code for the condition '{found['condition']}'.")
    quantity = amount(found["quantity"], 15, "quantity of a condition")
    return row("W13", quantity, unit, code(number, 2, "condition", 2))
