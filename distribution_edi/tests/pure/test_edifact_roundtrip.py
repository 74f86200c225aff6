# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Any canonical document that fits is written as EDIFACT and read back equal."""

import canonical
import ediwire
import pytest
from ediwire import edifact
from hypothesis import given
from hypothesis import strategies as st
from made_documents import few
from made_syntaxes import EDIFACT, documents_of

_VERSIONS = ["D:96A:UN", "D:96A:UN:EAN008", "D:01B:UN", "D:01B:UN:EAN010"]
_DOCUMENTS = documents_of(EDIFACT)


@pytest.mark.parametrize("kind", _DOCUMENTS)
@few(12)
@given(data=st.data())
def test_written_and_read_back_equal(edifact_profile, kind, data):
    document = canonical.parse(data.draw(_DOCUMENTS[kind]))
    four, comma = data.draw(st.booleans()), data.draw(st.booleans())
    profile = edifact_profile(
        version=data.draw(st.sampled_from(_VERSIONS)),
        syntax_version="4" if four else "3",
        delimiters=edifact.Delimiters(
            repetition="*" if four else "", decimal="," if comma else "."
        ),
        line_breaks=data.draw(st.booleans()),
    )
    report = []
    written = edifact.documents.write(document.model_dump())
    raw = edifact.write_interchange([written], profile, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == report == []
    assert [finding.words() for finding in found.findings] == []
    again, _findings = ediwire.documents.read(found)
    assert canonical.parse(again) == document
