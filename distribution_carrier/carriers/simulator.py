# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A carrier that needs no account: deterministic, and able to fail in every way.

It remembers nothing: the tracking number follows from the idempotency key, so the
same request gives the same label, in any process and at any time.
"""

import base64
import hashlib
from datetime import timedelta

from . import labels, tariff
from .contract import Label, Message, Rate, Shipment, TrackingEvent, VoidResult

#: Ways to fail, by the name that chooses them.
FAULTS = {
    "refuse": "Refuses the request",
    "rate_limit": "Asks us to wait a minute",
    "timeout_before": "Cannot be reached",
    "timeout_after": "Does the work, then gives no answer",
    "server_error": "Has an internal error",
    "garbage": "Answers with something unreadable",
}
#: hours after shipping, our milestone, the carrier's code, its words
TIMELINE = (
    (0, "pending", "S00", "Label created"),
    (2, "picked_up", "S10", "Picked up from the sender"),
    (8, "in_transit", "S20", "On the way"),
    (46, "out_for_delivery", "S30", "Loaded on the delivery van"),
    (52, "delivered", "S40", "Delivered, left at the door"),
)
_FAILURES = {
    "refuse": ("refused", "The carrier refuses the address.", None),
    "rate_limit": ("rate_limited", "The carrier asks us to wait a minute.", 60.0),
    "timeout_before": ("unreachable", "The carrier cannot be reached.", None),
    "timeout_after": ("no_answer", "The carrier gave no answer in time.", None),
    "server_error": ("unavailable", "The carrier reports an internal error.", None),
    "garbage": ("unreadable", "The carrier's answer cannot be read.", None),
}


def _error(code, words, retry_after=None):
    return Message(code=code, level="error", words=words, retry_after=retry_after)


class Simulator:
    """:param fault: a key of :data:`FAULTS`: every remote call fails that way.

    Rates come from a printed price list and ask nobody, so no fault touches them.
    """

    def __init__(self, fault=None):
        self._failure = [_error(*_FAILURES[fault])] if fault else []

    def rate(self, request):
        """Price the parcels in every service; see :class:`~.contract.Provider`."""
        problem = _address_problem(request.recipient) or _parcel_problem(request)
        if problem:
            return [], [_error("refused", problem)]
        at_zone = tariff.zone(request.sender, request.recipient)
        rates = [
            Rate(
                service=service,
                name=name,
                price=tariff.price(request.parcels, at_zone, factor),
                currency=tariff.CURRENCY,
                days=days + at_zone // 3,
            )
            for service, (name, days, factor) in tariff.SERVICES.items()
        ]
        return rates, _remarks(request)

    def ship(self, request):
        """Make the labels; see :class:`~.contract.Provider`."""
        if self._failure:
            return None, self._failure
        rates, messages = self.rate(request)
        if not rates:
            return None, messages
        rate = next((r for r in rates if r.service == request.service), None)
        if rate is None:
            known = ", ".join(tariff.SERVICES)
            words = f"There is no service '{request.service}'; there are {known}."
            return None, [_error("refused", words)]
        tracking = tracking_number(request.idempotency_key)
        shipment = Shipment(
            tracking=tracking,
            service=rate.service,
            price=rate.price,
            currency=rate.currency,
            labels=tuple(_labels(request, tracking)),
        )
        return shipment, messages

    def void(self, request):
        """Give the label back; see :class:`~.contract.Provider`."""
        problem = self._failure or _number_problem(request.tracking)
        return (
            (None, problem) if problem else (VoidResult(tracking=request.tracking), [])
        )

    def track(self, request, now):
        """Tell the parcel's story up to ``now``; see :class:`~.contract.Provider`."""
        problem = self._failure or _number_problem(request.tracking)
        if problem:
            return [], problem
        events = [
            TrackingEvent(
                milestone=milestone,
                code=code,
                at=request.shipped_at + timedelta(hours=hours),
                words=words,
            )
            for hours, milestone, code, words in TIMELINE
        ]
        return [event for event in events if event.at <= now], []


def check_digit(digits):
    """Return the GS1 check digit of ``digits`` (weights 3 and 1 from the right)."""
    weighted = (
        int(digit) * (3 if place % 2 == 0 else 1)
        for place, digit in enumerate(reversed(digits))
    )
    return str(-sum(weighted) % 10)


def tracking_number(key):
    """Return the one tracking number that belongs to an idempotency key."""
    digest = hashlib.sha256(key.encode()).digest()
    digits = f"{int.from_bytes(digest[:8], 'big') % 10**14:014d}"
    return f"SIM{digits}{check_digit(digits)}"


def _number_problem(tracking):
    digits = tracking.removeprefix("SIM")
    well_formed = tracking.startswith("SIM") and len(digits) == 15
    if well_formed and digits.isdecimal() and check_digit(digits[:-1]) == digits[-1]:
        return []
    return [_error("refused", f"'{tracking}' is not a number of this carrier.")]


def _address_problem(address):
    missing = [
        word
        for word in ("name", "street", "city", "country")
        if not getattr(address, word)
    ]
    if missing:
        return f"The recipient's address lacks: {', '.join(missing)}."
    digits = address.zip[:5]
    if address.country == "US" and not (len(digits) == 5 and digits.isdecimal()):
        return f"'{address.zip}' is not a ZIP code: five digits are needed."
    return None


def _parcel_problem(request):
    for parcel in request.parcels:
        if not 0 < parcel.weight <= tariff.MAX_WEIGHT:
            return (
                f"Parcel {parcel.reference} weighs {parcel.weight} kg; up to "
                f"{tariff.MAX_WEIGHT} kg are carried."
            )
    return None if request.parcels else "There is no parcel to carry."


def _remarks(request):
    heavy = [p.reference for p in request.parcels if p.weight > tariff.HEAVY]
    if not heavy:
        return []
    words = (
        f"Heavy parcels cost {tariff.HEAVY_CHARGE} {tariff.CURRENCY} more: "
        f"{', '.join(heavy)}."
    )
    return [Message(code="heavy", level="warning", words=words)]


def _labels(request, tracking):
    draw = {"PDF": labels.pdf, "ZPL": labels.zpl}[request.label_format]
    for position, parcel in enumerate(request.parcels, start=1):
        text_lines = labels.lines(request, parcel, position, tracking)
        yield Label(
            parcel=parcel.reference,
            format=request.label_format,
            content=base64.b64encode(draw(text_lines, tracking)).decode(),
        )
