# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A person approves what a warehouse wants to do to the stock."""

from odoo import models

from .distribution_handler_inventory_adjustment import APPROVED


class DistributionMessage(models.Model):
    _name = "distribution.message"
    _inherit = "distribution.message"

    def _refuse_approve_adjustment(self):
        """Stock is the warehouse people's, and only what waits for it is approved."""
        if not self.env.user.has_group("distribution_integration_base.group_warehouse"):
            return self.env._("Adjustments are approved by the warehouse.")
        if self._adjustment_causes():
            return ""
        return self.env._("It does not wait for an approval.")

    def _adjustment_causes(self):
        """Return the open causes that an approval settles."""
        waiting = self.sudo().exception_ids.filtered(lambda each: each.state == "open")
        return [c for c in waiting.mapped("cause") if c.startswith(APPROVED)]

    def action_approve_adjustment(self):
        """Let this one document change the stock as it says, then work it again."""
        self._check_decision("approve_adjustment")
        name = self.env.user.name
        for message in self.sudo():
            given = {"by": name, "causes": message._adjustment_causes()}
            message.overrides = {**(message.overrides or {}), "adjustment": given}
        self._note_decision(
            "adjustment_approved",
            self.env._("The adjustment was approved by %s.", name),
        )
        self._release()
