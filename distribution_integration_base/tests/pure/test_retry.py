# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Backoff: grows, is capped, honours the other side, gives up."""

from engine.retry import RetryPolicy
from hypothesis import given
from hypothesis import strategies as st

POLICY = RetryPolicy(first=10, factor=2, cap=100, jitter=0.2, attempts=6)


@given(st.integers(1, 5), st.floats(0, 0.999), st.floats(0, 10_000))
def test_wait_stays_between_floor_and_cap(failures, chance, retry_after):
    wait = POLICY.wait(failures, chance, retry_after)
    assert 8 <= wait <= 100
    assert wait >= min(retry_after, 100)


def test_wait_grows_without_chance():
    assert [POLICY.wait(n, 0.5) for n in (1, 2, 3, 4, 5)] == [10, 20, 40, 80, 100]


def test_gives_up_after_the_last_attempt():
    assert POLICY.wait(6, 0.5) is None


def test_a_counter_out_of_hand_does_not_overflow():
    endless = RetryPolicy(attempts=10**9)
    assert endless.wait(10**6, 0.5) == endless.cap
