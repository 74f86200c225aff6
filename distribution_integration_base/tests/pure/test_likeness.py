# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Advice on unknown codes, and the codes of payment terms."""

import pytest
from canonical import Terms
from engine.likeness import best, code_key, gtin_key
from engine.terms import terms_keys


def test_upc_ean_and_gtin14_of_one_article_are_one():
    keys = {
        gtin_key(text) for text in ("012345678905", "0012345678905", "00012345678905")
    }
    assert keys == {"12345678905"}


@pytest.mark.parametrize("text", ["BOLT", "123", "", "1234567890123456", "١٢٣٤٥٦٧٨"])
def test_what_is_no_gtin_has_no_key(text):
    assert gtin_key(text) == ""


def test_case_blanks_and_dashes_do_not_tell_codes_apart():
    assert code_key("ab-12 c") == code_key("AB12C")


def test_the_name_most_alike_is_found_whatever_the_order_of_words():
    names = {1: "Hex bolt M8 galvanised", 2: "Hex nut M8", 3: "Garden chair"}
    key, score = best("BOLT, HEX, M8 GALVANISED", names)
    assert (key, score) == (1, 1.0)


@pytest.mark.parametrize(
    "text", ["", "Lamp", "chair with nothing else in common at all"]
)
def test_chance_is_no_advice(text):
    assert best(text, {1: "Garden chair"}) is None


@pytest.mark.parametrize(
    "terms, keys",
    [
        ({"description": "NET30"}, [("name", "NET30")]),
        ({"net_days": 30}, [("days", "net 30")]),
        (
            {"discount_percent": "2.00", "discount_days": 10, "net_days": 30},
            [("days", "2/10 net 30")],
        ),
        ({}, []),
    ],
)
def test_terms_are_known_by_name_then_by_figures(terms, keys):
    assert terms_keys(Terms(**terms)) == keys
