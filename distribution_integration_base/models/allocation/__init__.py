# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Promising stock: one lane per warehouse, in fair order, never a unit twice."""

from . import (
    distribution_allocation,
    distribution_allocation_arrival,
    distribution_allocation_request,
    distribution_lane,
    distribution_shortage,
    stock_quant,
    stock_rule,
    stock_warehouse,
)
