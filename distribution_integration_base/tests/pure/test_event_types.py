# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The taxonomy and the envelope of events (CloudEvents 1.0)."""

import re
from pathlib import Path

import pydantic
import pytest
from canonical import DOCUMENT_TYPES, EVENT_TYPES, CloudEvent

README = Path(__file__).parents[2] / "readme" / "EVENTS.md"
GOOD = {
    "id": "4bf92f3577b34da6a3ce929d0e0e4736",
    "source": "urn:uuid:0e8b2ba8-7d4a-11ee-b962-0242ac120002",
    "type": "distribution.order.accepted.v1",
    "subject": "sale.order/42",
    "time": "2026-11-21T12:00:00Z",
    "dataschema": "https://erp.example/distribution/schemas/events/x/1.json",
    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "sequence": "7",
    "partitionkey": "sale.order/42",
    "data": {"summary": "PO-1 was confirmed."},
}


def test_envelope_says_what_cloudevents_asks_for():
    told = CloudEvent(**GOOD).model_dump(mode="json")
    assert told["specversion"] == "1.0"
    assert told["datacontenttype"] == "application/json"
    assert told["time"] == "2026-11-21T12:00:00Z"
    # Names of attributes are lower-case letters and digits (1.0.2, section 3.1).
    assert all(re.fullmatch("[a-z0-9]{1,20}", name) for name in told)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("id", ""),
        ("source", "no address"),
        ("source", ""),
        ("type", ""),
        ("subject", ""),
        ("time", "2026-11-21T12:00:00"),
        ("time", "yesterday"),
        ("dataschema", "/relative"),
        ("traceparent", "00-1-2-01"),
        ("sequence", "0"),
        ("sequence", "-1"),
        ("sequence", "007"),
        ("specversion", "0.3"),
        ("unknown_name", "x"),
    ],
)
def test_envelope_refuses_what_no_reader_could_rely_on(attribute, value):
    with pytest.raises(pydantic.ValidationError):
        CloudEvent(**{**GOOD, attribute: value})


@pytest.mark.parametrize("attribute", sorted(GOOD))
def test_nothing_of_it_may_be_missing(attribute):
    with pytest.raises(pydantic.ValidationError):
        CloudEvent(**{name: GOOD[name] for name in GOOD if name != attribute})


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_every_type_is_described(name):
    kind = EVENT_TYPES[name]
    assert kind.name == name
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", name)
    assert kind.cloud_type == f"distribution.{name}.v{kind.version}"
    schema = kind.json_schema()
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert "summary" in schema["required"]
    assert f"`{name}`" in README.read_text(), "the handbook does not know it"


def test_an_event_is_a_canonical_document():
    document = DOCUMENT_TYPES["event"](event=GOOD)
    assert document.type == "event"
