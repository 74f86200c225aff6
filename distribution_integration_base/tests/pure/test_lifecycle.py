# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The order's life, case by case."""

import pytest
from engine.lifecycle import (
    KitPart,
    LineFacts,
    OrderFacts,
    derive,
    kit_line,
    milestones,
)

NEVER = LineFacts(ordered=5)
PLANNED = LineFacts(ordered=5, open=5)
SHORT = LineFacts(ordered=5, open=5, reserved=3)
RESERVED = LineFacts(ordered=5, open=5, reserved=5)
HALF = LineFacts(ordered=5, open=3, reserved=3, delivered=2)
HALF_BILLED = LineFacts(ordered=5, open=3, reserved=3, delivered=2, invoiced=2)
SHIPPED = LineFacts(ordered=5, delivered=5)
CUT = LineFacts(ordered=5, delivered=2)
CUT_BILLED = LineFacts(ordered=5, delivered=2, invoiced=2)
CUT_OVERBILLED = LineFacts(ordered=5, delivered=2, invoiced=5)
BILLED = LineFacts(ordered=5, delivered=5, invoiced=5)
PREPAID = LineFacts(ordered=5, open=5, reserved=5, invoiced=5)
#: Came back: one before anybody billed it, one after, one that was credited.
BACK = LineFacts(ordered=5, delivered=0, left=5)
BACK_PART = LineFacts(ordered=5, delivered=3, left=5)
BACK_PART_BILLED = LineFacts(ordered=5, delivered=3, left=5, invoiced=3)
BACK_BILLED = LineFacts(ordered=5, delivered=0, left=5, invoiced=5)
BACK_PART_UNCREDITED = LineFacts(ordered=5, delivered=3, left=5, invoiced=5)
REPLACED = LineFacts(ordered=5, open=2, reserved=2, delivered=3, left=5)
ZERO = LineFacts(ordered=0)
MORE = LineFacts(ordered=5, delivered=7)
MORE_BILLED_AS_ORDERED = LineFacts(ordered=5, delivered=7, invoiced=5)
MORE_BILLED = LineFacts(ordered=5, delivered=7, invoiced=7)
TENTHS = LineFacts(1, delivered=1.0, invoiced=sum([0.1] * 10))


def kit(**parts):
    """Return the line of 2 kits of one frame and four wheels each."""
    return kit_line(
        2,
        [
            KitPart(2, **parts.get("frame", {})),
            KitPart(8, **parts.get("wheel", {})),
        ],
        delivered=parts.get("delivered", 0),
        invoiced=parts.get("invoiced", 0),
    )


KIT_HELD = kit(frame={"open": 2, "reserved": 2}, wheel={"open": 8, "reserved": 8})
KIT_SHORT = kit(frame={"open": 2, "reserved": 2}, wheel={"open": 8, "reserved": 7})
KIT_ONE = kit(
    frame={"left": 1, "open": 1, "reserved": 1},
    wheel={"left": 4, "open": 4, "reserved": 4},
    delivered=1,
)
KIT_NO_WHOLE = kit(frame={"left": 2}, wheel={"left": 3, "open": 5})
KIT_GONE = kit(frame={"left": 2}, wheel={"left": 8}, delivered=2)
KIT_BILLED = kit(frame={"left": 2}, wheel={"left": 8}, delivered=2, invoiced=2)

