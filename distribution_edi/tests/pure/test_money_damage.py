# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whatever stands in a document about money, returns or texts, reading never raises."""

import dataclasses
import random

import canonical
import ediwire
import pytest
from ediwire.x12.grammar import grammar_for
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sets import make_set

SETS = ("180", "812", "820", "824", "864")
MESSAGES = {
    "REMADV": "BGM+481+R1+9'DTM+137:20261121:102'CUX+2:EUR:11'DOC+380+I1'MOA+9:100'"
    "MOA+12:90'AJT+06'MOA+165:10'FTX+AAI+++ONE SHORT'UNS+S'MOA+12:90'",
    "APERAK": "BGM+305+A1+27+RE'DTM+137:20261121:102'RFF+ON:PO1'ERC+12'FTX+AAO+++NO'",
}


def _use(found):
    """What is read must be canonical; what is not, must say why."""
    document, findings = ediwire.documents.read(found)
    assert document or findings or found.findings
    if document:
        again = canonical.parse(document)
        assert canonical.parse(again.model_dump(mode="json")) == again


@pytest.mark.parametrize("version", ["004010", "005010"])
@pytest.mark.parametrize("code", SETS)
@settings(max_examples=20, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_sets_made_at_random(profile, version, code, seed):
    source = random.Random(seed)
    segments = make_set(grammar_for(version), code, source, chance=0.4)
    isa = "00401" if version == "004010" else "00501"
    dialect = dataclasses.replace(profile, version=version, isa_version=isa)
    raw = ediwire.write_interchange([("RA", code, segments)], dialect)
    (interchange,) = ediwire.read_interchanges(raw)
    _use(interchange.groups[0].sets[0])


@pytest.mark.parametrize("code", MESSAGES)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 300), st.integers(0, 5), st.binary(max_size=4)),
        min_size=1,
        max_size=4,
    )
)
def test_damaged_messages(edifact_file, code, edits):
    data = edifact_file(MESSAGES[code], code=code)
    for at, length, piece in edits:
        at = at % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    for interchange in ediwire.read_interchanges(data):
        for group in interchange.groups:
            for each in group.sets:
                _use(each)
