# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A profile from a ready one, in one step."""

from odoo import api, fields, models

from ..models.edi_ready import READY


class DistributionEdiReady(models.TransientModel):
    """Makes a new profile of a system, or sets an existing one anew."""

    _name = "distribution.edi.ready"
    _description = "Make an EDI profile from a ready one"

    profile_id = fields.Many2one("distribution.edi.profile")
    system_id = fields.Many2one(
        "distribution.system", compute="_compute_system_id", store=True, readonly=False
    )
    ready = fields.Selection(
        [(name, each.label) for name, each in READY.items()],
        string="Kind of partner",
        required=True,
        default="retailer",
    )
    words = fields.Char(string="What it is", compute="_compute_words")
    our_qualifier = fields.Char(size=4, default="ZZ")
    our_identifier = fields.Char(size=35)
    partner_qualifier = fields.Char(size=4, default="ZZ")
    partner_identifier = fields.Char(size=35)

    @api.depends("profile_id")
    def _compute_system_id(self):
        for wizard in self:
            wizard.system_id = wizard.profile_id.system_id or wizard.system_id

    @api.depends("ready")
    def _compute_words(self):
        for wizard in self:
            wizard.words = READY[wizard.ready].words if wizard.ready else False

    def action_make(self):
        """Make it, and open the profile."""
        self.ensure_one()
        profile = self.profile_id or self.profile_id.create(
            {
                name: self[name]
                for name in (
                    "our_qualifier",
                    "our_identifier",
                    "partner_qualifier",
                    "partner_identifier",
                )
            }
            | {"system_id": self.system_id.id}
        )
        profile._make_ready(self.ready)
        return {
            "type": "ir.actions.act_window",
            "res_model": profile._name,
            "res_id": profile.id,
            "view_mode": "form",
        }
