# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One run of one check: insert-only."""

from odoo import fields, models
from odoo.exceptions import UserError

OUTCOMES = [("ok", "Done"), ("failed", "Failed")]


class DistributionCheckRun(models.Model):
    """Rows are added, never changed: what happened stays as it happened."""

    _name = "distribution.check.run"
    _description = "Check run"
    _order = "id desc"
    _rec_name = "started_at"
    _log_access = False

    schedule_id = fields.Many2one(
        "distribution.check.schedule", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", required=True, index=True)
    started_at = fields.Datetime(required=True)
    seconds = fields.Float(digits=(12, 3))
    outcome = fields.Selection(OUTCOMES, required=True)
    compared = fields.Integer(help="Records that were looked at.")
    found = fields.Integer(help="Records that do not match.")
    opened = fields.Integer(help="Exceptions that were opened.")
    closed = fields.Integer(help="Exceptions whose cause is gone.")
    error = fields.Char(help="Why the run failed; nothing was opened or closed.")

    _latest_index = models.Index("(schedule_id, id DESC)")

    def write(self, vals):
        if vals:
            raise UserError(self.env._("A run is a record of what happened."))
        return super().write(vals)
