# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's own order-to-cash records: where facts arise and stock is promised."""

from . import (
    distribution_allocation,
    sale_order,
    sale_order_line,
    stock_move,
    stock_package,
    stock_picking,
    stock_quant,
    account_move,
)
