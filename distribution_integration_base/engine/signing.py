# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Standard Webhooks 1.0 signatures: ``v1,<base64 HMAC-SHA256 of id.timestamp.body>``.

Several signatures, separated by spaces, stand in one header while a secret rotates.
"""

import base64
import binascii
import hashlib
import hmac

#: Seconds that a signed request may be old or early (Standard Webhooks, "verifying").
TOLERANCE = 300


def key_bytes(secret):
    """Return the key of a ``whsec_<base64>`` secret.

    :raises ValueError: the secret is not of that form.
    """
    prefix, _sep, encoded = secret.partition("_")
    if prefix != "whsec" or not encoded:
        raise ValueError("a webhook secret starts with 'whsec_'")
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ValueError("the part after 'whsec_' must be base64") from error


def sign(secret, message_id, timestamp, body):
    """Return the ``webhook-signature`` entry for ``body`` (bytes)."""
    signed = b".".join((message_id.encode(), str(int(timestamp)).encode(), body))
    digest = hmac.new(key_bytes(secret), signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def verify(secrets, headers, body, now):
    """Return why a request must be refused, or None when it is genuine.

    :param secrets: the secrets in force, newest first.
    :param headers: mapping with ``webhook-id``, ``webhook-timestamp`` and
        ``webhook-signature``.
    :param now: seconds since the epoch.
    """
    message_id = headers.get("webhook-id") or ""
    stamp = headers.get("webhook-timestamp") or ""
    given = (headers.get("webhook-signature") or "").split()
    if not message_id or not given or not (stamp.isascii() and stamp.isdigit()):
        return "the webhook-id, webhook-timestamp or webhook-signature is missing"
    if abs(int(stamp) - now) > TOLERANCE:
        return f"webhook-timestamp is more than {TOLERANCE} seconds off"
    for secret in secrets:
        expected = sign(secret, message_id, int(stamp), body).encode()
        if any(hmac.compare_digest(expected, each.encode()) for each in given):
            return None
    return "webhook-signature does not match"
