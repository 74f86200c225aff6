# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Circuit breaker: stop calling who does not answer, and ask one at a time again.

A value with its transitions. Where it is kept, and that all workers see the same one,
is ``distribution.breaker``'s business. What counts are the stored attempts; only the
transitions are written, so that a connection that works costs nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

#: Classes that mean: the other side was not reached, or did not answer. An answer
#: that refuses the document, or asks us to slow down, proves that it is there.
NOT_REACHED = frozenset({"connection", "intermittent", "unknown_outcome"})
#: Refusals of all that is sent, in a row: the login or the address is wrong, and one
#: more try with a wrong password may lock the account.
REFUSALS = 3


def is_refused(error_class, code):
    """Whether an attempt was refused for who we are or where we call, not for what
    was sent. ``code``: HTTP status or cause.
    """
    return error_class == "authorisation" or code == "http_address"


@dataclass(frozen=True, slots=True)
class BreakerPolicy:
    """Opens when enough of the last attempts failed to reach the other side.

    :param window: how many last attempts count.
    :param least: failures needed before it may open.
    :param share: share of the window that must have failed.
    :param cooldown: seconds to wait before one attempt is let through again; twice as
        long after each such attempt that failed.
    :param longest: seconds that the cooldown never exceeds by growing.
    :param lease: seconds after which a probe that never reported is given up.
    """

    window: int = 10
    least: int = 5
    share: float = 0.5
    cooldown: float = 120.0
    longest: float = 900.0
    lease: float = 300.0

    def pause(self, probes):
        """Return the seconds to stay open after ``probes`` failed probes in a row."""
        grown = self.cooldown * 2.0 ** min(probes, 20)
        return min(grown, max(self.cooldown, self.longest))

    def trips(self, outcomes):
        """Whether these attempts, newest first, are enough to open.

        :param outcomes: booleans, True where the other side was reached.
        """
        last = outcomes[: self.window]
        failed = last.count(False)
        return failed >= self.least and failed >= self.share * len(last)


@dataclass(frozen=True, slots=True)
class Breaker:
    """The breaker of one interface.

    :param state: ``closed``, ``open`` or ``half_open`` (a probe is under way).
    :param until: not before then; None while closed. In ``half_open``, the end of the
        probe's lease.
    :param probes: probes in a row that failed.
    """

    state: str = "closed"
    until: datetime | None = None
    probes: int = 0

    def admit(self, now, policy):
        """Ask to call the other side at ``now``.

        :return: (admitted, breaker afterwards). Of all who ask an open breaker after
            its cooldown, exactly one is admitted, until that one has reported or its
            lease has run out.
        """
        if self.state == "closed":
            return True, self
        # No transition looks further ahead: more means that the clock was set back.
        furthest = max(policy.pause(self.probes), policy.lease)
        if timedelta() < self.until - now <= timedelta(seconds=furthest):
            return False, self
        lease = now + timedelta(seconds=policy.lease)
        return True, Breaker("half_open", lease, self.probes)

    def failed(self, now, outcomes, policy):
        """Return the breaker after an attempt that did not reach the other side.

        :param outcomes: the last attempts including that one, as for
            :meth:`BreakerPolicy.trips`.
        """
        if self.state == "half_open":
            return self._opened(now, policy, self.probes + 1)
        if self.state == "closed" and policy.trips(outcomes):
            return self._opened(now, policy, 0)
        return self

    @staticmethod
    def _opened(now, policy, probes):
        later = now + timedelta(seconds=policy.pause(probes))
        return Breaker("open", later, probes)

    def succeeded(self):
        """Return the breaker after an attempt that reached the other side."""
        return Breaker()
