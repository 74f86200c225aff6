# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Holds on an order: their kinds, who may decide on each, how far credit reaches."""

from .numbers import TINY

KINDS = {
    "credit": "Credit",
    "price": "Price",
    "address": "Address",
    "fraud": "Fraud",
    "manual": "Manual",
}

#: Who places and releases which kind; warehouse operators and viewers none. Managers
#: and administrators have all roles, so they may decide on every kind.
RIGHTS = {
    "finance": frozenset({"credit", "fraud", "price"}),
    "customer_service": frozenset({"address", "price", "manual"}),
}

#: Placed by a check, and gone by itself once the check finds nothing any more.
RECHECKED = ("credit", "address")


def may_decide(kind, roles):
    """Return whether somebody with ``roles`` may place or release a hold of ``kind``.

    >>> may_decide("credit", ["customer_service"])
    False
    """
    return any(kind in RIGHTS.get(role, ()) for role in roles)


def beyond_credit(limit, used, amounts):
    """Return, for each of ``amounts`` in turn, whether it goes beyond the credit.

    An amount that fits uses the credit up for those after it; one that does not fit is
    left out, so that a smaller one after it may still pass.

    :param limit: the customer's credit limit; 0 means that there is none.
    :param used: what the customer owes already, in the same currency.
    :return: list of bool, True where the order is to be held.
    """
    beyond = []
    for amount in amounts:
        over = bool(limit) and used + amount > limit + TINY
        beyond.append(over)
        used += 0 if over else amount
    return beyond
