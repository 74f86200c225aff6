# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What we ask a carrier and what it answers, the same for every carrier.

Every call returns ``(result, messages)``: a call may succeed with warnings, and when
it fails ``result`` is None (or empty) and a message of level ``error`` says why.
Weights are kilograms, times are UTC without time zone, prices are decimals.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol

#: Where a parcel can stand, whatever words its carrier has for it.
MILESTONES = {
    "pending": "Label made",
    "picked_up": "Picked up",
    "in_transit": "In transit",
    "out_for_delivery": "Out for delivery",
    "ready_for_pickup": "Ready for pick-up",
    "delivered": "Delivered",
    "delivery_delayed": "Delayed",
    "delivery_failed": "Delivery failed",
    "on_hold": "On hold",
    "return_to_sender": "Returning to sender",
    "cancelled": "Cancelled",
    "unknown": "Unknown",
}
#: Nothing more will happen to the parcel.
FINAL = frozenset({"delivered", "cancelled"})

Milestone = Literal[tuple(MILESTONES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """``country`` is ISO 3166-1 alpha-2; ``state`` the code used in that country."""

    name: str
    street: str = ""
    street2: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One packed unit. ``reference`` is our name of it, such as its SSCC-18."""

    reference: str
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRequest:
    """What would it cost? Answered by a :class:`Rate` for each service."""

    sender: Address
    recipient: Address
    parcels: tuple[Parcel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """``service`` is the carrier's code; ``days`` in transit, as promised."""

    service: str
    name: str
    price: Decimal
    currency: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipRequest(RateRequest):
    """Buy labels, one for each parcel, under one tracking number.

    :param method: our own name of the shipping method that asks.
    :param number: our number of the shipment, printed on the label.
    :param idempotency_key: the same key never buys twice: a carrier that has seen it
        returns the label it made then.
    """

    type: Literal["label_request"] = "label_request"
    method: str
    number: str
    service: str
    label_format: Literal["PDF", "ZPL"]
    idempotency_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """``content`` is base64, so that it fits into JSON."""

    parcel: str
    format: Literal["PDF", "ZPL"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """What was bought. ``price`` is for all parcels together."""

    tracking: str
    service: str
    price: Decimal
    currency: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidRequest:
    """Give a label back. To ask twice is harmless: this is part of the contract."""

    type: Literal["label_void"] = "label_void"
    method: str
    number: str
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidResult:
    """The label of ``tracking`` is void and will not be charged."""

    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRequest:
    """``shipped_at`` tells parcels apart when a carrier uses a number again."""

    tracking: str
    shipped_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingEvent:
    """``code`` is the carrier's own, kept beside our reading of it."""

    milestone: Milestone
    code: str
    at: datetime
    words: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something a carrier says beside its result.

    :param code: for errors one of :data:`carriers.verdict.ERROR_CLASSES`; any other
        code of an error counts as a refusal. Free for warnings.
    :param words: a sentence for the person who reads it.
    :param retry_after: seconds the carrier asks us to wait.
    """

    code: str
    level: Literal["info", "warning", "error"]
    words: str
    retry_after: float | None = None


class Provider(Protocol):
    """A carrier. Never raises for what the carrier does; holds no database."""

    def rate(self, request: RateRequest) -> tuple[list[Rate], list[Message]]:
        """Return the price of every service that can carry the parcels."""

    def ship(self, request: ShipRequest) -> tuple[Shipment | None, list[Message]]:
        """Buy labels, once for each idempotency key."""

    def void(self, request: VoidRequest) -> tuple[VoidResult | None, list[Message]]:
        """Give a label back; a label that is void already is a success."""

    def track(
        self, request: TrackRequest, now: datetime
    ) -> tuple[list[TrackingEvent], list[Message]]:
        """Return what has happened to a parcel, oldest first."""
