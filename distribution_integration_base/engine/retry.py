# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""When to try again: a value, so that it can be tested without a clock."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential backoff with full-width jitter and a cap. Times in seconds.

    :param first: wait after the first failure.
    :param factor: growth of the wait per failure.
    :param cap: longest wait.
    :param jitter: share of the wait that chance adds or takes (0.2 = +-20 %).
    :param attempts: tries before a person is asked; each one counts.
    """

    first: float = 30.0
    factor: float = 3.0
    cap: float = 6 * 3600.0
    jitter: float = 0.2
    attempts: int = 10

    def wait(self, failures, chance, retry_after=None):
        """Return seconds to wait after ``failures`` failures, or None to give up.

        :param chance: a random number in [0, 1).
        :param retry_after: what the other side asked for; at least that long, but
            never longer than :attr:`cap`.
        """
        if failures >= self.attempts:
            return None
        # The exponent is bounded: a float overflows long before a counter does.
        plain = min(self.cap, self.first * self.factor ** min(failures - 1, 50))
        wait = plain * (1 + self.jitter * (2 * chance - 1))
        return min(self.cap, max(wait, retry_after or 0.0))
