# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner wants to see in each document, beyond the standard."""

from .content import value_at


def check_required(content, code):
    """Note what the overlay's ``required`` asks for and the set does not have.

    It is written ``REF DP``: a segment whose first element is that qualifier.
    """
    for wish in content.grammar.required.get(code, ()):
        tag, _blank, qualifier = wish.partition(" ")
        found = {value_at(elements, 1) for _position, elements in content.rows(tag)}
        if (qualifier not in found) if qualifier else not found:
            content.note("reference_required", (None, [tag, qualifier]), 1)
