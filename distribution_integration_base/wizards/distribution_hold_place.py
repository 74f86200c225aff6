# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A person puts an order on hold."""

from odoo import fields, models

from ..engine import holds


class DistributionHoldPlace(models.TransientModel):
    _name = "distribution.hold.place"
    _description = "Put an order on hold"

    sale_order_id = fields.Many2one("sale.order", required=True, readonly=True)
    kind = fields.Selection(list(holds.KINDS.items()), required=True, default="manual")
    reason = fields.Char(required=True)
    until = fields.Datetime(help="A manual hold is released by itself then.")

    def action_place(self):
        """Place the hold; refused to those who have no right to this kind."""
        self.ensure_one()
        until = self.until if self.kind == "manual" else None
        self.env["distribution.hold"]._place_by_person(
            self.sale_order_id, self.kind, self.reason, until
        )
        return {"type": "ir.actions.client", "tag": "soft_reload"}
