# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Says what is wrong with a segment's elements. Slow and exact; used on suspicion.

Numbers follow ISO 9735: digits, at most one decimal mark with a digit after it, a
leading minus and no plus; sign and mark do not count for the length.
"""

import re

from ..findings import Finding
from .tokenizer import Repeated

_NUMBER = re.compile(r"-?(?:\d+|\d*([.,])\d+)", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f]")
_DIGIT = re.compile(r"\d")


def explain(grammar, delimiters, elements, position):
    """Return the findings of one segment: lists of components, the tag first."""
    return _Segment(grammar, delimiters, elements, position).findings()


class _Segment:
    """One segment under suspicion."""

    def __init__(self, grammar, delimiters, elements, position):
        self.grammar, self.delimiters = grammar, delimiters
        self.tag, self.values = elements[0][0], elements[1:]
        self.position, self.table = position, grammar.segments[elements[0][0]]
        self.found = []

    def findings(self):
        uses = self.table.uses
        for place, use in enumerate(uses, 1):
            element = self.values[place - 1] if place <= len(self.values) else [""]
            self._check_element(place, use, element)
        # The first one says it all: a broken file may have millions of them.
        for element in self.values[len(uses) : len(uses) + 1]:
            words = ":".join(element)
            self._note("element_too_many", len(uses) + 1, None, "", words)
        return self.found

    def _check_element(self, place, use, element):
        if isinstance(element, Repeated) and not use.repeats:
            value = ":".join(element.others[0])
            self._note("element_repeated", place, None, use.reference, value)
        composite = self.grammar.segments.get(use.reference)
        if not any(element):
            if use.mandatory:
                self._note("element_missing", place, None, use.reference)
        elif composite:
            self._check_parts(place, composite.uses, element)
        else:
            self._check_value(place, None, use.reference, element[0])
            self._too_many(place, element[1:], 2)

    def _check_parts(self, place, uses, element):
        for number, use in enumerate(uses, 1):
            value = element[number - 1] if number <= len(element) else ""
            if value:
                self._check_value(place, number, use.reference, value)
            elif use.mandatory:
                self._note("element_missing", place, number, use.reference)
        self._too_many(place, element[len(uses) :], len(uses) + 1)

    def _too_many(self, place, values, first):
        for number, value in enumerate(values, first):
            if value:
                self._note("element_too_many", place, number, "", value)
                return

    def _check_value(self, place, component, reference, value):
        code = value_fault(self.grammar, reference, value)
        if code is None and self._is_other_mark(reference, value):
            code = "decimal_mark"
        if code:
            self._note(code, place, component, reference, value)

    def _is_other_mark(self, reference, value):
        found = _NUMBER.fullmatch(value)
        mark = found[1] if found else None
        number = self.grammar.elements[reference].kind == "N"
        return number and mark not in (None, self.delimiters.decimal)

    def _note(self, code, place, component=None, reference="", value=""):
        tables = self.grammar.segments, self.grammar.elements
        table = tables[0].get(reference) or tables[1].get(reference)
        self.found.append(
            Finding(
                code,
                "element",
                self.tag,
                self.position,
                place,
                component,
                reference,
                value,
                self.table.name,
                table.name if table else "",
            )
        )


def value_fault(grammar, reference, value):
    """Return the code of what is wrong with one value, or None."""
    element = grammar.elements[reference]
    if element.kind == "N":
        if not _NUMBER.fullmatch(value):
            return "element_characters"
        size = sum(map(str.isdigit, value))
        return _length_fault(element, size)
    if _CONTROL.search(value) or (element.kind == "A" and _DIGIT.search(value)):
        return "element_characters"
    size = max(len(value.rstrip()), element.least)
    fault = _length_fault(element, min(size, len(value)))
    codes = grammar.codes.get(reference)
    if fault or codes is None or value in codes:
        return fault
    return "code_unknown"


def _length_fault(element, size):
    if size < element.least:
        return "element_too_short"
    return "element_too_long" if size > element.most else None
