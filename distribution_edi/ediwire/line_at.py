# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which order line a place in a document is about."""

from .reader import read_interchanges

#: Segments that begin a line, whose first element is its number.
_LINES = frozenset({"PO1", "IT1", "POC", "SN1", "LIN"})
#: Segments behind the last line.
_SUMMARY = frozenset({"CTT", "UNS", "CNT"})


def line_at(data, position):
    """Return the number of the line that the segment at ``position`` belongs to.

    :param bytes data: an interchange of one document, as we send it.
    :param position: counts from ST or UNH = 1.
    :return: None outside of lines, or when there is no such place.
    """
    for interchange in read_interchanges(data):
        for group in interchange.groups:
            for document in group.sets:
                return line_of(document, position)
    return None


def line_of(document, position):
    """Return the number of the line around a segment of a set or message, or None."""
    line = None
    for tag, *values in document.segments[:position]:
        tag = _text(tag)
        if tag in _SUMMARY:
            line = None
        elif tag in _LINES and values:
            line = _text(values[0]) or line
    return line


def _text(element):
    """An element of EDIFACT is a list of components."""
    return element[0] if isinstance(element, list) else element
