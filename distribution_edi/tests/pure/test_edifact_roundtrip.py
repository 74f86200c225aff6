# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Any canonical document that fits is written as EDIFACT and read back equal."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import canonical
import ediwire
import pytest
from ediwire import edifact
from ediwire.gs1 import check_digit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_VERSIONS = ["D:96A:UN", "D:96A:UN:EAN008", "D:01B:UN", "D:01B:UN:EAN010"]
_ROLES = {
    "ship_to": ["DP", "ST", "CN"],
    "bill_to": ["IV"],
    "buyer": ["BY"],
    "supplier": ["SU", "SE"],
    "ship_from": ["SF"],
    "remit_to": ["PE"],
    "other": ["CA", "MF"],
}
_QUALIFIERS = {
    "vendor": ["SA", "VN"],
    "buyer": ["IN", "BP"],
    "sku": ["SK"],
    "manufacturer": ["MF"],
    "other": ["GB", "ZZZ"],
}
_LETTERS = "ABCXYZabcxyz0189.,-/&'()+:?*ÄÉßñ"


def _words(most):
    """Texts of single-spaced words, as free text comes back."""
    word = st.text(_LETTERS, min_size=1, max_size=8)
    words = st.lists(word, min_size=1, max_size=most // 9).map(" ".join)
    return words.filter(lambda text: len(text) <= most)


def _ids(most):
    return st.text("ABCXYZ0123456789-+:?'", min_size=1, max_size=most)


def _number(whole, places):
    return st.decimals(0, 10**whole - 1, places=places).map(lambda each: f"{each:f}")


def _record(wanted, optional=None):
    return st.fixed_dictionaries(wanted, optional=optional or {})


_DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)
_UNITS = st.sampled_from(["PCE", "CT", "KGM"])
_MONEY = _number(7, 2)
_CHARGES = st.lists(
    _record(
        {
            "kind": st.sampled_from(["allowance", "charge"]),
            "amount": _MONEY,
            "code": st.sampled_from(["FC", "DI", "D240"]),
        },
        {"description": _words(60)},
    ),
    max_size=2,
)
_TERMS = _record(
    {"discount_percent": _number(2, 2), "discount_days": st.integers(0, 99)},
    {"net_days": st.integers(0, 365), "description": _words(60)},
)


def _references(*qualifiers):
    return st.lists(
        _record({"qualifier": st.sampled_from(qualifiers), "value": _ids(35)}),
        max_size=2,
    )


def _numbered(digits):
    """Return digits with their check digit."""
    return st.from_regex(f"[0-9]{{{digits}}}", fullmatch=True).map(
        lambda body: body + check_digit(body)
    )


@st.composite
def _parties(draw):
    party = draw(
        _record(
            {"role": st.sampled_from(sorted(_ROLES)), "name": _words(140)},
            {
                "street": _words(35),
                "city": _words(35),
                "state": st.sampled_from(["BY", "NRW"]),
                "zip": st.sampled_from(["80331", "SW1A 1AA"]),
                "country": st.sampled_from(["DE", "GB"]),
            },
        )
    )
    party["qualifier"] = draw(st.sampled_from(_ROLES[party["role"]]))
    if draw(st.booleans()):
        party |= {"code": draw(_ids(35)), "code_type": "92"}
    elif draw(st.booleans()):
        party |= {"code": draw(_numbered(12)), "code_type": "9"}
    return party


@st.composite
def _codes(draw):
    """The GTIN stands first: it names the line, the others follow."""
    codes = []
    if draw(st.booleans()):
        qualifier = draw(st.sampled_from(["EN", "SRV", "UP"]))
        value = draw(_numbered(12))
        codes.append({"kind": "gtin", "qualifier": qualifier, "value": value})
    for kind in draw(st.lists(st.sampled_from(sorted(_QUALIFIERS)), max_size=7)):
        qualifier = draw(st.sampled_from(_QUALIFIERS[kind]))
        codes.append({"kind": kind, "qualifier": qualifier, "value": draw(_ids(35))})
    return codes


def _lines(optional, wanted=None):
    line = _record(
        {
            "number": _ids(20),
            "quantity": _number(5, 3),
            "unit": _UNITS,
            "codes": _codes(),
            **(wanted or {}),
        },
        {"description": _words(200), **optional},
    )
    return st.lists(line, min_size=1, max_size=4)


