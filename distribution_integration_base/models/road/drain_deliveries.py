# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The work engine's way out: one delivery after the other, each written down twice."""

import logging
import time

from odoo import api, models

from ...engine.errors import RETRIED, Issue
from ...engine.logs import about
from ...engine.road import Outcome, Shut
from .distribution_drain import is_ground, issue_of

_logger = logging.getLogger(__name__)

#: An interface with a long queue lets the others have a turn after this long (seconds).
TURN_SECONDS = 10


class DistributionDrain(models.AbstractModel):
    """Intent and outcome of a delivery are committed around the remote call."""

    _name = "distribution.drain"
    _inherit = "distribution.drain"

    def _deliver_due(self, deadline):
        """Serve every interface with due deliveries.

        :return: (deliveries tried, seconds until a rate limit lets the next one go, or
            None when nothing waits for that).
        """
        interface_ids, shut = self._in_own_transaction(self._look_for_deliveries)
        for interface_id, why in shut.items():
            self._briefly(self.env["distribution.gate"]._hold, interface_id, why)
        waits = [why.wait for why in shut.values() if why.wait]
        tried = 0
        for interface_id in interface_ids:
            try:
                tried += self._serve(interface_id, deadline)
            except Exception as error:  # one interface's fault is not the next one's
                # What a person must set right is told there; a fault of ours is traced.
                ours = issue_of(error).error_class == "bug"
                level = logging.ERROR if ours else logging.WARNING
                words = "Serving interface %s failed: %s"
                _logger.log(level, words, interface_id, error, exc_info=ours)
                self._insist(self._tell_not_served, interface_id, error)
        return tried, min(waits, default=None)

    @api.model
    def _look_for_deliveries(self, env):
        ready, shut = env["distribution.road.out"]._interfaces_to_serve()
        return ready.ids, {interface.id: why for interface, why in shut.items()}

    @api.model
    def _tell_not_served(self, env, interface_id, error):
        """A cause of its own: the next document that leaves says that it is gone."""
        interface = env["distribution.interface"].browse(interface_id)
        found = issue_of(error)
        issue = Issue(found.error_class, "not_served", found.words, found.hint)
        env["distribution.exception"]._open(issue, interface=interface)
        env["distribution.gate"]._hold(env, interface_id, Shut(found.words))

    def _serve(self, interface_id, deadline):
        """Deliver what is due through one interface, as long as it has a turn."""
        system = (
            self.env["distribution.interface"].sudo().browse(interface_id).system_id
        )
        with self.env["distribution.gate"]._slot(system) as free:
            if free:
                turn = min(deadline, time.monotonic() + TURN_SECONDS)
                return self._serve_turn(interface_id, turn)
        why = Shut(self.env._("Waits for a free connection to %s.", system.name))
        self._briefly(self.env["distribution.gate"]._hold, interface_id, why)
        return 0

    def _serve_turn(self, interface_id, deadline):
        tried = 0
        # A secret or address that is missing is the interface's trouble, told once:
        # no document is tried, and all wait.
        channel = self._in_own_transaction(self._open_channel, interface_id)
        try:
            while time.monotonic() < deadline:
                intended = self._insist(self._intend_next, interface_id)
                if not intended:
                    break
                message_id, delivery, names = intended
                with about(**names):
                    started = time.monotonic()
                    try:
                        outcome = sent(channel, delivery)
                    except Exception as error:
                        outcome = outcome_of(error)
                    self._conclude(message_id, outcome, started)
                tried += 1
                if outcome.issue and outcome.issue.error_class in RETRIED:
                    break
        finally:
            channel.close()
        return tried

    @api.model
    def _open_channel(self, env, interface_id):
        interface = env["distribution.interface"].browse(interface_id)
        registry = env["distribution.registry"]
        return registry._get("transport", interface.transport)._channel(interface)

    @api.model
    def _intend_next(self, env, interface_id):
        message = env["distribution.message"]._claim_delivery(interface_id)
        if not message or not env["distribution.gate"]._admits(message.interface_id):
            return None
        delivery = env["distribution.road.out"]._intend(message)
        return message.id, delivery, message._log_names()

    def _conclude(self, message_id, outcome, started):
        """Write the outcome down, whatever it takes: the effect cannot be undone."""

        def write(env):
            message = env["distribution.message"].browse(message_id)
            env["distribution.road.out"]._conclude(message, outcome, started)
            interface = message.interface_id
            news = outcome.issue or interface.breaker_state != "closed"
            return interface.id if news else None

        interface_id = self._insist(write)
        if interface_id:
            self._tell_gate(interface_id, outcome.issue, outcome.retry_after)

    def _tell_gate(self, interface_id, issue=None, retry_after=None):
        """Have the gate hear of a call whose outcome is written down."""

        def tell(env):
            interface = env["distribution.interface"].browse(interface_id)
            env["distribution.gate"]._heard(interface, issue, retry_after)

        self._in_own_transaction(tell)


def sent(channel, delivery):
    """Return the Outcome of ``delivery``; what is not whole does not leave."""
    if delivery.lost:
        return Outcome("failed", delivery.lost)
    return channel.send(delivery)


def outcome_of(error):
    """Return the Outcome of a delivery whose channel raised: it may have left."""
    issue = issue_of(error)
    if issue.error_class != "bug" and not is_ground(error):
        return Outcome("failed", issue, retry_after=getattr(error, "retry_after", None))
    return Outcome(
        "unknown",
        Issue("unknown_outcome", "channel_broke", issue.words, issue.hint),
    )
