# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock transfer shipment advice: X12 943 <-> canonical inbound notice."""

from .parts_write import amount, code, day, row
from .source import Source, put
from .warehouse_order import number_lines
from .warehouse_read import WarehouseReader
from .warehouse_write import (
    carriage_segment,
    head_segments,
    line_segments,
    pairs_of,
    total_of,
)

#: W0601 (element 514): R replaces what was said before.
_FULL, _REPLACEMENT = "F", "R"
#: G6201 (element 432) -> field.
_DATES = {"17": "expected_on"}
_CODES = (3, (4, 6, 14))


class _Reader(WarehouseReader):
    line_tag = "W04"
    dates = _DATES

    def open_line(self, row):
        return self.new_line(row, _CODES, 1, 2)

    def _head_w27(self, row):
        self._carry(row, payment=4, trailer=(6, 7))


def read(transaction_set):
    """Return (canonical inbound notice or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("W06")
    needed = begin.position is not None
    reader = _Reader(
        source,
        put(
            {"type": "inbound_notice"},
            purpose="replacement" if begin[1] == _REPLACEMENT else "original",
            order_number=source.code(begin, 2, needed=needed),
            notice_date=source.date(begin, 3, needed=needed),
            shipment_number=source.code(begin, 4),
            supplier_order=source.code(begin, 6),
        ),
    )
    notice = reader.walk()
    if not reader.lines:
        source.first("W04")
    number_lines(reader.lines)
    if not ({"order_number", "notice_date"} <= notice.keys() and reader.lines):
        return None, source.findings
    notice["lines"] = reader.lines
    return (notice if reader.sound else None), source.findings


def write(notice):
    """Return the segments of a 943 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    replaces = notice.get("purpose") == "replacement"
    segments = [
        row(
            "W06",
            _REPLACEMENT if replaces else _FULL,
            code(notice["order_number"], 22, "order number"),
            day(notice["notice_date"]),
            code(notice.get("shipment_number"), 30, "shipment number"),
            "",
            code(notice.get("supplier_order"), 22, "order number at the supplier"),
        ),
        *head_segments(notice, _DATES),
        *carriage_segment(notice, needed=True),
    ]
    for line in notice["lines"]:
        segments += [_line_segment(line), *line_segments(line)]
    return [*segments, row("W03", amount(total_of(notice["lines"]), 10, "total"))]


def _line_segment(line):
    number = line["number"]
    pairs = pairs_of(line, number)
    return row(
        "W04",
        amount(line["quantity"], 10, f"quantity of line {number}"),
        code(line["unit"], 2, f"unit of line {number}", 2),
        "",
        *pairs[:4],
        *[""] * 6,
        *pairs[4:],
    )
