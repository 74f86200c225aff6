# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The rate limit: never more than promised, never less than allowed."""

import pytest
from engine.limiter import GRAIN, RateLimit
from hypothesis import given
from hypothesis import strategies as st

limits = st.builds(RateLimit, per_minute=st.integers(1, 6000), burst=st.integers(1, 50))
steps = st.lists(st.floats(0, 20), max_size=200)


def run(limit, waits):
    """Ask after each of ``waits`` seconds; return the moments that were let through."""
    arrival, now, taken = None, 0.0, []
    for seconds in waits:
        now += seconds
        wait, arrival = limit.take(arrival, now)
        if not wait:
            taken.append(now)
    return taken


@given(limits, steps)
def test_no_stretch_of_time_sees_more_than_rate_and_burst(limit, waits):
    taken = run(limit, waits)
    for first in range(len(taken)):
        for last in range(first, len(taken)):
            seconds = taken[last] - taken[first]
            most = limit.burst + seconds / limit.spacing
            assert last - first + 1 <= most + 2 * GRAIN / limit.spacing


@given(limits)
def test_the_burst_is_given_at_once_and_not_one_more(limit):
    assert len(run(limit, [0.0] * (limit.burst + 5))) == limit.burst


@given(limits, st.integers(1, 100))
def test_who_waits_as_told_is_let_through(limit, calls):
    arrival, now = None, 0.0
    for _call in range(calls):
        wait, arrival = limit.take(arrival, now)
        now += wait
        if wait:
            wait, arrival = limit.take(arrival, now)
        assert not wait
    assert now <= max(0, calls - limit.burst) * limit.spacing + GRAIN


@given(limits, st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_clock_that_jumped_does_not_stop_the_road(limit, arrival, now):
    """``arrival`` may lie a million seconds ahead: the clock was set back."""
    wait, later = limit.take(arrival, now)
    assert 0 <= wait <= limit.spacing + GRAIN
    if wait:
        assert later <= arrival, "a refusal takes nothing"
        assert limit.take(later, now + wait)[0] == 0


@pytest.mark.parametrize(
    ("per_minute", "burst", "expected"),
    [(60, 1, [0, 1, 1, 1]), (60, 3, [0, 0, 0, 1]), (6, 1, [0, 10, 10, 10])],
)
def test_waits_in_seconds(per_minute, burst, expected):
    limit, arrival, now, waits = RateLimit(per_minute, burst), None, 0.0, []
    for _call in expected:
        wait, arrival = limit.take(arrival, now)
        waits.append(wait)
        if wait:
            now += wait
            _wait, arrival = limit.take(arrival, now)
    assert waits == expected
