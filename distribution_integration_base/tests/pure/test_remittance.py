# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a remittance comes to: shares, cuts and faults."""

from decimal import Decimal

import pytest
from canonical import Payment
from engine.remittance import OpenItem, judge

HUNDRED = {"A": OpenItem(Decimal(100), "USD")}


def pay(amount, *documents, **values):
    return Payment.model_validate(
        {
            "number": "T",
            "amount": amount,
            "currency": "USD",
            "documents": documents,
            **values,
        }
    )


def paid(amount, number="A", **values):
    return {"number": number, "paid": amount, **values}


def off(amount, reason="01"):
    return {"amount": amount, "reason": reason}


def balance(judged, amount):
    """Return what the bank's item would have to be for the entry to balance."""
    settled = sum(s.applied + s.discount + s.on_account for s in judged.shares)
    granted = sum(s.discount for s in judged.shares)
    loose = sum(c.amount for c in judged.cuts if c.loose)
    return settled - granted - loose - Decimal(amount)


@pytest.mark.parametrize(
    ("amount", "documents", "more", "wanted"),
    [
        ("100", [paid("100")], {}, []),
        ("88", [paid("88", deductions=[off("12")])], {}, [("deduction", 12, False)]),
        ("90", [paid("90")], {}, [("short", 10, False)]),
        ("90", [paid("90", action="partial")], {}, []),
        ("90", [paid("90", action="on_account")], {}, [("short", 10, False)]),
        ("98", [paid("98", discount="2")], {}, [("discount", 2, False)]),
        # Paid in parts: only what no part explains is missing.
        ("100", [paid("40"), paid("60")], {}, []),
        ("90", [paid("40"), paid("50")], {}, [("short", 10, False)]),
        ("90", [paid("40"), paid("50", action="partial")], {}, []),
        # More is paid than is owed, and says why: an open item of its own.
        ("105", [paid("105", deductions=[off("-5")])], {}, [("deduction", -5, True)]),
        ("75", [paid("100")], {"deductions": [off("25")]}, [("deduction", 25, True)]),
    ],
)
def test_cuts(amount, documents, more, wanted):
    judged = judge(pay(amount, *documents, **more), HUNDRED)
    assert judged.faults == []
    assert [(c.kind, c.amount, c.loose) for c in judged.cuts] == wanted
    assert balance(judged, amount) == 0


def test_granted_discount_is_no_cut():
    items = {"A": OpenItem(Decimal(100), "USD", granted=Decimal(2))}
    judged = judge(pay("98", paid("98", discount="2")), items)
    assert judged.cuts == []
    assert judged.shares[0].discount == 2
    assert balance(judged, "98") == 0


def test_credit_note_is_taken_off_what_is_paid():
    items = {**HUNDRED, "C": OpenItem(Decimal(-30), "USD")}
    judged = judge(pay("70", paid("100"), paid("-30", "C")), items)
    assert (judged.faults, judged.cuts) == ([], [])
    assert [share.applied for share in judged.shares] == [100, -30]


def test_more_taken_than_the_credit_note_says_is_loose():
    items = {**HUNDRED, "C": OpenItem(Decimal(-30), "USD")}
    more = paid("-40", "C", deductions=[off("10")])
    judged = judge(pay("60", paid("100"), more), items)
    assert judged.faults == []
    assert [share.applied for share in judged.shares] == [100, -30]
    assert [(c.amount, c.loose) for c in judged.cuts] == [(10, True)]
    assert balance(judged, "60") == 0


@pytest.mark.parametrize(
    ("payment", "items", "fault"),
    [
        (pay("99", paid("100")), HUNDRED, "total"),
        (pay("100", paid("100", "B")), HUNDRED, "unknown"),
        (pay("100", paid("100")), {"A": OpenItem(Decimal(0), "USD")}, "paid"),
        (pay("101", paid("101")), HUNDRED, "over"),
        (pay("100", paid("100")), {"A": OpenItem(Decimal(100), "EUR")}, "currency"),
        (pay("-10", paid("-10")), HUNDRED, "over"),
        (
            pay("100", paid("100")),
            {"A": OpenItem(Decimal(100), "USD", problem="foreign")},
            "foreign",
        ),
        # Each half fits, both together do not.
        (pay("120", paid("60"), paid("60")), HUNDRED, "over"),
    ],
)
def test_faults(payment, items, fault):
    assert [each.code for each in judge(payment, items).faults] == [fault]


@pytest.mark.parametrize(
    ("payment", "applied", "kept"),
    [
        (pay("100", paid("100", "B")), [0], [100]),
        (pay("130", paid("130")), [100], [30]),
        (pay("120", paid("60"), paid("60", action="partial")), [60, 40], [0, 20]),
    ],
)
def test_on_account(payment, applied, kept):
    judged = judge(payment, HUNDRED, on_account=True)
    assert judged.faults == []
    assert [share.applied for share in judged.shares] == applied
    assert [share.on_account for share in judged.shares] == kept
    assert balance(judged, payment.amount) == 0


def test_on_account_does_not_excuse_a_wrong_sum_or_currency():
    items = {"A": OpenItem(Decimal(100), "EUR")}
    judged = judge(pay("99", paid("100")), items, on_account=True)
    assert [each.code for each in judged.faults] == ["total", "currency"]
