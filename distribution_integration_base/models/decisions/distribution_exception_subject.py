# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Exceptions about records that are decided themselves: deductions, returns."""

from odoo import models

#: Decision -> (model, its button).
_DECISIONS = {
    "accept_deduction": ("distribution.deduction", "action_accept"),
    "credit_deduction": ("distribution.deduction", "action_credit"),
    "dispute_deduction": ("distribution.deduction", "action_dispute"),
    "authorise_return": ("distribution.return", "action_authorise"),
    "refuse_return": ("distribution.return", "action_refuse"),
}
_MODELS = frozenset(model for model, _button in _DECISIONS.values())


class DistributionException(models.Model):
    """Such a record has ``_possible()``: the keys of decisions that can be taken, and
    ``_may_decide()``: whether this user may.
    """

    _inherit = "distribution.exception"

    def _decided_record(self):
        """Return the record that is decided, or None."""
        model, _sep, res_id = self.subject.partition(",")
        record = model in _MODELS and self.env[model].browse(int(res_id)).exists()
        return record or None

    def _decisions(self):
        """One that nobody decided is not just closed."""
        keys = super()._decisions()
        record = self._decided_record() if self.state == "open" else None
        if record is None:
            return keys
        possible = record._possible()
        if possible:
            keys = [key for key in keys if key != "close"]
        own = [key for key in _DECISIONS if key in possible and record._may_decide()]
        return sorted([*own, *keys], key=lambda key: key != self.fix)

    def _decide_on_records(self, key):
        model, button = _DECISIONS[key]
        ids = [exception._decided_record().id for exception in self]
        return getattr(self.env[model].browse(ids), button)()

    def _decide_accept_deduction(self, key):
        return self._decide_on_records(key)

    def _decide_credit_deduction(self, key):
        return self._decide_on_records(key)

    def _decide_dispute_deduction(self, key):
        return self._decide_on_records(key)

    def _decide_authorise_return(self, key):
        return self._decide_on_records(key)

    def _decide_refuse_return(self, key):
        return self._decide_on_records(key)
