# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Silence is an alarm only where there usually is noise."""

import pytest
from engine.quiet import QuietPolicy, is_quiet


@pytest.mark.parametrize(
    ("now", "earlier", "quiet"),
    [
        (0, [9, 8, 7, 12], True),
        (1, [900, 800, 700, 999], False),
        (0, [9, 0, 8, 7], True),  # one holiday in the past
        (0, [0, 0, 0, 400], False),  # one busy day in the past
        (0, [4, 4, 4, 4], False),  # never that busy
        (0, [5, 5], True),
        (0, [500], False),  # too young to have a habit
        (0, [], False),
    ],
)
def test_silence(now, earlier, quiet):
    assert is_quiet(now, earlier, QuietPolicy()) is quiet
