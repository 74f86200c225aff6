# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""860 and 865: a change and its answer, as X12 and as canonical documents."""

from datetime import datetime

import canonical
import ediwire
import pytest

PROFILE = ediwire.EnvelopeProfile(
    sender=("ZZ", "BUYER"),
    receiver=("ZZ", "SELLER"),
    moment=datetime(2026, 11, 21, 9, 0),
    isa_control=1,
    gs_control=1,
)
BEGIN = ["BCH", "04", "SA", "PO-1", "", "2", "20261101", "", "", "", "", "20261121"]


def read(*segments, code="860"):
    """Return (document, codes of all findings) of a set made of ``segments``."""
    functional = {"860": "PC", "865": "CA"}[code]
    data = ediwire.write_interchange([(functional, code, list(segments))], PROFILE)
    [interchange] = ediwire.read_interchanges(data)
    [group] = interchange.groups
    [found] = group.sets
    findings = [*interchange.findings, *group.findings, *found.findings]
    document, more = ediwire.documents.read(found)
    return document, [each.code for each in (*findings, *more)]


def poc(number, code, *rest):
    return ["POC", number, code, *rest]


CHANGE = {
    "type": "order_change",
    "detail": {"sequence": "2", "steps": "4:QD"},
    "number": "PO-1/2",
    "order_number": "PO-1",
    "change_date": "2026-11-21",
    "requested_delivery": "2026-12-24",
    "remarks": ["Leave it at the gate."],
    "parties": [
        {"role": "ship_to", "qualifier": "ST", "code_type": "92", "code": "0042"}
    ],
    "lines": [
        {"number": "1", "action": "change", "quantity": "8", "unit": "EA"},
        {"number": "2", "action": "cancel"},
        {
            "number": "3",
            "action": "add",
            "quantity": "2",
            "unit": "CA",
            "price": "9.5",
            "codes": [{"kind": "vendor", "value": "A-1", "qualifier": "VN"}],
            "description": "A blue thing",
        },
        {"number": "4", "action": "change", "quantity": "1", "unit": "EA"},
        {"number": "5", "action": "change", "price": "7.25"},
        {
            "number": "6",
            "action": "change",
            "quantity": "1.5",
            "unit": "LB",
            "price": "3",
        },
    ],
}
ANSWER = {
    "type": "order_change_response",
    "order_number": "PO-1",
    "change_number": "2",
    "number": "S00012",
    "order_date": "2026-11-01",
    "response_date": "2026-11-22",
    "status": "accepted_with_changes",
    "lines": [
        {
            "number": "1",
            "quantity": "8",
            "unit": "EA",
            "price": "10",
            "codes": [{"kind": "vendor", "value": "A-1", "qualifier": "VN"}],
            "statuses": [
                {
                    "status": "accepted",
                    "quantity": "5",
                    "unit": "EA",
                    "ship_date": "2026-12-01",
                },
                {"status": "backordered", "quantity": "3", "unit": "EA"},
            ],
        },
        {
            "number": "2",
            "quantity": "4",
            "unit": "EA",
            "statuses": [{"status": "deleted", "quantity": "4", "unit": "EA"}],
        },
    ],
}


@pytest.mark.parametrize("document", [CHANGE, ANSWER], ids=lambda d: d["type"])
def test_written_without_a_fault_and_read_back_equal(document):
    canonical.parse(document)
    _functional, code, segments = ediwire.documents.write(document)
    assert read(*segments, code=code) == (document, [])


def test_whole_order_is_cancelled():
    document, findings = read(["BCH", "01", *BEGIN[2:]], ["CTT", "0"])
    assert (document["cancel"], findings) == (True, [])
    assert "lines" not in document


def test_without_a_number_of_its_own_it_has_the_orders():
    begin = ["BCH", "04", "SA", "PO-1", "", "", "20261101"]
    document, _findings = read(begin, poc("1", "CA", "8", "8", "EA"), ["CTT", "1"])
    assert (document["number"], document["change_date"]) == ("PO-1", "2026-11-01")
    assert "sequence" not in document["detail"]


@pytest.mark.parametrize("purpose", ["05", "00", "06"])
def test_purpose_that_is_no_change_is_refused(purpose):
    begin = ["BCH", purpose, *BEGIN[2:]]
    document, findings = read(begin, poc("1", "CA", "8", "8", "EA"), ["CTT", "1"])
    assert document is None
    assert "value_unreadable" in findings


@pytest.mark.parametrize("code", ["CF", "RE", "TI"])
def test_change_of_a_line_that_we_cannot_do_refuses_all(code):
    lines = [poc("1", "CA", "8", "8", "EA"), poc("2", code, "8", "8", "EA")]
    document, findings = read(BEGIN, *lines, ["CTT", "2"])
    assert document is None
    assert "value_unreadable" in findings


def test_line_that_is_added_needs_a_quantity():
    document, findings = read(BEGIN, poc("1", "AI"), ["CTT", "1"])
    assert document is None
    assert "value_missing" in findings


def test_dates_of_one_line_and_charges_are_said_to_a_person():
    document, _findings = read(
        BEGIN,
        poc("1", "RS"),
        ["DTM", "002", "20261230"],
        poc("2", "NC"),
        poc("3", "CA", "8", "8", "EA"),
        ["CTT", "3"],
    )
    assert document["remarks"] == ["Line 1: DTM 002 20261230"]
    assert [line["number"] for line in document["lines"]] == ["3"]


def test_changes_are_taken_over_into_the_order():
    order = {
        "number": "PO-1",
        "requested_delivery": "2026-12-01",
        "lines": [
            {"number": "1", "quantity": "6", "unit": "EA", "price": "10"},
            {"number": "2", "quantity": "6", "unit": "EA"},
            {"number": "5", "quantity": "6", "unit": "EA", "price": "8"},
        ],
    }
    by_two = {"lines": [{"number": "1", "action": "change", "by": "-2"}]}
    assert canonical.changed(order, by_two)["lines"][0]["quantity"] == "4"
    after = canonical.changed(order, CHANGE)
    assert after["requested_delivery"] == "2026-12-24"
    assert [(line["number"], line["quantity"]) for line in after["lines"]] == [
        ("1", "8"),
        ("5", "6"),
        ("3", "2"),
    ]
    assert after["lines"][1]["price"] == "7.25"
    assert order["lines"][0]["quantity"] == "6", "the order itself is not touched"


@pytest.mark.parametrize(("code", "group"), [("860", "PC"), ("865", "CA")])
def test_a_header_without_component_separator_stops_no_reader(envelope, code, group):
    body = "BCH*04*SA*PO1***20250601~" if code == "860" else "BCA*04*AC*PO1***20250601~"
    file = envelope(f"{body}POC*1*QD*5**EA*9.25**VN*A1~", code=code, group=group)
    (interchange,) = ediwire.read_interchanges(file.replace(b"*T*>~", b"*T*~"))
    for transaction_set in interchange.groups[0].sets:
        document, findings = ediwire.documents.read(transaction_set)
        assert document or findings
