# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Losses in one document of any set: nothing raises, its neighbours stay whole."""

import random

import canonical
import ediwire
import pytest
from ediwire.x12.grammar import grammar_for
from hypothesis import given
from hypothesis import strategies as st
from made_damage import damaged, losses, quickly
from made_documents import few
from made_sets import make_set
from made_syntaxes import EDIFACT, documents_of

_GRAMMAR = grammar_for("004010")
_MESSAGES = documents_of(EDIFACT)


def _read_all(data):
    """Return the sets of a file; each is checked and read, whatever came of it."""
    found = []
    for interchange in ediwire.read_interchanges(data):
        for group in interchange.groups:
            for each in group.sets:
                assert all(finding.words() for finding in each.findings)
                document, _findings = ediwire.documents.read(each)
                if document:
                    canonical.parse(document)
                found.append(each)
    return found


def _assert_whole(found, before):
    """The first and the last set are what they were before anything was lost."""
    for each in (found[0], found[-1]):
        assert each.segments == before.segments
        assert each.findings == before.findings


@pytest.mark.parametrize("code", sorted(_GRAMMAR.sets))
@quickly(6)
@given(seed=st.integers(0, 2**32), lost=losses(3000, 40))
def test_x12(profile, code, seed, lost):
    segments = make_set(_GRAMMAR, code, random.Random(seed))
    good = ediwire.write_interchange([("PO", code, segments)], profile)
    (before,) = _read_all(good)
    found = _read_all(good + good[:107] + damaged(good[107:], lost) + b"~" + good)
    _assert_whole(found, before)


@pytest.mark.parametrize("kind", _MESSAGES)
@few(6)
@given(data=st.data())
def test_edifact(edifact_profile, kind, data):
    document = canonical.parse(data.draw(_MESSAGES[kind])).model_dump()
    written = ediwire.edifact.documents.write(document)
    good = ediwire.edifact.write_interchange([written], edifact_profile())
    (before,) = _read_all(good)
    between = damaged(good[60:], data.draw(losses(3000, 40))).rstrip(b"?+:") + b"'"
    found = _read_all(good + good[:60] + between + b"UNA:+.? '" + good)
    _assert_whole(found, before)


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("852", "XQ*H*20261108*20261101~LIN**UP*012345678905~ZA*QS*1*EA~CTT*1~"),
        (
            "SLSRPT",
            "BGM+73E+S1+9'DTM+137:20261110:102'DTM+90:20261108:102'"
            "DTM+91:20261101:102'LOC+162+S1::92'LIN+1++A:VN'QTY+153:1'",
        ),
    ],
)
def test_a_period_that_ends_before_it_begins(set_of, message_of, code, body):
    found = (message_of if code.isalpha() else set_of)(body, code=code)
    document, findings = ediwire.documents.read(found)
    assert document is None
    assert "ends before it begins" in findings[-1].detail
