# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Any canonical document that fits is written as X12 and read back equal."""

import dataclasses

import canonical
import ediwire
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_documents import few, record
from made_syntaxes import X12, documents_of
from warehouse_documents import ALL as WAREHOUSE

_FAULTS = record(
    {
        "segment": st.sampled_from(["PO1", "N1", "CTT"]),
        "position": st.integers(1, 999999),
        "code": st.sampled_from(list("12345678")),
        "elements": st.lists(
            record(
                {"position": st.integers(1, 30), "code": st.sampled_from(list("1257"))},
                {
                    "component": st.integers(1, 9),
                    "reference": st.integers(1, 1700).map(str),
                    "value": X12.words(99),
                },
            ),
            max_size=3,
        ),
    },
    {"loop": X12.ids(6)},
)
_VERDICTS = st.sampled_from(["accepted", "accepted_with_errors", "rejected"])
_ACKNOWLEDGEMENTS = record(
    {
        "type": st.just("acknowledgement"),
        "group_code": st.sampled_from(["PR", "SH", "IN"]),
        "group_control": st.integers(1, 999999999).map(str),
        "verdict": _VERDICTS,
        "included": st.integers(0, 999),
        "received": st.integers(0, 999),
        "accepted": st.integers(0, 999),
        "codes": st.lists(st.sampled_from(list("12345")), max_size=5),
        "sets": st.lists(
            record(
                {
                    "set_code": st.sampled_from(["855", "856", "810"]),
                    "control": st.integers(1000, 999999999).map(str),
                    "verdict": _VERDICTS,
                    "codes": st.lists(st.sampled_from(list("12345")), max_size=5),
                    "segments": st.lists(_FAULTS, max_size=3),
                }
            ),
            max_size=3,
        ),
    }
)


_DOCUMENTS = {
    **documents_of(X12),
    "acknowledgement": _ACKNOWLEDGEMENTS,
    **WAREHOUSE,
}


@pytest.mark.parametrize("version", ["004010", "005010"])
@pytest.mark.parametrize("kind", _DOCUMENTS)
@few(25)
@given(data=st.data())
def test_written_and_read_back_equal(profile, kind, version, data):
    document = canonical.parse(data.draw(_DOCUMENTS[kind]))
    report = []
    written = ediwire.documents.write(document.model_dump(), version)
    isa = "00401" if version == "004010" else "00501"
    dialect = dataclasses.replace(profile, version=version, isa_version=isa)
    raw = ediwire.write_interchange([written], dialect, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == report == []
    formal = [each for each in found.findings if each.code not in ediwire.MEANINGS]
    assert [finding.words() for finding in formal] == []
    again, _findings = ediwire.documents.read(found)
    assert canonical.parse(again) == document
