# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What we write is looked at by a validator that no one here wrote.

mock-edi checks against a part of the standards: the codes and segments that it uses
itself. Each kind of complaint stands with its reason in ``second_opinions.tsv``.
"""

import csv
import re
from pathlib import Path

import canonical
import ediwire
import pytest
from ediwire import edifact
from hypothesis import given
from hypothesis import strategies as st
from made_documents import few
from made_syntaxes import EDIFACT, X12, documents_of
from mockedi.testing import Mock

_TABLE = Path(__file__).with_name("second_opinions.tsv")
_MADE = {"x12": documents_of(X12), "edifact": documents_of(EDIFACT)}
_TYPES = {"x12": "application/edi-x12; charset=utf-8", "edifact": "application/edifact"}
#: Said of a document beside what is wrong in its segments.
_SUMMARY = "one or more segments in error"


@pytest.fixture(scope="module")
def validator():
    """Return a function that gives the complaints about bytes of a syntax."""
    with Mock.start() as partner:

        def validate(raw, syntax):
            headers = {"Content-Type": _TYPES[syntax]}
            answer = partner.expect("POST", "/_mock/validate", raw, headers=headers)
            complaints = [
                complaint
                for message in answer["messages"]
                for complaint in message["findings"]
                if complaint != _SUMMARY
            ]
            # One line of the explanation is the document, the others say what is wrong.
            assert len(answer["explain"]) == 1 or complaints
            return complaints

        yield validate


@pytest.fixture(scope="module")
def explained():
    """Return [(syntax, expression of a complaint)] of the table."""
    with _TABLE.open() as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    assert all(row["reason"] for row in rows)
    return [
        (row["syntax"], re.compile(rf"({row['segment']})@\d+: {row['complaint']}"))
        for row in rows
    ]


@pytest.fixture(scope="module")
def written(profile, edifact_profile):
    """Return a function that gives a canonical document as bytes of a syntax."""

    def write(document, syntax):
        if syntax == "x12":
            found = ediwire.documents.write(document, "004010")
            return ediwire.write_interchange([found], profile)
        found = edifact.documents.write(document)
        return edifact.write_interchange([found], edifact_profile())

    return write


@pytest.mark.parametrize(
    ("syntax", "kind"), [(syntax, kind) for syntax in _MADE for kind in _MADE[syntax]]
)
@few(8)
@given(data=st.data())
def test_every_complaint_is_explained(
    validator, explained, written, syntax, kind, data
):
    document = canonical.parse(data.draw(_MADE[syntax][kind])).model_dump()
    unexplained = [
        complaint
        for complaint in validator(written(document, syntax), syntax)
        if not any(
            found.match(complaint) for name, found in explained if name == syntax
        )
    ]
    assert unexplained == []


def test_ordinary_documents_have_no_complaints_in_x12(validator, written):
    """What is in every trade: the validator knows all of that."""
    for document in _ORDINARY:
        assert validator(written(document, "x12"), "x12") == []


_CODES = [{"kind": "vendor", "qualifier": "VP", "value": "A-1"}]
_PARTIES = [
    {"role": "buyer", "qualifier": "BY", "name": "Harbour", "code": "42"}
    | {"code_type": "92", "city": "Boston", "state": "MA", "zip": "02210"},
]
_PACKED = {"number": "1", "quantity": "6", "unit": "EA", "codes": _CODES}
_LINE = {**_PACKED, "price": "10"}
_STATUS = {"status": "accepted", "quantity": "6", "unit": "EA"}
_ANSWER = {
    "order_number": "PO-7",
    "order_date": "2026-11-20",
    "response_date": "2026-11-21",
    "number": "S1",
    "status": "accepted",
    "parties": _PARTIES,
    "lines": [{**_LINE, "statuses": [{**_STATUS, "ship_date": "2026-11-28"}]}],
}
_ORDINARY = [
    canonical.parse(each).model_dump()
    for each in (
        {
            "type": "order",
            "number": "PO-7",
            "order_date": "2026-11-20",
            "requested_delivery": "2026-12-01",
            "parties": _PARTIES,
            "terms": {"discount_percent": "2", "discount_days": 10, "net_days": 30},
            "lines": [{**_LINE, "description": "Blue thing"}],
        },
        {**_ANSWER, "type": "order_response"},
        {**_ANSWER, "type": "order_change_response", "change_number": "1"},
        {
            "type": "shipment",
            "number": "D-1",
            "shipped_at": "2026-11-21T10:00:00",
            "bill_of_lading": "B-1",
            "weight": "12.5",
            "orders": [{"order_number": "PO-7", "cartons": [{"lines": [_PACKED]}]}],
        },
        {
            "type": "invoice",
            "number": "I-1",
            "invoice_date": "2026-11-21",
            "order_number": "PO-7",
            "currency": "USD",
            "charges": [{"kind": "charge", "amount": "5.00", "code": "D240"}],
            "tax": "3.10",
            "total": "68.10",
            "lines": [_LINE],
        },
    )
]
