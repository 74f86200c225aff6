# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Characters that a reader of JSON or XML lets pass and no PostgreSQL keeps: NUL and
halves of surrogate pairs. A document that holds one would stop whoever stores it.
"""

import re
from dataclasses import replace

from .errors import Issue
from .road import Decoded

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def is_keepable(value):
    """Whether every text in ``value`` (plain JSON, names included) can be stored."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            if _UNKEEPABLE.search(each):
                return False
        elif isinstance(each, dict):
            waiting += each
            waiting += each.values()
        elif isinstance(each, list | tuple):
            waiting += each
    return True


def keepable(decoded):
    """Return a :class:`~.road.Decoded` that can be stored.

    What holds such a character is refused as a whole; what is said about a document
    shows it as U+FFFD.
    """
    found = [decoded.identity, decoded.controls, decoded.replies]
    for document in decoded.documents:
        found += [document.content, document.controls, document.reference]
        found += [document.document_type, document.business_key, document.order_key]
        document.issues = [_shown(issue) for issue in document.issues]
    issues = [_shown(issue) for issue in decoded.issues]
    if is_keepable(found):
        decoded.issues = issues
        return decoded
    return Decoded(issues=[_REFUSED, *issues])


def _shown(issue):
    texts = {
        name: _UNKEEPABLE.sub("\ufffd", getattr(issue, name))
        for name in ("cause", "words", "hint")
    }
    return replace(issue, **texts)


_REFUSED = Issue(
    "parse",
    "unkeepable_text",
    "The document holds a character that cannot be stored: NUL (U+0000), or half of a "
    "surrogate pair.",
    "Ask the sender to leave it out and to resend the document.",
)
