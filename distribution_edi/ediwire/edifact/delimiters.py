# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The service characters of an interchange: from UNA, from UNB, or by default."""

import re
from typing import NamedTuple

#: Syntax 4 has a repetition separator without any UNA; before, it did not exist.
_REPETITION = "*"
_HEADER = re.compile(rb"UNB([^\sA-Za-z0-9])[A-Z]{4}((?!\1)[^\sA-Za-z0-9])([0-9])?")
#: How far the first message or group may be from the header.
_REACH = 1000


class Delimiters(NamedTuple):
    """Service characters, named as those of X12; an empty one is not used."""

    element: str = "+"
    component: str = ":"
    segment: str = "'"
    repetition: str = ""
    release: str = "?"
    decimal: str = "."

    def all(self):
        """Return every character that needs the release character in data."""
        return "".join((*self[:4], self.release))


def read_advice(data, start, version):
    """Return (:class:`Delimiters`, end of UNA) for the UNA segment at ``start``.

    Position 5 is the repetition separator from syntax ``version`` 4 on, before that
    it is reserved. A blank means that the character is not used.
    """
    marks = data[start + 3 : start + 9].decode("latin-1")
    component, element, decimal, release, repetition, segment = marks
    if version < "4" or repetition == " " or repetition.isalnum():
        repetition = ""
    return (
        Delimiters(
            element,
            component,
            segment,
            repetition if repetition not in (element, component, segment) else "",
            "" if release == " " else release,
            decimal,
        ),
        start + 9,
    )


def is_advice(data, start):
    """Tell whether the bytes at ``start`` are a UNA segment with usable characters."""
    marks = data[start + 3 : start + 9]
    used = (marks[:2] + marks[5:6]).decode("latin-1")
    return (
        data.startswith(b"UNA", start)
        and len(set(used)) == 3
        and not any(mark.isalnum() or mark == " " for mark in used)
    )


def syntax_version(data, at):
    """Return the digit of UNB S001/0002 for the header at ``at``, or ``''``."""
    found = _HEADER.match(data, at)
    return found[3].decode() if found and found[3] else ""


def guess(data, start, end):
    """Return :class:`Delimiters` without UNA: UNB shows which ones are in use."""
    found = _HEADER.match(data, start)
    if not found:
        mark = data[start + 3 : start + 4].decode("latin-1")
        usual = Delimiters()
        return usual if mark.isalnum() or not mark else usual._replace(element=mark)
    element, component = found[1].decode("latin-1"), found[2].decode("latin-1")
    version = (found[3] or b"").decode()
    printable = element >= " " and component >= " "
    segment = _terminator(data, start, end, (element + component).encode("latin-1"))
    free = _REPETITION not in (element, component, segment)
    return Delimiters(
        element,
        component,
        segment,
        _REPETITION if version >= "4" and free else "",
        "?" if printable and "?" not in (element, component, segment) else "",
    )


def _terminator(data, start, end, others):
    """The character before the first UNH or UNG; usually it is the apostrophe.

    :param others: element and component separator, which only damage puts there.
    """
    reach = min(end, start + _REACH)
    mark, refused = re.escape(others[:1]), re.escape(others)
    pattern = rb"([^A-Za-z0-9\s\x00%s])[\s\x00]*UN[GH]%s" % (refused, mark)
    found = re.search(pattern, data[start:reach])
    if found:
        return found[1].decode("latin-1")
    bare = b"'" not in data[start:reach] and b"\n" in data[start:reach]
    return "\n" if bare else "'"
