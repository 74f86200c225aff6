# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The one place that says whether the other side may be called now."""

from contextlib import contextmanager

from odoo import api, models
from odoo.tools.sql import SQL

from ...engine.breaker import NOT_REACHED, is_refused
from ...engine.limiter import RateLimit
from ...engine.road import Shut
from .. import clock

#: First key of the advisory locks that are a system's free connections ("slot").
SLOT = 0x510754
#: Second keys of one system; ``max_at_once`` is less.
SLOTS_A_SYSTEM = 100


class DistributionGate(models.AbstractModel):
    """Breaker and limits, as the work engine sees them.

    A system without limits and an interface without trouble cost one look at two
    small tables; all else is asked and told in short transactions of their own.
    """

    _name = "distribution.gate"
    _description = "Gate"

    # --- asking ---

    @api.model
    def _shut(self, interfaces):
        """Return {interface: :class:`Shut`} of those that nobody should try now."""
        breakers = self.env["distribution.breaker"].search(
            [("interface_id", "in", interfaces.ids), ("state", "!=", "closed")]
        )
        limits = self.env["distribution.limit"].search(
            [("system_id", "in", interfaces.system_id.ids)]
        )
        by_interface = {row.interface_id: row for row in breakers}
        by_system = {row.system_id: row for row in limits}
        found = {
            interface: self._why_shut(
                interface,
                by_interface.get(interface),
                by_system.get(interface.system_id),
            )
            for interface in interfaces
        }
        return {interface: shut for interface, shut in found.items() if shut}

    @api.model
    def _why_shut(self, interface, breaker, limit):
        now = clock.now(self.env)
        system = interface.system_id
        if breaker and breaker.paused:
            return Shut(self.env._("Waits: '%s' was paused.", interface.name))
        if breaker and breaker.until and breaker.until > now:
            # While another worker tries, the answer may come at any moment.
            until = breaker.until if breaker.state == "open" else None
            return Shut(
                self.env._(
                    "Waits: %s does not answer. It leaves by itself.", system.name
                ),
                until,
            )
        if limit and limit.paused_until and limit.paused_until > now:
            words = self.env._("Waits: %s asked us to slow down.", system.name)
            return Shut(words, limit.paused_until)
        if limit and system.rate_per_minute:
            rate = RateLimit(system.rate_per_minute, system.rate_burst)
            wait, _arrival = rate.take(limit.arrival or None, clock.epoch(self.env))
            if wait:
                return Shut(self._words_of_rate(system), wait=wait)
        return None

    @api.model
    def _words_of_rate(self, system):
        return self.env._(
            "Waits its turn: %(system)s takes %(rate)s documents a minute.",
            system=system.name,
            rate=system.rate_per_minute,
        )

    @api.model
    def _admits(self, interface, rated=True):
        """Whether a call may be made now; what it takes from a limit is taken.

        :param rated: it counts for the rate of documents; fetching files does not.
        """
        trouble = self.env["distribution.breaker"].search_count(
            [("interface_id", "=", interface.id), ("state", "!=", "closed")], limit=1
        )
        limited = self.env["distribution.limit"].search_count(
            [
                ("system_id", "=", interface.system_id.id),
                ("paused_until", ">", clock.now(self.env)),
            ],
            limit=1,
        )
        if limited:
            return False
        rated = rated and interface.system_id.rate_per_minute
        if not trouble and not rated:
            return True
        return self.env["distribution.drain"]._briefly(self._take, interface.id, rated)

    @api.model
    def _take(self, env, interface_id, rated):
        interface = env["distribution.interface"].browse(interface_id)
        # The breaker last: what it admits has to call, or nobody else may for a while.
        if rated and env["distribution.limit"]._take(interface.system_id):
            return False
        return env["distribution.breaker"]._lock(interface)._admit()

    @api.model
    @contextmanager
    def _slot(self, system):
        """Hold one of the connections that ``system`` allows at once.

        Yields whether there was a free one. A slot is a lock of a transaction that
        holds nothing else: it is free the moment its worker is gone.
        """
        if not system.max_at_once:
            yield True
            return
        with self.env["distribution.drain"]._brief_cursor() as cr:
            first = system.id * SLOTS_A_SYSTEM
            for number in range(first, first + system.max_at_once):
                cr.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", (SLOT, number))
                if cr.fetchone()[0]:
                    yield True
                    return
            yield False

    # --- telling ---

    @api.model
    def _heard(self, interface, issue=None, retry_after=None):
        """Tell what came of a call; the transaction that recorded it is committed.

        :param issue: what went wrong, None when nothing did.
        :param retry_after: seconds that the other side asked us to wait.
        """
        drain = self.env["distribution.drain"]
        if issue and (retry_after or issue.error_class == "rate_limit"):
            drain._briefly(self._slow_down, interface.id, retry_after)
        if issue and issue.error_class in NOT_REACHED:
            drain._briefly(self._tell_failed, interface.id, issue.words)
        elif issue and is_refused(issue.error_class, issue.cause):
            drain._briefly(self._tell_refused, interface.id, issue.words)
        elif interface.breaker_state != "closed":
            drain._briefly(self._tell_reached, interface.id)

    @api.model
    def _slow_down(self, env, interface_id, retry_after):
        interface = env["distribution.interface"].browse(interface_id)
        policy = interface._retry_policy()
        seconds = min(retry_after or policy.first, policy.cap)
        env["distribution.limit"]._pause(interface.system_id, seconds)

    @api.model
    def _tell_failed(self, env, interface_id, words):
        interface = env["distribution.interface"].browse(interface_id)
        env["distribution.breaker"]._lock(interface)._fail(words)

    @api.model
    def _tell_refused(self, env, interface_id, words):
        interface = env["distribution.interface"].browse(interface_id)
        env["distribution.breaker"]._lock(interface)._refuse(words)

    @api.model
    def _tell_reached(self, env, interface_id):
        interface = env["distribution.interface"].browse(interface_id)
        env["distribution.breaker"]._lock(interface)._succeed()

    # --- what the documents say meanwhile ---

    @api.model
    def _hold(self, env, interface_id, shut):
        """Let due documents say why they wait. No failure is counted.

        Rows that somebody works on are passed over.
        """
        env.cr.execute(
            SQL(
                """
                UPDATE distribution_message
                SET note = %(words)s,
                    next_try_at = greatest(next_try_at, %(until)s)
                WHERE id IN (
                    SELECT id FROM distribution_message
                    WHERE work_state = 'waiting' AND step = 'deliver'
                      AND interface_id = %(interface)s AND next_try_at <= %(now)s
                      AND (note IS DISTINCT FROM %(words)s OR %(until)s IS NOT NULL)
                    FOR UPDATE SKIP LOCKED
                )
                """,
                words=shut.words,
                until=shut.until,
                interface=interface_id,
                now=clock.NOW,
            )
        )

    @api.model
    def _call_forward(self, interface):
        """Have all that waits for ``interface`` leave now; return how many there are.

        The outage was not their fault: their failures are forgotten.
        """
        self.env.cr.execute(
            SQL(
                """
                UPDATE distribution_message
                SET next_try_at = %(now)s, note = NULL, failures = 0
                WHERE id IN (
                    SELECT id FROM distribution_message
                    WHERE work_state = 'waiting' AND step = 'deliver'
                      AND interface_id = %(interface)s
                    FOR UPDATE SKIP LOCKED
                )
                """,
                now=SQL("%s - interval '1 second'", clock.NOW),
                interface=interface.id,
            )
        )
        count = self.env.cr.rowcount
        if count:
            self.env["distribution.drain"]._wake()
        return count
