# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mappings as CSV: what is read, what is refused, and in which words."""

import pytest
from engine import mapping_csv
from engine.mapping_csv import Unreadable, read, write
from hypothesis import given
from hypothesis import strategies as st

KINDS = {"item", "unit", "status"}
HEAD = "kind,code_type,code,description,target,factor\n"


def rows_of(text, **how):
    data = text if isinstance(text, bytes) else text.encode(**how)
    rows, errors = read(data, KINDS)
    assert not errors
    return [
        (r.kind, r.code_type, r.code, r.description, r.target, r.factor) for r in rows
    ]


EXPECTED = [("unit", "any", "CA", "Karton, groß", "Units", 12.0)]


@pytest.mark.parametrize("delimiter", ",;\t|")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_delimiter_and_byte_order_mark_are_found_out(delimiter, encoding):
    lines = [
        ["kind", "code_type", "code", "description", "target", "factor"],
        ["unit", "any", "CA", '"Karton, groß"', "Units", "12"],
    ]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    assert rows_of(text, encoding=encoding) == EXPECTED


def test_columns_may_be_few_and_in_any_order():
    assert rows_of("Target,Code,Kind\nBOLT,A1,item\n") == [
        ("item", "any", "A1", "", "BOLT", 1.0)
    ]


def test_empty_lines_are_not_rows():
    assert len(rows_of(HEAD + "item,any,A,,B,\n\n,,,,,\n")) == 1


def test_decimal_comma_is_a_decimal():
    assert rows_of("kind;code;target;factor\nunit;L;kg;0,45\n")[0][-1] == 0.45


@pytest.mark.parametrize(
    "line, words",
    [
        ("item,any,,x,B,", "Line 2: code is empty."),
        ("item,any,A,x,,", "Line 2: target is empty."),
        ("goods,any,A,x,B,", "kind 'goods' is none of item, status, unit"),
        ("item,any,A,x,B,12", "only units have a factor"),
        ("unit,any,A,x,B,0", "a number above 0"),
        ("unit,any,A,x,B,-1", "a number above 0"),
        ("unit,any,A,x,B,nan", "a number above 0"),
        ("unit,any,A,x,B,inf", "a number above 0"),
        ("unit,any,A,x,B,dozen", "a number above 0"),
        ("item,any,A,x,B,,more", "it has 7 cells"),
        ("item,any," + "A" * 81 + ",x,B,", "80 characters"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(line, words):
    rows, [error] = read((HEAD + line + "\n").encode(), KINDS)
    assert not rows
    assert error.startswith("Line 2: ") and words in error


def test_every_wrong_line_is_named_and_right_ones_are_read():
    text = HEAD + 'item,any,A,"two\nlines",B,\nitem,any,,x,B,\nitem,any,A,x,C,\n'
    rows, errors = read(text.encode(), KINDS)
    assert len(rows) == 1
    assert errors == [
        "Line 4: code is empty.",
        "Line 5: item A stands in line 3 already.",
    ]


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "must name the columns"),
        (b"kind,code\nitem,A\n", "target is not there"),
        ("kind,code,target\nitem,Ä,B".encode("latin-1"), "not UTF-8"),
        ("kind,code,target\nitem,A,B".encode("utf-16"), "not UTF-8"),
        (b"kind,code,target\nitem,\0,B", "binary data"),
        (b'kind,code,target\nitem,"A"x,B\n', "look at its quotes"),
        (b'kind,code,target\nitem,"A,B\n', "look at its quotes"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data, words):
    with pytest.raises(Unreadable, match=words):
        read(data, KINDS)


def test_size_and_rows_are_limited(monkeypatch):
    monkeypatch.setattr(mapping_csv, "MAX_ROWS", 2)
    lines = "".join(f"item,any,A{n},,B,\n" for n in range(3))
    with pytest.raises(Unreadable, match="more than 2 lines"):
        read((HEAD + lines).encode(), KINDS)
    monkeypatch.setattr(mapping_csv, "MAX_BYTES", 5)
    with pytest.raises(Unreadable, match="larger than"):
        read(HEAD.encode(), KINDS)


CELLS = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
    min_size=1,
    max_size=80,
).filter(lambda text: text == text.strip())


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), unique_by=lambda row: row[0]))
def test_what_is_written_is_read_back(said):
    rows = [
        {"kind": "item", "code_type": "any", "code": c, "description": d, "target": t}
        for c, d, t in said
    ]
    found, errors = read(write(rows), KINDS)
    assert not errors
    assert [(row.code, row.description, row.target) for row in found] == said
