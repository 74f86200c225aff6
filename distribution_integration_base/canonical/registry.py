# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which class stands behind a stored document."""

from .acknowledgement import Acknowledgement
from .adjustment import Adjustment
from .advice import ApplicationAdvice, TextMessage
from .catalogue import Catalogue
from .event import Event
from .inbound_notice import InboundNotice
from .inventory import Inventory
from .inventory_adjustment import InventoryAdjustment
from .invoice import Invoice
from .order import Order
from .order_change import OrderChange
from .order_response import OrderChangeResponse, OrderResponse
from .order_status import OrderInquiry, OrderStatus
from .payment import Payment
from .receipt import ReceiptAdvice
from .returns import Return, ReturnResponse
from .sales_report import SalesReport
from .shipment import Shipment
from .warehouse_order import WarehouseOrder
from .warehouse_receipt import WarehouseReceipt
from .warehouse_shipment import WarehouseShipment

DOCUMENT_TYPES = {
    model.model_fields["type"].default: model
    for model in (
        Order,
        OrderChange,
        OrderResponse,
        OrderChangeResponse,
        Shipment,
        Invoice,
        Inventory,
        Catalogue,
        SalesReport,
        ReceiptAdvice,
        OrderInquiry,
        OrderStatus,
        Payment,
        Adjustment,
        Return,
        ReturnResponse,
        ApplicationAdvice,
        TextMessage,
        WarehouseOrder,
        WarehouseShipment,
        InboundNotice,
        WarehouseReceipt,
        InventoryAdjustment,
        Acknowledgement,
        Event,
    )
}


def parse(data):
    """Return the canonical document for ``data``, a dict with a ``type``.

    :raises KeyError: the type is not a canonical one.
    :raises pydantic.ValidationError: the content does not fit its type.
    """
    return DOCUMENT_TYPES[data["type"]].model_validate(data)
