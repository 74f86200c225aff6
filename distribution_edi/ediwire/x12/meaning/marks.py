# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Marks of cartons and pallets: an SSCC has 18 digits, the last checks the others."""

from ...gs1 import check_digit
from .content import value_at

#: MAN01 of an SSCC: GM with the identifier 00 before it, AA without.
_SSCC = ("GM", "AA")


def check_marks(content, _code):
    """Note wrong SSCCs, and one that stands on two cartons of the same set.

    A pallet with cartons of several orders stands below each of them, once.
    """
    seen, kinds, order = {}, {}, None
    for row in content.rows("HL", "MAN"):
        if row[1][0] == "HL":
            number, parent, kind = (value_at(row[1], place) for place in (1, 2, 3))
            kinds[number] = kind
            order = parent if kind == "T" and kinds.get(parent) == "O" else None
            continue
        for kind, place in ((1, 2), (4, 5)):
            value = value_at(row[1], place)
            if value_at(row[1], kind) not in _SSCC or not value:
                continue
            digits = value[2:] if len(value) == 20 and value[:2] == "00" else value
            if len(digits) != 18 or not (digits.isascii() and digits.isdigit()):
                content.note("sscc_bad", row, place)
            elif check_digit(digits[:-1]) != digits[-1]:
                content.note("check_digit_wrong", row, place)
            orders = seen.setdefault(digits, set())
            if orders and (order is None or orders & {order, None}):
                content.note("sscc_repeated", row, place)
            orders.add(order)
