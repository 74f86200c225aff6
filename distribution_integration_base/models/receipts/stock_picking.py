# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A delivery knows what its receiver said of it."""

from odoo import fields, models

VIEWER = "distribution_integration_base.group_viewer"


class StockPicking(models.Model):
    _inherit = "stock.picking"

    distribution_received_at = fields.Datetime(
        string="Received by the partner", readonly=True, copy=False, groups=VIEWER
    )
    distribution_receipt_state = fields.Selection(
        [("received", "All received"), ("differs", "Differs")],
        string="Partner's receipt",
        readonly=True,
        copy=False,
        groups=VIEWER,
    )
    distribution_difference_ids = fields.One2many(
        "distribution.receipt.difference", "picking_id", groups=VIEWER
    )
