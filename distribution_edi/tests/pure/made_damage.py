# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Damage for bytes of any syntax: pieces put in, bytes lost."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st


def quickly(examples):
    """Return the settings of a test that damages ``examples`` files, no others."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )


def edits(pieces):
    """Up to eight places where bytes give way to one of ``pieces`` or to noise."""
    return st.lists(
        st.tuples(
            st.integers(0, 2000),
            st.integers(0, 40),
            st.one_of(pieces, st.binary(max_size=4)),
        ),
        min_size=1,
        max_size=8,
    )


def losses(places, size):
    """Places before ``places`` where up to ``size`` bytes are lost."""
    lost = st.tuples(st.integers(0, places), st.integers(1, size), st.just(b""))
    return st.lists(lost, min_size=1)


def damaged(data, wanted):
    """Return ``data`` with edits (place, bytes that go, bytes that come)."""
    for at, length, piece in wanted:
        at = at % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    return data
