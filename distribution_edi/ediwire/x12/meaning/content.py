# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A set's segments by tag, and the way to note a finding about one of them."""

import re
from decimal import Decimal

from ...findings import Finding

_NUMBER = re.compile(r"-?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII)


class Content:
    """Rows are (position from ST = 1, elements with the tag first)."""

    def __init__(self, segments, grammar):
        self.segments, self.grammar = segments, grammar
        self.findings = []
        self._rows = {}
        for position, elements in enumerate(segments, 1):
            tag = elements[0]
            if tag in self._rows:
                self._rows[tag].append((position, elements))
            else:
                self._rows[tag] = [(position, elements)]

    def rows(self, *tags):
        """Return the rows with one of the tags, in order."""
        if len(tags) == 1:
            return self._rows.get(tags[0], [])
        return sorted(row for tag in tags for row in self._rows.get(tag, []))

    def note(self, code, row, place=None, detail=""):
        """Add a finding about an element of ``row``, or about the row itself."""
        position, elements = row
        tag = elements[0]
        reference, name = self.grammar.element_at(tag, place or 0)
        self.findings.append(
            Finding(
                code,
                "element" if place else "segment",
                tag,
                position,
                place,
                None,
                reference,
                value_at(elements, place) if place else "",
                self.grammar.segment_name(tag),
                name,
                detail,
            )
        )


def value_at(elements, place):
    """Return an element as text, empty when it is not there."""
    return elements[place].strip() if place < len(elements) else ""


def number(text):
    """Return the :class:`~decimal.Decimal` in a text as X12 writes it, or None."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def number_at(elements, place):
    """Return the number of an element, None when there is none."""
    return number(value_at(elements, place))


def plain(value):
    """Return a number without zeros at its end, for people."""
    return format(value.normalize(), "f")
