# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""When to try again: a value, so that it can be tested without a clock."""

import email.utils
from dataclasses import dataclass
from datetime import UTC

from .errors import RETRIED


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

    def wait(self, error_class, failures, chance, retry_after=None):
        """Return seconds to wait after ``failures`` failures, or None to give up.

        :param error_class: a key of ``errors.ERROR_CLASSES``; only those of
            ``errors.RETRIED`` are ever tried again.
        :param chance: a random number in [0, 1).
        :param retry_after: what the other side asked for; at least that long, but
            never longer than :attr:`cap`.
        """
        if error_class not in RETRIED or failures >= self.attempts:
            return None
        # The exponent is bounded: a float overflows long before a counter does.
        growth = self.factor ** min(max(failures - 1, 0), 50)
        plain = min(self.cap, self.first * growth)
        wait = plain * (1 + self.jitter * (2 * chance - 1))
        return min(self.cap, max(wait, retry_after or 0.0))


def retry_after_seconds(text, now):
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3).

    :param text: seconds, or an HTTP-date in any of its three forms.
    :param now: the time as an aware datetime.
    :return: never negative; None when it says neither.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        # More digits than a float holds mean "for ever"; the policy's cap decides.
        return float(text[:15])
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    # The oldest form (asctime) names no zone: an HTTP-date is always in GMT.
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
