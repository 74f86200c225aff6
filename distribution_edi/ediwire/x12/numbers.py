# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Counts and control numbers as senders write them."""


def whole(text):
    """Return the whole number in ``text`` or None: only plain digits count."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def same_number(one, other):
    """Compare control numbers: ``1`` is ``000000001``, other text must be equal."""
    left, right = whole(one), whole(other)
    if left is None or right is None:
        return one.strip() == other.strip()
    return left == right
