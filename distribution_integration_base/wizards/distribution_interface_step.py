# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The question that a step in an interface's life needs answered."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class DistributionInterfaceStep(models.TransientModel):
    """Approve what breaks, reject, deprecate, agree to a new contract."""

    _name = "distribution.interface.step"
    _description = "Step of an interface"

    interface_id = fields.Many2one(
        "distribution.interface", required=True, ondelete="cascade"
    )
    step = fields.Selection(
        [
            ("approve", "Approve"),
            ("reject", "Reject"),
            ("deprecate", "Deprecate"),
            ("adopt", "Agree to the new contract"),
        ],
        required=True,
        readonly=True,
    )
    reason = fields.Char()
    sunset_on = fields.Date(string="Out of service on")
    breaking_words = fields.Text(
        string="What breaks", compute="_compute_breaking_words"
    )
    confirmed = fields.Boolean(
        string="I have read this, and the other side knows of it."
    )

    @api.depends("interface_id")
    def _compute_breaking_words(self):
        for each in self:
            each.breaking_words = each.interface_id._breaking_words()

    def action_confirm(self):
        """Take the step."""
        self.ensure_one()
        interface, reason = self.interface_id, (self.reason or "").strip()
        if not reason:
            raise UserError(self.env._("Say why; it is kept with the decision."))
        if self.step == "reject":
            interface._reject(reason)
        elif self.step == "deprecate":
            if not self.sunset_on:
                raise UserError(self.env._("Name the day it goes out of service."))
            interface._deprecate(self.sunset_on, reason)
        elif self.step == "approve":
            interface._approve(reason, self.confirmed)
        else:
            interface._adopt(reason, self.confirmed)
        return {"type": "ir.actions.act_window_close"}
