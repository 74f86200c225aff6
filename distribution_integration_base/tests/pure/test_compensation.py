# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is due when an order is cancelled, at each stage."""

import pytest
from engine.compensation import STEPS, compensation, said
from engine.lifecycle import LineFacts, OrderFacts

ALWAYS = {"stop_documents", "tell_partner"}
RESERVED = LineFacts(5, 5, 5)
SHORT = LineFacts(5, 5, 0)
HALF = LineFacts(5, 3, 3, delivered=2, left=2)
SHIPPED = LineFacts(5, delivered=5, left=5)
BILLED = LineFacts(5, delivered=5, invoiced=5, left=5)
BACK = LineFacts(5, delivered=0, left=5)

CASES = [
    ("quotation", {}, [LineFacts(5)], set()),
    ("quotation on hold", {"holds": ("credit",)}, [LineFacts(5)], {"release_holds"}),
    ("accepted", {"confirmed": True}, [SHORT], {"stop_picking"}),
    (
        "allocated",
        {"confirmed": True},
        [RESERVED],
        {"stop_picking", "release_reservation"},
    ),
    (
        "allocated and on hold",
        {"confirmed": True, "holds": ("fraud",)},
        [RESERVED],
        {"stop_picking", "release_reservation", "release_holds"},
    ),
    (
        "a part has left",
        {"confirmed": True},
        [HALF],
        {"stop_picking", "release_reservation", "recall", "take_back"},
    ),
    ("shipped", {"confirmed": True}, [SHIPPED], {"recall", "take_back"}),
    (
        "invoiced",
        {"confirmed": True, "billed": True},
        [BILLED],
        {"take_back", "credit_note"},
    ),
    (
        "paid",
        {"confirmed": True, "billed": True, "paid": True},
        [BILLED],
        {"take_back", "credit_note", "refund"},
    ),
    (
        "paid ahead, nothing left",
        {"confirmed": True, "billed": True, "paid": True},
        [LineFacts(5, 5, 5, invoiced=5)],
        {"stop_picking", "release_reservation", "credit_note", "refund"},
    ),
    ("all came back, never billed", {"confirmed": True}, [BACK], set()),
    (
        "all came back and was credited",
        {"confirmed": True, "billed": True, "paid": True},
        [BACK],
        set(),
    ),
    ("services, billed", {"confirmed": True, "billed": True}, [], {"credit_note"}),
]


@pytest.mark.parametrize(
    ("_stage", "facts", "lines", "due"), CASES, ids=[case[0] for case in CASES]
)
def test_each_stage(_stage, facts, lines, due):
    steps = compensation(OrderFacts(lines=tuple(lines), **facts))
    assert {step.code for step in steps} == due | ALWAYS


def test_cancelled_twice_asks_for_nothing():
    assert compensation(OrderFacts(cancelled=True, lines=(RESERVED,))) == ()


def test_steps_come_in_the_order_in_which_they_are_taken():
    facts = OrderFacts(confirmed=True, billed=True, paid=True, lines=(BILLED,))
    codes = [step.code for step in compensation(facts)]
    assert codes == [code for code in STEPS if code in codes]


def test_only_what_a_person_must_do_is_said():
    facts = OrderFacts(confirmed=True, lines=(HALF,))
    assert said(compensation(facts)) == (
        "ask the carrier to bring back what is on its way; "
        "arrange the return of what the customer has got"
    )
    assert said(compensation(OrderFacts(confirmed=True, lines=(SHORT,)))) == ""
