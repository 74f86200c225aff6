# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Has a usually busy connection gone quiet? A rule on plain counts."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class QuietPolicy:
    """When silence is worth a person's look.

    :param hours: length of the window that is compared.
    :param weeks: how many earlier weeks it is compared with, same weekday and hour.
    :param busy: documents that a usual window must have at least (median).
    """

    hours: int = 4
    weeks: int = 4
    busy: float = 5


def is_quiet(now, earlier, policy):
    """Return whether nothing came in a window in which something usually comes.

    A single quiet week in the past (a holiday) does not hide the silence of today, and
    a single busy one does not make it an alarm.

    :param now: documents in the window that ends now.
    :param earlier: documents in the same window of the earlier weeks, any order; weeks
        before the interface went live are left out.
    """
    if now or len(earlier) < 2:
        return False
    return median(earlier) >= policy.busy
