# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A RemittanceAdvice is read as the payment that an 820 would be."""

import canonical
import pytest

from distribution_edi import ublwire

_URN = "urn:oasis:names:specification:ubl:schema:xsd"
_PAYER = (
    "<a:AccountingCustomerParty><a:Party><a:PartyIdentification>"
    '<b:ID schemeID="0088">4012345000009</b:ID></a:PartyIdentification></a:Party>'
    "</a:AccountingCustomerParty>"
)


def money(name, amount):
    return f'<b:{name} currencyID="EUR">{amount}</b:{name}>'


def line(number, amount, invoice="", side="Debit", more="", kind="Invoice"):
    named = f"<a:{kind}DocumentReference><b:ID>{invoice}</b:ID>"
    named += f"</a:{kind}DocumentReference>{more}"
    billing = f"<a:BillingReference>{named}</a:BillingReference>" if invoice else ""
    return (
        f"<a:RemittanceAdviceLine><b:ID>{number}</b:ID><b:Note>Line {number}</b:Note>"
        f"{money(f'{side}LineAmount', amount)}{billing}</a:RemittanceAdviceLine>"
    )


def read(*lines, total=""):
    body = (
        f'<RemittanceAdvice xmlns="{_URN}:RemittanceAdvice-2" '
        f'xmlns:a="{_URN}:CommonAggregateComponents-2" '
        f'xmlns:b="{_URN}:CommonBasicComponents-2"><b:ID>TR-1</b:ID>'
        "<b:IssueDate>2026-11-20</b:IssueDate>"
        f"<b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>{total}"
        f"<b:LineCountNumeric>{len(lines)}</b:LineCountNumeric>{_PAYER}"
        "<a:PaymentMeans><b:PaymentMeansCode>30</b:PaymentMeansCode>"
        "<b:PaymentDueDate>2026-11-23</b:PaymentDueDate></a:PaymentMeans>"
        f"{''.join(lines)}</RemittanceAdvice>"
    )
    return ublwire.read_file(body.encode())


_ALLOWANCE = (
    f"<a:BillingReferenceLine><b:ID>1</b:ID>{money('Amount', 100)}"
    "<a:AllowanceCharge><b:ChargeIndicator>false</b:ChargeIndicator>"
    "<b:AllowanceChargeReasonCode>01</b:AllowanceChargeReasonCode>"
    "<b:AllowanceChargeReason>Price</b:AllowanceChargeReason>"
    f"{money('Amount', 12)}</a:AllowanceCharge></a:BillingReferenceLine>"
)


@pytest.mark.parametrize("pays, takes", [("Debit", "Credit"), ("Credit", "Debit")])
def test_invoices_credit_notes_and_deductions(pays, takes):
    found = read(
        line("1", "88", "INV-1", pays, _ALLOWANCE),
        line("2", "30", "CN-1", takes, kind="CreditNote"),
        line("3", "8", side=takes),
        total=money("TotalPaymentAmount", "50"),
    )
    assert [each.words() for each in found.findings] == []
    payment = canonical.parse(found.document)
    assert (payment.number, payment.amount, payment.total()) == ("TR-1", 50, 50)
    assert (payment.method, str(payment.effective_date)) == ("30", "2026-11-23")
    invoice, note = payment.documents
    assert (invoice.number, invoice.paid, invoice.gross) == ("INV-1", 88, 100)
    assert [(d.amount, d.reason, d.description) for d in invoice.deductions] == [
        (12, "01", "Price")
    ]
    assert (note.qualifier, note.number, note.paid) == ("CM", "CN-1", -30)
    [loose] = payment.deductions
    assert (loose.amount, loose.reason, loose.description) == (8, "none", "Line 3")
    assert payment.parties[0].code == "4012345000009"


def test_without_a_total_it_is_the_sum():
    assert read(line("1", "88.50", "INV-1")).document["amount"] == "88.5"


def test_total_that_is_wrong_is_left_to_the_payment():
    found = read(line("1", "88", "INV-1"), total=money("TotalPaymentAmount", "80"))
    payment = canonical.parse(found.document)
    assert (payment.amount, payment.total()) == (80, 88)


def test_no_lines_is_refused():
    found = read()
    assert [each.code for each in found.findings] == ["element_missing"]
