# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What an order still has before it, from every state."""

import pytest
from engine.lifecycle import STATES, expected_steps

AFTER = {
    "received": "validated accepted allocated shipped invoiced closed",
    "validated": "accepted allocated shipped invoiced closed",
    "accepted": "allocated shipped invoiced closed",
    "allocated": "shipped invoiced closed",
    "partially_fulfilled": "shipped invoiced closed",
    "shipped": "invoiced closed",
    "invoiced": "closed",
    "closed": "",
    "cancelled": "",
}


@pytest.mark.parametrize("state", sorted(set(STATES) - {"on_hold"}))
def test_rest_of_the_road(state):
    assert expected_steps(state) == tuple(AFTER[state].split())


def test_after_a_step_back_the_step_is_expected_again():
    assert "allocated" in expected_steps("accepted", ["received", "allocated"])


@pytest.mark.parametrize(
    ("reached", "state_before"),
    [
        (["received", "validated"], "validated"),
        (["received", "on_hold", "allocated", "accepted"], "allocated"),
    ],
)
def test_on_hold_goes_on_where_the_order_stood(reached, state_before):
    assert expected_steps("on_hold", reached) == expected_steps(state_before)


def test_on_hold_from_the_start_expects_everything():
    assert expected_steps("on_hold")[0] == "received"


def test_cancelled_order_expects_nothing_whatever_it_reached():
    assert expected_steps("cancelled", ["received", "shipped"]) == ()
