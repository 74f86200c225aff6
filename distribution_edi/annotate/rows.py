# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments as rows: what each is called, its values, and what is wrong with them."""

from datetime import datetime

from ..ediwire import ACCEPT_WITH_ERRORS, IGNORE, REJECT, action_for
from .levels import Levels

_SEVERITIES = {REJECT: "error", ACCEPT_WITH_ERRORS: "warning", IGNORE: "note"}

#: Longest text of one value, and most values and findings of one segment on the screen.
LONGEST, MOST_PARTS, MOST_FINDINGS = 300, 60, 20
#: Elements of one segment that are looked at: no document has as many.
FARTHEST = 1000

#: EDIFACT's dates say beside them how they are written (elements 2380 and 2379).
DATE, DATE_FORMAT = "2380", "2379"
DATE_FORMATS = {
    "101": ("%y%m%d", "%Y-%m-%d"),
    "102": ("%Y%m%d", "%Y-%m-%d"),
    "203": ("%Y%m%d%H%M", "%Y-%m-%d %H:%M"),
}


def rows_of(document, findings, words, start, count, policy=None):
    """Return (rows, number of segments) of one transaction set or message.

    :param document: ``TransactionSet`` or ``Message`` of ``ediwire``.
    :param findings: of ``ediwire``; those with a position stand at their segment.
    :param words: module of :mod:`.words`.
    :param start: first segment wanted, from 0; ``count``: how many.
    :param policy: how grave a fault is, see ``ediwire.action_for``.
    """
    grammar = document.grammar
    levels, rows = Levels(grammar, document.code), []
    placed = _by_position(findings, policy)
    segments = document.segments
    for place, segment in enumerate(segments):
        if place >= start + count:
            break
        values = [each[0] if isinstance(each, list) else each for each in segment]
        level = levels.of(values[0], values)
        if place >= start:
            row = _row(segment, grammar, document.delimiters, words)
            found = placed.get(place + 1, [])
            rows.append(
                {**row, "position": place + 1, "level": level, **_placed(found)}
            )
    return rows, len(segments)


def finding_of(finding, policy=None):
    """Return a finding as the screen shows it, as grave as ``policy`` has it."""
    return {
        "severity": _SEVERITIES[action_for(finding, policy)],
        "words": finding.words(),
        "element": finding.element,
        "component": finding.component,
    }


def shortened(text):
    """Return a text as long as the screen can show."""
    return text[:LONGEST] + ("…" if len(text) > LONGEST else "")


def _by_position(findings, policy):
    found = {}
    for each in findings:
        if each.position:
            found.setdefault(each.position, []).append(finding_of(each, policy))
    return found


def _placed(findings):
    return {"findings": findings[:MOST_FINDINGS], "worst": worst(findings)}


def worst(findings):
    """Return the gravest severity among ``findings`` (dicts), or an empty text."""
    found = {each["severity"] for each in findings}
    return next((each for each in ("error", "warning", "note") if each in found), "")


def _row(segment, grammar, delimiters, words):
    tag = segment[0][0] if isinstance(segment[0], list) else segment[0]
    parts = []
    for position, element in enumerate(segment[1:FARTHEST], 1):
        parts += _parts(grammar, tag, position, element, delimiters.component)
    parts = [part for part in parts if part[2]]
    formats = {part[0]: part[2] for part in parts if part[3] == DATE_FORMAT}
    return {
        "tag": tag[:LONGEST],
        "name": grammar.segment_name(tag) if grammar else "",
        "parts": [
            _part(grammar, words, part, formats.get(part[0]))
            for part in parts[:MOST_PARTS]
        ],
        "cut": max(0, len(parts) - MOST_PARTS),
    }


def _parts(grammar, tag, position, element, mark):
    """Yield (position, component or None, value, number, name)."""
    number, name = grammar.element_at(tag, position) if grammar else ("", "")
    uses = _composite(grammar, number)
    components = element if isinstance(element, list) else None
    if components is None and uses and mark and mark in element:
        components = element.split(mark)
    if components is None or (len(components) == 1 and not uses):
        value = element if isinstance(element, str) else "".join(components)
        yield position, None, value, number, name
        return
    for place, value in enumerate(components, 1):
        if place <= len(uses):
            number = uses[place - 1].reference
            name = grammar.elements[number].name
        yield position, place, value, number, name


def _composite(grammar, number):
    segment = grammar.segments.get(number) if grammar and number else None
    return segment.uses if segment else ()


def _part(grammar, words, part, date_format):
    position, component, value, number, name = part
    element = grammar.elements.get(number) if grammar else None
    kind = element.kind if element else ""
    meaning = words.CODES.get(number, {}).get(value.strip()) or _plain(kind, value)
    if number == DATE and date_format in DATE_FORMATS:
        meaning = _moment(value.strip(), *DATE_FORMATS[date_format])
    return {
        "element": position,
        "component": component,
        "reference": number,
        "name": name,
        "value": shortened(value),
        "words": meaning,
    }


def _plain(kind, value):
    """Say dates, times and amounts with implied decimals as people write them."""
    digits = value.strip()
    if not digits.lstrip("-").isdigit() or not digits.isascii():
        return ""
    if kind == "DT" and len(digits) == 8:
        return _moment(digits, "%Y%m%d", "%Y-%m-%d")
    if kind == "TM" and len(digits) >= 4:
        return _moment(digits[:4], "%H%M", "%H:%M")
    if kind == "N2":
        sign, number = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
        number = number.zfill(3)
        return f"{sign}{number[:-2].lstrip('0') or '0'}.{number[-2:]}"
    return ""


def _moment(digits, written, shown):
    try:
        return datetime.strptime(digits, written).strftime(shown)
    except ValueError:
        return ""
