# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A set's checks, compiled: from each place and tag to the next place and pattern."""

from functools import lru_cache
from typing import NamedTuple

from .elements import broken_relations
from .grammar.notation import set_tags
from .patterns import segment_pattern
from .structure import Step, Structure


class Edge(NamedTuple):
    """What one segment at one place means.

    ``step`` is None when nothing has to be counted or reported, otherwise a
    :class:`.structure.Step` or the code of an order fault. ``shapes`` holds the
    patterns of filled elements that satisfy the segment's conditions, None when it
    has no conditions.
    """

    state: "State"
    step: Step | str | None
    match: object
    shapes: "Shapes | None"


class State(dict):
    """Edges from one place by tag, made when they are first needed."""

    def __init__(self, check, place):
        super().__init__()
        self.check, self.place = check, place

    def __missing__(self, tag):
        edge = self.check.edge(self, tag)
        if tag in self.check.patterns:
            self[tag] = edge
        return edge


class Shapes(dict):
    """Which elements are filled (tuple of bool, tag first) -> do conditions hold."""

    def __init__(self, relations):
        super().__init__()
        self.relations = relations

    def __missing__(self, shape):
        good = next(broken_relations(self.relations, shape[1:]), None) is None
        if len(self) < 10_000:
            self[shape] = good
        return good


class SetCheck:
    """The compiled checks of one set code in one grammar and set of separators."""

    def __init__(self, grammar, code, delimiters):
        self.grammar, self.delimiters = grammar, delimiters
        self.structure = Structure(grammar.sets[code])
        self.tags = set_tags(grammar.sets[code])
        self.patterns = {}
        self.shapes = {}
        self.states = {}
        self.start = self.state(self.structure.start())

    def state(self, place):
        """Return the one :class:`State` of a place."""
        if place.number not in self.states:
            self.states[place.number] = State(self, place)
        return self.states[place.number]

    def edge(self, state, tag):
        """Work out one edge; a segment out of order leaves the place as it was."""
        if tag not in self.grammar.segments:
            return Edge(state, "segment_unknown", _always, None)
        match, shapes = self.element_checks(tag)
        step = self.structure.step(state.place, tag)
        if step is None and tag not in self.tags:
            # Nobody reads it, so what it holds is nobody's fault.
            return Edge(state, "segment_not_in_set", _always, None)
        if step is None:
            return Edge(state, "segment_order", match, shapes)
        quiet = not (step.missing or step.starts or _can_exceed(step.counted))
        return Edge(self.state(step.place), None if quiet else step, match, shapes)

    def element_checks(self, tag):
        """Return (match of a good segment's text, :class:`Shapes` or None)."""
        if tag not in self.patterns:
            relations = self.grammar.segments[tag].relations
            pattern = segment_pattern(self.grammar, self.delimiters, tag)
            self.patterns[tag] = pattern.fullmatch
            self.shapes[tag] = Shapes(relations) if relations else None
        return self.patterns[tag], self.shapes[tag]


def _can_exceed(counted):
    return counted is not None and counted[1] is not None


def _always(_text):
    return True


@lru_cache(maxsize=64)
def compiled(grammar, code, delimiters):
    """Return the :class:`SetCheck`; kept, because senders keep their separators."""
    return SetCheck(grammar, code, delimiters)
