# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Numbers as partners read them."""

#: Differences below this are binary rounding, not goods or money.
TINY = 1e-6


def decimal_text(number):
    """Return a float as plain decimal text, without binary noise or exponent.

    At most six decimals: the most that Odoo keeps of a quantity or a unit price.
    """
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
