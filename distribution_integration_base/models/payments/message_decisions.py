# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Money that has no open invoice is kept on account, if finance says so."""

from odoo import models

#: Causes that finance may pass so.
_PASSED = ("payment_unknown:", "payment_paid:", "payment_over:")


class DistributionMessageDecisions(models.AbstractModel):
    _inherit = "distribution.message.decisions"

    def _refuse_on_account(self):
        if not self.env.user.has_group("distribution_integration_base.group_finance"):
            return self.env._("Money is put on account by finance.")
        stopped = self.exception_ids.filtered(
            lambda each: each.state == "open" and each.cause.startswith(_PASSED)
        )
        return "" if stopped else self.env._("It does not wait for that.")

    def action_on_account(self):
        """Take the payment; money without an open invoice is kept on account."""
        self._check_decision("on_account")
        name = self.env.user.name
        for message in self.sudo():
            message.overrides = {**(message.overrides or {}), "on_account": name}
        self._note_decision("on_account", self.env._("Put on account by %s.", name))
        self._release()
