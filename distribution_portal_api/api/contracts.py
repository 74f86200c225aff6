# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What partners send and get: the public contract, version 1.

Built on the canonical documents, but smaller and stricter: a field that is not named
here is refused, numbers are decimal texts, dates are ``YYYY-MM-DD``.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema

from odoo.addons.distribution_integration_base.canonical import (
    ItemCode,
    Order,
    OrderLine,
    Party,
)
from odoo.addons.distribution_integration_base.canonical.base import Code, Part, Text

PRICE_PATTERN = r"^[0-9]{1,12}(\.[0-9]{1,6})?$"
QUANTITY_PATTERN = r"^(?=.*[1-9])[0-9]{1,12}(\.[0-9]{1,6})?$"
ANSWER_PATTERN = r"^-?[0-9]+(\.[0-9]+)?$"


def _decimal(pattern, words):
    """Return a type for decimal texts: JSON numbers are floats in most writers."""
    fits = re.compile(pattern.removeprefix("^").removesuffix("$")).fullmatch

    def read(value):
        if not (isinstance(value, str) and fits(value)):
            raise ValueError(words)
        return Decimal(value)

    return Annotated[
        Decimal,
        BeforeValidator(read),
        WithJsonSchema({"type": "string", "pattern": pattern}),
    ]


Price = _decimal(PRICE_PATTERN, "A price is a text of digits such as '12.50'")
Quantity = _decimal(
    QUANTITY_PATTERN, "A quantity is a text of digits above zero such as '12' or '0.5'"
)
DecimalText = Annotated[str, Field(pattern=ANSWER_PATTERN)]


def _unlike_numbers(lines):
    """The line number is what both sides name a line by."""
    numbers = [line.number for line in lines]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})[:5]
    if twice:
        raise ValueError(f"Each line needs a number of its own; twice: {twice}")
    return lines


class ShipTo(Part):
    """Where the order goes: ``code`` is your code of an address that we know."""

    code: Code
    code_type: Text | None = None
    name: Text | None = None


class OrderLineRequest(Part):
    """One ordered item. ``price`` is for one ``unit``, without tax.

    Without ``price`` the agreed price counts.
    """

    number: Code
    quantity: Quantity
    unit: Code
    price: Price | None = None
    codes: Annotated[list[ItemCode], Field(min_length=1, max_length=25)]
    description: Text | None = None


class OrderRequest(Part):
    """A purchase order. ``number`` is your own number and is taken once for good."""

    number: Code
    order_date: date
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    requested_delivery: date | None = None
    ship_to: ShipTo | None = None
    notes: Annotated[list[Text], Field(max_length=20)] = []
    lines: Annotated[
        list[OrderLineRequest],
        Field(min_length=1, max_length=10_000),
        AfterValidator(_unlike_numbers),
    ]

    def canonical(self):
        """Return the canonical :class:`Order` this asks for."""
        parties = []
        if self.ship_to:
            parties.append(Party(role="ship_to", **self.ship_to.model_dump()))
        return Order(
            number=self.number,
            order_date=self.order_date,
            currency=self.currency,
            requested_delivery=self.requested_delivery,
            notes=self.notes,
            parties=parties,
            lines=[OrderLine(**line.model_dump()) for line in self.lines],
        )


class OrderReceived(Part):
    """The order is stored and will not be lost; what becomes of it can be read."""

    id: str
    number: str
    status: Literal["received"] = "received"


class ProblemNote(Part):
    """Something that a person has to settle before the order goes on."""

    kind: str = Field(description="The class of the problem, for programs.")
    words: str


class OrderLineAnswer(Part):
    """A line as it stands, all quantities in ``unit``.

    ``promised`` is what is shipped or what stock is held for.
    """

    number: str
    unit: str
    ordered: DecimalText
    promised: DecimalText
    shipped: DecimalText
    price: DecimalText


class ShippedLine(Part):
    """What of an order line is in a shipment."""

    number: str
    quantity: DecimalText


class ShipmentAnswer(Part):
    """A delivery that has left."""

    number: str
    shipped_at: datetime
    carrier: str | None = None
    tracking: str | None = None
    lines: list[ShippedLine]


class InvoiceAnswer(Part):
    """A posted invoice or credit note; ``total`` includes tax."""

    number: str
    kind: Literal["invoice", "credit_note"]
    invoice_date: date
    total: DecimalText
    due: DecimalText
    currency: str


#: What a partner may be told of an order, in the words of a letter.
STATUSES = {
    "received": "We have received the order and are about to read it.",
    "in_review": "The order waits for a person on our side; 'problems' says why.",
    "duplicate": "You sent this order number before; this copy is not used.",
    "rejected": "We have not taken this order.",
    "validated": "The order is checked and waits to be confirmed.",
    "on_hold": "The order is on hold on our side.",
    "accepted": "The order is confirmed; stock is not yet held for all of it.",
    "allocated": "The order is confirmed and stock is held for all of it.",
    "partially_fulfilled": "A part of the order has been shipped.",
    "shipped": "All of the order has been shipped.",
    "invoiced": "All of the order has been shipped and invoiced.",
    "closed": "The order is shipped, invoiced and paid.",
    "cancelled": "The order was cancelled.",
}


class OrderAnswer(Part):
    """An order as it stands now.

    ``lines``, ``shipments`` and ``invoices`` are empty until the order is accepted.
    """

    id: str
    number: str | None = Field(description="Your number; null until it is read.")
    our_number: str | None
    received_at: datetime
    status: Literal[tuple(STATUSES)]
    status_words: str
    duplicate_of: str | None = Field(description="The id of the order that counts.")
    problems: list[ProblemNote]
    lines: list[OrderLineAnswer]
    shipments: list[ShipmentAnswer]
    invoices: list[InvoiceAnswer]


class AvailabilityQuery(Part):
    """Which item is asked for."""

    item: Code = Field(description="Your code of the item, our SKU, or a GTIN.")


class AvailabilityAnswer(Part):
    """``free`` is on hand and promised to nobody, null for an item we do not stock."""

    item: str
    sku: str | None
    name: str
    unit: str
    free: DecimalText | None
    as_of: datetime
