# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import pytest
from engine.errors import Issue
from engine.keepable import is_keepable, keepable
from engine.road import Decoded, DecodedDocument

ODD = ["a\x00b", "\ud800", "x\udfff"]


@pytest.mark.parametrize("odd", ODD)
def test_found_wherever_it_stands(odd):
    assert not is_keepable(odd)
    assert not is_keepable({"a": [{"b": odd}]})
    assert not is_keepable({odd: 1})
    assert not is_keepable(("a", (odd,)))


def test_all_else_is_kept():
    assert is_keepable({"a": ["ü", "\U0001f600", "\n", 1, 2.5, None, True], "": {}})


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "where", ["content", "controls", "reference", "business_key", "order_key"]
)
def test_document_is_refused_as_a_whole(odd, where):
    values = {"content": {"number": "1"}, "controls": {}}
    values[where] = {"x": odd} if where in values else odd
    decoded = keepable(Decoded(documents=[DecodedDocument("order", **values)]))
    assert not decoded.documents
    [issue] = decoded.issues
    assert (issue.error_class, issue.cause) == ("parse", "unkeepable_text")


def test_words_about_it_can_be_stored():
    decoded = keepable(Decoded(issues=[Issue("value", "json:\x00", "It is \ud800.")]))
    assert [(i.cause, i.words) for i in decoded.issues] == [
        ("json:\ufffd", "It is \ufffd.")
    ]


def test_good_one_is_left_as_it_is():
    document = DecodedDocument(
        "order", {"number": "1"}, issues=[Issue("value", "a", "b")]
    )
    decoded = Decoded(documents=[document], identity="7", controls={"isa": "7"})
    assert keepable(decoded) is decoded
    assert decoded.documents == [document]
