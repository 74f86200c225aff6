# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Fix once, apply to all with the same cause."""

from odoo import api, fields, models

from ..engine import remedies

#: Decided while the person waits; more are done in the background.
AT_ONCE = 20
#: Decided by one job, and by one press of the button.
JOB_SIZE, CAP = 100, 1000


class DistributionExceptionApply(models.TransientModel):
    """Says how many it would be before anything is done."""

    _name = "distribution.exception.apply"
    _description = "Apply to all with the same cause"

    exception_id = fields.Many2one(
        "distribution.exception", required=True, ondelete="cascade", readonly=True
    )
    decision = fields.Selection(selection="_selection_decision", required=True)
    count = fields.Integer(compute="_compute_count")
    capped = fields.Integer(compute="_compute_count")
    words = fields.Char(related="exception_id.words")
    sample_ids = fields.Many2many("distribution.exception", compute="_compute_count")

    @api.model
    def _selection_decision(self):
        return [
            (key, label)
            for key, label in self.env["distribution.exception"]
            ._fields["fix"]
            ._description_selection(self.env)
            if key in remedies.FOR_MANY
        ]

    @api.depends("exception_id")
    def _compute_count(self):
        exceptions = self.env["distribution.exception"]
        for wizard in self:
            domain = wizard.exception_id._same_cause_domain()
            wizard.count = exceptions.search_count(domain)
            wizard.capped = min(wizard.count, CAP)
            wizard.sample_ids = exceptions.search(domain, limit=5)

    def action_apply(self):
        """Take the decision on the others; many of them in the background.

        Each job works as this user, so his rights are asked again.
        """
        self.ensure_one()
        source = self.exception_id
        source.check_access("write")
        others = source.search(source._same_cause_domain(), limit=CAP)
        source._note_decision(self.decision, others)
        if len(others) <= AT_ONCE:
            decided = others._decide_each(self.decision)
            return self._tell(
                self.env._(
                    "%(decided)s of %(all)s were decided.",
                    decided=len(decided),
                    all=len(others),
                )
            )
        for start in range(0, len(others), JOB_SIZE):
            others[start : start + JOB_SIZE].with_delay(
                description="Distribution: the same decision for all"
            )._decide_each(self.decision)
        return self._tell(
            self.env._("%s are decided in the background now.", len(others))
        )

    def _tell(self, words):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": words,
                "type": "success",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
