# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Canonical documents: what a partner's format is read into and written from.

Plain pydantic v2 models, without Odoo and without a partner's dialect. Every
document has a literal ``type``; :func:`parse` turns stored JSON back into it.
"""

from .acknowledgement import Acknowledgement, ElementError, SegmentError, SetResult
from .base import Charge, Document, ItemCode, Party, Reference, Terms
from .catalogue import Catalogue, CatalogueItem, CataloguePrice
from .event import EVENT_TYPES, CloudEvent, Event, EventType, ShipmentData
from .inventory import Inventory, InventoryLine, StockQuantity
from .invoice import Invoice, InvoiceLine
from .order import Order, OrderLine, StoreQuantity
from .order_change import ChangedLine, OrderChange, changed
from .order_response import (
    LineStatus,
    OrderChangeResponse,
    OrderResponse,
    ResponseLine,
)
from .order_status import (
    InquiredOrder,
    OrderInquiry,
    OrderState,
    OrderStatus,
    QuantityStatus,
    StatusLine,
)
from .receipt import Receipt, ReceiptAdvice, ReceiptLine, ReceivedCondition
from .registry import DOCUMENT_TYPES, parse
from .sales_report import SalesFigure, SalesLine, SalesReport
from .shipment import Carton, Shipment, ShipmentLine, ShipmentOrder

__all__ = [
    "DOCUMENT_TYPES",
    "EVENT_TYPES",
    "Acknowledgement",
    "Carton",
    "Catalogue",
    "CatalogueItem",
    "CataloguePrice",
    "ChangedLine",
    "Charge",
    "CloudEvent",
    "Document",
    "ElementError",
    "Event",
    "EventType",
    "InquiredOrder",
    "Inventory",
    "InventoryLine",
    "Invoice",
    "InvoiceLine",
    "ItemCode",
    "LineStatus",
    "Order",
    "OrderChange",
    "OrderChangeResponse",
    "OrderInquiry",
    "OrderLine",
    "OrderResponse",
    "OrderState",
    "OrderStatus",
    "Party",
    "QuantityStatus",
    "Receipt",
    "ReceiptAdvice",
    "ReceiptLine",
    "ReceivedCondition",
    "Reference",
    "ResponseLine",
    "SalesFigure",
    "SalesLine",
    "SalesReport",
    "SegmentError",
    "SetResult",
    "Shipment",
    "ShipmentData",
    "ShipmentLine",
    "ShipmentOrder",
    "StatusLine",
    "StockQuantity",
    "StoreQuantity",
    "Terms",
    "changed",
    "parse",
]
