# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Ready profiles: what partners of one kind usually agree on, to begin with.

Plain tables. None speaks of a real company; each is a start that the partner's guide
then corrects. Identifiers, prefixes and addresses are never part of it.
"""

from typing import NamedTuple


class Ready(NamedTuple):
    """One kind of partner.

    ``values`` are fields of the profile. ``deadlines`` {document type: minutes},
    ``references`` (document type, segment, qualifier), ``trust`` kinds of item codes,
    ``rules`` {finding code: action}, ``flows`` (direction, document type) that should
    be live, ``scenarios`` what is tried.
    """

    label: str
    words: str
    values: dict
    deadlines: dict
    references: tuple
    trust: tuple
    rules: dict
    flows: tuple
    scenarios: tuple


#: Kinds of ``distribution.edi.scenario``.
_OF_SELLERS = (
    "standalone",
    "dropship",
    "release",
    "blanket",
    "change",
    "order_response",
    "shipment",
    "invoice",
    "acknowledgement",
)
_SELLING = (
    ("in", "order"),
    ("out", "acknowledgement"),
    ("out", "order_response"),
    ("out", "shipment"),
    ("out", "invoice"),
)
_X12 = {
    "isa_version": "00401",
    "group_version": "004010",
    "answer_form": "997",
    "line_breaks": True,
}

READY = {
    "retailer": Ready(
        "Retailer",
        "Cartons picked for each order, a notice before the truck arrives, orders of "
        "many stores.",
        {
            **_X12,
            "group_version": "004010VICS",
            "answer_interchanges": "requested",
            "duplicate_days": 365,
            "answer_minutes": 120,
            "silent_from": 3,
            "shipment_tree": "SOPI",
            "overship_percent": 0.0,
            "price_tolerance": 0.0,
        },
        {"order_response": 1440, "shipment": 240, "invoice": 1440},
        (
            ("order", "N1", "ST"),
            ("shipment", "N1", "ST"),
            ("shipment", "DTM", "011"),
            ("shipment", "MAN", "GM"),
        ),
        ("gtin", "vendor", "buyer"),
        {"reference_required": "accept_with_errors"},
        _SELLING,
        _OF_SELLERS,
    ),
    "grocery": Ready(
        "Grocery",
        "Pallets with cartons, lots and days of expiry; cases are known by their GTIN.",
        {
            **_X12,
            "group_version": "004010UCS",
            "answer_interchanges": "requested",
            "duplicate_days": 365,
            "answer_minutes": 60,
            "silent_from": 2,
            "shipment_tree": "SOTPI",
            "overship_percent": 0.0,
            "price_tolerance": 0.0,
        },
        {"order_response": 240, "shipment": 60, "invoice": 1440},
        (
            ("order", "N1", "ST"),
            ("shipment", "N1", "ST"),
            ("shipment", "MAN", "GM"),
        ),
        ("gtin", "buyer", "vendor"),
        {"reference_required": "accept_with_errors"},
        _SELLING,
        _OF_SELLERS,
    ),
    "marketplace": Ready(
        "Marketplace, as its vendor",
        "Every document is timed: short deadlines, nothing beyond what was confirmed, "
        "required values are insisted on.",
        {
            **_X12,
            "answer_interchanges": "never",
            "duplicate_days": 180,
            "duplicate_groups": True,
            "answer_minutes": 60,
            "silent_from": 2,
            "shipment_tree": "SOPI",
            "overship_percent": 0.0,
            "price_tolerance": 0.0,
        },
        {"order_response": 240, "shipment": 30, "invoice": 240},
        (
            ("order", "N1", "ST"),
            ("shipment", "N1", "ST"),
            ("shipment", "MAN", "GM"),
        ),
        ("gtin", "buyer", "vendor"),
        {"reference_required": "reject", "code_unknown": "reject"},
        _SELLING,
        _OF_SELLERS,
    ),
    "warehouse": Ready(
        "3PL warehouse",
        "Works our orders: it gets orders and goods to come, and tells what left and "
        "what arrived.",
        {
            **_X12,
            "answer_interchanges": "broken",
            "duplicate_days": 365,
            "answer_minutes": 30,
            "silent_from": 2,
            "shipment_tree": "SOPI",
            "overship_percent": 0.0,
        },
        {"warehouse_order": 60, "inbound_notice": 240},
        (
            ("warehouse_order", "N1", "ST"),
            ("warehouse_shipment", "W27", ""),
        ),
        ("sku", "vendor", "gtin"),
        {"reference_required": "accept_with_errors"},
        (
            ("out", "warehouse_order"),
            ("out", "inbound_notice"),
            ("out", "acknowledgement"),
            ("in", "warehouse_shipment"),
            ("in", "warehouse_receipt"),
            ("in", "inventory_adjustment"),
        ),
        ("warehouse_order", "inbound_notice", "acknowledgement"),
    ),
    "edifact": Ready(
        "Retailer by EDIFACT (EANCOM)",
        "ORDERS, ORDRSP, DESADV and INVOIC of D.96A; parties by GLN, items by GTIN.",
        {
            "edifact_version": "D:96A:UN:EAN008",
            "edifact_syntax": "UNOC",
            "edifact_syntax_version": "3",
            "answer_interchanges": "broken",
            "duplicate_days": 365,
            "answer_minutes": 120,
            "silent_from": 3,
            "shipment_tree": "SOTPI",
            "overship_percent": 0.0,
            "price_tolerance": 0.0,
        },
        {"order_response": 1440, "shipment": 240, "invoice": 1440},
        (
            ("order", "NAD", "DP"),
            ("shipment", "NAD", "DP"),
            ("shipment", "RFF", "ON"),
        ),
        ("gtin", "buyer", "vendor"),
        {"reference_required": "accept_with_errors"},
        _SELLING,
        _OF_SELLERS,
    ),
}
