# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Standard Webhooks signatures."""

import base64

import pytest
from engine.signing import key_bytes, sign, verify
from hypothesis import given
from hypothesis import strategies as st

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
OTHER = "whsec_" + base64.b64encode(bytes(32)).decode()


def headers(body, secret=SECRET, at=1000, **changed):
    return {
        "webhook-id": "m1",
        "webhook-timestamp": str(at),
        "webhook-signature": sign(secret, "m1", at, body),
        **changed,
    }


@given(st.binary(max_size=200))
def test_what_we_sign_we_accept(body):
    assert verify([SECRET], headers(body), body, 1000) is None


def test_both_secrets_hold_while_one_rotates():
    assert verify([OTHER, SECRET], headers(b"x"), b"x", 1000) is None


@pytest.mark.parametrize(
    ("changed", "now", "why"),
    [
        ({"webhook-id": "m2"}, 1000, "does not match"),
        ({"webhook-signature": "v1,AAAA"}, 1000, "does not match"),
        ({"webhook-signature": ""}, 1000, "missing"),
        ({"webhook-timestamp": "soon"}, 1000, "missing"),
        ({"webhook-timestamp": "٣"}, 1000, "missing"),
        ({}, 1301, "seconds off"),
        ({}, 699, "seconds off"),
    ],
)
def test_refused(changed, now, why):
    assert why in verify([SECRET], headers(b"x", **changed), b"x", now)


def test_changed_body_is_refused():
    assert "does not match" in verify([SECRET], headers(b"x"), b"y", 1000)


@pytest.mark.parametrize("secret", ["", "plain", "whsec_", "whsec_***"])
def test_malformed_secret_is_named(secret):
    with pytest.raises(ValueError, match="whsec_"):
        key_bytes(secret)
