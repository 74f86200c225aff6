# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pieces that every canonical document is made of."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic.json_schema import WithJsonSchema

#: Money and quantities travel as decimal strings: JSON numbers are floats in most
#: readers, and ``1e3`` or full-width digits are not amounts a partner may send.
_DECIMAL_PATTERN = r"^-?[0-9]{1,15}(\.[0-9]{1,8})?$"


def _plain_decimal(value):
    """Accept ``Decimal``, ``int`` and plain decimal strings, refuse the rest."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise ValueError("a decimal number written as text is needed, such as '12.50'")
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    digits = text.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 23):
        raise ValueError(f"'{text[:30]}' is not a decimal number such as '12.50'")
    return Decimal(text)


Amount = Annotated[
    Decimal,
    BeforeValidator(_plain_decimal),
    WithJsonSchema({"type": "string", "pattern": _DECIMAL_PATTERN}),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Code = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)
]


class Part(BaseModel):
    """A piece of a document. Unknown fields are refused, not dropped."""

    model_config = ConfigDict(extra="forbid")


class Document(Part):
    """A whole document. ``detail`` keeps what only this partner says."""

    type: str
    detail: dict[str, str] = {}


class Reference(Part):
    """A number that somebody else gave: ``qualifier`` as the partner sends it."""

    qualifier: Code
    value: Code
    description: Text | None = None


class ItemCode(Part):
    """One way to name an item.

    ``kind`` says who gave the code; ``qualifier`` is the partner's own word for it
    (X12 element 235, EDIFACT 7143) and is sent back unchanged.
    """

    kind: Literal["gtin", "vendor", "buyer", "sku", "manufacturer", "other"]
    value: Code
    qualifier: Text | None = None


class Party(Part):
    """A party in its role. ``code`` with ``code_type`` identifies it, never the name.

    ``code_type`` is the partner's qualifier (X12 element 66: 92 = assigned by the
    buyer, UL = GLN, ...).
    """

    role: Literal[
        "ship_to", "bill_to", "buyer", "supplier", "ship_from", "remit_to", "other"
    ]
    qualifier: Text | None = None
    name: Text | None = None
    code: Text | None = None
    code_type: Text | None = None
    street: Text | None = None
    street2: Text | None = None
    city: Text | None = None
    state: Text | None = None
    zip: Text | None = None
    country: Text | None = None


class Terms(Part):
    """Payment terms: percent off when paid within days, else net in days."""

    discount_percent: Amount | None = None
    discount_days: int | None = None
    net_days: int | None = None
    description: Text | None = None


class Charge(Part):
    """An allowance (money off) or a charge on a document, amount always positive.

    ``code`` is X12 element 1300 (D240 freight, C310 discount, ...).
    """

    kind: Literal["allowance", "charge"]
    amount: Amount
    code: Text | None = None
    description: Text | None = None
