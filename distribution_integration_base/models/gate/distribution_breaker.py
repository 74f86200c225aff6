# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The circuit breaker of one interface, the same for all workers."""

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ...engine.breaker import NOT_REACHED, REFUSALS, Breaker, is_refused
from ...engine.errors import Issue
from .. import clock


class DistributionBreaker(models.Model):
    """One row per interface that was ever in trouble; no row means closed.

    Only transitions are written, each in a short transaction of its own
    (``distribution.drain._briefly``), never in a document's.
    """

    _name = "distribution.breaker"
    _description = "Breaker"
    _log_access = False
    _rec_name = "interface_id"

    interface_id = fields.Many2one(
        "distribution.interface", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        "res.company", required=True, ondelete="cascade", index=True
    )
    state = fields.Selection(
        [("closed", "Closed"), ("open", "Open"), ("half_open", "Trying again")],
        required=True,
        default="closed",
    )
    until = fields.Datetime(help="Nobody calls before then.")
    probes = fields.Integer(help="Tries in a row that failed since it opened.")
    paused = fields.Boolean(help="A person stopped it; only a person starts it again.")
    changed_at = fields.Datetime(required=True, default=fields.Datetime.now)
    since_attempt = fields.Integer(
        default=0, help="Attempts up to this one are forgiven: it was closed since."
    )

    _interface_unique = models.UniqueIndex("(interface_id)")
    _trouble_index = models.Index("(interface_id) WHERE state != 'closed'")

    @api.model
    def _lock(self, interface):
        """Return the row of ``interface``, locked until this transaction ends."""
        [(row_id,)] = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_breaker
                    (interface_id, company_id, state, probes, since_attempt, changed_at)
                VALUES (%s, %s, 'closed', 0, 0, %s)
                ON CONFLICT (interface_id)
                    DO UPDATE SET state = distribution_breaker.state
                RETURNING id
                """,
                interface.id,
                interface.company_id.id,
                clock.NOW,
            )
        )
        row = self.browse(row_id)
        row.invalidate_recordset(flush=False)
        return row

    def _value(self):
        return Breaker(self.state, self.until or None, self.probes)

    def _become(self, value):
        """Write a :class:`~..engine.breaker.Breaker` down if it is another one."""
        if value != self._value():
            self.write(
                {
                    "state": value.state,
                    "until": value.until or False,
                    "probes": value.probes,
                    "changed_at": clock.now(self.env),
                }
            )

    def _admit(self):
        """Whether a call may be made now; of all who ask after the pause, one may."""
        if self.paused:
            return False
        policy = self.interface_id._breaker_policy()
        admitted, value = self._value().admit(clock.now(self.env), policy)
        self._become(value)
        return admitted

    def _fail(self, words):
        """Note a call that did not reach the other side; open when it is one too many.

        However many documents wait, the connection is one exception.
        """
        if self.paused:
            return
        policy = self.interface_id._breaker_policy()
        value = self._value().failed(
            clock.now(self.env), self._outcomes(policy.window), policy
        )
        if value == self._value():
            return
        newly = self.state == "closed"
        self._become(value)
        if newly:
            self._tell_down(words)

    def _refuse(self, words):
        """Note that we were not let in; after some times a person has to mend that.

        Until *Resume* is pressed nobody calls, and however many documents wait, it is
        one exception.
        """
        last = self._last_attempts(REFUSALS)
        refused = [each for each in last if is_refused(each.error_class, each.code)]
        if len(refused) < REFUSALS:
            self._succeed()
            return
        self._become(Breaker("open"))
        self.paused = True
        name = self.interface_id.name
        self._tell_trouble(
            Issue(
                "authorisation",
                "not_let_in",
                self.env._("%(name)s is refused: %(words)s", name=name, words=words),
                self.env._(
                    "Correct the credential or the address, then press Resume on the "
                    "interface: what waits then leaves. It is not tried before."
                ),
            )
        )

    def _outcomes(self, count):
        """Return whether each of the last attempts reached the other side."""
        attempts = self._last_attempts(count)
        return [attempt.error_class not in NOT_REACHED for attempt in attempts]

    def _last_attempts(self, count):
        return self.env["distribution.attempt"].search_fetch(
            [
                ("interface_id", "=", self.interface_id.id),
                ("remote", "=", True),
                ("outcome", "in", ("ok", "failed", "unknown")),
                ("id", ">", self.since_attempt),
            ],
            ["error_class", "code"],
            limit=count,
        )

    def _tell_down(self, words):
        interface = self.interface_id
        down = Issue(
            "connection",
            "connection_down",
            self.env._(
                "%(name)s does not answer: %(words)s", name=interface.name, words=words
            ),
            self.env._(
                "Nothing is lost: documents wait and leave by themselves when it is "
                "back. If it lasts, call the partner."
            ),
        )
        self._tell_trouble(down)

    def _tell_trouble(self, issue):
        """Put the connection before a person, in place of its polls that failed."""
        interface, exceptions = self.interface_id, self.env["distribution.exception"]
        exceptions._settle(
            interface, self.env._("The connection is down."), cause="poll_failed"
        )
        exceptions._open(issue, interface=interface)
        self._note("failed", issue.words)

    def _succeed(self):
        """The other side was reached: say since when, and let everything leave."""
        if self.state == "closed" or self.paused:
            return
        self._close()

    def _close(self):
        """Close, have what waits leave, and say so."""
        self._become(Breaker())
        self.paused = False
        self.since_attempt = self._last_attempt()
        waited = self.env["distribution.gate"]._call_forward(self.interface_id)
        words = self.env._(
            "%(name)s is back since %(moment)s UTC; %(count)s documents waited.",
            name=self.interface_id.name,
            moment=fields.Datetime.to_string(self.changed_at),
            count=waited,
        )
        for cause in ("connection_down", "not_let_in"):
            self.env["distribution.exception"]._settle(
                self.interface_id, words, cause=cause
            )
        self._note("ok", words)

    def _last_attempt(self):
        return (
            self.env["distribution.attempt"]
            .search(
                [("interface_id", "=", self.interface_id.id), ("remote", "=", True)],
                limit=1,
            )
            .id
        )

    def _note(self, outcome, words):
        self.env["distribution.attempt"]._record(
            self.env["distribution.message"],
            outcome,
            step="breaker",
            interface=self.interface_id,
            words=words,
        )
