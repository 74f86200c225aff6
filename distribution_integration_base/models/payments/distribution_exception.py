# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Deductions are decided on their exceptions."""

from odoo import api, models

_DECISIONS = {
    "accept_deduction": "action_accept",
    "credit_deduction": "action_credit",
    "dispute_deduction": "action_dispute",
}


class DistributionException(models.Model):
    _inherit = "distribution.exception"

    def _deduction(self):
        """Return the deduction that the exception is about, or none."""
        self.ensure_one()
        model, _sep, res_id = self.subject.partition(",")
        deductions = self.env["distribution.deduction"]
        return (
            deductions.browse(int(res_id)) if model == deductions._name else deductions
        )

    def _decisions(self):
        """Finance accepts or disputes; one that nobody decided is not just closed."""
        keys = super()._decisions()
        deduction = self._deduction()
        if self.state != "open" or not deduction.exists():
            return keys
        finance = self.env.user.has_group("distribution_integration_base.group_finance")
        possible = deduction._possible() if finance else set()
        if deduction._possible():
            keys = [key for key in keys if key != "close"]
        own = [key for key in _DECISIONS if key in possible]
        return sorted([*own, *keys], key=lambda key: key != self.fix)

    @api.model
    def _decide_deductions(self, exceptions, key):
        deductions = self.env["distribution.deduction"].union(
            *(each._deduction() for each in exceptions)
        )
        return getattr(deductions, _DECISIONS[key])()

    def _decide_accept_deduction(self, key):
        return self._decide_deductions(self, key)

    def _decide_credit_deduction(self, key):
        return self._decide_deductions(self, key)

    def _decide_dispute_deduction(self, key):
        return self._decide_deductions(self, key)
