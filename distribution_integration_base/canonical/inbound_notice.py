# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse that others run will receive for us (X12 943, JSON)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Text
from .warehouse import WarehouseDocument
from .warehouse_order import AskedLine


class InboundNotice(WarehouseDocument):
    """``replacement`` says the whole of what is expected now.

    ``supplier_order`` is the number of our order with the supplier.
    """

    type: Literal["inbound_notice"] = "inbound_notice"
    purpose: Literal["original", "replacement"] = "original"
    notice_date: date
    shipment_number: Text | None = None
    supplier_order: Text | None = None
    expected_on: date | None = None
    lines: Annotated[list[AskedLine], Field(min_length=1)]
