# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner wants to see in each document, beyond the standard."""

from ...wishes import LINES, read_wish
from .content import value_at


def check_required(content, code):
    """Note what the overlay's ``required`` asks for and the set does not have.

    It is written ``REF DP``: a segment whose first element is that qualifier, or
    ``REF02 DP``, ``N104 ST``, ``PO107 UP``: and that element is filled. What names an
    item or a package is looked for in each of the segment's pairs.
    """
    for text in content.grammar.required.get(code, ()):
        wish = read_wish(text)
        rows = content.rows(wish.tag)
        lacking = [row for row in rows if not _has(row[1], wish, content.grammar)]
        place = wish.place or 1
        shown = [wish.tag, *[""] * (place - 1), wish.qualifier]
        if len(lacking) == len(rows):
            content.note("reference_required", (None, shown), place)
        elif wish.tag in LINES:
            for position, _elements in lacking:
                content.note("reference_required", (position, shown), place)


def _has(elements, wish, grammar):
    place, qualifier = wish.place, wish.qualifier
    if not place:
        return not qualifier or value_at(elements, 1) == qualifier
    if not qualifier:
        return bool(value_at(elements, place))
    segment = grammar.segments.get(wish.tag)
    uses = [use.reference for use in segment.uses] if segment else []
    number = grammar.element_at(wish.tag, place)[0]
    alike = [at for at, each in enumerate(uses, 1) if each == number]
    if len(alike) > 1:
        return any(
            value_at(elements, at - 1) == qualifier and value_at(elements, at)
            for at in alike
        )
    return value_at(elements, 1) == qualifier and bool(value_at(elements, place))
