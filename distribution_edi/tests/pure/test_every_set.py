# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every set of the tables: made, written, read back equal, and found well-formed."""

import random

import ediwire
import pytest
from ediwire.x12.elements import broken_relations
from ediwire.x12.grammar import grammar_for
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sets import make_segment, make_set

_GRAMMAR = grammar_for("004010")
_ORDINARY = settings(max_examples=12, deadline=None, derandomize=True)


def _is_formal(finding):
    """Random figures add up to nothing: meaning is not looked at here."""
    return finding.code not in ediwire.MEANINGS


def _written(segments):
    """Return segments as they are read: text, composites joined."""
    joined = [[">".join(e) if isinstance(e, tuple) else e for e in s] for s in segments]
    return [[element.rstrip() for element in segment] for segment in joined]


@pytest.mark.parametrize("code", sorted(_GRAMMAR.sets))
@_ORDINARY
@given(seed=st.integers(0, 2**32))
def test_made_written_and_read_back_equal(profile, code, seed):
    segments = make_set(_GRAMMAR, code, random.Random(seed))
    raw = ediwire.write_interchange([("PO", code, segments)], profile)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == interchange.groups[0].findings == []
    assert [each.words() for each in found.findings if _is_formal(each)] == []
    assert found.segments[1:-1] == _written(segments)


@pytest.mark.parametrize("code", sorted(_GRAMMAR.sets))
@_ORDINARY
@given(seed=st.integers(0, 2**32))
def test_a_segment_too_many_or_in_the_wrong_place_is_found(profile, code, seed):
    source = random.Random(seed)
    segments = make_set(_GRAMMAR, code, source)
    segments.insert(source.randint(0, len(segments)), ["ZZZ", "1"])
    raw = ediwire.write_interchange([("PO", code, segments)], profile)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    formal = [each for each in found.findings if _is_formal(each)]
    assert [each.code for each in formal] == ["segment_unknown"]


@pytest.mark.parametrize("code", sorted(_GRAMMAR.sets))
def test_a_missing_mandatory_element_is_found(profile, code):
    source = random.Random(code)
    segments = make_set(_GRAMMAR, code, source)
    tag = segments[0][0]
    assert _GRAMMAR.segments[tag].uses[0].mandatory
    segments[0][1] = ""
    raw = ediwire.write_interchange([("PO", code, segments)], profile)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    missing = [each for each in found.findings if each.code == "element_missing"]
    assert [(each.segment, each.element) for each in missing] == [(tag, 1)]


@pytest.mark.parametrize("tag", sorted(_GRAMMAR.segments))
def test_conditions_of_every_segment_can_be_met(tag):
    source = random.Random(tag)
    relations = _GRAMMAR.segments[tag].relations
    for chance in (0, 0.3, 0.6, 1):
        values = make_segment(_GRAMMAR, tag, source, chance)[1:]
        assert list(broken_relations(relations, values)) == []
