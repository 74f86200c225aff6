# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One segment at its place: values by position, and findings about them."""

from ..findings import Finding


class Spot:
    """``spot.part(1, 2)`` is component 2 of element 1, ``''`` when absent."""

    __slots__ = ("elements", "grammar", "position", "tag")

    def __init__(self, elements, position, grammar):
        self.elements, self.position, self.grammar = elements, position, grammar
        self.tag = elements[0][0]

    def __len__(self):
        return len(self.elements)

    def __getitem__(self, place):
        return self.part(place, 1)

    def part(self, place, component):
        """Return one component without blanks around it; both count from 1."""
        element = self.elements[place] if place < len(self.elements) else ()
        return element[component - 1].strip() if component <= len(element) else ""

    def parts(self, place):
        """Return all components of an element."""
        return self.elements[place] if place < len(self.elements) else []

    def note(self, code, place=None, component=None, detail=""):
        """Return a finding about this segment, or about one of its values."""
        reference, name = self._names(place, component)
        if place is None:
            value = ""
        else:
            value = self.part(place, component or 1)
        return Finding(
            code,
            "element" if place else "segment",
            self.tag,
            self.position,
            place,
            component,
            reference,
            value,
            self.grammar.segment_name(self.tag),
            name,
            detail,
        )

    def _names(self, place, component):
        reference, name = self.grammar.element_at(self.tag, place or 0)
        if component and reference in self.grammar.segments:
            inner, inner_name = self.grammar.element_at(reference, component)
            return inner or reference, inner_name or name
        return reference, name
