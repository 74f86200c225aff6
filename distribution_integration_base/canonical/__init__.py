# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Canonical documents: what a partner's format is read into and written from.

Plain pydantic v2 models, without Odoo and without a partner's dialect. Every
document has a literal ``type``; :func:`parse` turns stored JSON back into it.
"""

from .acknowledgement import Acknowledgement, ElementError, SegmentError, SetResult
from .base import Charge, Document, ItemCode, Party, Reference, Terms
from .event import EVENT_TYPES, CloudEvent, Event, EventType, ShipmentData
from .invoice import Invoice, InvoiceLine
from .order import Order, OrderLine, StoreQuantity
from .order_change import ChangedLine, OrderChange, changed
from .order_response import (
    LineStatus,
    OrderChangeResponse,
    OrderResponse,
    ResponseLine,
)
from .registry import DOCUMENT_TYPES, parse
from .shipment import Carton, Shipment, ShipmentLine, ShipmentOrder

__all__ = [
    "DOCUMENT_TYPES",
    "EVENT_TYPES",
    "Acknowledgement",
    "Carton",
    "ChangedLine",
    "Charge",
    "CloudEvent",
    "Document",
    "ElementError",
    "Event",
    "EventType",
    "Invoice",
    "InvoiceLine",
    "ItemCode",
    "LineStatus",
    "Order",
    "OrderChange",
    "OrderChangeResponse",
    "OrderLine",
    "OrderResponse",
    "Party",
    "Reference",
    "ResponseLine",
    "SegmentError",
    "SetResult",
    "Shipment",
    "ShipmentData",
    "ShipmentLine",
    "ShipmentOrder",
    "StoreQuantity",
    "Terms",
    "changed",
    "parse",
]
