# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Rules about a set's meaning that no grammar table can say: control totals.

CTT01 is the number of line items (HL segments in an 856), CTT02 the sum of the
quantities when it is sent at all.
"""

from decimal import Decimal, InvalidOperation

from ..findings import Finding

#: Set -> (segment that CTT01 counts, segment and element that CTT02 adds up).
_TOTALS = {
    "850": ("PO1", "PO1", 2),
    "855": ("PO1", "PO1", 2),
    "856": ("HL", "SN1", 2),
    "810": ("IT1", "IT1", 2),
}


def check_totals(code, segments, grammar):
    """Return findings where CTT does not match the lines of the set."""
    if code not in _TOTALS:
        return []
    position = _position_of_totals(segments)
    if position is None:
        return []
    totals = [*segments[position - 1], "", "", ""]
    counted, added, place = _TOTALS[code]
    findings = []
    lines = sum(1 for segment in segments if segment[0] == counted)
    if totals[1].isdigit() and totals[1] != str(lines) and int(totals[1]) != lines:
        detail = f"there are {lines} {counted} segments"
        findings.append(("lines_count_wrong", 1, totals[1], detail))
    if totals[2]:
        total = _sum(segments, added, place)
        if total is not None and _number(totals[2]) not in (None, total):
            detail = f"the {added} segments add up to {total}"
            findings.append(("lines_total_wrong", 2, totals[2], detail))
    return [
        _finding(grammar, position, found, place, value, detail)
        for found, place, value, detail in findings
    ]


def _finding(grammar, position, code, place, value, detail):
    reference, name = grammar.element_at("CTT", place)
    return Finding(
        code,
        "element",
        "CTT",
        position,
        place,
        None,
        reference,
        value,
        grammar.segment_name("CTT"),
        name,
        detail,
    )


def _position_of_totals(segments):
    """CTT is near the end: AMT and SE may follow."""
    for position in range(len(segments), max(0, len(segments) - 10), -1):
        if segments[position - 1][0] == "CTT":
            return position
    return None


def _sum(segments, tag, place):
    """Return the sum of one element over all ``tag`` segments, None if unreadable."""
    total = Decimal(0)
    for segment in segments:
        if segment[0] == tag:
            number = _number(segment[place] if place < len(segment) else "")
            if number is None:
                return None
            total += number
    return total


def _number(text):
    try:
        return Decimal(text) if text.isascii() else None
    except InvalidOperation:
        return None
