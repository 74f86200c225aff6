# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The fast check of a segment never lets pass what the exact one refuses."""

from functools import cache

from ediwire import Delimiters
from ediwire.x12.checks import Shapes
from ediwire.x12.elements import explain
from ediwire.x12.grammar import grammar_for
from ediwire.x12.patterns import segment_pattern
from hypothesis import given, settings
from hypothesis import strategies as st

_GRAMMAR, _DELIMITERS = grammar_for("004010"), Delimiters()
_TAGS = sorted(tag for tag in _GRAMMAR.segments if not tag.startswith("C0"))
_POOLS = {
    "DT": ["20250601", "20250229", "20240229", "20251301", "250601"],
    "TM": ["0800", "2561", "080059", "24"],
    "N": ["1", "007", "-3", "1.5", "9" * 19],
    "R": ["1", "12.5", "-3", ".", ".5", "1.2.3", "9" * 17 + ".5", "1e3"],
    "AN": ["A", "0001", "A" * 31, " ", "x ", "é", "\x01", "A>B"],
    "ID": ["EA", "A", "UP", "ABC", "C", "IA", "004", "ABCD", "F"],
    "composite": ["EA", "EA>1", "ZZ>1>XX", "ZZ>1>XX>2", ">", "EA>"],
}


@st.composite
def _segments(draw):
    """Draw a segment whose values mostly suit their elements."""
    tag = draw(st.sampled_from(_TAGS))
    values = []
    for use in _GRAMMAR.segments[tag].uses[: draw(st.integers(0, 34))]:
        element = _GRAMMAR.elements.get(use.reference)
        kind = element.kind if element else "composite"
        pool = _POOLS[kind if kind in _POOLS else "N"]
        empty = not use.mandatory and draw(st.booleans())
        values.append("" if empty else draw(st.sampled_from(pool)))
    return [tag, *values, *draw(st.sampled_from([[], [], [""], ["X"]]))]


@cache
def _fast_check(tag):
    pattern = segment_pattern(_GRAMMAR, _DELIMITERS, tag)
    return pattern.fullmatch, Shapes(_GRAMMAR.segments[tag].relations)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(_segments())
def test_pattern_is_never_more_lenient_than_the_explanation(elements):
    match, shapes = _fast_check(elements[0])
    if match("*".join(elements)) and shapes[tuple(map(bool, elements))]:
        assert explain(_GRAMMAR, _DELIMITERS, elements, 1) == []
