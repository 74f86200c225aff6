# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""API keys: their form, their digest, and how they are kept out of logs."""

import base64
import hashlib
import logging
import re

#: Bytes of randomness in a key; 256 bits cannot be guessed, so no slow hash is needed.
ENTROPY = 32
PREFIXES = {"production": "dist_live_", "test": "dist_test_"}
#: Names under which clients put keys into addresses.
QUERY_NAMES = {"api_key", "apikey", "access_token", "token", "key", "authorization"}

_KEY = re.compile(r"dist_(?:live|test)_[A-Za-z0-9_-]{43}")
_SHOWN = len("dist_live_") + 4


def make(environment, entropy):
    """Return a new key for a system in ``environment`` (``production`` or ``test``).

    :param entropy: :data:`ENTROPY` random bytes.
    """
    secret = base64.urlsafe_b64encode(entropy).rstrip(b"=").decode()
    return PREFIXES[environment] + secret


def digest(key):
    """Return the SHA-256 (hex) under which a key is stored."""
    return hashlib.sha256(key.encode()).hexdigest()


def hint(key):
    """Return the start of a key, enough for people to tell keys apart."""
    return f"{key[:_SHOWN]}..."


def from_header(header):
    """Return the key in an ``Authorization`` header (RFC 6750, 2.1), or None."""
    scheme, _space, key = (header or "").partition(" ")
    if scheme.lower() == "bearer" and _KEY.fullmatch(key.strip()):
        return key.strip()
    return None


def in_query(query):
    """Whether the query, pairs of name and value, carries a key."""
    return any(
        name.lower() in QUERY_NAMES or _KEY.search(value) for name, value in query
    )


def mask(text):
    """Return ``text`` with every key in it starred out."""
    return _KEY.sub(lambda found: f"{found[0][:10]}***", text)


class MaskingFilter(logging.Filter):
    """Keeps keys that a partner put into an address out of the server's access log."""

    def filter(self, record):
        """Mask the finished line; always lets it pass."""
        line = record.getMessage()
        masked = mask(line)
        if masked != line:
            record.msg, record.args = masked, ()
        return True
