# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Control totals: the number of lines and the sum of their quantities.

CTT01 is the number of line items (HL segments where there is a tree), CTT02 the sum of
the quantities when it is sent at all. Warehouse documents have totals of their own.
"""

from decimal import Decimal

from .content import number_at, plain, value_at

#: Set -> (tag that CTT01 counts, (tag, element) that CTT02 adds up or None).
_LINES = {
    "810": ("IT1", ("IT1", 2)),
    "832": ("LIN", None),
    "846": ("LIN", ("QTY", 2)),
    "850": ("PO1", ("PO1", 2)),
    "852": ("LIN", None),
    "855": ("PO1", ("PO1", 2)),
    "856": ("HL", ("SN1", 2)),
    "860": ("POC", ("POC", 3)),
    "861": ("RCD", ("RCD", 2)),
    "865": ("POC", ("POC", 3)),
    "869": ("HL", None),
    "870": ("HL", None),
}
#: Set -> (tag of the totals, (tag, element) that its first element adds up).
_QUANTITIES = {
    "940": ("W76", ("W01", 1)),
    "943": ("W03", ("W04", 1)),
    "944": ("W14", ("W07", 1)),
    "945": ("W03", ("W12", 3)),
}


def check_totals(content, code):
    """Note where the totals at the end do not match the lines."""
    if code in _QUANTITIES:
        tag, added = _QUANTITIES[code]
        for row in content.rows(tag)[-1:]:
            _check_sum(content, row, 1, added)
        return
    counted, added = _LINES[code]
    for row in content.rows("CTT")[-1:]:
        _check_count(content, row, counted)
        if added:
            _check_sum(content, row, 2, added)


def _check_count(content, row, counted):
    said, lines = value_at(row[1], 1), len(content.rows(counted))
    if said.isascii() and said.isdigit() and said.lstrip("0") != str(lines).lstrip("0"):
        content.note(
            "lines_count_wrong", row, 1, f"there are {lines} {counted} segments"
        )


def _check_sum(content, row, place, added):
    said = number_at(row[1], place)
    total = None if said is None else _sum(content, *added)
    if total is not None and total != said:
        detail = f"the {added[0]} segments add up to {plain(total)}"
        content.note("lines_total_wrong", row, place, detail)


def _sum(content, tag, place):
    """Return the sum of one element over all rows, None if one is no number."""
    total = Decimal(0)
    for _position, elements in content.rows(tag):
        text = value_at(elements, place)
        value = number_at(elements, place)
        if value is None and text:
            return None
        total += value or 0
    return total
