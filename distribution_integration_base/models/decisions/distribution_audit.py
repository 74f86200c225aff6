# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who decided what, when and why: insert-only."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.masking import mask
from .. import clock


class DistributionAudit(models.Model):
    """One row per decision of a person: released, corrected, approved, revealed ...

    Written at our own decision points, in the transaction of the decision, instead of
    snapshots of every write. Nobody changes or deletes a row by hand; retention does.
    """

    _name = "distribution.audit"
    _description = "Decision"
    _order = "id desc"
    _log_access = False
    _rec_name = "words"

    at = fields.Datetime(
        required=True, default=lambda self: clock.begun(self.env), index=True
    )
    user_id = fields.Many2one(
        "res.users", required=True, index=True, default=lambda self: self.env.user
    )
    company_id = fields.Many2one("res.company", required=True, index=True)
    decision = fields.Char(
        required=True, index=True, help="released, corrected, approved, revealed ..."
    )
    res_model = fields.Char(required=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True)
    words = fields.Char(required=True, help="The decision in a sentence.")
    reason = fields.Char(help="Why, in the words of the person who decided.")
    before = fields.Json(help="What it was, where the decision changed something.")
    after = fields.Json(help="What it became.")

    _subject_index = models.Index("(res_model, res_id)")

    @api.model
    def _note(self, records, decision, words, *, reason=None, before=None, after=None):
        """Write down that the current user decided something about ``records``.

        :param decision: one word, such as ``released``.
        :param words: the decision in a sentence.
        :param before: plain JSON of what was changed; ``after`` likewise.
        :return: the rows, one per record.
        """
        company = self.env.company
        return self.sudo().create(
            [
                {
                    "user_id": self.env.uid,
                    "company_id": (
                        record["company_id"].id
                        if "company_id" in record._fields
                        else False
                    )
                    or company.id,
                    "decision": decision,
                    "res_model": record._name,
                    "res_id": record.id,
                    "words": mask(words),
                    "reason": mask(reason) if reason else False,
                    "before": before,
                    "after": after,
                }
                for record in records
            ]
        )

    def write(self, vals):
        if vals:
            raise UserError(self.env._("A decision that was taken cannot be changed."))
        return super().write(vals)

    def action_open_subject(self):
        """Open what was decided about."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
        }
