# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is told of stock and items, and what partners tell of theirs."""

from . import (
    distribution_assortment,
    distribution_stock_figures,
    distribution_stock_told,
    distribution_stock_feed_run,
    distribution_stock_feed,
    distribution_stock_source,
    distribution_stock_reported,
)
