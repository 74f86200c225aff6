# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Circuit breaker, derived from the attempts that are stored anyway.

No state of its own: all workers read the same insert-only attempts and come to the
same answer, so nothing has to be kept in step and nothing is contended.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class BreakerPolicy:
    """Opens when enough of the last attempts failed to reach the other side.

    :param window: how many last attempts count.
    :param least: failures needed before it may open.
    :param share: share of the window that must have failed.
    :param cooldown: seconds to wait before one attempt is let through again.
    """

    window: int = 10
    least: int = 5
    share: float = 0.5
    cooldown: float = 120.0


def state(attempts, now, policy=None):
    """Return ``closed``, ``half_open`` or ``open``.

    :param attempts: newest first, pairs (at, reached): ``reached`` tells whether the
        other side was reached; an answer that refuses the document counts as reached.
    :param now: the time to judge at, as the attempts' ``at``.
    """
    policy = policy or BreakerPolicy()
    last = attempts[: policy.window]
    failed = sum(1 for _at, reached in last if not reached)
    if not last or last[0][1]:
        return "closed"
    if failed < policy.least or failed < policy.share * len(last):
        return "closed"
    if now - last[0][0] >= timedelta(seconds=policy.cooldown):
        return "half_open"
    return "open"
