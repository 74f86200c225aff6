# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The simulated carrier: prices, labels, tracking."""

import base64
import io
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from carriers import tariff
from carriers.contract import (
    MILESTONES,
    Address,
    Parcel,
    ShipRequest,
    TrackRequest,
    VoidRequest,
)
from carriers.simulator import FAULTS, Simulator, check_digit, tracking_number
from PyPDF2 import PdfReader

SHIPPED = datetime(2026, 3, 2, 15, 0)
SENDER = Address(name="Our House", city="Memphis", zip="38118", country="US")
RECIPIENT = Address(
    name="Corner Shop",
    street="1 Main Street",
    city="Springfield",
    state="IL",
    zip="62701",
    country="US",
)
REQUEST = ShipRequest(
    method="7",
    number="WH/OUT/00001",
    sender=SENDER,
    recipient=RECIPIENT,
    parcels=(Parcel(reference="PACK1", weight=Decimal("2.500")),),
    service="ground",
    label_format="PDF",
    idempotency_key="db:1:0",
)


def codes(messages):
    return [(message.level, message.code) for message in messages]


def test_price_follows_weight_zone_and_service():
    rates, messages = Simulator().rate(REQUEST)
    # Zone |3 - 6| = 3; 5 + 3 + 3 begun kilograms at 0.40 + 0.30.
    assert {rate.service: (rate.price, rate.days) for rate in rates} == {
        "ground": (Decimal("10.10"), 3),
        "express": (Decimal("24.24"), 2),
    }
    assert messages == []


@pytest.mark.parametrize(
    ("sender", "recipient", "zone"),
    [
        (SENDER, RECIPIENT, 3),
        (SENDER, replace(RECIPIENT, zip="38119"), 0),
        (replace(SENDER, zip="00501"), replace(RECIPIENT, zip="99501"), 8),
        (SENDER, replace(RECIPIENT, country="CA"), tariff.ABROAD),
        (SENDER, replace(RECIPIENT, zip=""), 4),
    ],
)
def test_zone(sender, recipient, zone):
    assert tariff.zone(sender, recipient) == zone


def test_heavy_parcel_costs_more_and_warns():
    light = replace(REQUEST, parcels=(Parcel(reference="A", weight=Decimal(30)),))
    heavy = replace(REQUEST, parcels=(Parcel(reference="A", weight=Decimal("30.5")),))
    [plain, _], none = Simulator().rate(light)
    [charged, _], remarks = Simulator().rate(heavy)
    assert none == []
    assert charged.price - plain.price == tariff.HEAVY_CHARGE + Decimal("0.70")
    assert codes(remarks) == [("warning", "heavy")]
    shipment, messages = Simulator().ship(heavy)
    assert shipment.price == charged.price
    assert messages == remarks


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"recipient": replace(RECIPIENT, street="", city="")}, "lacks: street, city"),
        ({"recipient": replace(RECIPIENT, zip="6270A")}, "five digits"),
        ({"parcels": (Parcel(reference="A", weight=Decimal(71)),)}, "up to 70 kg"),
        ({"parcels": (Parcel(reference="A", weight=Decimal(0)),)}, "weighs 0 kg"),
        ({"parcels": ()}, "no parcel"),
        ({"service": "balloon"}, "there are ground, express"),
    ],
)
def test_refusals_say_why(change, words):
    shipment, [message] = Simulator().ship(replace(REQUEST, **change))
    assert shipment is None
    assert (message.level, message.code) == ("error", "refused")
    assert words in message.words


def test_same_key_same_label_in_any_process():
    first, _ = Simulator().ship(REQUEST)
    again, _ = Simulator().ship(REQUEST)
    other, _ = Simulator().ship(replace(REQUEST, idempotency_key="db:1:1"))
    assert first == again
    assert other.tracking != first.tracking


def test_tracking_number_is_fixed_and_checked():
    number = tracking_number("db:1:0")
    assert number == tracking_number("db:1:0")
    assert len(number) == 18
    # GS1's own example: GTIN-13 629104150021 has check digit 3.
    assert check_digit("629104150021") == "3"
    assert number[-1] == check_digit(number[3:-1])


