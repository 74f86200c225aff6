# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Answers to orders and their changes: ORDRSP <-> canonical (change) response.

There is no message of its own for a change: what answers one names it (RFF+PP), by the
order's number when it has none of its own.

A line's action (LIN 1229), what is delivered (QTY 113) and what is backordered (QTY 83)
say most answers. Where a line's statuses say more, each is a delivery schedule (SCC) of
its own: quantity, date, and its status as X12 element 668 (FTX+CHG, code list of the
seller), which everybody may pass over.
"""

from decimal import Decimal

from ...documents.codes import LINE_STATUS_CODES, LINE_STATUSES
from ...documents.parts_read import add_up, join_text
from ...documents.source import put
from .codes import (
    ACCEPTED,
    ADDED,
    AMENDED,
    BACKORDER,
    CHANGED,
    DELETED,
    DESPATCHED,
    ORDERED,
    REFUSED,
    RESPONSE_CODES,
    RESPONSE_LETTERS,
    RESPONSES,
    TO_DELIVER,
    UNTOUCHED,
)
from .order_line import price_segments
from .parts_read import (
    add_codes,
    read_codes,
    read_description,
    read_party,
    read_reference,
)
from .parts_write import (
    code,
    dated,
    descriptions,
    items,
    line_count,
    line_number,
    named,
    party,
    quantity,
    reference,
)
from .price import read_price
from .source import Source, Walk

_ORDER, _RELEASE, _LINE_NUMBER, _CHANGE = "ON", "RE", "LI", "PP"
#: DTM 2005: document, reference; of a line: promised shipment and others alike.
_DOCUMENT, _REFERENCED, _SHIP = "137", "171", "79"
_SHIP_DATES = ("79", "10", "11")
_ORDER_DATES = (_REFERENCED, "4")
_STATUS = "CHG"
_ACTIONS = {
    ACCEPTED: "accepted",
    UNTOUCHED: "accepted",
    "": "accepted",
    CHANGED: "quantity_changed",
    AMENDED: "quantity_changed",
    "24": "quantity_changed",
    ADDED: "substituted",
    DELETED: "deleted",
    REFUSED: "rejected",
    "10": "rejected",
}


def read(message):
    """Return (canonical order response or None, findings)."""
    source = Source(message)
    reader = _Reader(source, _read_beginning(source))
    reader.run()
    response = reader.response
    lines = [_finished(source, line) for line in reader.lines]
    _settle_change(response)
    _assume_dates(source, response)
    if "status" not in response:
        response["status"] = _status_of(lines)
    wanted = ("order_number", "order_date", "response_date")
    if "order_number" not in response:
        source.note("value_missing", source.first("RFF"), 1, 2, "there is no RFF+ON")
    sound = all({"quantity", "unit"} <= line.keys() for line in lines)
    if not (sound and all(name in response for name in wanted)):
        return None, source.findings
    response["lines"] = lines
    return response, source.findings


def _read_beginning(source):
    begin = source.first("BGM")
    status = RESPONSES.get(begin[3]) or RESPONSE_LETTERS.get(begin[4])
    return put({"type": "order_response"}, number=source.code(begin, 2), status=status)


def _settle_change(response):
    """An answer that names a change is the answer to that change."""
    change = response.pop("change", None)
    if change is not None:
        response["type"] = "order_change_response"
        if change != response.get("order_number"):
            response["change_number"] = change


def _assume_dates(source, response):
    """The order's date may be left out in EDIFACT; the answer's date stands in."""
    if "response_date" in response and "order_date" not in response:
        spot = source.first("BGM")
        source.note("value_assumed", spot, None, None, "the order's date: the answer's")
        response["order_date"] = response["response_date"]


class _Reader(Walk):
    """Walks the message: head, then lines."""

    def __init__(self, source, response):
        super().__init__(source)
        self.response, self.lines, self.line = response, [], None

    def take_dtm(self, spot):
        if self.line is not None:
            self._take_line_date(spot)
        elif self.near == "RFF" and spot[1] in _ORDER_DATES and self.ordered:
            put(self.response, order_date=self.source.date(spot))
        elif self.near == "" and spot[1] == _DOCUMENT:
            put(self.response, response_date=self.source.date(spot))

    def _take_line_date(self, spot):
        if spot[1] not in _SHIP_DATES or self.near == "RFF":
            return
        target = self.line["schedules"][-1] if self.owner == "SCC" else self.line
        put(target, ship_date=self.source.date(spot))

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        self.ordered = bool(found) and found["qualifier"] == _ORDER
        if found is None:
            return
        if self.line is not None:
            if found["qualifier"] == _LINE_NUMBER and self.owner in ("LIN", "PRI"):
                self.line["number"] = found["value"]
        elif self.owner == "" and self.ordered:
            self.response["order_number"] = found["value"]
        elif self.owner == "" and found["qualifier"] == _RELEASE:
            self.response["release"] = found["value"]
        elif self.owner == "" and found["qualifier"] == _CHANGE:
            self.response["change"] = found["value"]
        elif self.owner == "":
            self.response.setdefault("references", []).append(found)

    def take_nad(self, spot):
        if self.line is None:
            parties = self.response.setdefault("parties", [])
            parties.append(read_party(self.source, spot))

    def take_lin(self, spot):
        number = self.source.code(spot, 1) or str(len(self.lines) + 1)
        self.line = {"number": number, "action": spot[2], "schedules": [], "spot": spot}
        add_codes(self.line, read_codes(self.source, spot))
        self.lines.append(self.line)

    def take_pia(self, spot):
        if self.line is not None:
            add_codes(self.line, read_codes(self.source, spot))

    def take_imd(self, spot):
        if self.line is not None:
            words = read_description(self.source, spot)
            put(self.line, description=join_text(self.line.get("description"), words))

    def take_pri(self, spot):
        if self.line is not None:
            read_price(self.source, self.line, spot)

    def take_scc(self, _spot):
        if self.line is not None:
            self.line["schedules"].append({})

    def take_ftx(self, spot):
        if self.owner == "SCC" and self.line is not None and spot[1] == _STATUS:
            put(self.line["schedules"][-1], status=LINE_STATUSES.get(spot[3]))

    def take_qty(self, spot):
        if self.line is None:
            return
        amount = self.source.amount(spot, 1, 2)
        unit = self.source.code(spot, 1, 3)
        if self.owner == "SCC":
            put(self.line["schedules"][-1], quantity=amount, unit=unit)
        elif self.owner == "LIN" and spot[1] in (
            ORDERED,
            TO_DELIVER,
            BACKORDER,
            DESPATCHED,
        ):
            put(self.line.setdefault("amounts", {}), **{spot[1]: amount})
            put(self.line, unit=unit)

    def take_uns(self, _spot):
        self.line = None


def _finished(source, line):
    """Turn what was collected about a line into a canonical one."""
    amounts, spot = line.pop("amounts", {}), line.pop("spot")
    action, schedules = line.pop("action"), line.pop("schedules")
    ship_date = line.pop("ship_date", None)
    delivered = amounts.get(TO_DELIVER) or amounts.get(DESPATCHED)
    ordered = amounts.get(ORDERED) or delivered
    if ordered is None:
        source.note("value_missing", spot, None, None, "the line has no quantity")
        return line
    if "unit" not in line:
        source.note("value_assumed", spot, None, None, "the unit is PCE")
        line["unit"] = "PCE"
    line["quantity"] = ordered
    if action not in _ACTIONS:
        source.note("value_unreadable", spot, 2, None, "it is read as changed")
    told = [each for each in schedules if {"status", "quantity"} <= each.keys()]
    if told:
        statuses = [{"unit": line["unit"], **each} for each in told]
    else:
        backorder = amounts.get(BACKORDER)
        statuses = plain_statuses(line, action, delivered, backorder, ship_date)
    line["statuses"] = statuses
    _check_statuses(source, line, spot)
    return line


def plain_statuses(line, action, delivered, backorder, ship_date):
    """Return the statuses that action, quantities and date alone stand for.

    What is neither delivered nor backordered of a line that is not refused was refused.
    """
    status = _ACTIONS.get(action, "quantity_changed")
    ordered, unit = Decimal(line["quantity"]), line["unit"]
    if status in ("rejected", "deleted"):
        return [{"status": status, "quantity": line["quantity"], "unit": unit}]
    late = Decimal(backorder or 0)
    given = Decimal(delivered) if delivered is not None else ordered - late
    statuses = []
    if given:
        whole = given >= ordered
        kind = status if whole or status == "substituted" else "quantity_changed"
        entry = {"status": kind, "quantity": add_up([str(given)]), "unit": unit}
        statuses.append(put(entry, ship_date=ship_date))
    if late:
        amount = add_up([str(late)])
        statuses.append({"status": "backordered", "quantity": amount, "unit": unit})
    rest = ordered - given - late
    if rest > 0:
        amount = add_up([str(rest)])
        statuses.append({"status": "rejected", "quantity": amount, "unit": unit})
    return statuses


def _check_statuses(source, line, spot):
    """The statuses of a line must share out its quantity."""
    answered = sum(Decimal(status["quantity"]) for status in line["statuses"])
    if answered != Decimal(line["quantity"]):
        detail = f"{answered} answered, {line['quantity']} in the line"
        source.note("statuses_total_wrong", spot, None, None, detail)


def _status_of(lines):
    kinds = {each["status"] for line in lines for each in line.get("statuses", ())}
    if kinds <= {"accepted"}:
        return "accepted"
    return "rejected" if kinds == {"rejected"} else "accepted_with_changes"


def write(response):
    """Return the segments of an ORDRSP between UNH and UNT.

    :raises WriteError: an identifier does not fit its element.
    """
    number = code(response.get("number"), 35, "number of the answer")
    segments = [
        ["BGM", "231", number, RESPONSE_CODES[response["status"]]],
        *dated(_DOCUMENT, response["response_date"]),
        *named(_ORDER, response["order_number"], "order number"),
        *dated(_REFERENCED, response["order_date"]),
        *named(_RELEASE, response.get("release"), "release number"),
        *named(_CHANGE, _answered_change(response), "number of the change"),
        *map(reference, response.get("references") or []),
    ]
    for item in response.get("parties") or []:
        segments += party(item)
    for ordinal, line in enumerate(response["lines"], 1):
        segments += _line_segments(line, ordinal)
    return [*segments, ["UNS", "S"], line_count(segments)]


def _answered_change(response):
    """Return the number of the change that is answered; None answers the order."""
    if response["type"] != "order_change_response":
        return None
    return response.get("change_number") or response["order_number"]


def _line_segments(line, ordinal):
    lin, own_number = line_number(line, ordinal)
    statuses = [_plain(status) for status in line["statuses"]]
    kinds = [status["status"] for status in statuses]
    what = f"quantity of line {line['number']}"
    unit = line["unit"]
    given = [each["quantity"] for each in statuses if each["status"] not in _NOT_GIVEN]
    late = [each["quantity"] for each in statuses if each["status"] == "backordered"]
    action = _action(kinds)
    dates = {
        each.get("ship_date") for each in statuses if each["status"] not in _NOT_GIVEN
    }
    ship_date = dates.pop() if len(dates) == 1 else None
    segments = items(line, lin, action) + descriptions(line.get("description"))
    segments.append(quantity(ORDERED, line["quantity"], unit, what))
    if given or late:
        segments.append(quantity(TO_DELIVER, add_up(given), unit, what))
    if late:
        segments.append(quantity(BACKORDER, add_up(late), unit, what))
    segments += dated(_SHIP, ship_date)
    segments += price_segments(line) + own_number
    plain = {"quantity": add_up([str(line["quantity"])]), "unit": unit}
    derived = plain_statuses(
        plain,
        action,
        add_up(given) if given or late else None,
        add_up(late) if late else None,
        ship_date,
    )
    return segments if derived == statuses else segments + _schedules(statuses, what)


#: Statuses of quantities that are not on their way.
_NOT_GIVEN = ("backordered", "rejected", "held", "deleted")


def _plain(status):
    """Return a status as it is read: amounts and dates as text."""
    ship_date = status.get("ship_date")
    entry = {
        "status": status["status"],
        "quantity": add_up([str(status["quantity"])]),
        "unit": status["unit"],
    }
    return put(entry, ship_date=str(ship_date) if ship_date else None)


def _action(kinds):
    if set(kinds) <= {"accepted"}:
        return ACCEPTED
    of_all = {"rejected": REFUSED, "deleted": DELETED}
    return of_all.get(kinds[0], CHANGED) if len(set(kinds)) == 1 else CHANGED


def _schedules(statuses, what):
    segments = []
    for status in statuses:
        kind = BACKORDER if status["status"] == "backordered" else TO_DELIVER
        letter = LINE_STATUS_CODES[status["status"]]
        segments += [
            ["SCC", "1"],
            ["FTX", _STATUS, "", (letter, "", "91")],
            quantity(kind, status["quantity"], status["unit"], what),
            *dated(_SHIP, status.get("ship_date")),
        ]
    return segments