#: (case, lines, other facts, state); confirmed unless it says otherwise.
CASES = [
    # before the confirmation
    ("not confirmed yet", [], {"confirmed": False}, "validated"),
    ("quotation with lines", [NEVER], {"confirmed": False}, "validated"),
    (
        "cancelled quotation",
        [NEVER],
        {"confirmed": False, "cancelled": True},
        "cancelled",
    ),
    # confirmed
    ("nothing reserved", [PLANNED], {}, "accepted"),
    ("no delivery planned yet", [NEVER], {}, "accepted"),
    ("one line short", [RESERVED, SHORT], {}, "accepted"),
    ("one line reserved, one planned", [RESERVED, PLANNED], {}, "accepted"),
    ("all reserved", [RESERVED, RESERVED], {}, "allocated"),
    ("reserved again after being freed", [RESERVED], {}, "allocated"),
    ("reserved, paid ahead", [PREPAID], {"billed": True, "paid": True}, "allocated"),
    ("paid ahead and short", [SHORT], {"billed": True, "paid": True}, "accepted"),
    # partial
    ("a part left", [HALF], {}, "partially_fulfilled"),
    ("one line of two left", [SHIPPED, RESERVED], {}, "partially_fulfilled"),
    (
        "one line billed, one short",
        [BILLED, SHORT],
        {"billed": True},
        "partially_fulfilled",
    ),
    ("a part left and billed", [HALF_BILLED], {"billed": True}, "partially_fulfilled"),
    (
        "a part left, billed and paid",
        [HALF_BILLED],
        {"billed": True, "paid": True},
        "partially_fulfilled",
    ),
    # split over two warehouses: a line's facts are the sum over both
    ("two warehouses, both reserved", [LineFacts(10, 10, 10)], {}, "allocated"),
    ("two warehouses, one short", [LineFacts(10, 10, 6)], {}, "accepted"),
    (
        "two warehouses, one has shipped",
        [LineFacts(10, 4, 4, delivered=6)],
        {},
        "partially_fulfilled",
    ),
    (
        "two warehouses, a line each, one shipped",
        [SHIPPED, PLANNED],
        {},
        "partially_fulfilled",
    ),
    ("two warehouses, both have shipped", [LineFacts(10, delivered=10)], {}, "shipped"),
    # backorder
    (
        "backorder kept, nothing there",
        [LineFacts(5, 3, 0, 2)],
        {},
        "partially_fulfilled",
    ),
    ("backorder kept, reserved", [HALF], {}, "partially_fulfilled"),
    ("backorder shipped", [SHIPPED], {}, "shipped"),
    ("backorder cancelled", [CUT], {}, "shipped"),
    ("backorder cancelled, billed", [CUT_BILLED], {"billed": True}, "invoiced"),
    (
        "backorder cancelled, paid",
        [CUT_BILLED],
        {"billed": True, "paid": True},
        "closed",
    ),
    (
        "backorder cancelled, billed as ordered and paid: a credit is due",
        [CUT_OVERBILLED],
        {"billed": True, "paid": True},
        "invoiced",
    ),
    ("one line cancelled altogether", [SHIPPED, NEVER], {}, "shipped"),
    # returns
    ("all back before it was billed", [BACK], {}, "closed"),
    ("a part back before it was billed", [BACK_PART], {}, "shipped"),
    ("the rest was billed", [BACK_PART_BILLED], {"billed": True}, "invoiced"),
    ("the rest was paid", [BACK_PART_BILLED], {"billed": True, "paid": True}, "closed"),
    ("one line back, the other to bill", [BACK, SHIPPED], {}, "shipped"),
    ("all back after it was billed", [BACK_BILLED], {"billed": True}, "invoiced"),
    (
        "all back after it was paid: a credit is due",
        [BACK_BILLED],
        {"billed": True, "paid": True},
        "invoiced",
    ),
    ("all back and credited", [BACK], {"billed": True, "paid": True}, "closed"),
    (
        "all back, credit note not settled yet",
        [BACK],
        {"billed": True},
        "invoiced",
    ),
    (
        "a part back after it was paid: a credit is due",
        [BACK_PART_UNCREDITED],
        {"billed": True, "paid": True},
        "invoiced",
    ),
    (
        "a part back and credited",
        [BACK_PART_BILLED],
        {"billed": True, "paid": True},
        "closed",
    ),
    ("back and to be replaced", [REPLACED], {}, "partially_fulfilled"),
    ("back, hold on the replacement", [REPLACED], {"holds": ("manual",)}, "on_hold"),
    # shipped directly by a supplier
    ("drop-ship not bought yet", [PLANNED], {}, "accepted"),
    (
        "drop-ship not bought, the rest shipped",
        [SHIPPED, PLANNED],
        {},
        "partially_fulfilled",
    ),
    ("drop-ship bought: the supplier has it", [RESERVED], {}, "allocated"),
    ("drop-ship and stock, both promised", [RESERVED, RESERVED], {}, "allocated"),
    ("drop-ship left", [SHIPPED], {}, "shipped"),
    ("drop-ship billed", [BILLED], {"billed": True}, "invoiced"),
    # kits
    ("kit: all components reserved", [KIT_HELD], {}, "allocated"),
    ("kit: one wheel short", [KIT_SHORT], {}, "accepted"),
    ("kit: one of two left", [KIT_ONE], {}, "partially_fulfilled"),
    ("kit: components left, no whole kit", [KIT_NO_WHOLE], {}, "partially_fulfilled"),
    ("kit: all left", [KIT_GONE], {}, "shipped"),
    ("kit: billed", [KIT_BILLED], {"billed": True}, "invoiced"),
    # cancelled
    ("cancelled when accepted", [SHORT], {"cancelled": True}, "cancelled"),
    ("cancelled when allocated", [RESERVED], {"cancelled": True}, "cancelled"),
    ("cancelled with a part gone", [HALF], {"cancelled": True}, "cancelled"),
    (
        "cancelled when billed",
        [BILLED],
        {"cancelled": True, "billed": True},
        "cancelled",
    ),
    (
        "cancelled wins over a hold",
        [SHORT],
        {"cancelled": True, "holds": ("credit",)},
        "cancelled",
    ),
    # holds
    (
        "credit hold before",
        [NEVER],
        {"confirmed": False, "holds": ("credit",)},
        "on_hold",
    ),
    (
        "price hold before",
        [NEVER],
        {"confirmed": False, "holds": ("price",)},
        "on_hold",
    ),
    (
        "address hold before",
        [NEVER],
        {"confirmed": False, "holds": ("address",)},
        "on_hold",
    ),
    (
        "fraud hold before",
        [NEVER],
        {"confirmed": False, "holds": ("fraud",)},
        "on_hold",
    ),
    (
        "two holds",
        [NEVER],
        {"confirmed": False, "holds": ("credit", "price")},
        "on_hold",
    ),
    ("held after confirmation", [SHORT], {"holds": ("manual",)}, "on_hold"),
    ("reserved but held", [RESERVED], {"holds": ("credit",)}, "on_hold"),
    ("held with a part gone", [HALF], {"holds": ("fraud",)}, "on_hold"),
    ("too late: all has left", [SHIPPED], {"holds": ("credit",)}, "shipped"),
    ("hold over", [RESERVED], {"holds": ()}, "allocated"),
    # money
    ("all left", [SHIPPED, SHIPPED], {}, "shipped"),
    ("one of two invoiced", [BILLED, SHIPPED], {"billed": True}, "shipped"),
    ("invoiced", [BILLED, BILLED], {"billed": True}, "invoiced"),
    ("partly paid", [BILLED], {"billed": True, "paid": False}, "invoiced"),
    ("paid", [BILLED], {"billed": True, "paid": True}, "closed"),
    ("ten tenths invoiced", [TENTHS], {"billed": True}, "invoiced"),
    (
        "fully credited without a return: to bill anew",
        [SHIPPED],
        {"billed": True},
        "shipped",
    ),
    (
        "partly credited",
        [LineFacts(5, delivered=5, invoiced=4)],
        {"billed": True},
        "shipped",
    ),
    (
        "free of charge, billed with nothing",
        [BILLED],
        {"billed": True, "paid": True},
        "closed",
    ),
    ("over-delivered", [MORE], {}, "shipped"),
    (
        "over-delivered, billed as ordered",
        [MORE_BILLED_AS_ORDERED],
        {"billed": True},
        "shipped",
    ),
    (
        "over-delivered, billed as delivered",
        [MORE_BILLED],
        {"billed": True},
        "invoiced",
    ),
    # what is not goods
    ("freight still to bill", [BILLED], {"billed": True, "unbilled": True}, "shipped"),
    ("freight billed with the goods", [BILLED], {"billed": True}, "invoiced"),
    ("services only", [], {"unbilled": True}, "accepted"),
    ("services only, not done yet", [], {}, "accepted"),
    ("services only, held", [], {"holds": ("credit",)}, "on_hold"),
    ("services only, billed", [], {"billed": True}, "invoiced"),
    (
        "services only, a part billed",
        [],
        {"billed": True, "unbilled": True},
        "accepted",
    ),
    ("services only, paid", [], {"billed": True, "paid": True}, "closed"),
    # lines of nothing
    ("zero quantity beside goods", [ZERO, RESERVED], {}, "allocated"),
    ("zero quantity beside shipped goods", [ZERO, SHIPPED], {}, "shipped"),
    ("zero quantity only", [ZERO], {}, "accepted"),
]


