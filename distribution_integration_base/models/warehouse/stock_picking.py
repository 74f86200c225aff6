# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A delivery or receipt of a warehouse that others run."""

from odoo import fields, models

#: What of a picking its warehouse is told, apart from its moves.
TOLD = {"partner_id", "scheduled_date", "state"}


class StockPicking(models.Model):
    _name = "stock.picking"
    _inherit = "stock.picking"

    distribution_warehouse_order_ids = fields.One2many(
        "distribution.warehouse.order",
        "picking_id",
        string="Asked of the warehouse",
        groups="distribution_integration_base.group_viewer",
    )

    def write(self, vals):
        result = super().write(vals)
        if TOLD & vals.keys():
            self.env["distribution.warehouse.telling"]._note(self)
        return result

    def _distribution_answer(self):
        """Return what the warehouse answered of this delivery, or nothing."""
        self.ensure_one()
        asked = self.sudo().distribution_warehouse_order_ids
        return asked.filtered("answer_id")[:1]
