# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What X12 and what EDIFACT can carry, for the documents that tests make."""

from hypothesis import strategies as st
from made_documents import Syntax, checked


def _numbered(digits):
    """Return digits with their check digit."""
    return st.from_regex(f"[0-9]{{{digits}}}", fullmatch=True).map(
        lambda body: checked(body + "0")
    )


X12 = Syntax(
    letters="ABCXYZabcxyz0189.,-/&'()ÄÉßñ",
    id_letters="ABCXYZ0123456789-",
    units=("EA", "CA", "DZ", "LB"),
    currencies=("USD", "CAD"),
    roles={
        "ship_to": ["ST"],
        "bill_to": ["BT"],
        "buyer": ["BY"],
        "supplier": ["SE", "VN", "SU"],
        "ship_from": ["SF"],
        "remit_to": ["RE"],
        "other": ["Z7", "SO"],
    },
    qualifiers={
        "vendor": ["VN", "VP"],
        "buyer": ["IN", "BP", "CB"],
        "sku": ["SK"],
        "manufacturer": ["MG", "MF"],
        "other": ["ND", "PR"],
    },
    states=("TX", "OH"),
    zips=("75201", "44139-1234"),
    countries=("US", "CAN"),
    charges=("D240", "C310", "F800"),
    purposes=("original", "cancel", "replace", "copy"),
    kinds=("standalone", "dropship", "release", "blanket"),
    most={
        "number": 22,
        "reference": 30,
        "party": 80,
        "name": 100,
        "item": 48,
        "line": 20,
        "lot": 48,
        "tracking": 48,
    },
    references={
        "order": ("DP", "IA", "ZZ"),
        "order line": ("LI", "VN"),
        "response": ("IA", "VN"),
        "shipment": ("LO", "IA"),
        "shipped order": ("DP", "IA"),
        "invoice": ("IA", "VN"),
    },
    gtins=st.tuples(st.sampled_from(["UP", "EN", "UK"]), _numbered(11)),
    statuses=(
        "accepted",
        "quantity_changed",
        "price_changed",
        "rescheduled",
        "backordered",
        "held",
        "rejected",
        "deleted",
    ),
)

EDIFACT = Syntax(
    letters="ABCXYZabcxyz0189.,-/&'()+:?*ÄÉßñ",
    id_letters="ABCXYZ0123456789-+:?'",
    units=("PCE", "CT", "KGM"),
    currencies=("EUR", "GBP"),
    roles={
        "ship_to": ["DP", "ST", "CN"],
        "bill_to": ["IV"],
        "buyer": ["BY"],
        "supplier": ["SU", "SE"],
        "ship_from": ["SF"],
        "remit_to": ["PE"],
        "other": ["CA", "MF"],
    },
    qualifiers={
        "vendor": ["SA", "VN"],
        "buyer": ["IN", "BP"],
        "sku": ["SK"],
        "manufacturer": ["MF"],
        "other": ["GB", "ZZZ"],
    },
    states=("BY", "NRW"),
    zips=("80331", "SW1A 1AA"),
    countries=("DE", "GB"),
    charges=("FC", "DI", "D240"),
    purposes=("original", "cancel", "change", "replace", "duplicate", "copy"),
    kinds=("standalone", "release", "blanket"),
    most={
        "number": 35,
        "reference": 35,
        "party": 35,
        "name": 140,
        "item": 35,
        "line": 20,
        "lot": 35,
        "tracking": 35,
    },
    references={
        "order": ("CT", "PD"),
        "order line": ("CT", "VN"),
        "response": ("CT", "VN"),
        "shipment": ("DQ", "CT"),
        "shipped order": ("CT", "VN"),
        "invoice": ("CT", "VN"),
    },
    gtins=st.tuples(st.sampled_from(["EN", "SRV", "UP"]), _numbered(12)),
    global_numbers=_numbered(12),
    has_described_references=False,
    needs_number=True,
)


def documents_of(syntax):
    """Return {document type: strategy} of what ``syntax`` carries."""
    return {
        "order": syntax.orders(),
        "order_change": syntax.changes(),
        "order_response": syntax.responses(),
        "order_change_response": syntax.responses(of_change=True),
        "shipment": syntax.shipments(),
        "invoice": syntax.invoices(),
    }