@pytest.mark.parametrize(
    ("_case", "lines", "facts", "state"), CASES, ids=[case[0] for case in CASES]
)
def test_state(_case, lines, facts, state):
    given = {"confirmed": True, **facts, "lines": tuple(lines)}
    assert derive(OrderFacts(**given)) == state


def test_every_case_has_a_name_of_its_own():
    assert len({case[0] for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(
    ("parts", "left", "still_open", "reserved"),
    [
        ({"frame": {"left": 2}, "wheel": {"left": 7, "open": 1}}, 1.75, 0.25, 0),
        (
            {
                "frame": {"left": 2},
                "wheel": {"left": 4, "open": 4, "reserved": 4},
            },
            1,
            1,
            1,
        ),
        ({}, 0, 0, 0),
    ],
)
def test_kits_count_as_their_scarcest_component(parts, left, still_open, reserved):
    line = kit(**parts)
    assert (line.left, line.open, line.reserved) == (left, still_open, reserved)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (None, "validated", ["received", "validated"]),
        (None, "accepted", ["received", "validated", "accepted"]),
        (None, "on_hold", ["received", "validated", "on_hold"]),
        (None, "cancelled", ["received", "validated", "cancelled"]),
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


def test_what_came_back_before_it_was_billed_is_never_told_as_invoiced():
    assert milestones("shipped", "closed", billed=False) == ["closed"]
