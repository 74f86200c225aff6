# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Differences between two documents: nothing missed, nothing invented."""

from engine.difference import differences, differences_of_text, in_words
from hypothesis import given
from hypothesis import strategies as st

PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
FIELDS = st.dictionaries(st.sampled_from("abcd"), PLAIN.filter(lambda v: v is not None))
DOCUMENT = st.fixed_dictionaries({"type": st.just("order"), "head": FIELDS})


@given(DOCUMENT)
def test_the_same_document_has_no_difference(document):
    assert differences(document, document) == []


@given(FIELDS, FIELDS)
def test_changes_lead_from_one_to_the_other(before, after):
    made = dict(before)
    for change in differences(before, after):
        assert made.get(change["path"]) is change["before"]
        if change["after"] is None:
            del made[change["path"]]
        else:
            made[change["path"]] = change["after"]
    assert made == after


def test_line_taken_out_is_one_change():
    lines = [{"number": str(n), "price": f"{n}.00"} for n in (1, 2, 3)]
    changes = differences({"lines": lines}, {"lines": lines[:1] + lines[2:]})
    assert changes == [{"path": "lines[2]", "before": lines[1], "after": None}]


def test_path_names_the_line_by_its_number():
    before = {"lines": [{"number": "10", "codes": [{"kind": "sku", "value": "A"}]}]}
    after = {"lines": [{"number": "10", "codes": [{"kind": "sku", "value": "B"}]}]}
    assert differences(before, after) == [
        {"path": "lines[10].codes[1].value", "before": "A", "after": "B"}
    ]


def test_true_is_not_one():
    assert differences({"a": 1}, {"a": True})


def test_segments_of_a_file_are_lines():
    before = "ST*850*0001~BEG*00*SA*PO1~SE*3*0001~"
    changes = differences_of_text(before, before.replace("PO1", "PO2"))
    assert changes == [
        {"path": "text line 2", "before": "BEG*00*SA*PO1~", "after": "BEG*00*SA*PO2~"}
    ]


def test_words_say_what_was_added():
    change = {"path": "note", "before": None, "after": "x"}
    assert in_words([change]) == "note: (nothing) → x"
