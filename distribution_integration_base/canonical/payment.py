# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Remittance: what a customer paid, for which invoices (X12 820, REMADV)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, Part, Party, Reference, Text


class Deduction(Part):
    """Money that was taken off (``amount`` above zero) or added (below zero).

    ``reason`` is X12 element 426, or the partner's own code. ``qualifier`` and
    ``reference`` name the document it speaks of.
    """

    amount: Amount
    reason: Code
    qualifier: Text | None = None
    reference: Text | None = None
    description: Text | None = None


class PaidDocument(Part):
    """What is paid of one invoice (``qualifier`` IV) or taken for a credit note (CM).

    ``paid`` is the money itself, after its deductions; below zero for a credit note.
    ``gross`` is what the customer owed before ``discount`` (terms) and deductions.
    """

    qualifier: Code = "IV"
    number: Code
    action: Literal["pay", "partial", "on_account", "adjust", "other"] = "pay"
    paid: Amount
    gross: Amount | None = None
    discount: Amount | None = None
    order_number: Text | None = None
    description: Text | None = None
    deductions: list[Deduction] = []


class Payment(Document):
    """``number`` is the trace: with the partner it names the payment for good.

    ``amount`` = what is paid of the documents - the deductions that belong to none.
    ``with_money``: the payer says that the money comes with it; ``order_to_bank``: it
    is meant for a bank, not for us. ``reversal`` takes an earlier payment with the same
    number back; one that ``replaces`` another number counts in its place.
    ``effective_date`` is when the money is there.
    """

    type: Literal["payment"] = "payment"
    number: Code
    kind: Literal["payment", "reversal"] = "payment"
    handling: Literal["remittance_only", "with_money", "order_to_bank"] = (
        "remittance_only"
    )
    replaces: Text | None = None
    amount: Amount
    currency: Code
    method: Text | None = None
    payment_date: date | None = None
    effective_date: date | None = None
    payer: Text | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    documents: Annotated[list[PaidDocument], Field(max_length=100_000)] = []
    deductions: list[Deduction] = []

    def total(self):
        """Return what the documents and deductions come to."""
        paid = sum((each.paid for each in self.documents), Decimal(0))
        return paid - sum((each.amount for each in self.deductions), Decimal(0))
