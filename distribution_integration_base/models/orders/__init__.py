# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's own order-to-cash records: where facts arise and stock is promised."""

from . import (
    distribution_order_policy,
    distribution_order_route,
    distribution_order_sourcing,
    distribution_order_check,
    distribution_order_step,
    distribution_order_work,
    distribution_order_cancel,
    distribution_hold,
    distribution_hold_recheck,
    distribution_blanket,
    sale_order,
    sale_order_change,
    sale_order_line,
    stock_move,
    stock_package,
    stock_picking,
    account_move,
)
