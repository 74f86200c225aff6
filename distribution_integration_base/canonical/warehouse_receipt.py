# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse that others run has received for us (X12 944, JSON)."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code
from .receipt import Receipt, ReceiptLine
from .warehouse import Carriage


class WarehouseReceipt(Receipt):
    """``order_number`` is what we announced the goods under, ``number`` of a line ours.

    A line's ``quantity`` is all that came of it, whatever its condition; ``units`` is
    what the warehouse says that the lines add up to.
    """

    type: Literal["warehouse_receipt"] = "warehouse_receipt"
    order_number: Code
    carriage: Carriage | None = None
    units: Amount | None = None
    lines: Annotated[list[ReceiptLine], Field(min_length=1, max_length=200_000)]
