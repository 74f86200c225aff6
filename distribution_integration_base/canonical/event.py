# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Business facts for the outside: what each one says, in a CloudEvents 1.0 envelope.

``EVENT_TYPES`` is the taxonomy. A change that an existing reader cannot read is a new
version of its type; a field that may be absent is not.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, StringConstraints

from .base import Amount, Code, Document, Part, Text

_Uri = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$", max_length=500)
]


class EventData(Part):
    """What every fact says: itself, in a sentence."""

    summary: Text


class OrderData(EventData):
    """About an order. ``reference`` is the number that the customer gave it."""

    order: Code
    reference: Text | None = None
    state: Text | None = None
    currency: Code | None = None
    total: Amount | None = None


class ShipmentData(OrderData):
    """About one delivery of an order."""

    shipment: Code
    tracking: Text | None = None


class InvoiceData(OrderData):
    """About a posted invoice or credit note; ``total`` is the document's own."""

    invoice: Code
    kind: Literal["invoice", "credit_note"]


class MoneyData(EventData):
    """About money that a customer pays, takes off or takes back.

    ``amount`` is in ``currency``; ``order`` is named when it is about one.
    """

    order: Code | None = None
    reference: Text | None = None
    state: Text | None = None
    currency: Code | None = None
    total: Amount | None = None
    payment: Text | None = None
    invoice: Text | None = None
    amount: Amount
    reason: Text | None = None


class WarehouseData(EventData):
    """About what a warehouse that others run is asked, or has done.

    ``number`` is what it was asked under.
    """

    warehouse: Code
    number: Text | None = None
    order: Text | None = None
    reference: Text | None = None
    state: Text | None = None
    currency: Text | None = None
    total: Amount | None = None


class ReturnData(EventData):
    """About goods that a customer sends back; ``number`` is the customer's."""

    order: Code | None = None
    reference: Text | None = None
    state: Text | None = None
    currency: Code | None = None
    total: Amount | None = None
    number: Code
    authorisation: Text | None = None


class InterfaceData(EventData):
    """About a connection with a system."""

    interface: Code
    contract_version: Code
    sunset_on: Text | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of fact.

    :param words: what it means, for people who choose it.
    :param data: the class of its ``data``.
    """

    name: str
    words: str
    data: type[EventData]
    version: int = 1

    @property
    def cloud_type(self):
        """The ``type`` of its CloudEvents."""
        return f"distribution.{self.name}.v{self.version}"

    def json_schema(self):
        """Return the JSON Schema of its ``data``."""
        return self.data.model_json_schema()


_ORDER = {
    "received": "An order was received",
    "validated": "An order was checked",
    "accepted": "An order was confirmed",
    "allocated": "Stock is reserved for all of an order",
    "partially_fulfilled": "A part of an order was shipped",
    "shipped": "All of an order was shipped",
    "invoiced": "An order is invoiced",
    "closed": "An order is paid and closed",
    "on_hold": "An order is on hold",
    "released": "An order is no longer on hold",
    "changed": "The partner changed an order",
    "change_refused": "A change of an order was refused",
    "cancelled": "An order was cancelled",
    "short": "Stock is short for an order",
    "stepped_back": "An order stands where it stood before",
}

_WAREHOUSE = {
    "fulfilment.asked": "A warehouse is asked to ship",
    "fulfilment.changed": "What a warehouse is to ship has changed",
    "fulfilment.cancelled": "A warehouse is not to ship any more",
    "inbound.announced": "Goods will come to a warehouse",
    "inbound.changed": "What will come to a warehouse has changed",
    "warehouse.shipped": "A warehouse has shipped",
    "warehouse.received": "A warehouse has received goods",
    "warehouse.adjusted": "A warehouse has corrected its stock",
}

EVENT_TYPES = {
    kind.name: kind
    for kind in (
        *(EventType(f"order.{name}", said, OrderData) for name, said in _ORDER.items()),
        EventType("shipment.dispatched", "A delivery left the house", ShipmentData),
        EventType("shipment.received", "A partner received a delivery", ShipmentData),
        EventType(
            "shipment.disputed", "A partner received something else", ShipmentData
        ),
        EventType("invoice.posted", "An invoice was posted", InvoiceData),
        EventType("payment.received", "An invoice was paid", InvoiceData),
        EventType("payment.deducted", "A customer pays less than billed", MoneyData),
        EventType("payment.reversed", "A customer took a payment back", MoneyData),
        *(EventType(name, said, WarehouseData) for name, said in _WAREHOUSE.items()),
        EventType(
            "return.requested", "A customer wants to send goods back", ReturnData
        ),
        EventType("return.authorised", "A return was authorised", ReturnData),
        EventType("return.refused", "A return was refused", ReturnData),
        EventType("return.received", "Goods of a return came back", ReturnData),
        EventType("interface.deprecated", "A connection will end", InterfaceData),
    )
}


class CloudEvent(Part):
    """CloudEvents 1.0, with the extensions traceparent, sequence and partitionkey.

    ``sequence`` counts the events of one ``subject`` without a hole, from 1.
    """

    specversion: Literal["1.0"] = "1.0"
    id: Code
    source: _Uri
    type: Code
    subject: Code
    time: AwareDatetime
    datacontenttype: Literal["application/json"] = "application/json"
    dataschema: _Uri
    traceparent: Annotated[
        str, StringConstraints(pattern=r"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$")
    ]
    sequence: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*$")]
    sequencetype: Literal["Integer"] = "Integer"
    partitionkey: Code
    data: dict[str, Any]


class Event(Document):
    """A fact as a document: it can leave by any transport."""

    type: Literal["event"] = "event"
    event: CloudEvent
