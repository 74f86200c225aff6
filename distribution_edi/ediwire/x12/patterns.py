# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One regular expression per segment, which only a surely valid segment matches.

Matching runs at C speed; what does not match goes to :mod:`.elements`, which decides.
So a pattern may be too strict (29 February), never too lenient.
"""

import re

_MONTHS = (
    r"(?:(?:0[13578]|1[02])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[469]|11)(?:0[1-9]|[12]\d|30)|02(?:0[1-9]|1\d|2[0-8]))"
)
_DATE = rf"(?:19|20)\d\d{_MONTHS}"
_TIME = r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?"


def segment_pattern(grammar, delimiters, tag):
    """Return the compiled pattern of a whole segment, tag included."""
    body = _sequence(grammar, delimiters, grammar.segments[tag].uses, tag)
    return re.compile(body, re.ASCII)


def _sequence(grammar, delimiters, uses, tag=None):
    """Elements after each other; those at the end may be left out."""
    inside = tag is None
    mark = re.escape(delimiters.component if inside else delimiters.element)
    tail, needed = "", False
    for at in range(len(uses) - 1, -1, -1):
        use = uses[at]
        value = _value(grammar, delimiters, use.reference)
        value = value if use.mandatory else f"(?:{value})?"
        lead = "" if inside and at == 0 else mark
        needed = needed or use.mandatory
        tail = f"{lead}{value}{tail}"
        if not needed and not (inside and at == 0):
            tail = f"(?:{tail})?"
    return tail if inside else re.escape(tag) + tail


def _value(grammar, delimiters, reference):
    composite = grammar.segments.get(reference)
    if composite:
        if composite.relations or not delimiters.component:
            # Never matches: a pattern cannot tell conditions between components.
            return "(?!)"
        return _sequence(grammar, delimiters, composite.uses)
    element = grammar.elements[reference]
    if reference in grammar.codes:
        choices = "|".join(map(re.escape, sorted(grammar.codes[reference])))
        return f"(?:{choices})"
    return _plain(element, delimiters)


def _plain(element, delimiters):
    least, most = element.least, element.most
    if element.kind == "DT":
        return _DATE if most == 8 else rf"\d\d{_MONTHS}"
    if element.kind == "TM":
        return _TIME
    if element.kind[0] == "N":
        return rf"-?\d{{{least},{most}}}"
    if element.kind == "R":
        # With a point, one more character than there are digits.
        marks = re.escape(delimiters.element + delimiters.component)
        ahead = rf"(?=[\d.]{{{least + 1},{most + 1}}}(?:[{marks}]|\Z))"
        return rf"-?(?:\d{{{least},{most}}}|{ahead}\d*\.\d*)"
    refused = re.escape(delimiters.element + delimiters.component)
    refused += re.escape(delimiters.repetition)
    return rf"[^\x00-\x1f{refused}]{{{least},{most}}}"
