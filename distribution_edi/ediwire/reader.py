# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reads a file of either syntax; the bytes show which one it is."""

from . import edifact
from .x12.reader import read_interchanges as read_x12
from .x12.tokenizer import find_interchanges as find_x12
from .x12.validator import validate as validate_x12

_BLANK = b" \t\r\n\x00\x0b\x0c\x1a\xef\xbb\xbf"


def read_interchanges(data, *, overlay=None):
    """Yield every interchange in ``data``, X12 or EDIFACT; it never raises.

    A file without any yields one that is not ``readable`` and says why. Faults stay
    where they are: a broken interchange does not touch its neighbours.

    :param bytes data: the whole file.
    :param dict overlay: a partner's deviations, see :func:`.x12.grammar.grammar_for`.
    """
    read = edifact.read_interchanges if _is_edifact(data) else read_x12
    yield from read(data, overlay=overlay)


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
