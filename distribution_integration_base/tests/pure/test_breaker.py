# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The breaker is derived from attempts, newest first."""

from datetime import datetime, timedelta

import pytest
from engine.breaker import BreakerPolicy, state

NOW = datetime(2026, 11, 21, 12)
POLICY = BreakerPolicy(window=10, least=5, share=0.5, cooldown=120)


def attempts(pattern, age=1):
    """'x' failed, '.' reached; the first letter is the newest, ``age`` seconds ago."""
    return [
        (NOW - timedelta(seconds=age + index), letter == ".")
        for index, letter in enumerate(pattern)
    ]


@pytest.mark.parametrize(
    ("pattern", "age", "expected"),
    [
        ("", 1, "closed"),
        ("....", 1, "closed"),
        ("xxxx", 1, "closed"),
        ("xxxxx", 1, "open"),
        ("xxxxx.....", 1, "open"),
        ("xxxx......", 1, "closed"),
        (".xxxxxxxxx", 1, "closed"),
        ("xxxxx", 119, "open"),
        ("xxxxx", 120, "half_open"),
        ("......xxxxx", 1, "closed"),
    ],
)
def test_state(pattern, age, expected):
    assert state(attempts(pattern, age), NOW, POLICY) == expected
