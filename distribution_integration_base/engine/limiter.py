# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Rate limit as a value: the generic cell rate algorithm (GCRA, a token bucket).

Its whole state is one moment, the *theoretical arrival time*: it fits one column that
all workers share.
"""

from dataclasses import dataclass

#: A wait shorter than this is rounding of floating-point seconds, not a wait.
GRAIN = 1e-4


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many calls a minute, of which ``burst`` may come at once.

    :param per_minute: above 0.
    :param burst: at least 1.
    """

    per_minute: float
    burst: int = 1

    @property
    def spacing(self):
        """Seconds between two calls of a steady stream."""
        return 60.0 / self.per_minute

    def take(self, arrival, now):
        """Make a call if it may be made now.

        :param arrival: the state: seconds on the clock of ``now``, or None when no
            call was ever made.
        :return: (seconds to wait, state afterwards). A refusal takes nothing. The
            wait is never longer than :attr:`spacing`, whatever the clock did.
        """
        # No call leaves it further ahead: more means that the clock was set back.
        furthest = now + self.burst * self.spacing
        arrival = min(now if arrival is None else arrival, furthest)
        wait = arrival - (self.burst - 1) * self.spacing - now
        if wait > GRAIN:
            return wait, arrival
        return 0.0, max(arrival, now) + self.spacing
