# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Remittance: UBL RemittanceAdvice -> canonical payment. It is only read.

Some payers debit us with what they pay, others credit us: a payment is above zero, so
the sum of the lines tells which. A line's amount is the money itself; allowances of its
BillingReferenceLine were taken off before.
"""

from decimal import Decimal

from ..heads import Currency, LineCount, head
from ..kinds import text_of
from ..nodes import Box, Leaf, Many, Texts, children
from ..parts import CHARGES, PARTY, PartyPart, role

#: Element of a BillingReference -> qualifier of what is paid (X12 element 128).
_DOCUMENTS = {
    "cac:InvoiceDocumentReference": "IV",
    "cac:SelfBilledInvoiceDocumentReference": "IV",
    "cac:CreditNoteDocumentReference": "CM",
    "cac:SelfBilledCreditNoteDocumentReference": "CM",
    "cac:DebitNoteDocumentReference": "DM",
}
#: Reason of money that a line takes off without saying why.
_NO_REASON = "none"


class _Document:
    """The document that a line pays: its number and what it is."""

    def take(self, reading, parent, into):
        """Take the first one that is named."""
        for name, qualifier in _DOCUMENTS.items():
            for element in children(parent, name):
                if "number" not in into:
                    Leaf("cbc:ID", "number").take(reading, element, into)
                    into["qualifier"] = qualifier


_LINE = Many(
    "cac:RemittanceAdviceLine",
    "rows",
    Leaf("cbc:ID", "line", needed=True),
    Texts("cbc:Note", "notes"),
    Leaf("cbc:DebitLineAmount", "debit", "amount"),
    Leaf("cbc:CreditLineAmount", "credit", "amount"),
    Leaf("cbc:PaymentPurposeCode", "reason"),
    Leaf("cbc:InvoicingPartyReference", "reference"),
    Box(
        "cac:BillingReference",
        _Document(),
        Box(
            "cac:BillingReferenceLine",
            Leaf("cbc:Amount", "gross", "amount"),
            CHARGES,
            several=True,
        ),
        several=True,
    ),
    needed=True,
    whole=("line",),
)


class _Lines:
    """What is paid, document by document, and what is taken off without one."""

    def take(self, reading, parent, into):
        """Take the lines, and the sum of them where no total is told."""
        said = {}
        _LINE.take(reading, parent, said)
        rows = said.get("rows", ())
        amounts = [_number(row, "debit") - _number(row, "credit") for row in rows]
        sign = -1 if sum(amounts) < 0 else 1
        for row, amount in zip(rows, amounts, strict=True):
            self._take_row(into, row, sign * amount)
        into.setdefault("amount", text_of(sign * sum(amounts, Decimal(0))))

    def _take_row(self, into, row, paid):
        words = " ".join(row.get("notes", ()))[:500] or None
        number = row.get("number") or (row.get("reference") if paid > 0 else None)
        if number is None:
            reason = row.get("reason", _NO_REASON)
            off = {"amount": text_of(-paid), "reason": reason, "description": words}
            off["reference"] = row.get("reference")
            into.setdefault("deductions", []).append(_told(off))
            return
        document = {
            "qualifier": row.get("qualifier", "IV"),
            "number": number,
            "paid": text_of(paid),
            "gross": row.get("gross"),
            "description": words,
            "deductions": [_deduction(each) for each in row.get("charges", ())],
        }
        into.setdefault("documents", []).append(_told(document))


def _number(row, key):
    return Decimal(row.get(key) or 0)


def _deduction(charge):
    sign = 1 if charge["kind"] == "allowance" else -1
    reason = charge.get("code") or _NO_REASON
    off = {"amount": text_of(sign * Decimal(charge["amount"])), "reason": reason}
    return _told({**off, "description": charge.get("description")})


def _told(values):
    return {name: value for name, value in values.items() if value is not None}


NODES = (
    *head(Leaf("cbc:ID", "number", needed=True)),
    Leaf("cbc:IssueDate", "payment_date", "day", needed=True),
    Currency(needed=True),
    Leaf("cbc:TotalPaymentAmount", "amount", "amount"),
    LineCount("cac:RemittanceAdviceLine"),
    role("cac:AccountingCustomerParty", "buyer"),
    role("cac:AccountingSupplierParty", "supplier"),
    PartyPart("remit_to", Box("cac:PayeeParty", *PARTY)),
    Box(
        "cac:PaymentMeans",
        Leaf("cbc:PaymentMeansCode", "method"),
        Leaf("cbc:PaymentDueDate", "effective_date", "day"),
    ),
    _Lines(),
)
WANTED = ("number", "payment_date", "currency", "amount")
ROLES = ("buyer", "supplier", "remit_to")
