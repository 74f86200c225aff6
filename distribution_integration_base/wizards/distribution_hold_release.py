# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A person releases holds and says why."""

from odoo import fields, models


class DistributionHoldRelease(models.TransientModel):
    _name = "distribution.hold.release"
    _description = "Release holds"

    hold_ids = fields.Many2many("distribution.hold", required=True, readonly=True)
    reason = fields.Char(string="Why may it go on?", required=True)

    def action_release(self):
        """Release; refused to those who have no right to one of the kinds."""
        self.ensure_one()
        self.hold_ids._release_by_person(self.reason)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
