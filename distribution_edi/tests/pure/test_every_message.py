# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every EDIFACT message of the tables: made, written, read back equal, well-formed."""

import random

import ediwire
import pytest
from ediwire import edifact
from ediwire.edifact.grammar import grammar_for
from hypothesis import given, settings
from hypothesis import strategies as st
from made_damage import damaged, edits, losses, quickly
from made_sets import make_set

_VERSIONS = ("D:96A:UN", "D:96A:UN:EAN008", "D:01B:UN", "D:01B:UN:EAN010")
_GRAMMARS = {name: grammar_for(name) for name in _VERSIONS}
_CODES = sorted(_GRAMMARS["D:96A:UN"].sets)
_EVERY_MESSAGE = pytest.mark.parametrize(
    ("version", "code"), [(name, code) for name in _VERSIONS for code in _CODES]
)
_PIECES = [
    b"'",
    b"+",
    b":",
    b"?",
    b"*",
    b"\n",
    b"UNZ+1+1'",
    b"UNT+2+1'",
    b"UNG+",
    b"UNB+",
]
_DAMAGE = st.one_of(losses(3000, 40), edits(st.sampled_from(_PIECES)))
_ORDINARY = settings(max_examples=6, deadline=None, derandomize=True)


def _formal(message):
    """Random figures add up to nothing: meaning is not looked at here."""
    return [each for each in message.findings if each.code not in ediwire.MEANINGS]


def _written(segments, mark):
    """Return segments as they are read: every element a list of components."""

    def plain(value):
        return value.replace(".", mark) if isinstance(value, edifact.Number) else value

    return [
        [
            list(map(plain, each)) if isinstance(each, tuple) else [plain(each)]
            for each in segment
        ]
        for segment in segments
    ]


def test_the_tables_have_every_message():
    assert all(sorted(each.sets) == _CODES for each in _GRAMMARS.values())
    assert len(_CODES) == 12


@_EVERY_MESSAGE
@_ORDINARY
@given(
    seed=st.integers(0, 2**32),
    four=st.booleans(),
    mark=st.sampled_from(".,"),
    lines=st.booleans(),
)
def test_made_written_and_read_back_equal(
    edifact_profile, version, code, seed, four, mark, lines
):
    segments = make_set(_GRAMMARS[version], code, random.Random(seed))
    profile = edifact_profile(
        version=version,
        syntax_version="4" if four else "3",
        delimiters=edifact.Delimiters(repetition="*" if four else "", decimal=mark),
        line_breaks=lines,
    )
    report = []
    raw = edifact.write_interchange([(code, segments)], profile, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == interchange.groups[0].findings == report == []
    assert [each.words() for each in _formal(found)] == []
    assert found.segments[1:-1] == _written(segments, mark)


@_EVERY_MESSAGE
@_ORDINARY
@given(seed=st.integers(0, 2**32))
def test_a_segment_too_many_is_found(edifact_profile, version, code, seed):
    source = random.Random(seed)
    segments = make_set(_GRAMMARS[version], code, source)
    segments.insert(source.randint(0, len(segments)), ["ZZZ", "1"])
    profile = edifact_profile(version=version)
    raw = edifact.write_interchange([(code, segments)], profile)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert [each.code for each in _formal(found)] == ["segment_unknown"]


@pytest.mark.parametrize("code", _CODES)
@quickly(10)
@given(seed=st.integers(0, 2**32), damage=_DAMAGE)
def test_damage_in_one_message_never_touches_its_neighbours(
    edifact_profile, code, seed, damage
):
    source = random.Random(seed)
    bodies = [(code, make_set(_GRAMMARS["D:96A:UN"], code, source)) for _ in range(3)]
    data = edifact.write_interchange(bodies, edifact_profile(control=7))
    before = _read_all(data)
    first, second = before[1].offset, before[2].offset
    between = damaged(data[first:second], damage).rstrip(b"?+:") + b"'"
    found = _read_all(data[:first] + between + data[second:])
    for now, then in ((found[0], before[0]), (found[-1], before[-1])):
        assert now.segments == then.segments
        assert now.findings == then.findings


def _read_all(data):
    """Return the messages of a file; each is checked and read."""
    found = []
    for interchange in ediwire.read_interchanges(data):
        for group in interchange.groups:
            for each in group.sets:
                assert all(finding.words() for finding in each.findings)
                ediwire.documents.read(each)
                found.append(each)
        edifact.acknowledge(interchange)
    return found