_ORDERS = _record(
    {
        "type": st.just("order"),
        "number": _ids(35),
        "purpose": st.sampled_from(
            ["original", "cancel", "change", "replace", "duplicate", "copy"]
        ),
        "kind": st.sampled_from(["standalone", "release", "blanket"]),
        "order_date": _DAYS,
        "lines": _lines(
            {
                "price": _number(6, 4),
                "pack": st.integers(1, 999).map(str),
                "requested_delivery": _DAYS,
                "references": _references("CT", "VN"),
                "stores": st.lists(
                    _record({"store": _ids(20), "quantity": _number(3, 0)}),
                    max_size=4,
                ),
            }
        ),
    },
    {
        "release": _ids(35),
        "currency": st.sampled_from(["EUR", "GBP"]),
        "requested_delivery": _DAYS,
        "requested_ship": _DAYS,
        "ship_not_before": _DAYS,
        "ship_no_later": _DAYS,
        "cancel_after": _DAYS,
        "parties": st.lists(_parties(), max_size=3),
        "references": _references("CT", "PD"),
        "charges": _CHARGES,
        "terms": _TERMS,
        "notes": st.lists(_words(264), max_size=2),
        "detail": _record(
            {},
            {
                "freight_payment": st.sampled_from(["CC", "PP"]),
                "carrier": st.sampled_from(["UPSN", "FDEG"]),
                "routing": _words(35),
                "deliver_no_later": _DAYS,
            },
        ),
    },
)
_RESPONSES = _record(
    {
        "type": st.just("order_response"),
        "number": _ids(35),
        "order_number": _ids(35),
        "order_date": _DAYS,
        "response_date": _DAYS,
        "status": st.sampled_from(["accepted", "accepted_with_changes", "rejected"]),
        "lines": _lines(
            {"price": _number(6, 4)},
            {
                "statuses": st.lists(
                    _record(
                        {
                            "status": st.sampled_from(
                                [
                                    "accepted",
                                    "quantity_changed",
                                    "price_changed",
                                    "rescheduled",
                                    "backordered",
                                    "substituted",
                                    "held",
                                    "rejected",
                                    "deleted",
                                ]
                            ),
                            "quantity": _number(5, 2),
                            "unit": _UNITS,
                        },
                        {"ship_date": _DAYS},
                    ),
                    min_size=1,
                    max_size=3,
                )
            },
        ),
    },
    {
        "release": _ids(35),
        "parties": st.lists(_parties(), max_size=2),
        "references": _references("CT", "VN"),
    },
)
_CHANGES = _record(
    {
        "type": st.just("order_change"),
        "number": _ids(35),
        "order_number": _ids(35),
        "change_date": _DAYS,
        "cancel": st.booleans(),
        "lines": st.lists(
            _record(
                {
                    "number": _ids(20),
                    "action": st.sampled_from(["change", "cancel", "add"]),
                    "quantity": _number(5, 2),
                    "codes": _codes(),
                },
                {"unit": _UNITS, "price": _number(6, 4), "description": _words(70)},
            ),
            max_size=3,
        ),
    },
    {
        "requested_delivery": _DAYS,
        "parties": st.lists(_parties(), max_size=2),
        "remarks": st.lists(_words(264), max_size=2),
    },
)
_CARTONS = st.lists(
    _record(
        {
            "lines": _lines(
                {
                    "ordered": _number(5, 2),
                    "lot": _ids(35),
                    "serials": st.lists(_ids(35), max_size=7),
                    "expiry": _DAYS,
                }
            )
        },
        {"sscc": _numbered(17), "tracking": _ids(35), "weight": _number(4, 2)},
    ),
    min_size=1,
    max_size=3,
)
_SHIPMENTS = _record(
    {
        "type": st.just("shipment"),
        "number": _ids(35),
        "shipped_at": st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
            lambda moment: moment.replace(microsecond=0).isoformat()
        ),
        "orders": st.lists(
            _record(
                {"order_number": _ids(35), "cartons": _CARTONS},
                {"order_date": _DAYS, "references": _references("CT", "VN")},
            ),
            min_size=1,
            max_size=2,
            unique_by=lambda order: order["order_number"],
        ),
    },
    {
        "expected_on": _DAYS,
        "carrier_scac": st.sampled_from(["UPSN", "FDEG"]),
        "carrier_name": _words(35),
        "service": _words(17),
        "tracking": _ids(35),
        "bill_of_lading": _ids(35),
        "weight": _number(5, 2),
        "weight_unit": st.sampled_from(["KG", "LB"]),
        "parties": st.lists(_parties(), max_size=2),
        "references": _references("DQ", "CT"),
    },
)


def _with_total(invoice):
    """Return the invoice with a total that is right."""
    total = Decimal(invoice["tax"])
    for line in invoice["lines"]:
        amount = Decimal(line["quantity"]) * Decimal(line["price"])
        total += amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    for charge in invoice.get("charges", ()):
        sign = 1 if charge["kind"] == "charge" else -1
        total += sign * Decimal(charge["amount"])
    return {**invoice, "total": f"{total:f}"}


_INVOICES = _record(
    {
        "type": st.just("invoice"),
        "kind": st.sampled_from(["invoice", "credit_note"]),
        "number": _ids(35),
        "invoice_date": _DAYS,
        "order_number": _ids(35),
        "currency": st.sampled_from(["USD", "EUR"]),
        "lines": _lines({}, {"price": _number(6, 4)}),
        "tax": _MONEY,
    },
    {
        "order_date": _DAYS,
        "shipment_number": _ids(35),
        "terms": _TERMS,
        "parties": st.lists(_parties(), max_size=2),
        "references": _references("CT", "VN"),
        "charges": _CHARGES,
    },
).map(_with_total)


@pytest.mark.parametrize(
    "documents",
    [_ORDERS, _RESPONSES, _CHANGES, _SHIPMENTS, _INVOICES],
    ids=["ORDERS", "ORDRSP", "ORDCHG", "DESADV", "INVOIC"],
)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_written_and_read_back_equal(edifact_profile, documents, data):
    document = canonical.parse(data.draw(documents))
    four, comma = data.draw(st.booleans()), data.draw(st.booleans())
    profile = edifact_profile(
        version=data.draw(st.sampled_from(_VERSIONS)),
        syntax_version="4" if four else "3",
        delimiters=edifact.Delimiters(
            repetition="*" if four else "", decimal="," if comma else "."
        ),
        line_breaks=data.draw(st.booleans()),
    )
    report = []
    written = edifact.documents.write(document.model_dump())
    raw = edifact.write_interchange([written], profile, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == report == []
    assert [finding.words() for finding in found.findings] == []
    again, _findings = ediwire.documents.read(found)
    assert canonical.parse(again) == document
