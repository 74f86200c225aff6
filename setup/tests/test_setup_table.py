# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables as a person reads them."""

from lib import table


def test_columns_are_aligned_and_headings_underlined():
    assert table.text([("step", "result"), ("one", "ok")]) == (
        "step  result\n----  ------\none   ok"
    )


def test_last_column_is_wrapped_under_itself():
    rows = [("step", "detail"), ("a", "word " * 12)]
    lines = table.text(rows, width=36).splitlines()
    assert lines[2:] == [
        "a     word word word word word word",
        "      word word word word word word",
    ]
