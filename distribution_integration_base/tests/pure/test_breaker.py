# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The breaker: when it opens, who may probe, how it closes."""

from datetime import datetime, timedelta

import pytest
from engine.breaker import Breaker, BreakerPolicy
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 21, 12)
POLICY = BreakerPolicy(window=10, least=5, share=0.5, cooldown=120, lease=300)


def after(seconds):
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("pattern", "opens"),
    [
        ("", False),
        ("xxxx", False),
        ("xxxxx", True),
        ("xxxxx.....", True),
        ("xxxx......", False),
        # Only the window counts.
        ("x........." + "x" * 50, False),
    ],
)
def test_what_opens_it(pattern, opens):
    """'x' was not reached, '.' was; the first letter is the newest."""
    outcomes = [letter == "." for letter in pattern]
    breaker = Breaker().failed(NOW, outcomes, POLICY)
    assert (breaker.state == "open") is opens


@given(st.lists(st.booleans(), max_size=30))
def test_it_opens_at_the_least_count_and_the_share_and_not_before(outcomes):
    last = outcomes[:10]
    failed = len(last) - sum(last)
    assert POLICY.trips(outcomes) == (failed >= 5 and failed * 2 >= len(last))


def test_nobody_is_admitted_before_the_cooldown_is_over():
    breaker = Breaker("open", after(120))
    assert breaker.admit(after(119), POLICY) == (False, breaker)
    assert breaker.admit(after(120), POLICY) == (True, Breaker("half_open", after(420)))


@given(st.lists(st.integers(0, 299), min_size=1, max_size=20))
def test_one_probe_however_many_ask(moments):
    breaker, admitted = Breaker("open", NOW), []
    for moment in sorted(moments):
        let_in, breaker = breaker.admit(after(moment), POLICY)
        admitted.append(let_in)
    # The lease of a first probe at 0 runs for 300 seconds: longer than all of this.
    assert admitted == [True] + [False] * (len(moments) - 1)


def test_a_probe_that_died_is_followed_by_another():
    _first, breaker = Breaker("open", NOW).admit(NOW, POLICY)
    assert not breaker.admit(after(299), POLICY)[0]
    assert breaker.admit(after(300), POLICY)[0]


def test_a_failed_probe_opens_it_again_and_a_good_one_closes_it():
    _let_in, probing = Breaker("open", NOW).admit(NOW, POLICY)
    assert probing.failed(NOW, [False], POLICY) == Breaker("open", after(240), 1)
    assert probing.succeeded() == Breaker()


def test_the_pause_grows_with_each_failed_probe_up_to_the_longest():
    pauses = [POLICY.pause(probes) for probes in (0, 1, 2, 3, 4, 10**9)]
    assert pauses == [120, 240, 480, 900, 900, 900]
    assert BreakerPolicy(cooldown=3600).pause(3) == 3600


@given(st.integers(1, 10**6))
def test_a_clock_that_was_set_back_does_not_keep_it_open(seconds):
    breaker = Breaker("open", after(120 + seconds))
    assert breaker.admit(NOW, POLICY)[0] is (seconds > 300 - 120)


def test_a_straggler_does_not_prolong_an_open_breaker():
    """Sent before it opened, failed after."""
    breaker = Breaker("open", after(120))
    assert breaker.failed(after(60), [False] * 10, POLICY) == breaker


events = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from(["ask", "fail", "reach"])),
    max_size=60,
)


@given(events)
def test_whatever_happens_it_never_sticks(history):
    """After any history, waiting long enough lets one through, and a success closes."""
    breaker, moment, outcomes = Breaker(), 0, []
    for seconds, what in history:
        moment += seconds
        if what == "ask":
            _let_in, breaker = breaker.admit(after(moment), POLICY)
        elif what == "fail":
            outcomes.insert(0, False)
            breaker = breaker.failed(after(moment), outcomes, POLICY)
        else:
            outcomes.insert(0, True)
            breaker = breaker.succeeded()
        assert (breaker.until is None) is (breaker.state == "closed")
    let_in, breaker = breaker.admit(after(moment + 901), POLICY)
    assert let_in
    assert breaker.succeeded().state == "closed"
