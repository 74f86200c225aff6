# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The Idempotency-Key header (IETF draft-ietf-httpapi-idempotency-key-header)."""

import hashlib
import re

#: 1 to 255 printable ASCII characters without space at either end.
_PLAIN = re.compile(r"[!-~](?:[ -~]{0,253}[!-~])?")
_STRING = re.compile(r'"((?:[^"\\]|\\["\\])*)"')


def key_of(header):
    """Return the key in the header, or None when it is not one.

    Both forms that clients send are read: a structured-field string in quotes
    (RFC 8941, 3.3.3) and the bare text.
    """
    text = header.strip()
    quoted = _STRING.fullmatch(text)
    if quoted:
        text = re.sub(r"\\(.)", r"\1", quoted[1])
    return text if _PLAIN.fullmatch(text) else None


def fingerprint(raw):
    """Return what tells one request body from another (hex)."""
    return hashlib.sha256(raw).hexdigest()


def lock_number(*parts):
    """Return the 64-bit number that PostgreSQL locks for a key (``bigint``)."""
    text = "\0".join(str(part) for part in parts)
    return int.from_bytes(
        hashlib.sha256(text.encode()).digest()[:8], "big", signed=True
    )
