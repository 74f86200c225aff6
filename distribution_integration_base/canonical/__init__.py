# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Canonical documents: what a partner's format is read into and written from.

Plain pydantic v2 models, without Odoo and without a partner's dialect. Every
document has a literal ``type``; :func:`parse` turns stored JSON back into it.
"""

from .acknowledgement import Acknowledgement, ElementError, SegmentError, SetResult
from .adjustment import Adjustment, AdjustmentLine
from .advice import AdvisedDocument, AdviceError, ApplicationAdvice, TextMessage
from .base import Charge, Document, ItemCode, Party, Reference, Terms
from .catalogue import Catalogue, CatalogueItem, CataloguePrice
from .event import EVENT_TYPES, CloudEvent, Event, EventType, ShipmentData
from .inventory import Inventory, InventoryLine, StockQuantity
from .inbound_notice import InboundNotice
from .inventory_adjustment import AdjustedLine, InventoryAdjustment
from .invoice import Invoice, InvoiceLine
from .names import corrects, names_of, title_of
from .order import Order, OrderCharge, OrderLine, StoreQuantity
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
from .payment import Deduction, PaidDocument, Payment
from .receipt import Receipt, ReceiptAdvice, ReceiptLine, ReceivedCondition
from .replacement import NotReplaceable, replacement
from .registry import DOCUMENT_TYPES, parse
from .returns import Return, ReturnAnswerLine, ReturnLine, ReturnResponse
from .sales_report import SalesFigure, SalesLine, SalesReport
from .shipment import Carton, Shipment, ShipmentLine, ShipmentOrder
from .store_share import store_party, store_share
from .warehouse import Carriage
from .warehouse_order import AskedLine, WarehouseOrder
from .warehouse_receipt import WarehouseReceipt
from .warehouse_shipment import ShippedCarton, ShippedLine, WarehouseShipment

__all__ = [
    "store_party",
    "store_share",
    "OrderCharge",
    "replacement",
    "NotReplaceable",
    "DOCUMENT_TYPES",
    "EVENT_TYPES",
    "Acknowledgement",
    "Adjustment",
    "AdjustmentLine",
    "AdviceError",
    "AdvisedDocument",
    "ApplicationAdvice",
    "AdjustedLine",
    "AskedLine",
    "Carriage",
    "Carton",
    "Catalogue",
    "CatalogueItem",
    "CataloguePrice",
    "ChangedLine",
    "Charge",
    "CloudEvent",
    "Deduction",
    "Document",
    "ElementError",
    "Event",
    "EventType",
    "InquiredOrder",
    "Inventory",
    "InventoryLine",
    "InboundNotice",
    "InventoryAdjustment",
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
    "PaidDocument",
    "Party",
    "Payment",
    "QuantityStatus",
    "Receipt",
    "ReceiptAdvice",
    "ReceiptLine",
    "ReceivedCondition",
    "Reference",
    "ResponseLine",
    "Return",
    "ReturnAnswerLine",
    "ReturnLine",
    "ReturnResponse",
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
    "TextMessage",
    "ShippedCarton",
    "ShippedLine",
    "WarehouseOrder",
    "WarehouseReceipt",
    "WarehouseShipment",
    "changed",
    "corrects",
    "names_of",
    "parse",
    "title_of",
]