def test_pdf_label_is_one_readable_page():
    shipment, _ = Simulator().ship(REQUEST)
    [label] = shipment.labels
    content = base64.b64decode(label.content)
    assert label.format == "PDF"
    pages = PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    for printed in (
        "GROUND",
        "Corner Shop",
        "62701",
        "WH/OUT/00001",
        shipment.tracking,
    ):
        assert printed in text
    box = pages[0].mediabox
    assert (float(box.width), float(box.height)) == (288, 432)


def test_pdf_label_takes_any_script():
    to = replace(RECIPIENT, name="北京 Łódź", street="x" * 300)
    shipment, _ = Simulator().ship(replace(REQUEST, recipient=to))
    assert base64.b64decode(shipment.labels[0].content).startswith(b"%PDF-")


def test_zpl_label_escapes_commands():
    to = replace(RECIPIENT, name="Evil^XZ~Shop_1")
    shipment, _ = Simulator().ship(replace(REQUEST, recipient=to, label_format="ZPL"))
    content = base64.b64decode(shipment.labels[0].content).decode()
    assert content.startswith("^XA\n") and content.endswith("^XZ\n")
    assert content.count("^XZ") == 1
    assert "Evil_5EXZ_7EShop_5F1" in content
    assert f"^FD{shipment.tracking}^FS" in content


def test_a_label_for_each_parcel():
    parcels = tuple(Parcel(reference=f"P{n}", weight=Decimal(n)) for n in (1, 2, 3))
    shipment, _ = Simulator().ship(replace(REQUEST, parcels=parcels))
    assert [label.parcel for label in shipment.labels] == ["P1", "P2", "P3"]
    assert len({label.content for label in shipment.labels}) == 3


def test_void_is_idempotent():
    request = VoidRequest(method="7", number="1", tracking=tracking_number("a"))
    first, second = Simulator().void(request), Simulator().void(request)
    assert first == second
    assert first[0].tracking == request.tracking


def test_a_number_of_somebody_else_is_refused():
    for tracking in ("1Z999", "SIM000000000000001", "SIM12345678901234x"):
        request = VoidRequest(method="7", number="1", tracking=tracking)
        result, messages = Simulator().void(request)
        assert (result, codes(messages)) == (None, [("error", "refused")])
        events, messages = Simulator().track(
            TrackRequest(tracking=tracking, shipped_at=SHIPPED), SHIPPED
        )
        assert (events, codes(messages)) == ([], [("error", "refused")])


@pytest.mark.parametrize(
    ("hours", "milestones"),
    [
        (-1, []),
        (0, ["pending"]),
        (7.9, ["pending", "picked_up"]),
        (8, ["pending", "picked_up", "in_transit"]),
        (
            500,
            ["pending", "picked_up", "in_transit", "out_for_delivery", "delivered"],
        ),
    ],
)
def test_tracking_is_a_function_of_time(hours, milestones):
    request = TrackRequest(tracking=tracking_number("a"), shipped_at=SHIPPED)
    events, messages = Simulator().track(request, SHIPPED + timedelta(hours=hours))
    assert [event.milestone for event in events] == milestones
    assert messages == []
    assert all(event.code for event in events)
    assert set(milestones) <= set(MILESTONES)


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_every_fault_hits_every_remote_call(fault):
    simulator = Simulator(fault)
    void = VoidRequest(method="7", number="1", tracking=tracking_number("a"))
    track = TrackRequest(tracking=tracking_number("a"), shipped_at=SHIPPED)
    for result, messages in (
        simulator.ship(REQUEST),
        simulator.void(void),
        simulator.track(track, SHIPPED),
    ):
        assert not result
        assert [message.level for message in messages] == ["error"]
    assert simulator.rate(REQUEST) == Simulator().rate(REQUEST)


def test_label_bought_before_the_timeout_is_the_one_we_get_later():
    nothing, [message] = Simulator("timeout_after").ship(REQUEST)
    assert nothing is None and message.code == "no_answer"
    later, _ = Simulator().ship(REQUEST)
    assert later.tracking == tracking_number(REQUEST.idempotency_key)
