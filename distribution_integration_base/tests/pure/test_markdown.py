# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runbooks become safe HTML."""

import pytest
from engine.markdown import to_html


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# Title", "<h2>Title</h2>"),
        ("### Deep", "<h4>Deep</h4>"),
        ("one\ntwo", "<p>one two</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  more", "<ul><li>a more</li></ul>"),
        ("# T\ntext", "<h2>T</h2><p>text</p>"),
        (
            "**now** *or* `x_y`",
            "<p><strong>now</strong> <em>or</em> <code>x_y</code></p>",
        ),
        ("", ""),
    ],
)
def test_subset(text, expected):
    assert to_html(text) == expected


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "# <img src=x onerror=a()>", '- "<b>"']
)
def test_markup_is_shown_not_run(text):
    assert "<script" not in to_html(text)
    assert "<img" not in to_html(text)
    assert "<b>" not in to_html(text)
    assert "&lt;" in to_html(text)
