# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which order line a place in a set is about."""

from .reader import read_interchanges

#: Segments that begin a line, whose first element is its number.
_LINES = frozenset({"PO1", "IT1", "POC", "LIN"})


def line_at(data, position):
    """Return the number of the line that the segment at ``position`` belongs to.

    :param bytes data: an interchange of one set, as we send it.
    :param position: counts from ST = 1.
    :return: None before the first line, or when there is no such place.
    """
    for interchange in read_interchanges(data):
        for group in interchange.groups:
            for transaction_set in group.sets:
                found = [
                    segment[1]
                    for segment in transaction_set.segments[:position]
                    if segment[0] in _LINES and len(segment) > 1 and segment[1]
                ]
                return found[-1] if found else None
    return None
