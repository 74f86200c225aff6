# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables for a terminal."""

import textwrap

GAP = "  "
WIDTH = 100
NARROWEST = 30


def text(rows, width=WIDTH):
    """Return rows of strings as lines with aligned columns, headings underlined.

    :param width: of the whole; the last column is wrapped to keep to it
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    left = width - sum(widths[:-1]) - len(GAP) * (len(widths) - 1)
    widths[-1] = min(widths[-1], max(left, NARROWEST))
    shown = [line for row in rows for line in _lines(row, widths)]
    shown.insert(1, GAP.join("-" * size for size in widths))
    return "\n".join(shown)


def _lines(row, widths):
    """Return the lines of one row; all but the first have only the last cell."""
    first, *more = textwrap.wrap(row[-1], widths[-1]) or [""]
    empty = [""] * (len(row) - 1)
    for cells in ((*row[:-1], first), *((*empty, piece) for piece in more)):
        padded = (cell.ljust(size) for cell, size in zip(cells, widths, strict=True))
        yield GAP.join(padded).rstrip()
