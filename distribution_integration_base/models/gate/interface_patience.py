# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How patient each interface is, and the buttons that stop and start it."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...engine.breaker import BreakerPolicy
from ...engine.retry import RetryPolicy
from .. import clock

RETRY = RetryPolicy()
BREAKER = BreakerPolicy()


class DistributionInterfacePatience(models.AbstractModel):
    _name = "distribution.interface.patience"
    _description = "Patience of an interface"

    retry_attempts = fields.Integer(
        string="Tries",
        default=RETRY.attempts,
        help="After so many tries that failed, a person decides.",
    )
    retry_first = fields.Integer(
        string="First wait (seconds)",
        default=int(RETRY.first),
        help="Between the first and the second try; it triples with each further one.",
    )
    retry_cap = fields.Float(
        string="Longest wait (hours)", default=RETRY.cap / 3600, help="Hours."
    )
    breaker_window = fields.Integer(
        string="Calls looked at",
        default=BREAKER.window,
        help="So many last calls decide whether the connection counts as down.",
    )
    breaker_least = fields.Integer(
        string="Failed calls at least",
        default=BREAKER.least,
        help="Fewer failures never stop the connection.",
    )
    breaker_share = fields.Integer(
        string="Failed calls (%)",
        default=int(BREAKER.share * 100),
        help="And so many per cent of the calls looked at.",
    )
    breaker_cooldown = fields.Integer(
        string="Try again after (seconds)",
        default=int(BREAKER.cooldown),
        help="Then one document is tried; if that fails as well, it waits twice as "
        "long.",
    )
    breaker_state = fields.Selection(
        [("closed", "Works"), ("open", "Down"), ("half_open", "Trying again")],
        string="Connection",
        compute="_compute_breaker_state",
        search="_search_breaker_state",
    )
    breaker_paused = fields.Boolean(
        string="Paused", compute="_compute_breaker_state", search="_search_paused"
    )

    @api.constrains(
        "retry_attempts",
        "retry_first",
        "retry_cap",
        "breaker_window",
        "breaker_least",
        "breaker_share",
        "breaker_cooldown",
    )
    def _check_patience(self):
        for interface in self:
            above_zero = (
                interface.retry_attempts,
                interface.retry_first,
                interface.retry_cap,
                interface.breaker_least,
                interface.breaker_cooldown,
            )
            if min(above_zero) <= 0 or not 1 <= interface.breaker_share <= 100:
                raise ValidationError(
                    self.env._(
                        "Tries, waits and counts must be above 0, a share at most 100."
                    )
                )
            if interface.breaker_least > interface.breaker_window:
                raise ValidationError(
                    self.env._("No more calls can fail than are looked at.")
                )

    @api.depends("breaker_ids.state", "breaker_ids.paused")
    def _compute_breaker_state(self):
        for interface in self:
            interface.breaker_state = interface.breaker_ids.state or "closed"
            interface.breaker_paused = interface.breaker_ids.paused

    def _search_breaker_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = [("breaker_ids.state", "in", list(value))]
        if "closed" in value:
            trouble = [("state", "!=", "closed")]
            return ["|", *found, ("breaker_ids", "not any", trouble)]
        return found

    def _search_paused(self, operator, value):
        if operator != "in":
            return NotImplemented
        paused = [("paused", "=", True)]
        return [("breaker_ids", "any" if True in value else "not any", paused)]

    def _retry_policy(self):
        """Return the :class:`~..engine.retry.RetryPolicy` of this interface."""
        return RetryPolicy(
            attempts=self.retry_attempts,
            first=self.retry_first,
            cap=self.retry_cap * 3600,
        )

    def _breaker_policy(self):
        """Return the :class:`~..engine.breaker.BreakerPolicy` of this interface."""
        return BreakerPolicy(
            window=self.breaker_window,
            least=self.breaker_least,
            share=self.breaker_share / 100,
            cooldown=self.breaker_cooldown,
        )

    # --- what people do ---

    def action_pause(self):
        """Call the other side no more until somebody presses *Resume*.

        Documents are still made and wait; nothing is lost.
        """
        self.check_access("write")
        breakers = self.env["distribution.breaker"].sudo()
        for interface in self:
            breakers._lock(interface).write(
                {
                    "state": "open",
                    "paused": True,
                    "until": False,
                    "probes": 0,
                    "changed_at": clock.now(self.env),
                }
            )
        self._note_decision(
            "paused", self.env._("Paused by %s.", self.env.user.name), "open"
        )

    def action_resume(self):
        """Start a paused interface again; try one that is down at once."""
        self.check_access("write")
        closed = self.filtered(lambda interface: interface.breaker_state == "closed")
        if closed:
            raise UserError(
                self.env._("'%s' works: there is nothing to resume.", closed[0].name)
            )
        breakers = self.env["distribution.breaker"].sudo()
        for interface in self:
            row = breakers._lock(interface)
            if row.paused:
                row._close()
            else:
                row.write({"state": "open", "until": clock.now(self.env)})
                self.env["distribution.gate"].sudo()._call_forward(interface)
        self._note_decision(
            "resumed", self.env._("Resumed by %s.", self.env.user.name), "closed"
        )

    def _note_decision(self, decision, words, after):
        self.env["distribution.audit"]._note(
            self, decision, words, after={"breaker": after}
        )
