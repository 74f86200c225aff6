# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Units are shared out once, in turn, by the partner's rule."""

import pytest
from engine.allocation import Ask, Want, plan
from engine.numbers import TINY
from hypothesis import given
from hypothesis import strategies as st


def ask(name, *wants, whole=False):
    """Return an order for [(product, quantity)] of the shelf named as the product."""
    made = (
        Want(f"{name}.{number}", product, product, quantity)
        for number, (product, quantity) in enumerate(wants)
    )
    return Ask(tuple(made), whole)


def share(asks, **stock):
    """Return the plan and {move: quantity}; one quant a product, named as it."""
    made = plan(asks, {name: [name] for name in stock}, stock)
    return made, {
        move: sum(quantity for _quant, quantity in found)
        for move, found in made.picks.items()
    }


def test_first_come_first_served():
    _made, got = share([ask("a", ("bolt", 6)), ask("b", ("bolt", 6))], bolt=10)
    assert got == {"a.0": 6, "b.0": 4}


def test_all_or_nothing_takes_nothing_when_one_line_is_short():
    first = ask("a", ("bolt", 6), ("nut", 3), whole=True)
    made, got = share([first, ask("b", ("bolt", 9))], bolt=10, nut=2)
    assert got == {"b.0": 9}, "what it gave back is there for the next one"
    assert made.left == []


def test_all_or_nothing_takes_all():
    _made, got = share([ask("a", ("bolt", 6), ("bolt", 4), whole=True)], bolt=10)
    assert got == {"a.0": 6, "a.1": 4}


def test_two_lines_of_one_order_share_one_quant():
    _made, got = share([ask("a", ("bolt", 6), ("bolt", 6))], bolt=10)
    assert got == {"a.0": 6, "a.1": 4}


def test_nobody_overtakes_what_is_left_to_odoo():
    special = Ask((Want("special", "bolt", None, 5),))
    made, got = share([special, ask("b", ("bolt", 5), ("nut", 1))], bolt=5, nut=9)
    assert made.left == ["special", "b.0"], "in the order of service"
    assert got == {"b.1": 1}


def test_part_of_a_dozen_is_left_to_odoo():
    dozen = Want("dozen", "bolt", "bolt", 12, divisible=False)
    made, got = share([Ask((dozen,))], bolt=10)
    assert (made.left, got) == (["dozen"], {})
    made, got = share([Ask((dozen,))], bolt=12)
    assert (made.left, got) == ([], {"dozen": 12})


def test_a_dozen_of_nothing_is_simply_short():
    dozen = Want("dozen", "bolt", "bolt", 12, divisible=False)
    made, got = share([Ask((dozen,))], bolt=0)
    assert (made.left, got) == ([], {})


def test_quants_are_emptied_in_the_order_of_the_shelf():
    made = plan([ask("a", ("bolt", 6))], {"bolt": ["old", "new"]}, {"old": 4, "new": 9})
    assert made.picks == {"a.0": [("old", 4), ("new", 2)]}


def test_a_quant_that_owes_gives_nothing():
    made = plan([ask("a", ("bolt", 6))], {"bolt": ["owes", "b"]}, {"owes": -3, "b": 9})
    assert made.picks == {"a.0": [("b", 6)]}


QUANTITIES = st.integers(1, 12) | st.floats(0.001, 12)
ORDERS = st.builds(
    lambda wants, whole: (wants, whole),
    st.lists(st.tuples(st.sampled_from("abc"), QUANTITIES), min_size=1, max_size=4),
    st.booleans(),
)


@given(
    st.lists(ORDERS, max_size=8),
    st.lists(st.floats(-2, 15), min_size=6, max_size=6),
)
def test_nothing_is_promised_twice_and_the_first_is_never_worse_off(orders, stock):
    quants = {f"{name}{turn}": stock.pop() for turn in range(2) for name in "abc"}
    shelves = {name: [f"{name}0", f"{name}1"] for name in "abc"}
    asks = [ask(str(n), *w, whole=whole) for n, (w, whole) in enumerate(orders)]
    made = plan(asks, shelves, quants)
    taken = dict.fromkeys(quants, 0.0)
    for found in made.picks.values():
        for quant, quantity in found:
            assert quantity > 0
            taken[quant] += quantity
    for quant, quantity in taken.items():
        assert quantity <= max(quants[quant], 0) + 100 * TINY
    for each in asks:
        got = [sum(q for _k, q in made.picks.get(w.move, ())) for w in each.wants]
        for want, quantity in zip(each.wants, got, strict=True):
            assert quantity <= want.quantity + TINY
        if each.whole and any(got):
            wanted = [want.quantity for want in each.wants]
            assert got == pytest.approx(wanted, abs=10 * TINY)
    # Who comes first gets the same, whoever comes after.
    alone = plan(asks[:1], shelves, quants)
    assert alone.picks.items() <= made.picks.items()
