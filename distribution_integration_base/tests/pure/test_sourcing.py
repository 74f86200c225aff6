# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which warehouse has all of an order."""

import pytest
from engine.sourcing import choose

EAST, WEST = "east", "west"


@pytest.mark.parametrize(
    ("case", "needs", "free", "chosen"),
    [
        (
            "the preferred one",
            {1: {"a": 2}},
            {EAST: {"a": 2}, WEST: {"a": 9}},
            {1: EAST},
        ),
        ("the next one", {1: {"a": 3}}, {EAST: {"a": 2}, WEST: {"a": 9}}, {1: WEST}),
        (
            "one that has all",
            {1: {"a": 1, "b": 1}},
            {EAST: {"a": 5}, WEST: {"a": 1, "b": 1}},
            {1: WEST},
        ),
        ("nobody", {1: {"a": 3}}, {EAST: {"a": 2}, WEST: {"a": 2}}, {1: None}),
        (
            "what one takes is gone for the next",
            {1: {"a": 2}, 2: {"a": 2}, 3: {"a": 2}},
            {EAST: {"a": 3}, WEST: {"a": 2}},
            {1: EAST, 2: WEST, 3: None},
        ),
        ("nothing that is stocked", {1: {}}, {EAST: {}}, {1: EAST}),
        ("no warehouse", {1: {"a": 1}}, {}, {1: None}),
    ],
)
def test_choice(case, needs, free, chosen):
    assert choose(needs, free) == chosen, case


def test_what_was_handed_in_is_left_alone():
    free = {EAST: {"a": 3}}
    choose({1: {"a": 2}}, free)
    assert free == {EAST: {"a": 3}}
