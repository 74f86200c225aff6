# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every set of the tables: made, written, read back equal, and found well-formed."""

import dataclasses
import random

import ediwire
import pytest
from ediwire.x12.elements import broken_relations
from ediwire.x12.grammar import grammar_for
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sets import make_segment, make_set

_GRAMMARS = {name: grammar_for(name) for name in ("004010", "005010")}
_EVERY_SET = pytest.mark.parametrize(
    ("version", "code"),
    [(name, code) for name, each in _GRAMMARS.items() for code in sorted(each.sets)],
)
_ORDINARY = settings(max_examples=8, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def dialect(profile):
    """Return a function that gives the envelope of a version."""

    def of(version):
        isa = "00401" if version == "004010" else "00501"
        return dataclasses.replace(profile, version=version, isa_version=isa)

    return of


def _is_formal(finding):
    """Random figures add up to nothing: meaning is not looked at here."""
    return finding.code not in ediwire.MEANINGS


def _written(segments):
    """Return segments as they are read: text, composites joined."""
    joined = [[">".join(e) if isinstance(e, tuple) else e for e in s] for s in segments]
    return [[element.rstrip() for element in segment] for segment in joined]


@_EVERY_SET
@_ORDINARY
@given(seed=st.integers(0, 2**32))
def test_made_written_and_read_back_equal(dialect, version, code, seed):
    segments = make_set(_GRAMMARS[version], code, random.Random(seed))
    raw = ediwire.write_interchange([("PO", code, segments)], dialect(version))
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == interchange.groups[0].findings == []
    assert [each.words() for each in found.findings if _is_formal(each)] == []
    assert found.segments[1:-1] == _written(segments)


@_EVERY_SET
@_ORDINARY
@given(seed=st.integers(0, 2**32))
def test_a_segment_too_many_or_in_the_wrong_place_is_found(
    dialect, version, code, seed
):
    source = random.Random(seed)
    segments = make_set(_GRAMMARS[version], code, source)
    segments.insert(source.randint(0, len(segments)), ["ZZZ", "1"])
    raw = ediwire.write_interchange([("PO", code, segments)], dialect(version))
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    formal = [each for each in found.findings if _is_formal(each)]
    assert [each.code for each in formal] == ["segment_unknown"]


@_EVERY_SET
def test_a_missing_mandatory_element_is_found(dialect, version, code):
    source = random.Random(code)
    segments = make_set(_GRAMMARS[version], code, source)
    tag = segments[0][0]
    assert _GRAMMARS[version].segments[tag].uses[0].mandatory
    segments[0][1] = ""
    raw = ediwire.write_interchange([("PO", code, segments)], dialect(version))
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    missing = [each for each in found.findings if each.code == "element_missing"]
    assert [(each.segment, each.element) for each in missing] == [(tag, 1)]


@pytest.mark.parametrize(
    ("version", "tag"),
    [(name, tag) for name, each in _GRAMMARS.items() for tag in sorted(each.segments)],
)
def test_conditions_of_every_segment_can_be_met(version, tag):
    source = random.Random(tag)
    relations = _GRAMMARS[version].segments[tag].relations
    for chance in (0, 0.3, 0.6, 1):
        values = make_segment(_GRAMMARS[version], tag, source, chance)[1:]
        assert list(broken_relations(relations, values)) == []
