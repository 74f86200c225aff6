# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What finance decides about a payment: kept on account, or taken once more."""

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

    # --- taken once more ---

    def _refuse_take_again(self):
        if not self.env.user.has_group("distribution_integration_base.group_finance"):
            return self.env._("Payments are taken again by finance.")
        first = self.duplicate_of_id
        registry = self.env["distribution.registry"]
        handler = registry._get("handler", self.document_type)
        if not first or first.superseded_by_id or not handler._undone(first):
            return self.env._("It repeats nothing that was taken back.")
        return ""

    def action_take_again(self):
        """Work a repeat of what was taken back; the older one keeps its history.

        Two of them cannot both count: the number is held by one message, and by one
        remittance that is not reversed.
        """
        self.duplicate_of_id.sudo().lock_for_update(allow_referencing=True)
        words = self.env._("Taken again by %s.", self.env.user.name)
        for decided in self:
            # One by one: of two copies only the first repeats what was taken back.
            decided._check_decision("take_again")
            message = decided.sudo()
            first = message.duplicate_of_id
            if message.canonical.get("kind") != "reversal":
                remittance = self.env["distribution.remittance"].sudo()
                remittance.browse(first.res_id)._give_up(words)
            key = first.business_key
            first._take_place(message)
            first.business_key = False
            # The index lets the key go with the older row: that row first.
            first.flush_recordset()
            message.write({"business_key": key, "duplicate_of_id": False})
        self._note_decision("taken_again", words)
        self._release()
