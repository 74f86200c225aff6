# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sample documents that a profile's own rules ask for; plain values, no database."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from .. import ediwire, gs1

#: Party qualifiers (N101, NAD 3035) by role; what is not here is another party.
_ROLES = {
    "ship_to": ("ST", "DP"),
    "bill_to": ("BT", "IV"),
    "buyer": ("BY",),
    "supplier": ("SE", "SU", "VN"),
    "ship_from": ("SF",),
    "remit_to": ("RE", "PE"),
}
_PARTY_TAGS, _REFERENCE_TAGS = ("N1", "NAD"), ("REF", "RFF")
#: Dates of an order by DTM01 (X12) and 2005 (EDIFACT).
_DATES = {
    "requested_delivery": ("002", "2"),
    "requested_ship": ("010", "10"),
    "ship_not_before": ("037",),
    "ship_no_later": ("038",),
    "cancel_after": ("001", "61"),
}
#: Fields of a shipment that are references on the wire.
_SHIPPING_REFERENCES = {"BM": "bill_of_lading", "CN": "tracking"}
ORDER_KINDS = ("standalone", "dropship", "release", "blanket")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sample is about.

    :param codes: item codes (dicts), of a product that the partner may order.
    :param unit: the partner's code of its unit; ``price`` for one, as text.
    :param ship_to: party (dict), or None.
    :param wishes: {document type: ["REF DP"]} that the partner requires.
    :param prefix: extension digit and GS1 company prefix for an SSCC, or empty.
    """

    codes: list
    unit: str
    price: str
    currency: str
    today: date
    ship_to: dict | None = None
    wishes: dict = field(default_factory=dict)
    prefix: str = ""
    quantity: str = "12"


def order(facts, kind="standalone", number="SAMPLE-1"):
    """Return an order of one line."""
    document = {
        "type": "order",
        "number": number,
        "kind": kind,
        "order_date": str(facts.today),
        "requested_delivery": str(facts.today + timedelta(days=7)),
        "currency": facts.currency,
        "parties": [facts.ship_to] if facts.ship_to else [],
        "lines": [_line(facts)],
    }
    if kind == "release":
        document["release"] = "1"
    if kind == "dropship":
        document["parties"] = [_consumer(facts)]
    for field_name, qualifiers in _DATES.items():
        if _wished(facts, "order", ("DTM",), qualifiers):
            days = 30 if field_name == "cancel_after" else 5
            document.setdefault(field_name, str(facts.today + timedelta(days=days)))
    return _completed(document, facts)


def change(facts):
    """Return a change that lowers the quantity of the sample order's line."""
    document = {
        "type": "order_change",
        "number": "SAMPLE-C1",
        "order_number": "SAMPLE-1",
        "change_date": str(facts.today),
        "lines": [
            {
                "number": "1",
                "action": "change",
                "quantity": str(Decimal(facts.quantity) - 1),
                "unit": facts.unit,
                "price": facts.price,
                "codes": facts.codes,
            }
        ],
    }
    return document


def response(facts):
    """Return the answer that takes the sample order as it is."""
    status = {"status": "accepted", "quantity": facts.quantity, "unit": facts.unit}
    document = {
        "type": "order_response",
        "order_number": "SAMPLE-1",
        "order_date": str(facts.today),
        "response_date": str(facts.today),
        "number": "OURS-1",
        "status": "accepted",
        "lines": [{**_line(facts), "statuses": [status]}],
    }
    return _completed(document, facts)


def shipment(facts, tree):
    """Return the notice of one carton, on a pallet where the layout has pallets."""
    line = {name: value for name, value in _line(facts).items() if name != "price"}
    carton = {"lines": [line]}
    document = {
        "type": "shipment",
        "number": "SAMPLE-OUT-1",
        "shipped_at": f"{facts.today}T00:00:00",
        "expected_on": str(facts.today + timedelta(days=2)),
        "parties": [facts.ship_to] if facts.ship_to else [],
        "pallets": [],
        "orders": [{"order_number": "SAMPLE-1", "cartons": [carton]}],
    }
    if "P" in tree:
        carton["sscc"] = sscc(facts, 1)
    if "T" in tree:
        carton["pallet"] = "1"
        document["pallets"] = [{"number": "1", "sscc": sscc(facts, 2)}]
    document = with_carriage(document, facts)
    return _completed(document, facts, (*_SHIPPING_REFERENCES, "ON"))


