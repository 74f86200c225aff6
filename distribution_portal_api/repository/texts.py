# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Numbers as partners get them."""


def decimal_text(number, places=None):
    """Return a float as decimal text: ``places`` digits, or as few as it needs."""
    if places is not None:
        return f"{number:.{places}f}"
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
