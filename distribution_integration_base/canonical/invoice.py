# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Invoice or credit note to a customer (X12 810, INVOIC)."""

from datetime import date
from typing import Literal

from .base import (
    Amount,
    Charge,
    Code,
    Document,
    ItemCode,
    Part,
    Party,
    Reference,
    Terms,
    Text,
)


class InvoiceLine(Part):
    """``price`` is for one ``unit``, before tax; ``number`` is the buyer's line."""

    number: Code
    quantity: Amount
    unit: Code
    price: Amount
    codes: list[ItemCode] = []
    description: Text | None = None


class InvoiceTax(Part):
    """Tax of one ``rate`` (percent) on ``base``.

    ``category`` is UN/ECE 5305 (S standard, Z zero, ...), ``scheme`` UN/ECE 5153: VAT
    when nothing is said.
    """

    rate: Amount | None = None
    base: Amount
    amount: Amount
    category: Text | None = None
    scheme: Text | None = None


class Invoice(Document):
    """``total`` = lines - allowances + charges + ``tax``, to the cent (X12 TDS01).

    ``taxes``, where they are told, come to ``tax``.
    ``order_number`` is the buyer's; an invoice of several orders may have none.
    """

    type: Literal["invoice"] = "invoice"
    kind: Literal["invoice", "credit_note"] = "invoice"
    number: Code
    invoice_date: date
    order_number: Code | None = None
    order_date: date | None = None
    shipment_number: Text | None = None
    currency: Code
    terms: Terms | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    charges: list[Charge] = []
    lines: list[InvoiceLine]
    tax: Amount
    taxes: list[InvoiceTax] = []
    total: Amount
