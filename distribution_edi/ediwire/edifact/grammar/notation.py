# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The notation of the EDIFACT tables: X12's, with the standard's own formats.

Element: ``1004 an..35 document number``: number, format, name. Formats are those of
ISO 9735: a letters, an anything, n number; ``..35`` at most, ``3`` exactly.

Segment and composite: as in :mod:`...x12.grammar.notation`.

Message: as a set there, a parenthesis holds a group's further segments. ``{charge}``
stands for a block that several messages share.
"""

import re

_ELEMENT = re.compile(r"^(\S+) (an|a|n)(\.\.)?(\d+) ", re.MULTILINE)
_KINDS = {"an": "AN", "a": "A", "n": "N"}


def elements(text):
    """Return the element lines in X12's notation."""

    def rewrite(found):
        number, kind, upto, most = found.groups()
        return f"{number} {_KINDS[kind]} {1 if upto else most}-{most} "

    return _ELEMENT.sub(rewrite, text)


def messages(texts, blocks):
    """Return message texts with their blocks filled in; blocks may hold blocks."""

    def fill(text):
        filled = re.sub(r"\{(\w+)\}", lambda found: blocks[found[1]], text)
        return filled if filled == text else fill(filled)

    return {code: fill(text) for code, text in texts.items()}
