# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A compact notation for lists of codes."""


def table(**lists):
    """Return {element number: {code: words}}.

    Each argument is named ``e`` and the element's number; codes are separated by bars:
    ``e98="ST ship to | BT bill to"``.
    """
    return {
        name[1:]: dict(entry.split(" ", 1) for entry in _entries(text))
        for name, text in lists.items()
    }


def _entries(text):
    return [" ".join(part.split()) for part in text.split("|")]
