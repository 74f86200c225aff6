# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Contract values travel as JSON; messages become a verdict."""

import json
from datetime import datetime
from decimal import Decimal

import pytest
from carriers.contract import (
    Address,
    Label,
    Message,
    Parcel,
    Shipment,
    ShipRequest,
    TrackingEvent,
    VoidRequest,
)
from carriers.simulator import FAULTS, Simulator
from carriers.verdict import failure, warnings
from carriers.wire import from_json, to_json

SHIP = ShipRequest(
    method="7",
    number="WH/OUT/00001",
    sender=Address(name="Our House"),
    recipient=Address(name="Łódź", street="ul. Zielona 1", country="PL"),
    parcels=(Parcel(reference="P1", weight=Decimal("0.100")),),
    service="ground",
    label_format="ZPL",
    idempotency_key="k",
)
VALUES = [
    SHIP,
    VoidRequest(method="7", number="1", tracking="T"),
    Shipment(
        tracking="T",
        service="ground",
        price=Decimal("10.10"),
        currency="USD",
        labels=(Label(parcel="P1", format="PDF", content="JVBERg=="),),
    ),
    TrackingEvent(
        milestone="delivered", code="S40", at=datetime(2026, 3, 2), words="Delivered"
    ),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_round_trip_through_json_text(value):
    text = json.dumps(to_json(value))
    assert from_json(type(value), json.loads(text)) == value


def test_decimals_stay_exact_text():
    assert to_json(SHIP)["parcels"] == [{"reference": "P1", "weight": "0.100"}]
    assert to_json(SHIP)["type"] == "label_request"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"parcels": [{"reference": "P1", "weight": "heavy"}]}, "weight"),
        ({"label_format": "GIF"}, "label_format"),
        ({"recipient": {}}, "recipient"),
    ],
)
def test_misfits_are_refused_by_name(change, where):
    with pytest.raises(ValueError, match=where):
        from_json(ShipRequest, to_json(SHIP) | change)


@pytest.mark.parametrize(
    ("fault", "once", "repeatable"),
    [
        ("refuse", "value", "value"),
        ("rate_limit", "rate_limit", "rate_limit"),
        ("timeout_before", "connection", "connection"),
        ("timeout_after", "unknown_outcome", "intermittent"),
        ("server_error", "intermittent", "intermittent"),
        ("garbage", "unknown_outcome", "intermittent"),
    ],
)
def test_class_of_each_fault(fault, once, repeatable):
    _result, messages = Simulator(fault).ship(SHIP)
    assert failure(messages, repeatable=False).error_class == once
    assert failure(messages, repeatable=True).error_class == repeatable


def test_every_fault_has_a_class_row():
    rows = test_class_of_each_fault.pytestmark[0].args[1]
    assert {row[0] for row in rows} == set(FAULTS)


def test_unknown_error_codes_are_refusals_and_keep_their_words():
    messages = [
        Message(code="note", level="info", words="Hello."),
        Message(code="X-77", level="error", words="No.", retry_after=5.0),
    ]
    told = failure(messages, repeatable=False)
    assert (told.error_class, told.code, told.words) == ("value", "X-77", "No.")
    assert told.retry_after == 5.0


def test_warnings_are_no_failure():
    messages = [
        Message(code="heavy", level="warning", words="Heavy."),
        Message(code="note", level="info", words="Hello."),
    ]
    assert failure(messages, repeatable=False) is None
    assert warnings(messages) == ["Heavy."]
