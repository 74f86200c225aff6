# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who may decide on which hold, and how far credit reaches."""

import pytest
from engine.holds import KINDS, beyond_credit, may_decide
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("finance", {"credit", "fraud", "price"}),
        ("customer_service", {"address", "price", "manual"}),
        ("warehouse", set()),
        ("viewer", set()),
    ],
)
def test_rights_by_kind(role, kinds):
    assert {kind for kind in KINDS if may_decide(kind, [role])} == kinds


def test_both_roles_together_decide_on_everything():
    assert all(may_decide(kind, ["finance", "customer_service"]) for kind in KINDS)


@pytest.mark.parametrize(
    ("limit", "used", "amounts", "beyond"),
    [
        (100, 0, [60, 60, 40], [False, True, False]),
        (100, 100, [0.0, 0.01], [False, True]),
        (100, 0, [100.0], [False]),
        (100, 150, [1], [True]),
        (0, 1000, [500], [False]),
        (100, 0, [], []),
    ],
)
def test_credit_is_used_up_in_turn(limit, used, amounts, beyond):
    assert beyond_credit(limit, used, amounts) == beyond


@given(
    st.integers(1, 10_000),
    st.integers(0, 10_000),
    st.lists(st.integers(1, 5_000), max_size=20),
)
def test_what_passes_never_goes_beyond_the_limit(limit, used, amounts):
    beyond = beyond_credit(limit, used, amounts)
    passed = sum(a for a, over in zip(amounts, beyond, strict=True) if not over)
    assert passed == 0 or used + passed <= limit
