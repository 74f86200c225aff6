# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Asks why a legal hold is lifted."""

from odoo import fields, models


class DistributionLegalHoldLift(models.TransientModel):
    """A hold ends with a reason, or not at all."""

    _name = "distribution.legal.hold.lift"
    _description = "Lift a legal hold"

    hold_id = fields.Many2one(
        "distribution.legal.hold",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
        ondelete="cascade",
    )
    reason = fields.Char(required=True)

    def action_lift(self):
        """Lift the hold for the reason given."""
        self.ensure_one()
        self.hold_id._lift(self.reason)
