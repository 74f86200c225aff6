# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner wants to see, as his guide writes it: ``REF DP``, ``PO107 UP``."""

import re
from typing import NamedTuple

_ELEMENT = re.compile(r"([A-Z][A-Z0-9]{1,2})(\d\d)", re.ASCII)
#: Segments that begin a line: what is wanted of one is wanted of each.
LINES = frozenset("PO1 POC IT1 LIN W01 W04 W07 W12".split())


class Wish(NamedTuple):
    """A segment, its qualifier (empty: any will do), and which element has the value.

    ``place`` is None when the segment with its qualifier is enough.
    """

    tag: str
    place: int | None
    qualifier: str


def read_wish(text):
    """Return the :class:`Wish` in a text."""
    tag, _blank, qualifier = text.partition(" ")
    found = _ELEMENT.fullmatch(tag)
    if found:
        return Wish(found[1], int(found[2]) or None, qualifier)
    return Wish(tag, None, qualifier)
