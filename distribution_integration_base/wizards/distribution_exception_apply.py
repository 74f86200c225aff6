# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Fix once, apply to all with the same cause."""

from odoo import api, fields, models
from odoo.fields import Domain

from ..engine import remedies
from ..models.decisions.distribution_exception_fix import WORKED_AGAIN
from ..models.messages.bulk_preview import Preview


class DistributionExceptionApply(models.TransientModel):
    """A bulk run about the documents behind the other exceptions: counted before, each
    for itself, in the background when there are many.

    Only *close* is not about documents; it is done at once.
    """

    _name = "distribution.exception.apply"
    _inherit = "distribution.message.bulk"
    _description = "Apply to all with the same cause"

    exception_id = fields.Many2one(
        "distribution.exception", required=True, ondelete="cascade", readonly=True
    )
    decision = fields.Selection(
        selection="_selection_decision", required=True, default=None
    )
    words = fields.Char(related="exception_id.words")
    count = fields.Integer(compute="_compute_others")
    sample_ids = fields.Many2many("distribution.exception", compute="_compute_others")

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
    def _compute_others(self):
        for wizard in self:
            others = wizard._others()
            wizard.count = len(others)
            wizard.sample_ids = others[:5]

    @api.depends("exception_id")
    def _compute_preview(self):
        return super()._compute_preview()

    def _others(self):
        """Return the other open exceptions with the same cause, the oldest first."""
        domain = self.exception_id._same_cause_domain()
        return self.exception_id.search(domain, order="id")

    def _domain(self):
        return Domain("id", "in", self._others().message_id.ids)

    def _preview(self):
        if self.decision != "close":
            return super()._preview()
        others = self._others()
        waiting = others - self._to_close(others)
        words = self.env._("Its document still waits: retry it or drop it.")
        left_out = [(words, len(waiting))] if waiting else []
        return Preview(len(others - waiting), Domain.FALSE, left_out)

    def _to_close(self, others):
        return others.filtered(lambda exception: "close" in exception._decisions())

    def action_start(self):
        """Take the decision on the others, and show what came of each."""
        source, others = self.exception_id, self._others()
        source.check_access("write")
        if self.decision == "close":
            closed = self._to_close(others)
            closed._decide_close("close")
            source._note_decision("close", closed)
            return {"type": "ir.actions.act_window_close"}
        action = super().action_start()
        bulk = self.env[action["res_model"]].browse(action["res_id"])
        decided = others.filtered(lambda e: e.message_id in bulk.line_ids.message_id)
        source._note_decision(self.decision, decided)
        if self.decision in WORKED_AGAIN:
            decided._rest()
        return action
