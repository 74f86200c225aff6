# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One decision about many messages: who took it, and what came of each."""

import time

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...engine.decisions import BULK

#: Up to this many are worked at once, in the transaction of the person who decides.
AT_ONCE = 50
#: A job gives its slot back after this long; what is left wakes another (seconds).
JOB_SECONDS = 50
#: First key of the advisory lock that lets one worker at a time into a run.
LANE = 0x6475_6C6B


class DistributionBulk(models.Model):
    """Each message is worked in a transaction (or savepoint) of its own, as the person
    who decided: one refusal stops nobody else, and is kept in words on its line.
    """

    _name = "distribution.bulk"
    _description = "Bulk run"
    _order = "id desc"
    _rec_name = "decision"

    decision = fields.Selection(list(BULK.items()), required=True, readonly=True)
    reason = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", string="By", required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    state = fields.Selection(
        [("running", "Running"), ("finished", "Finished"), ("cancelled", "Cancelled")],
        required=True,
        default="running",
        readonly=True,
    )
    finished_at = fields.Datetime(readonly=True)
    left_out = fields.Text(readonly=True, help="What was not taken in, and why.")
    line_ids = fields.One2many("distribution.bulk.line", "bulk_id", readonly=True)
    refused_ids = fields.One2many(
        "distribution.bulk.line",
        "bulk_id",
        string="Refused messages",
        domain=[("state", "=", "refused")],
        readonly=True,
    )
    total = fields.Integer(compute="_compute_counts")
    done = fields.Integer(compute="_compute_counts")
    refused = fields.Integer(compute="_compute_counts")
    pending = fields.Integer(compute="_compute_counts", string="Not worked yet")
    progress = fields.Float(compute="_compute_counts")

    _running_index = models.Index("(id) WHERE state = 'running'")

    def _compute_counts(self):
        groups = self.env["distribution.bulk.line"]._read_group(
            [("bulk_id", "in", self.ids)], ["bulk_id", "state"], ["__count"]
        )
        counts = {(bulk.id, state): count for bulk, state, count in groups}
        for bulk in self:
            for name in ("done", "refused", "pending"):
                bulk[name] = counts.get((bulk.id, name), 0)
            bulk.total = bulk.done + bulk.refused + bulk.pending
            worked = bulk.total - bulk.pending
            bulk.progress = 100.0 * worked / bulk.total if bulk.total else 100.0

    @api.model
    def _start(self, decision, messages, *, reason=None, left_out=None):
        """Work ``decision`` for ``messages`` of one company and return the run.

        More than :data:`AT_ONCE` are worked in the background.

        :raises AccessError: the user may not decide about them.
        """
        messages.check_access("write")
        bulk = self.sudo().create(
            {
                "decision": decision,
                "reason": reason,
                "left_out": left_out,
                "user_id": self.env.uid,
                "company_id": messages.company_id.id,
                "line_ids": [(0, 0, {"message_id": m.id}) for m in messages],
            }
        )
        if len(messages) > AT_ONCE:
            self._wake()
        else:
            bulk._work_here()
        return bulk.with_env(self.env)

    def action_cancel(self):
        """Stop: what was decided stays, the others are left as they are."""
        self.check_access("write")
        running = self.filtered(lambda bulk: bulk.state == "running")
        running.sudo().write(
            {"state": "cancelled", "finished_at": fields.Datetime.now()}
        )
        words = self.env._("Stopped by %s.", self.env.user.name)
        self.env["distribution.audit"]._note(running, "cancelled", words)

    def write(self, vals):
        """A run is a record of what a person decided."""
        if not self.env.su:
            raise AccessError(self.env._("A run changes by its buttons only."))
        return super().write(vals)

    def action_refresh(self):
        """Show how far it is; the form reads everything anew."""
        return True

    # --- in the user's transaction ---

    def _work_here(self):
        for line in self.line_ids:
            line._work_in_savepoint()
        self._finish()

    def _finish(self):
        self.write({"state": "finished", "finished_at": fields.Datetime.now()})

    # --- in the background ---

    @api.model
    def _wake(self):
        """Ask for a job soon after this transaction commits."""
        self.sudo().with_delay(
            description="Distribution: bulk runs", identity_key="distribution.bulk"
        )._work_all()

    @api.model
    def _work_all(self, seconds=JOB_SECONDS):
        """Work every run until it is finished or ``seconds`` are over.

        Called by a job; a cron finds what no job was woken for.
        """
        deadline = time.monotonic() + seconds
        drain = self.env["distribution.drain"]
        for bulk_id in drain._in_own_transaction(self._running_ids):
            if not self._work_in_lane(bulk_id, deadline):
                self._wake()
                return

    @api.model
    def _running_ids(self, env):
        return env[self._name].search([("state", "=", "running")], order="id").ids

    @api.model
    def _work_in_lane(self, bulk_id, deadline):
        """Work one run unless somebody does already. False when time was up."""
        with self.env.registry.cursor() as cr:
            cr.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", (LANE, bulk_id))
            if not cr.fetchone()[0]:
                return True
            drain = self.env["distribution.drain"]
            while time.monotonic() < deadline:
                line_id = drain._insist(self._next_line, bulk_id)
                if not line_id:
                    return True
                self.env["distribution.bulk.line"]._work_alone(line_id)
        return False

    @api.model
    def _next_line(self, env, bulk_id):
        """Return the id of the next line; None when the run is over."""
        bulk = env["distribution.bulk"].browse(bulk_id)
        if bulk.state != "running":
            return None
        line = bulk.line_ids.search(
            [("bulk_id", "=", bulk_id), ("state", "=", "pending")], limit=1
        )
        if not line:
            bulk._finish()
        return line.id
