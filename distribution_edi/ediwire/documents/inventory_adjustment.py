# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Warehouse inventory adjustment advice: X12 947 <-> canonical adjustment."""

from .parts_write import amount, code, day, row
from .source import Source, put
from .warehouse_order import number_lines
from .warehouse_read import WarehouseReader
from .warehouse_write import head_segments, line_segments, pairs_of

_CODES = (4, (5, 7, 17))
#: N1 may be sent so often.
_PARTIES = 100


class _Reader(WarehouseReader):
    line_tag = "W19"

    def open_line(self, row):
        line = self.new_line(row, _CODES, 2, 3, lot=9)
        put(line, reason=self.source.code(row, 1, needed=True))
        self.sound = self.sound and "reason" in line
        return line


def read(transaction_set):
    """Return (canonical inventory adjustment or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("W15")
    reader = _Reader(
        source,
        put(
            {"type": "inventory_adjustment"},
            adjusted_on=source.date(begin, 1, needed=begin.position is not None),
            number=source.code(begin, 2) or source.code(begin, 3),
        ),
    )
    adjustment = reader.walk()
    if not reader.lines:
        source.first("W19")
    number_lines(reader.lines)
    if not ("adjusted_on" in adjustment and reader.lines and reader.sound):
        return None, source.findings
    adjustment["lines"] = reader.lines
    return adjustment, source.findings


def write(adjustment):
    """Return the segments of a 947 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    number = code(adjustment.get("number"), 22, "adjustment number")
    segments = [
        row("W15", day(adjustment["adjusted_on"]), number, number),
        *head_segments(adjustment, parties=_PARTIES),
    ]
    for line in adjustment["lines"]:
        segments += [_line_segment(line), *line_segments(line)]
    return segments


def _line_segment(line):
    number = line.get("number") or "without number"
    pairs = pairs_of(line, number)
    return row(
        "W19",
        code(line["reason"], 2, f"reason of line {number}", 2),
        amount(line["quantity"], 10, f"quantity of line {number}"),
        code(line["unit"], 2, f"unit of line {number}", 2),
        "",
        *pairs[:4],
        *[""] * 8,
        *pairs[4:],
    )
