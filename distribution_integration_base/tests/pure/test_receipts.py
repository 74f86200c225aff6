# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Shipped against received."""

import pytest
from engine.receipts import Counted, differences


def counted(received, returned=0.0, **conditions):
    return Counted(received, returned, conditions, named=True)


@pytest.mark.parametrize(
    ("shipped", "told", "found"),
    [
        (10, counted(10), []),
        (10, counted(10, good=10), []),
        (10, counted(8), [("short", 2)]),
        (10, counted(8, short=2), [("short", 2)]),
        (10, counted(12), [("over", 2)]),
        (10, counted(12, over=2), [("over", 2)]),
        # Damaged units among those received, and beside them.
        (10, counted(10, damaged=3), [("damaged", 3)]),
        (10, counted(7, damaged=3), [("damaged", 3)]),
        (10, counted(6, damaged=3), [("short", 1), ("damaged", 3)]),
        (10, counted(8, returned=2), [("returned", 2)]),
        (10, counted(0, short=10), [("short", 10)]),
        (10, counted(10, on_hold=1, refused=0), [("on_hold", 1)]),
        # What they say counts, even when it does not add up.
        (10, counted(10, short=1), [("short", 1)]),
        (10, Counted(), [("not_named", 10)]),
        (0, Counted(), []),
        (0.3, counted(0.1 + 0.2), []),
    ],
)
def test_differences(shipped, told, found):
    assert differences(shipped, told) == found
