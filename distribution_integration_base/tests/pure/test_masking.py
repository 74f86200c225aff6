# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Secrets never reach a log."""

import pytest
from engine.masking import mask


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer s3cr3t-token",
        "webhook-signature: v1,s3cr3t",
        '{"password": "s3cr3t word"}',
        "{'api_key': 's3cr3t'}",
        "https://x/y?token=s3cr3t&z=1",
        "sftp://user:s3cr3t@host/in",
        "client_secret=s3cr3t;",
        "said: bearer s3cr3ts3cr3t",
    ],
)
def test_secret_is_gone(text):
    assert "s3cr3t" not in mask(text)


def test_ordinary_words_stay():
    text = "PO 4711 has 3 tokens of thanks: no secrets here"
    assert mask(text) == text


def test_long_text_is_cut_and_says_so():
    assert mask("x" * 5000).endswith("... (1000 more characters)")
