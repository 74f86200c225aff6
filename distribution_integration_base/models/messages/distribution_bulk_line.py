# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One message of a bulk run, and what came of it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..road.distribution_drain import issue_of


class DistributionBulkLine(models.Model):
    _name = "distribution.bulk.line"
    _description = "Message of a bulk run"
    _order = "id"
    _log_access = False
    _rec_name = "message_id"

    bulk_id = fields.Many2one("distribution.bulk", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="bulk_id.company_id")
    message_id = fields.Many2one(
        "distribution.message", required=True, ondelete="cascade", index=True
    )
    state = fields.Selection(
        [("pending", "Not worked yet"), ("done", "Done"), ("refused", "Refused")],
        required=True,
        default="pending",
    )
    words = fields.Char(help="Why it was refused.")

    # Names the run's lines, and finds the next one.
    _bulk_index = models.Index("(bulk_id, state, id)")

    def _decide(self):
        """Take the run's decision about this message, as the person who took it.

        :raises UserError: it is refused.
        """
        bulk = self.bulk_id
        env = self.env(
            user=bulk.user_id.id,
            context={
                **self.env.context,
                "allowed_company_ids": bulk.company_id.ids,
            },
        )
        message = self.message_id.with_env(env)
        if bulk.decision == "drop":
            message.action_drop(bulk.reason)
        else:
            getattr(message, f"action_{bulk.decision}")()
        self.state = "done"

    def _refuse(self, error):
        self.write({"state": "refused", "words": issue_of(error).words})

    def _work_in_savepoint(self):
        try:
            with self.env.cr.savepoint():
                self._decide()
        except UserError as error:
            self._refuse(error)

    @api.model
    def _work_alone(self, line_id):
        """Work a line in a transaction of its own, whatever comes of it."""
        drain = self.env["distribution.drain"]
        try:
            drain._insist(lambda env: env[self._name].browse(line_id)._decide())
        except Exception as error:  # any fault: the others go on
            drain._insist(
                lambda env, error: env[self._name].browse(line_id)._refuse(error), error
            )
