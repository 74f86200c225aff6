# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One try of one step: insert-only."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.sql import SQL

from ...engine.masking import mask
from .. import clock


class DistributionAttempt(models.Model):
    """Rows are added, never changed: what happened stays as it happened.

    Attempts without a message belong to an interface as a whole (a poll).
    """

    _name = "distribution.attempt"
    _description = "Attempt"
    _order = "id desc"
    _log_access = False

    message_id = fields.Many2one(
        "distribution.message", ondelete="cascade", index="btree_not_null"
    )
    interface_id = fields.Many2one(
        "distribution.interface", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", required=True, index=True)
    at = fields.Datetime(required=True, default=lambda self: clock.begun(self.env))
    user_id = fields.Many2one("res.users", default=lambda self: self.env.user)
    step = fields.Char(required=True)
    outcome = fields.Selection(
        [
            ("intent", "About to send"),
            ("ok", "Done"),
            ("failed", "Failed"),
            ("unknown", "Outcome unknown"),
            ("decided", "Decided by a person"),
        ],
        required=True,
    )
    remote = fields.Boolean(help="The other side was called: counts for the breaker.")
    error_class = fields.Char()
    code = fields.Char(help="For machines: the HTTP status, or the cause.")
    words = fields.Char()
    duration_ms = fields.Integer(string="Duration (ms)")
    peer = fields.Char()
    request = fields.Text()
    response = fields.Text()

    # Metrics look at the last minutes: BRIN costs an insert next to nothing.
    _at_index = models.Index("USING brin (at)")
    _breaker_index = models.Index("(interface_id, id DESC) WHERE remote")

    @api.model
    def _record(self, message, outcome, *, step=None, interface=None, **values):
        """Add an attempt on ``message``, or on ``interface`` as a whole."""
        interface = interface or message.interface_id
        for secret_bearing in ("words", "request", "response", "peer"):
            if values.get(secret_bearing):
                values[secret_bearing] = mask(values[secret_bearing])
        # Nobody else adds a row: the breaker goes by them.
        return self.sudo().create(
            {
                "message_id": message.id if message else False,
                "interface_id": interface.id,
                "company_id": interface.company_id.id,
                "step": step or message.step,
                "outcome": outcome,
                **values,
            }
        )

    def _purge(self):
        """Empty what was said; that it was tried, and how it ended, stays."""
        self.env.cr.execute(
            SQL(
                "UPDATE distribution_attempt SET request = NULL, response = NULL "
                "WHERE id = ANY(%s)",
                self.ids,
            )
        )
        self.invalidate_recordset(["request", "response"])

    def write(self, vals):
        if vals:
            raise UserError(self.env._("An attempt is a record of what happened."))
        return super().write(vals)
