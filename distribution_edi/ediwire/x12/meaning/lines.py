# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Quantities and prices of lines: do they make sense, do their parts add up."""

from decimal import Decimal

from .content import number_at, plain, value_at

#: Tag of a line -> (places of quantities, places of prices).
_FIGURES = {
    "PO1": ((2,), (4,)),
    "POC": ((3, 4), (6,)),
    "SN1": ((2,), ()),
}
#: Ways in which an 855 says that nothing was changed.
_UNCHANGED = ("AD",)
_ACCEPTED = ("IA",)


def check_quantities(content, _code):
    """Quantities and prices are not negative. An invoice may take back or credit."""
    for tag, (quantities, prices) in _FIGURES.items():
        for row in content.rows(tag):
            elements = row[1]
            for place in quantities:
                if value_at(elements, place).startswith("-"):
                    content.note("quantity_negative", row, place)
            for place in prices:
                if value_at(elements, place).startswith("-"):
                    content.note("price_negative", row, place)


def check_stores(content, _code):
    """What the stores get (SDQ) must be what the line orders, unit for unit."""
    shares, line = [], None
    for row in [*content.rows("PO1", "SDQ"), (0, ["PO1"])]:
        if row[1][0] == "SDQ":
            shares.append(row[1])
            continue
        if line and shares:
            _compare_stores(content, line, shares)
        line, shares = row, []


def _compare_stores(content, line, shares):
    ordered, unit = number_at(line[1], 2), value_at(line[1], 3)
    if ordered is None or any(value_at(share, 1) != unit for share in shares):
        return
    parts = [
        number_at(share, place) or Decimal(0)
        for share in shares
        for place in range(4, min(len(share), 23), 2)
    ]
    shared = sum(parts, Decimal(0))
    if shared != ordered:
        detail = f"the stores get {plain(shared)}, the line orders {plain(ordered)}"
        content.note("stores_total_wrong", line, 2, detail)


def check_answers(content, _code):
    """The answers to a line (ACK) share out its quantity; AD changes nothing."""
    header = content.rows("BAK")
    unchanged = bool(header) and value_at(header[0][1], 2) in _UNCHANGED
    line, answered, unit = None, None, ""
    for row in [*content.rows("PO1", "ACK"), (0, ["PO1"])]:
        elements = row[1]
        if elements[0] == "PO1":
            if line and answered is not None:
                _compare_answers(content, line, answered)
            line, answered, unit = row, None, value_at(elements, 3)
            continue
        quantity = number_at(elements, 2)
        if quantity is not None and value_at(elements, 3) == unit:
            answered = (answered or Decimal(0)) + quantity
        if unchanged and value_at(elements, 1) not in _ACCEPTED:
            content.note("answer_contradicts", row, 1, "the header says AD")


def _compare_answers(content, line, answered):
    ordered = number_at(line[1], 2)
    if ordered is not None and ordered != answered:
        detail = f"{plain(answered)} answered, {plain(ordered)} in the line"
        content.note("statuses_total_wrong", line, 2, detail)


def check_shipped(content, _code):
    """In a 945 the difference of a line is what was ordered less what was shipped."""
    for row in content.rows("W12"):
        ordered, shipped, short = (number_at(row[1], place) for place in (2, 3, 4))
        if None not in (ordered, shipped, short) and ordered - shipped != short:
            detail = f"{plain(ordered)} ordered, {plain(shipped)} shipped"
            content.note("difference_wrong", row, 4, detail)
