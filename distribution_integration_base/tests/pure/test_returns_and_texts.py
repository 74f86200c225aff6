# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether goods may come back, and what a text is about."""

from decimal import Decimal

import pytest
from engine.returns import RESPONSES, Sold, judge
from engine.texts import numbers_in, subject_of

SOLD = Sold(Decimal(10), Decimal(3), "EA", 20)


@pytest.mark.parametrize(
    ("quantity", "unit", "sold", "days", "response"),
    [
        ("7", "EA", SOLD, 0, ""),
        ("7", "EA", SOLD, 20, ""),
        ("8", "EA", SOLD, 0, "QD"),
        ("0", "EA", SOLD, 0, "QD"),
        ("1", "CA", SOLD, 0, "QD"),
        ("1", "EA", SOLD, 19, "RT"),
        ("1", "EA", None, 0, "UI"),
    ],
)
def test_verdict_on_a_line(quantity, unit, sold, days, response):
    verdict = judge(Decimal(quantity), unit, sold, days)
    assert verdict.response == response
    assert verdict.accepted == (not response)
    assert not response or response in RESPONSES


@pytest.mark.parametrize(
    ("category", "text", "about"),
    [
        (None, "The ASN came after the truck", "shipment"),
        (None, "Your invoice will be deducted", "money"),
        (None, "Please cancel the item", "order"),
        (None, "Happy new year", "other"),
        ("CB", "About the truck and the carton", "money"),
        ("ZZ", "Carton labels cannot be scanned", "shipment"),
    ],
)
def test_what_a_text_is_about(category, text, about):
    assert subject_of(category, [text]) == about


def test_numbers_of_a_text():
    text = "ORDER PO-77, invoice INV/2026/00012. (4500012345) was late; A1 again PO-77"
    assert numbers_in([text]) == ["PO-77", "INV/2026/00012", "4500012345"]
