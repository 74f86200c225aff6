# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a customer's remittance comes to, invoice by invoice; plain values, no Odoo.

A positive deduction on an invoice leaves that much of the invoice open. One that points
the other way (an addition to an invoice, more taken for a credit note) has nothing of
the invoice to stand on: it is *loose*, an open item of its own.
"""

from decimal import Decimal
from typing import NamedTuple

_NONE = Decimal(0)


class OpenItem(NamedTuple):
    """What we know of a document: ``residual`` is below zero for a credit note.

    ``granted`` is the discount that its terms grant on the day of payment;
    ``problem`` says why nothing may be paid of it (``foreign``, ``not_posted``).
    """

    residual: Decimal
    currency: str
    granted: Decimal = _NONE
    problem: str = ""


class Cut(NamedTuple):
    """Money that is not there: ``kind`` is deduction, discount or short.

    ``number`` is the document that it is about, "" when it is about none.
    """

    kind: str
    number: str
    amount: Decimal
    reason: str
    loose: bool = False
    description: str = ""
    reference: str = ""


class Share(NamedTuple):
    """What is booked for one document: ``applied`` money and ``discount`` settle it,
    ``on_account`` is money without an open item.
    """

    number: str
    applied: Decimal
    discount: Decimal = _NONE
    on_account: Decimal = _NONE


class Fault(NamedTuple):
    """Why a payment cannot be booked as it stands; see ``_FAULTS`` of the handler."""

    code: str
    number: str = ""
    told: Decimal | str = _NONE
    known: Decimal | str = _NONE


class Judged(NamedTuple):
    """Nothing is booked of a payment while it has ``faults``."""

    shares: list
    cuts: list
    faults: list


def judge(payment, items, on_account=False):
    """Return :class:`Judged` for a canonical payment.

    :param items: {number: :class:`OpenItem`}; a number that is missing is unknown.
    :param on_account: money for what is unknown, paid already or too much is kept
        on account instead of being a fault.
    """
    judged = Judged([], [], [])
    if payment.total() != payment.amount:
        judged.faults.append(Fault("total", told=payment.amount, known=payment.total()))
    left = {number: item.residual for number, item in items.items()}
    for document in payment.documents:
        item = items.get(document.number)
        fault = _fault(payment, document, item, left)
        if fault is None:
            _settle(judged, document, item, left)
        elif on_account and fault.code in ("unknown", "paid", "over"):
            _keep(judged, document, item, left)
        else:
            judged.faults.append(fault)
    judged.cuts.extend(_shorts(payment, items, judged))
    judged.cuts.extend(
        _cut(each, "", loose=True) for each in payment.deductions if each.amount
    )
    return judged


def _fault(payment, document, item, left):
    """Return the :class:`Fault` of one document, or None."""
    number = document.number
    if item is None:
        return Fault("unknown", number, document.paid)
    if item.problem:
        return Fault(item.problem, number, document.paid)
    if item.currency != payment.currency:
        return Fault("currency", number, payment.currency, item.currency)
    residual, covered = left[number], _covered(document, item)
    if not residual:
        return Fault("paid", number, document.paid)
    if covered * residual < 0 or abs(covered) > abs(residual):
        return Fault("over", number, covered, residual)
    return None


def _covered(document, item):
    """Return how much of the document is accounted for."""
    cuts = sum((each.amount for each in document.deductions), _NONE)
    return document.paid + (document.discount or _NONE) + cuts


def _settle(judged, document, item, left):
    number, discount = document.number, document.discount or _NONE
    cuts = [
        _cut(each, number, loose=each.amount * item.residual < 0)
        for each in document.deductions
        if each.amount
    ]
    granted = discount if discount == item.granted else _NONE
    if discount and not granted:
        cuts.append(Cut("discount", number, discount, "discount"))
    applied = document.paid + sum((each.amount for each in cuts if each.loose), _NONE)
    left[number] -= applied + granted
    judged.cuts.extend(cuts)
    judged.shares.append(Share(number, applied, granted))


def _shorts(payment, items, judged):
    """Yield what is missing of an invoice once all that is said of it is counted."""
    missing = {
        share.number: items[share.number].residual
        for share in judged.shares
        if share.number in items and not share.on_account
    }
    for document in payment.documents:
        number = document.number
        # Retailers write "on account" for whole invoices too: only "partial" explains.
        if document.action == "partial":
            missing.pop(number, None)
        elif number in missing:
            missing[number] -= _covered(document, items[number])
    for number, amount in missing.items():
        if amount * items[number].residual > 0:
            yield Cut("short", number, amount, "short")


def _keep(judged, document, item, left):
    """What an open item takes of it is applied, the rest is kept on account."""
    number, open_ = document.number, left.get(document.number, _NONE)
    usable = item is not None and open_ * document.paid > 0
    applied = min(document.paid, open_) if usable and open_ > 0 else _NONE
    if item is not None:
        left[number] = open_ - applied
    judged.shares.append(Share(number, applied, on_account=document.paid - applied))
    judged.cuts.extend(
        _cut(each, number, loose=False) for each in document.deductions if each.amount
    )


def _cut(deduction, number, loose):
    return Cut(
        "deduction",
        number,
        deduction.amount,
        deduction.reason,
        loose,
        deduction.description or "",
        deduction.reference or "",
    )
