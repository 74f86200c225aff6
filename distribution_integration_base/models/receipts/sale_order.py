# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An order shows what was received otherwise than it was shipped."""

from odoo import fields, models

from .stock_picking import VIEWER


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order"]

    distribution_difference_ids = fields.One2many(
        "distribution.receipt.difference", "sale_order_id", groups=VIEWER
    )
