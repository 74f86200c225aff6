# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Numbers as partners get them."""

from odoo.addons.distribution_integration_base.engine import numbers


def decimal_text(number, places=None):
    """Return a float as decimal text: ``places`` digits, or as few as it needs."""
    if places is not None:
        return f"{number:.{places}f}"
    return numbers.decimal_text(number)
