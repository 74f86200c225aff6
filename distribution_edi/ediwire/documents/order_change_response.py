# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Answer to a change: X12 865 <-> canonical order change response.

As an 855 (:mod:`.order_response`), with BCA for BAK and POC for PO1.
"""

from .codes import RESPONSE_CODES, RESPONSES
from .order_response import ResponseReader, read_answer, status_segment
from .parts_read import read_codes, read_price
from .parts_write import (
    amount,
    code,
    day,
    description_segments,
    item_pairs,
    party_segments,
    reference_segment,
    row,
    totals_segment,
)
from .source import put

#: BCA01 (element 353): an answer to what was asked, no change of our own.
_PURPOSE = "06"


def read(transaction_set):
    """Return (canonical order change response or None, findings)."""
    return read_answer(transaction_set, _read_beginning, _Reader)


def _read_beginning(source):
    begin = source.first("BCA")
    status = RESPONSES.get(begin[2])
    needed = begin.position is not None
    if needed and status is None:
        source.note("value_unreadable", begin, 2, "this kind of answer is not known")
    order_date = source.date(begin, 6, needed=needed)
    response_date = source.date(begin, 10)
    if order_date and not response_date:
        source.note("value_assumed", begin, 10, f"the order's date {order_date}")
        response_date = order_date
    return put(
        {"type": "order_change_response"},
        order_number=source.code(begin, 3, needed=needed),
        release=source.code(begin, 4),
        change_number=source.code(begin, 5),
        number=source.code(begin, 9),
        order_date=order_date,
        response_date=response_date,
        status=status,
    )


class _Reader(ResponseReader):
    """Walks the set; a line begins with POC."""

    _take_po1 = None

    def _take_poc(self, row):
        unit = self.source.delimiters.parts(row[5])[0].strip()
        self._begin_line(
            row,
            quantity=self.source.amount(row, 3, needed=True),
            unit=unit or self.source.code(row, 5, needed=True),
            price=read_price(self.source, row, 6, unit),
            codes=read_codes(self.source, row, 8) or None,
        )


def write(response):
    """Return the segments of an 865 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    segments = [
        row(
            "BCA",
            _PURPOSE,
            RESPONSE_CODES[response["status"]],
            code(response["order_number"], 22, "order number"),
            code(response.get("release"), 30, "release number"),
            code(response.get("change_number"), 8, "sequence of the change"),
            day(response["order_date"]),
            "",
            "",
            code(response.get("number"), 30, "number of the answer"),
            day(response["response_date"]),
        )
    ]
    segments += map(reference_segment, response.get("references") or [])
    for party in response.get("parties") or []:
        segments += party_segments(party)
    for line in response["lines"]:
        segments += _line_segments(line)
    return [*segments, totals_segment(segments, "POC", "POC", place=3)]


def _line_segments(line):
    number = code(line["number"], 20, "line number")
    quantity = amount(line["quantity"], 9, f"quantity of line {number}")
    segments = [
        row(
            "POC",
            number,
            "CA",
            quantity,
            quantity,
            code(line["unit"], 2, f"unit of line {number}", 2),
            amount(line.get("price"), 17, f"price of line {number}"),
            "",
            *item_pairs(line.get("codes") or []),
        )
    ]
    segments += description_segments(line.get("description"))
    return segments + [status_segment(status) for status in line["statuses"]]
