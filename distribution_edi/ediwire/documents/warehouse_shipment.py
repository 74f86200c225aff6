# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Warehouse shipping advice: X12 945 <-> canonical warehouse shipment.

LX with MAN is a carton; W12 says of a line what was ordered, shipped, and their
difference. W03 is the sum of what was shipped.
"""

from ..gs1 import check_digit
from .parts_write import amount, code, day, row
from .source import Source, put
from .warehouse_read import WarehouseReader
from .warehouse_write import (
    carriage_segment,
    head_segments,
    line_segments,
    pairs_of,
    total_of,
)

#: W0601 (element 514). N and X leave out what was shipped as it was asked for.
_REPORTS = {
    "F": "full",
    "N": "exceptions",
    "X": "exceptions",
    "R": "replacement",
}
_REPORT_CODES = {"full": "F", "exceptions": "X", "replacement": "R"}
#: W1201 (element 368). The first code of a status is the one that is written.
_STATUSES = {
    "CC": "complete",
    "SH": "shipped",
    "CM": "over",
    "PR": "partial",
    "BP": "partial",
    "SS": "partial",
    "CP": "partial_closed",
    "BO": "backordered",
    "IC": "cancelled",
    "CU": "cancelled",
    "CK": "cancelled",
    "CS": "substituted",
    "CL": "complete",
    "IS": "substituted",
}
#: G6201 (element 432) and N901 (element 128) -> field.
_SHIPPED, _DATES, _EXPIRY = "11", {"17": "expected_on"}, "36"
_NAMED = {"BM": "bill_of_lading", "2I": "tracking"}
#: MAN01 (element 88): SSCC with and without its (00), the carrier's number.
_SSCC, _TRACKING = ("GM", "AA"), "CP"
_CODES = (6, (7, 17, 21))


class _Reader(WarehouseReader):
    line_tag = "W12"
    dates = {**_DATES, _SHIPPED: "shipped_on"}
    named = {**_NAMED, "CN": "tracking"}

    def __init__(self, source, document):
        super().__init__(source, document)
        self.cartons = []

    def take(self, row):
        if row.tag == "LX" and not self.inner:
            self.line = None
            self.cartons.append({"lines": []})
            return
        super().take(row)

    def open_line(self, row):
        source = self.source
        line = self.new_line(row, _CODES, 3, 5, lot=9)
        status = _STATUSES.get(row[1])
        if row[1] and status is None:
            source.note("value_unreadable", row, 1, "this status is not known")
            self.sound = False
        put(
            line,
            status=status,
            ordered=source.amount(row, 2),
            difference=source.amount(row, 4),
        )
        if not self.cartons:
            self.cartons.append({"lines": []})
        self.cartons[-1]["lines"].append(line)
        return line

    def _head_man(self, row):
        if not self.cartons:
            return
        if row[1] in _SSCC:
            put(self.cartons[-1], sscc=self._sscc(row))
        elif row[1] == _TRACKING:
            put(self.cartons[-1], tracking=self.source.code(row, 2))

    def _sscc(self, row):
        value = row[2]
        digits = value[2:] if len(value) == 20 and value.startswith("00") else value
        if len(digits) != 18 or not (digits.isascii() and digits.isdigit()):
            self.source.note("value_unreadable", row, 2, "it is not an SSCC")
            return None
        if check_digit(digits[:-1]) != digits[-1]:
            self.source.note("check_digit_wrong", row, 2)
        return digits

    def _head_n9(self, row):
        """Behind LX a reference is the carton's, and nothing holds it."""
        if self.cartons:
            return None
        return super()._head_n9(row)

    def _head_w27(self, row):
        self._carry(row, payment=4, trailer=(6, 7))

    def _line_w03(self, row):
        unit = row[3] if row[3] in ("LB", "KG") else None
        put(
            self.document,
            units=self.source.amount(row, 1),
            weight=self.source.amount(row, 2),
            weight_unit=unit,
        )

    _head_w03 = _line_w03


def read(transaction_set):
    """Return (canonical warehouse shipment or None, findings)."""
    source = Source(transaction_set)
    begin = source.first("W06")
    report = _REPORTS.get(begin[1])
    if begin[1] and report is None:
        source.note("value_unreadable", begin, 1, "this report is not supported")
    reader = _Reader(
        source,
        put(
            {"type": "warehouse_shipment"},
            report=report,
            order_number=source.code(begin, 2, needed=begin.position is not None),
            shipped_on=source.date(begin, 3),
            number=source.code(begin, 4),
            customer_order=source.code(begin, 6),
        ),
    )
    shipment = reader.walk()
    if begin.position is not None and "shipped_on" not in shipment:
        source.note("value_missing", begin, 3)
    cartons = [carton for carton in reader.cartons if carton["lines"]]
    if not cartons and report != "exceptions":
        source.first("W12")
        return None, source.findings
    put(shipment, cartons=cartons or None)
    wanted = {"report", "order_number", "shipped_on"}
    sound = reader.sound and wanted <= shipment.keys()
    return (shipment if sound else None), source.findings


def write(shipment):
    """Return the segments of a 945 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    lines = [line for each in shipment.get("cartons") or [] for line in each["lines"]]
    segments = [
        row(
            "W06",
            _REPORT_CODES[shipment.get("report") or "full"],
            code(shipment["order_number"], 22, "order number"),
            day(shipment["shipped_on"]),
            code(shipment.get("number"), 30, "shipment number"),
            "",
            code(shipment.get("customer_order"), 22, "customer's order number"),
        ),
        *head_segments(shipment, _DATES, _NAMED),
        *carriage_segment(shipment),
    ]
    for place, carton in enumerate(shipment.get("cartons") or [], 1):
        segments += [row("LX", str(place)), *_mark_segments(carton)]
        for line in carton["lines"]:
            segments += [_line_segment(line), *line_segments(line)]
            if line.get("expiry") and not line.get("lot"):
                segments.append(row("G62", _EXPIRY, day(line["expiry"])))
    units = shipment.get("units")
    weight = amount(shipment.get("weight"), 10, "weight")
    unit = shipment.get("weight_unit") or "LB"
    total = amount(total_of(lines) if units is None else units, 10, "total quantity")
    return [*segments, row("W03", total, weight, unit if weight else "")]


def _mark_segments(carton):
    segments = []
    if carton.get("sscc"):
        segments.append(row("MAN", "GM", f"00{carton['sscc']}"))
    if carton.get("tracking"):
        tracking = code(carton["tracking"], 48, "tracking number")
        segments.append(row("MAN", _TRACKING, tracking))
    return segments


def _line_segment(line):
    number = line.get("number") or "without number"
    status = line.get("status") or "shipped"
    pairs = pairs_of(line, number)
    return row(
        "W12",
        next(letter for letter, name in _STATUSES.items() if name == status),
        amount(line.get("ordered"), 15, f"ordered quantity of line {number}"),
        amount(line["quantity"], 10, f"quantity of line {number}"),
        amount(line.get("difference"), 9, f"difference of line {number}"),
        code(line["unit"], 2, f"unit of line {number}", 2),
        "",
        *pairs[:2],
        *[""] * 8,
        *pairs[2:4],
        "",
        "",
        *pairs[4:],
    )
