# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Says what is wrong with a segment's elements. Slow and exact; used on suspicion."""

import re
from datetime import date

from ..findings import Finding

_NUMBER = {
    "N": re.compile(r"-?\d+", re.ASCII),
    "R": re.compile(r"-?(?:\d+\.?\d*|\.\d+)", re.ASCII),
}
#: Faults of further repetitions would only say again what these do.
_MOST_REPEATED = 100
_CONTROL = re.compile(r"[\x00-\x1f]")
_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?", re.ASCII)


def explain(grammar, delimiters, elements, position):
    """Return the findings of one segment; ``elements`` begin with its tag."""
    tag = elements[0]
    segment = grammar.segments[tag]
    findings = []

    def note(code, place, component=None, reference="", value="", name=""):
        findings.append(
            Finding(
                code,
                "element",
                tag,
                position,
                place,
                component,
                reference,
                value,
                segment.name,
                name,
            )
        )

    _check_part(grammar, delimiters, segment, elements[1:], note)
    return findings


def _check_part(grammar, delimiters, segment, values, note):
    """Check the elements of a segment, ``note`` takes (code, place, ...)."""
    for place, use in enumerate(segment.uses, 1):
        value = values[place - 1] if place <= len(values) else ""
        composite = grammar.segments.get(use.reference)
        name = (composite or grammar.elements[use.reference]).name
        parts = value.split(delimiters.repetition) if delimiters.repetition else [value]
        if not value:
            if use.mandatory:
                note("element_missing", place, None, use.reference, "", name)
        elif len(parts) > 1 and not use.repeats:
            note("element_repeated", place, None, use.reference, value, name)
        elif composite:
            for part in parts[:_MOST_REPEATED]:
                _check_composite(grammar, delimiters, composite, part, place, note)
        else:
            faults = (value_fault(grammar, use.reference, part) for part in parts)
            for code in dict.fromkeys(filter(None, faults)):
                note(code, place, None, use.reference, value, name)
    # The first one says it all: a broken file may have millions of them.
    for value in values[len(segment.uses) : len(segment.uses) + 1]:
        note("element_too_many", len(segment.uses) + 1, None, "", value)
    for code, place in broken_relations(segment.relations, values):
        number = segment.uses[place - 1].reference
        table = grammar.elements.get(number) or grammar.segments[number]
        value = values[place - 1] if place <= len(values) else ""
        note(code, place, None, number, value, table.name)


def _check_composite(grammar, delimiters, composite, value, place, note):
    """A component's fault is noted at its element, with the component's number."""

    def note_component(code, component, _none, reference="", bad="", name=""):
        note(code, place, component, reference, bad, name)

    values = delimiters.parts(value)
    _check_part(grammar, delimiters, composite, values, note_component)


def value_fault(grammar, number, value):
    """Return the code of what is wrong with one value, or None."""
    element = grammar.elements[number]
    kind = element.kind
    if kind == "DT":
        fault = None if is_date(value) else "date_invalid"
        return _length_fault(element, len(value)) or fault
    if kind == "TM":
        fault = None if is_time(value) else "time_invalid"
        return _length_fault(element, len(value)) or fault
    if kind[0] in _NUMBER:
        if not _NUMBER[kind[0]].fullmatch(value):
            return "element_characters"
        return _length_fault(element, len(value.strip("-").replace(".", "")))
    if _CONTROL.search(value):
        return "element_characters"
    size = len(value) if kind == "ID" else max(len(value.rstrip()), element.least)
    fault = _length_fault(element, min(size, len(value)))
    codes = grammar.codes.get(number)
    if fault or codes is None or value in codes:
        return fault
    return "code_unknown"


def _length_fault(element, size):
    if size < element.least:
        return "element_too_short"
    return "element_too_long" if size > element.most else None


def is_date(text):
    """Tell whether CCYYMMDD, or YYMMDD as before 004010, is a day that exists."""
    if not (text.isascii() and text.isdigit()):
        return False
    text = text if len(text) == 8 else f"20{text}"
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return len(text) == 8


def is_time(text):
    """Tell whether HHMM, HHMMSS or HHMMSSd(d) is a time of the day."""
    return bool(_TIME.fullmatch(text))


def broken_relations(relations, values):
    """Yield (code, position) for every condition that the values break."""
    for kind, places in relations:
        present = [place for place in places if place <= len(values)]
        present = [place for place in present if values[place - 1]]
        absent = [place for place in places if place not in present]
        if kind == "one":
            for place in present[1:]:
                yield "element_excluded", place
            continue
        first = places[0] in present
        for place in _wanted(kind, present, absent, first):
            yield "element_condition", place


def _wanted(kind, present, absent, first):
    """Return the positions which the condition asks for and which are empty."""
    if kind == "all":
        return absent if present else []
    if kind == "any":
        return [] if present else absent[:1]
    if kind == "if":
        return absent if first else []
    return absent[:1] if first and len(present) == 1 else []
