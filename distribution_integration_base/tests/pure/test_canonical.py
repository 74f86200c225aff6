# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Canonical documents refuse what no partner should send."""

from decimal import Decimal

import pytest
from canonical import DOCUMENT_TYPES, Order, parse
from pydantic import ValidationError


def order(**changed):
    line = {"number": "1", "quantity": "2", "unit": "EA", "price": "10.50"}
    line.update(changed.pop("line", {}))
    return {
        "type": "order",
        "number": "PO-1",
        "order_date": "2026-11-20",
        "lines": [line],
        **changed,
    }


def test_order_is_parsed_by_its_type():
    document = parse(order())
    assert isinstance(document, Order)
    assert document.lines[0].price == Decimal("10.50")


def test_json_round_trip_changes_nothing():
    document = parse(order())
    assert parse(document.model_dump(mode="json")) == document


@pytest.mark.parametrize("amount", ["1e3", "NaN", "Infinity", "١٢", "", "1,5", "1_000"])
def test_amount_is_a_plain_decimal(amount):
    with pytest.raises(ValidationError, match="decimal number"):
        parse(order(line={"quantity": amount}))


def test_float_amount_is_refused():
    with pytest.raises(ValidationError, match="written as text"):
        parse(order(line={"quantity": 0.1}))


def test_unknown_field_is_refused_not_dropped():
    with pytest.raises(ValidationError, match="Extra inputs"):
        parse(order(discount="5"))


def test_order_without_lines_is_refused():
    with pytest.raises(ValidationError):
        parse(order(lines=[]))


@pytest.mark.parametrize("model", DOCUMENT_TYPES.values())
def test_every_document_publishes_a_schema(model):
    schema = model.model_json_schema()
    assert schema["additionalProperties"] is False
    assert schema["properties"]["type"]["const"] == model.model_fields["type"].default
