# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Fetches files from partners' folders."""

import logging

from odoo import api, models

from ...engine.breaker import NOT_REACHED
from ...engine.errors import Issue
from .. import clock
from .distribution_drain import issue_of

_logger = logging.getLogger(__name__)


class DistributionPoll(models.AbstractModel):
    """One interface at a time; one that fails does not stop the others."""

    _name = "distribution.poll"
    _description = "Polling"

    @api.model
    def _cron(self):
        self._run()
        self.env["distribution.drain"]._wake()

    @api.model
    def _run(self):
        """Poll every live inbound interface that fetches. Returns files taken."""
        interfaces = self.env["distribution.interface"].search(
            [("direction", "=", "in"), ("state", "in", ("live", "deprecated"))]
        )
        registry, known = self.env["distribution.registry"], {}
        for name, _label in registry._names("transport"):
            known[name] = registry._get("transport", name)._pulls
        taken = 0
        for interface in interfaces:
            if known.get(interface.transport):
                name = self.env._("Fetching of %s", interface.name)
                code = f"poll:{interface.id}"
                with self.env["distribution.watch"]._part(code, name):
                    taken += self._poll(interface.id)
        return taken

    def _poll(self, interface_id):
        """Poll one interface. A failure is written down, never raised.

        One that is down or paused is left alone, and one whose system allows no
        further connection now has its turn the next time.
        """
        gate = self.env["distribution.gate"]
        interface = self.env["distribution.interface"].sudo().browse(interface_id)
        with gate._slot(interface.system_id) as free:
            if not free or not gate._admits(interface, rated=False):
                return 0
            return self._poll_admitted(interface_id)

    def _poll_admitted(self, interface_id):
        drain = self.env["distribution.drain"]
        taken = []
        try:
            self._fetch(interface_id, taken)
        except Exception as error:  # one partner's trouble is not the next one's
            _logger.info("Polling interface %s failed", interface_id, exc_info=error)
            issue = drain._insist(self._record_failure, interface_id, error)
            retry_after = getattr(error, "retry_after", None)
            drain._tell_gate(interface_id, issue, retry_after)
        else:
            drain._insist(self._record_success, interface_id)
            drain._tell_gate(interface_id)
        return len(taken)

    def _fetch(self, interface_id, taken):
        drain = self.env["distribution.drain"]
        interface = self.env["distribution.interface"].sudo().browse(interface_id)
        transport = self.env["distribution.registry"]._get(
            "transport", interface.transport
        )
        trouble = None
        with transport._poll(interface) as files:
            for file in files:
                # Durable first, put away after: a break in between only makes us
                # see the file again, under the same idempotency key.
                drain._in_own_transaction(self._store, interface_id, file)
                taken.append(file.name)
                try:
                    file.token()
                except Exception as error:  # the next file may well be put away
                    trouble = trouble or error
        if trouble:
            raise trouble

    @api.model
    def _store(self, env, interface_id, file):
        interface = env["distribution.interface"].browse(interface_id)
        env["distribution.message"]._receive(
            interface, file.body, name=file.name, idempotency_key=file.identity
        )

    @api.model
    def _record_failure(self, env, interface_id, error):
        interface = env["distribution.interface"].browse(interface_id)
        found = issue_of(error)
        env["distribution.attempt"]._record(
            env["distribution.message"],
            "failed",
            step="poll",
            interface=interface,
            remote=True,
            error_class=found.error_class,
            words=found.words,
        )
        if interface.breaker_state != "closed" and found.error_class in NOT_REACHED:
            return found  # that the connection is down is shown already
        issue = Issue(
            found.error_class,
            "poll_failed",
            env._(
                "Files of %(name)s cannot be fetched: %(words)s",
                name=interface.name,
                words=found.words,
            ),
            found.hint
            or env._("It is tried again by itself. If it lasts, call the partner."),
        )
        env["distribution.exception"]._open(issue, interface=interface)
        return found

    @api.model
    def _record_success(self, env, interface_id):
        interface = env["distribution.interface"].browse(interface_id)
        interface.last_polled_at = clock.now(env)
        self._record_recovery(interface)
        env["distribution.exception"]._settle(interface, cause="poll_failed")

    @api.model
    def _record_recovery(self, interface):
        """Note a poll that worked after one that did not: the breaker counts both.

        Those that simply go on working leave no row each minute.
        """
        attempts = interface.env["distribution.attempt"]
        last = attempts.search(
            [("interface_id", "=", interface.id), ("remote", "=", True)], limit=1
        )
        if last.outcome == "failed":
            attempts._record(
                interface.env["distribution.message"],
                "ok",
                step="poll",
                interface=interface,
                remote=True,
            )
