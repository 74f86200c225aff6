# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The order's life, case by case."""

import pytest
from engine.lifecycle import LineFacts, OrderFacts, derive, milestones

RESERVED = LineFacts(ordered=5, open=5, reserved=5)
SHORT = LineFacts(ordered=5, open=5, reserved=3)
HALF = LineFacts(ordered=5, open=3, reserved=3, delivered=2)
SHIPPED = LineFacts(ordered=5, delivered=5)
CUT = LineFacts(ordered=5, delivered=2)
BILLED = LineFacts(ordered=5, delivered=5, invoiced=5)
NEVER = LineFacts(ordered=5)

CASES = [
    ("not confirmed yet", {}, "validated"),
    ("held before it was confirmed", {"held": True}, "on_hold"),
    ("cancelled before it was confirmed", {"cancelled": True}, "cancelled"),
    ("confirmed, nothing reserved", {"lines": [NEVER, SHORT]}, "accepted"),
    ("one line short", {"lines": [RESERVED, SHORT]}, "accepted"),
    ("all reserved", {"lines": [RESERVED, RESERVED]}, "allocated"),
    ("reserved but held", {"lines": [RESERVED], "held": True}, "on_hold"),
    ("a part left", {"lines": [HALF]}, "partially_fulfilled"),
    ("one line of two left", {"lines": [SHIPPED, RESERVED]}, "partially_fulfilled"),
    ("one line billed, one open", {"lines": [BILLED, SHORT]}, "partially_fulfilled"),
    ("held with a part gone", {"lines": [HALF], "held": True}, "on_hold"),
    ("all left", {"lines": [SHIPPED, SHIPPED]}, "shipped"),
    ("rest cancelled", {"lines": [CUT]}, "shipped"),
    ("one line cancelled altogether", {"lines": [SHIPPED, NEVER]}, "shipped"),
    ("a hold is too late once all left", {"lines": [SHIPPED], "held": True}, "shipped"),
    ("one of two invoiced", {"lines": [BILLED, SHIPPED]}, "shipped"),
    ("invoiced", {"lines": [BILLED, BILLED]}, "invoiced"),
    ("paid", {"lines": [BILLED], "paid": True}, "closed"),
    (
        "ten tenths invoiced",
        {"lines": [LineFacts(1, 0, 0, 1.0, sum([0.1] * 10))]},
        "invoiced",
    ),
    ("freight still to bill", {"lines": [BILLED], "unbilled": True}, "shipped"),
    ("paid ahead, not shipped", {"lines": [RESERVED], "paid": True}, "allocated"),
    ("cancelled wins", {"lines": [BILLED], "cancelled": True}, "cancelled"),
]


@pytest.mark.parametrize(("_case", "facts", "state"), CASES, ids=[c[0] for c in CASES])
def test_state(_case, facts, state):
    confirmed = state != "validated" and "lines" in facts
    given = {"confirmed": confirmed, **facts}
    given["lines"] = tuple(facts.get("lines", ()))
    assert derive(OrderFacts(**given)) == state


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (None, "validated", ["received", "validated"]),
        (None, "accepted", ["received", "validated", "accepted"]),
        ("accepted", "shipped", ["allocated", "shipped"]),
        ("allocated", "partially_fulfilled", ["partially_fulfilled"]),
        ("accepted", "partially_fulfilled", ["partially_fulfilled"]),
        ("invoiced", "closed", ["closed"]),
        ("allocated", "accepted", []),
        ("shipped", "cancelled", ["cancelled"]),
        ("accepted", "on_hold", ["on_hold"]),
    ],
)
def test_milestones(old, new, told):
    assert milestones(old, new) == told
