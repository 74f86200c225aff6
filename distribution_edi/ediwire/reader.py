# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reads a file of either syntax, or of both; the bytes show which one it is."""

import heapq
import re

from . import edifact
from .edifact.delimiters import guess
from .x12.delimiters import looks_like_header, read_header
from .x12.reader import read_interchanges as read_x12
from .x12.tokenizer import find_interchanges as find_x12
from .x12.validator import validate as validate_x12

_BLANK = b" \t\r\n\x00\x0b\x0c\x1a\xef\xbb\xbf"
#: Headers beyond doubt, as they stand behind an interchange of the other syntax.
_HEADERS = re.compile(
    rb"ISA[^\sA-Za-z0-9]|(?:UNA[^A-Za-z0-9].{5}[\s\x00]*)?"
    rb"UNB([^\sA-Za-z0-9])UNO[A-Z](?!\1)[^\sA-Za-z0-9]\d",
    re.DOTALL,
)
#: What follows the header of X12, and how long that is.
_AFTER_ISA = re.compile(rb"(?:GS|TA1|IEA)[^\sA-Za-z0-9]")
_SHORTEST_ISA, _LONGEST_ISA = 40, 250
_LOOK_BACK = 200


def read_interchanges(data, *, overlay=None):
    """Yield every interchange in ``data``, X12 or EDIFACT; it never raises.

    A file without any yields one that is not ``readable`` and says why. Faults stay
    where they are: a broken interchange does not touch its neighbours.

    :param bytes data: the whole file.
    :param dict overlay: a partner's deviations, see :func:`.x12.grammar.grammar_for`.
    """
    first_is_edifact = _is_edifact(data)
    stretches = [(0, first_is_edifact), *_changes(data, first_is_edifact)]
    if len(stretches) == 1:
        read = edifact.read_interchanges if first_is_edifact else read_x12
        yield from read(data, overlay=overlay)
        return
    # Each syntax is read with the other's stretches blank, so that places stay.
    yield from heapq.merge(
        read_x12(_only(data, stretches, False), overlay=overlay),
        edifact.read_interchanges(_only(data, stretches, True), overlay=overlay),
        key=lambda interchange: interchange.offset,
    )


def validate(transaction_set, version=None, overlay=None):
    """Return the findings of a set or message, read as ``version``.

    :param overlay: a partner's deviations; default is what the set was read with.
    """
    is_edifact = transaction_set.syntax == "edifact"
    check = edifact.validate if is_edifact else validate_x12
    return check(transaction_set, version, overlay)


def _is_edifact(data):
    """Whichever header comes first decides."""
    if data[:200].lstrip(_BLANK)[:3] == b"ISA":
        return False
    start = edifact.first_interchange(data)
    if start is None:
        return False
    first = next(find_x12(data), None)
    return first is None or start < first[0]


def _changes(data, is_edifact):
    """Yield (place, whether EDIFACT begins there) for each change of the syntax.

    A header counts where a segment may begin: behind anything else it is data.
    """
    if b"UNB" not in data or b"ISA" not in data:
        return
    terminator = None
    for found in _HEADERS.finditer(data):
        start, other = found.start(), not found[0].startswith(b"ISA")
        if not _begins(data, start, other, terminator):
            continue
        if other != is_edifact and terminator is not None:
            is_edifact = other
            yield start, other
        if other == is_edifact:
            terminator = _terminator(data, start, other)


def _begins(data, start, is_edifact, terminator):
    """Tell whether a header at ``start`` opens an interchange."""
    before = data[max(0, start - _LOOK_BACK) : start]
    text = before.rstrip(_BLANK)
    ended = terminator is None or text.endswith(terminator)
    if not (ended or before[len(text) :].strip(b" ")) or text.endswith(b"?'"):
        return False
    if is_edifact:
        return True
    header = read_header(data, start)
    body = data[start + _SHORTEST_ISA : start + _LONGEST_ISA]
    return looks_like_header(data, start) and any(
        header.terminator in body[: found.start()]
        for found in _AFTER_ISA.finditer(body)
    )


def _terminator(data, start, is_edifact):
    """Return the bytes that end the segments of the interchange at ``start``."""
    if not is_edifact:
        return read_header(data, start).terminator
    if data.startswith(b"UNA", start):
        return data[start + 8 : start + 9]
    return guess(data, start, len(data)).segment.encode("latin-1")


def _only(data, stretches, wanted):
    """Return ``data`` with line ends where the other syntax stands."""
    ends = [start for start, _other in stretches[1:]] + [len(data)]
    return b"".join(
        data[start:end] if is_edifact == wanted else b"\n" * (end - start)
        for (start, is_edifact), end in zip(stretches, ends, strict=True)
    )
