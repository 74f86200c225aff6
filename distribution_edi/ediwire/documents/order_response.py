# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Answer to a purchase order: X12 855 <-> canonical order response.

Order of a line's segments in 004010: PO1, PID, then ACK.
"""

from decimal import Decimal

from .codes import (
    LINE_STATUS_CODES,
    LINE_STATUSES,
    RESPONSE_CODES,
    RESPONSES,
)
from .parts_read import (
    extend_party,
    join_text,
    read_codes,
    read_party,
    read_price,
    read_reference,
)
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
from .source import Source, put

#: ACK04 for a date of shipment (element 374: current schedule, ship).
_SHIP_DATE = "068"


def read(transaction_set):
    """Return (canonical order response or None, findings)."""
    return read_answer(transaction_set, _read_beginning, ResponseReader)


def read_answer(transaction_set, read_beginning, reader_class):
    """Read an 855 or what is built like one; ``read_beginning`` makes its head."""
    source = Source(transaction_set)
    response = read_beginning(source)
    reader = reader_class(source, response)
    for segment in source.rows:
        reader.take(segment)
    wanted = ("order_number", "order_date", "response_date", "status")
    if not all(name in response for name in wanted) or not reader.sound:
        return None, source.findings
    response["lines"] = reader.lines
    return response, source.findings


def _read_beginning(source):
    """Return the head from BAK; BAK04 (date of the order) is mandatory in 004010."""
    begin = source.first("BAK")
    status = RESPONSES.get(begin[2])
    if begin.position and status is None:
        source.note("value_unreadable", begin, 2, "this kind of answer is not known")
    needed = begin.position is not None
    order_date = source.date(begin, 4, needed=needed)
    response_date = source.date(begin, 9)
    if order_date and not response_date:
        source.note("value_assumed", begin, 9, f"the order's date {order_date}")
        response_date = order_date
    return put(
        {"type": "order_response"},
        order_number=source.code(begin, 3, needed=needed),
        order_date=order_date,
        response_date=response_date,
        status=status,
        release=source.code(begin, 5),
        number=source.code(begin, 8),
    )


class ResponseReader:
    """Walks the set: head, a party, or a line with its statuses."""

    def __init__(self, source, response):
        self.source, self.response = source, response
        self.party = self.line = None
        self.lines = []
        self.sound = True

    def take(self, row):
        handler = getattr(self, f"_take_{row.tag.lower()}", None)
        if handler:
            handler(row)

    def _take_ref(self, row):
        reference = read_reference(self.source, row) if self.line is None else None
        if reference:
            self.response.setdefault("references", []).append(reference)

    def _take_n1(self, row):
        if self.line is None:
            self.party = read_party(self.source, row)
            self.response.setdefault("parties", []).append(self.party)

    def _extend_party(self, row):
        if self.party and self.line is None:
            extend_party(self.source, row, self.party)

    _take_n2 = _take_n3 = _take_n4 = _extend_party

    def _take_po1(self, row):
        source = self.source
        self._begin_line(
            row,
            quantity=source.amount(row, 2, needed=True),
            unit=source.code(row, 3, needed=True),
            price=read_price(source, row, 4, row[3]),
            codes=read_codes(source, row, 6) or None,
        )

    def _begin_line(self, row, **values):
        self._check_line()
        number = self.source.code(row, 1) or str(len(self.lines) + 1)
        self.line_row = row
        self.line = put({"number": number, "statuses": []}, **values)
        self.sound = self.sound and {"quantity", "unit"} <= set(self.line)
        self.lines.append(self.line)

    def _take_pid(self, row):
        if self.line is not None:
            words = join_text(self.line.get("description"), row[5])
            put(self.line, description=words)

    def _take_ack(self, row):
        if self.line is None:
            return
        status = self._line_status(row)
        quantity = self.source.amount(row, 2) or self.line.get("quantity")
        unit = self.source.code(row, 3) or self.line.get("unit")
        if status is None or quantity is None or unit is None:
            self.sound = False
            return
        entry = {"status": status, "quantity": quantity, "unit": unit}
        if row[4] == _SHIP_DATE:
            put(entry, ship_date=self.source.date(row, 5))
        self.line["statuses"].append(entry)

    def _line_status(self, row):
        if row[1] == "IC":
            same = row[2] in ("", self.line.get("quantity"))
            return "accepted" if same else "quantity_changed"
        if row[1] not in LINE_STATUSES:
            self.source.note("value_unreadable", row, 1, "this status is not known")
        return LINE_STATUSES.get(row[1])

    def _take_ctt(self, _row):
        self._check_line()

    _take_se = _take_ctt

    def _check_line(self):
        """The statuses of a line must share out its quantity."""
        line, self.line = self.line, None
        if not line or not line["statuses"] or "quantity" not in line:
            return
        answered = sum(Decimal(status["quantity"]) for status in line["statuses"])
        if answered != Decimal(line["quantity"]):
            detail = f"{answered} answered, {line['quantity']} in the line"
            self.source.note("statuses_total_wrong", self.line_row, 2, detail)


def write(response):
    """Return the segments of an 855 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    segments = [
        row(
            "BAK",
            "00",
            RESPONSE_CODES[response["status"]],
            code(response["order_number"], 22, "order number"),
            day(response["order_date"]),
            code(response.get("release"), 30, "release number"),
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
    return [*segments, totals_segment(segments, "PO1", "PO1")]


def _line_segments(line):
    number = code(line["number"], 20, "line number")
    segments = [
        row(
            "PO1",
            number,
            amount(line["quantity"], 15, f"quantity of line {number}"),
            code(line["unit"], 2, f"unit of line {number}", 2),
            amount(line.get("price"), 17, f"price of line {number}"),
            "",
            *item_pairs(line.get("codes") or []),
        )
    ]
    segments += description_segments(line.get("description"))
    return segments + [status_segment(status) for status in line["statuses"]]


def status_segment(status):
    """Return ACK: what becomes of a quantity of a line."""
    shipped = day(status.get("ship_date"))
    return row(
        "ACK",
        LINE_STATUS_CODES[status["status"]],
        amount(status["quantity"], 15, "quantity answered"),
        code(status["unit"], 2, "unit", 2),
        _SHIP_DATE if shipped else "",
        shipped,
    )
