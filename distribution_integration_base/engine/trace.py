# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""W3C Trace Context, level 1: which documents belong to one story.

The trace id stays the same from the first document to the last; every document and
event is a span of its own in it.
"""

import hashlib
import re
from dataclasses import dataclass

#: Length of version 00; a later version may add "-" and more behind it.
LENGTH = 55
_FORM = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class TraceParent:
    """One span of one trace.

    :param trace_id: 32 hexadecimal digits, not all 0.
    :param span_id: 16 hexadecimal digits, not all 0.
    :param sampled: whether the one who began it records it; passed on unchanged.
    """

    trace_id: str
    span_id: str
    sampled: bool = True

    def __str__(self):
        return f"00-{self.trace_id}-{self.span_id}-{'01' if self.sampled else '00'}"

    def child(self, span_id):
        """Return the next span of the same trace."""
        return TraceParent(self.trace_id, span_id, self.sampled)


def parse(text):
    """Return the :class:`TraceParent` that a ``traceparent`` header names.

    :return: None for anything malformed: then a trace of our own begins (3.2.2.3).
    """
    text = (text or "").strip(" \t")
    found = _FORM.fullmatch(text[:LENGTH])
    if not found:
        return None
    version, trace_id, span_id, flags = found.groups()
    rest = text[LENGTH:]
    if version == "ff" or (rest and (version == "00" or rest[0] != "-")):
        return None
    if not trace_id.strip("0") or not span_id.strip("0"):
        return None
    return TraceParent(trace_id, span_id, bool(int(flags, 16) & 1))


def is_trace_id(text):
    """Whether ``text`` may be the id of a trace."""
    return bool(re.fullmatch(r"[0-9a-f]{32}", text or "") and text.strip("0"))


def child_of(parent, uid):
    """Return the ``traceparent`` (text) of the document or event called ``uid``.

    Its span is named after ``uid``, so that one can be found by the other.

    :param parent: text of the span before it; when that is malformed or missing, a
        trace begins here, named after ``uid`` as well.
    """
    if not is_trace_id(uid):
        uid = hashlib.sha256(uid.encode()).hexdigest()[:32]
    span_id = uid[:16] if uid[:16].strip("0") else uid[16:]
    found = parse(parent)
    return str(found.child(span_id) if found else TraceParent(uid, span_id))
