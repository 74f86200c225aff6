# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Goods that customers want to send back."""

from . import (
    distribution_return,
    return_picking,
    distribution_handler_return,
    distribution_handler_return_response,
)
