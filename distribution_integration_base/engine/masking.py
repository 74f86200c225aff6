# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Secrets never reach a log, an attempt or a chatter line."""

import re

_HEADER = re.compile(
    r"(?im)^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|"
    r"webhook-signature)(\s*:\s*).+$"
)
_FIELD = re.compile(
    r"(?i)([\"']?(?:password|passwd|secret|token|api_?key|access_?key|private_?key|"
    r"client_?secret|authorization)[\"']?\s*[:=]\s*)(\"[^\"]*\"|'[^']*'|[^\s,;&}]+)"
)
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}")
_USERINFO = re.compile(r"(?i)(\b[a-z][a-z0-9+.-]*://[^\s:/@]+:)[^\s@/]+@")


def mask(text, limit=4000):
    """Return ``text`` with secrets starred out, cut to ``limit`` characters."""
    masked = _HEADER.sub(r"\1\2***", text)
    masked = _FIELD.sub(r"\1***", masked)
    masked = _BEARER.sub(r"\1 ***", masked)
    masked = _USERINFO.sub(r"\1***@", masked)
    if len(masked) > limit:
        return f"{masked[:limit]}... ({len(masked) - limit} more characters)"
    return masked
