# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What customers say of the deliveries that reached them."""

from . import distribution_receipt_difference, sale_order, stock_picking
