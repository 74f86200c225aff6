# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Backoff: grows, is capped, honours the other side, gives up."""

from datetime import UTC, datetime, timedelta

import pytest
from engine.errors import ERROR_CLASSES, RETRIED
from engine.retry import RetryPolicy, retry_after_seconds
from hypothesis import given
from hypothesis import strategies as st

POLICY = RetryPolicy(first=10, factor=2, cap=100, jitter=0.2, attempts=6)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

policies = st.builds(
    RetryPolicy,
    first=st.floats(0.1, 3600),
    factor=st.floats(1, 10),
    cap=st.floats(1, 86400),
    jitter=st.floats(0, 1),
    attempts=st.integers(1, 50),
)
chances = st.floats(0, 1, exclude_max=True)
asked = st.none() | st.floats(0, 1e9)


@given(st.sampled_from(sorted(RETRIED)), st.integers(1, 5), chances, asked)
def test_wait_stays_between_floor_and_cap(error_class, failures, chance, retry_after):
    wait = POLICY.wait(error_class, failures, chance, retry_after)
    assert 8 <= wait <= 100
    assert wait >= min(retry_after or 0, 100)


@given(policies, st.integers(0, 10**9), chances, asked)
def test_any_policy_waits_within_its_cap_or_gives_up(policy, failures, chance, after):
    wait = policy.wait("connection", failures, chance, after)
    if failures >= policy.attempts:
        assert wait is None
    else:
        assert 0 <= wait <= policy.cap
        assert wait >= min(after or 0, policy.cap)


@given(policies, st.integers(1, 48), chances)
def test_with_the_same_luck_a_later_wait_is_never_shorter(policy, failures, chance):
    one = policy.wait("intermittent", failures, chance)
    two = policy.wait("intermittent", failures + 1, chance)
    assert two is None or one is not None and two >= one


@given(
    policies,
    st.sampled_from(sorted(ERROR_CLASSES.keys() - RETRIED)),
    st.integers(0, 100),
    chances,
    asked,
)
def test_what_only_a_person_can_mend_is_never_retried(
    policy, error_class, failures, chance, after
):
    assert policy.wait(error_class, failures, chance, after) is None


def test_wait_grows_without_chance():
    waits = [POLICY.wait("connection", number, 0.5) for number in (1, 2, 3, 4, 5)]
    assert waits == [10, 20, 40, 80, 100]


def test_gives_up_after_the_last_attempt():
    assert POLICY.wait("connection", 6, 0.5) is None


def test_a_counter_out_of_hand_does_not_overflow():
    endless = RetryPolicy(attempts=10**9)
    assert endless.wait("connection", 10**6, 0.5) == endless.cap


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        (" 120 ", 120),
        # The three forms of an HTTP-date that a reader must take (RFC 9110, 5.6.7).
        ("Sat, 21 Nov 2026 12:02:00 GMT", 120),
        ("Saturday, 21-Nov-26 12:02:00 GMT", 120),
        ("Sat Nov 21 12:02:00 2026", 120),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
        ("Sat, 99 Nov 2026 12:02:00 GMT", None),
    ],
)
def test_retry_after_header(text, seconds):
    assert retry_after_seconds(text, NOW) == seconds


@given(st.integers(0, 10**9))
def test_retry_after_as_date_says_the_same_as_in_seconds(seconds):
    moment = NOW + timedelta(seconds=seconds)
    date = moment.strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert retry_after_seconds(date, NOW) == seconds
    assert retry_after_seconds(str(seconds), NOW) == seconds


@given(st.text(max_size=60))
def test_no_retry_after_header_breaks_us(text):
    found = retry_after_seconds(text, NOW)
    assert found is None or found >= 0
