# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Allowances and charges of an order: SAC, of the whole order or of one line."""

from decimal import Decimal

from .parts_write import amount, cents, code, row, text
from .source import plain_decimal, put

_KINDS = {"A": "allowance", "C": "charge"}
#: SAC12 (element 331): who settles it, and how. EDIFACT 4471 has the same numbers.
HANDLING = {
    "01": "bill_back",
    "02": "off_invoice",
    "03": "check",
    "04": "credit",
    "05": "paid_by_seller",
    "06": "paid_by_buyer",
}
HANDLING_CODES = {name: number for number, name in HANDLING.items()}
#: SAC06 (element 378): the parties agreed what the percentage is of.
_AGREED = "Z"


def read_order_charge(source, row, line=None):
    """Return an allowance or charge for SAC, None when it is neither.

    Without an amount (SAC05) it may have a rate for a quantity, or a percentage; one
    that has neither is kept all the same: it is said, only not how much.

    :param line: number of the line that it stands in.
    """
    kind = _KINDS.get(row[1])
    if kind is None:
        return None
    money = source.cents(row, 5) or _rated(source, row)
    percent = source.amount(row, 7)
    return put(
        {"kind": kind},
        amount=money and money.removeprefix("-"),
        percent=percent and percent.removeprefix("-"),
        code=source.code(row, 2) or source.code(row, 4),
        handling=HANDLING.get(row[12]),
        description=source.text(row, 15),
        line=line,
    )


def _rated(source, row):
    """Return SAC08 times SAC10 in money, None when one of them is not there."""
    rate, quantity = source.amount(row, 8), source.amount(row, 10)
    if not (rate and quantity):
        return None
    return plain_decimal(format(round(Decimal(rate) * Decimal(quantity), 2), "f"))


def order_charge_segment(charge):
    """Return SAC; F050 stands for a charge without code.

    :raises WriteError: an amount has parts of a cent or is too large.
    """
    percent, money = charge.get("percent"), charge.get("amount")
    return row(
        "SAC",
        "A" if charge["kind"] == "allowance" else "C",
        code(charge.get("code"), 4, "allowance or charge code", 4) or "F050",
        "",
        "",
        "" if money is None else cents(money, "allowance or charge"),
        "" if percent is None else _AGREED,
        amount(percent, 6, "percentage of an allowance or charge"),
        *[""] * 4,
        HANDLING_CODES.get(charge.get("handling"), ""),
        "",
        "",
        text(charge.get("description"), 80),
    )


def charges_of(order, number=None):
    """Return the charges of line ``number``, or of the order as a whole."""
    numbers = {line["number"] for line in order["lines"]}
    return [
        charge
        for charge in order.get("charges") or []
        if (charge.get("line") if charge.get("line") in numbers else None) == number
    ]