def with_carriage(document, facts):
    """Return a shipment with the numbers that its carrier would give, if required."""
    if document["type"] != "shipment":
        return document
    given = {
        name: "SAMPLE"
        for qualifier, name in _SHIPPING_REFERENCES.items()
        if _wished(facts, "shipment", _REFERENCE_TAGS, (qualifier,))
    }
    return {**given, **document}


def invoice(facts):
    """Return the invoice of the sample order."""
    total = Decimal(facts.quantity) * Decimal(facts.price)
    document = {
        "type": "invoice",
        "number": "SAMPLE-INV-1",
        "invoice_date": str(facts.today),
        "order_number": "SAMPLE-1",
        "order_date": str(facts.today),
        "shipment_number": "SAMPLE-OUT-1",
        "currency": facts.currency,
        "parties": [facts.ship_to] if facts.ship_to else [],
        "lines": [_line(facts)],
        "tax": "0",
        "total": f"{total.quantize(Decimal('0.01')):f}",
    }
    return _completed(document, facts)


def warehouse_order(facts):
    """Return what a warehouse that others run is asked to ship."""
    document = {
        "type": "warehouse_order",
        "order_number": "SAMPLE-W1",
        "customer_order": "SAMPLE-1",
        "requested_ship": str(facts.today + timedelta(days=1)),
        "parties": [_consumer(facts)],
        "lines": [_asked(facts)],
    }
    return _completed(document, facts)


def inbound_notice(facts):
    """Return what such a warehouse will receive."""
    supplier = {"role": "ship_from", "qualifier": "SF", "name": "Sample Supplier"}
    document = {
        "type": "inbound_notice",
        "order_number": "SAMPLE-W2",
        "notice_date": str(facts.today),
        "shipment_number": "SAMPLE-IN-1",
        "expected_on": str(facts.today + timedelta(days=2)),
        "carriage": {"scac": "ABCD", "method": "M"},
        "parties": [supplier],
        "lines": [_asked(facts)],
    }
    return _completed(document, facts)


def _asked(facts):
    return {name: value for name, value in _line(facts).items() if name != "price"}


def _line(facts):
    return {
        "number": "1",
        "quantity": facts.quantity,
        "unit": facts.unit,
        "price": facts.price,
        "codes": facts.codes,
    }


def _consumer(facts):
    """A drop-shipment goes to somebody whom no mapping knows."""
    address = {"name": "Sample Consumer", "street": "1 Sample Street", "city": "Salem"}
    place = {"state": "OR", "zip": "97301", "country": "US"}
    party = {"role": "ship_to", "qualifier": "ST", **address, **place}
    known = facts.ship_to or {}
    return {**party, **{k: known[k] for k in ("code", "code_type") if known.get(k)}}


def sscc(facts, serial):
    """Return a valid SSCC that no counter gives out soon: nines, then ``serial``."""
    if not facts.prefix:
        return None
    body = facts.prefix + "9" * (16 - len(facts.prefix)) + str(serial)
    return body + gs1.check_digit(body)


def _wishes(facts, document_type):
    for text in facts.wishes.get(document_type, ()):
        wish = ediwire.read_wish(text)
        yield wish.tag, wish.qualifier


def _wished(facts, document_type, tags, qualifiers):
    return any(
        tag in tags and qualifier in qualifiers
        for tag, qualifier in _wishes(facts, document_type)
    )


def _completed(document, facts, told=()):
    """Add the parties and references that the partner requires."""
    parties = list(document.get("parties") or [])
    references = list(document.get("references") or [])
    for tag, qualifier in _wishes(facts, document["type"]):
        if tag in _PARTY_TAGS:
            role = _role_of(qualifier)
            if all(each["role"] != role for each in parties):
                named = {"name": "Sample", "code": "SAMPLE", "code_type": "92"}
                parties.append({"role": role, "qualifier": qualifier, **named})
        elif tag in _REFERENCE_TAGS and qualifier not in told:
            references.append({"qualifier": qualifier or "ZZ", "value": "SAMPLE"})
    return {**document, "parties": parties, "references": references}


def _role_of(qualifier):
    found = (role for role, known in _ROLES.items() if qualifier in known)
    return next(found, "other")
