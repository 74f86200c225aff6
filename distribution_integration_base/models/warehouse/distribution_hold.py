# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A hold stops what a warehouse was asked to ship; its release asks again."""

from odoo import api, models


class DistributionHold(models.Model):
    _name = "distribution.hold"
    _inherit = "distribution.hold"

    @api.model_create_multi
    def create(self, vals_list):
        holds = super().create(vals_list)
        holds._distribution_note_pickings()
        return holds

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            self._distribution_note_pickings()
        return result

    def _distribution_note_pickings(self):
        pickings = self.sudo().sale_order_id.picking_ids
        self.env["distribution.warehouse.telling"]._note(pickings)
