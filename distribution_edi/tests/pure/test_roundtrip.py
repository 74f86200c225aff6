# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Any canonical document that fits is written without a fault and read back equal."""

import dataclasses
from datetime import date, datetime

import canonical
import ediwire
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warehouse_documents import ALL as WAREHOUSE

_ROLES = {
    "ship_to": ["ST"],
    "bill_to": ["BT"],
    "buyer": ["BY"],
    "supplier": ["SE", "VN", "SU"],
    "ship_from": ["SF"],
    "remit_to": ["RE"],
    "other": ["Z7", "SO"],
}
_QUALIFIERS = {
    "gtin": ["UP", "EN", "UK"],
    "vendor": ["VN", "VP"],
    "buyer": ["IN", "BP", "CB"],
    "sku": ["SK"],
    "manufacturer": ["MG", "MF"],
    "other": ["ND", "PR"],
}
_LETTERS = "ABCXYZabcxyz0189.,-/&'()ÄÉßñ"


def _words(most):
    """Texts of single-spaced words, as free text comes back."""
    word = st.text(_LETTERS, min_size=1, max_size=8)
    words = st.lists(word, min_size=1, max_size=most // 9).map(" ".join)
    return words.filter(lambda text: 1 < len(text) <= most)


def _ids(most, least=1):
    return st.text("ABCXYZ0123456789-", min_size=least, max_size=most)


def _number(whole, places):
    return st.decimals(0, 10**whole - 1, places=places).map(lambda each: f"{each:f}")


def _record(wanted, optional):
    return st.fixed_dictionaries(wanted, optional=optional)


_DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)
_UNITS = st.sampled_from(["EA", "CA", "DZ", "LB"])
_MONEY = _number(7, 2)
_CHARGES = st.lists(
    _record(
        {
            "kind": st.sampled_from(["allowance", "charge"]),
            "amount": _MONEY,
            "code": st.sampled_from(["D240", "C310", "F800"]),
        },
        {"description": _words(80)},
    ),
    max_size=2,
)
_TERMS = _record(
    {"discount_percent": _number(2, 2), "discount_days": st.integers(0, 99)},
    {"net_days": st.integers(0, 365), "description": _words(80)},
)


def _references(*qualifiers):
    return st.lists(
        _record(
            {"qualifier": st.sampled_from(qualifiers), "value": _ids(30)},
            {"description": _words(80)},
        ),
        max_size=2,
    )


@st.composite
def _parties(draw):
    party = draw(
        _record(
            {"role": st.sampled_from(sorted(_ROLES)), "name": _words(100)},
            {
                "street": _words(55),
                "city": _words(30),
                "state": st.sampled_from(["TX", "OH"]),
                "zip": st.sampled_from(["75201", "44139-1234"]),
                "country": st.sampled_from(["US", "CAN"]),
            },
        )
    )
    party["qualifier"] = draw(st.sampled_from(_ROLES[party["role"]]))
    if draw(st.booleans()):
        party |= {"code": draw(_ids(80, 2)), "code_type": "92"}
    return party


@st.composite
def _codes(draw):
    kind = draw(st.sampled_from(sorted(_QUALIFIERS)))
    qualifier = draw(st.sampled_from(_QUALIFIERS[kind]))
    return {"kind": kind, "qualifier": qualifier, "value": draw(_ids(48))}


def _lines(optional, wanted=None):
    line = _record(
        {
            "number": _ids(20),
            "quantity": _number(5, 3),
            "unit": _UNITS,
            **(wanted or {}),
        },
        {
            "codes": st.lists(_codes(), min_size=1, max_size=3),
            "description": _words(200),
            **optional,
        },
    )
    return st.lists(line, min_size=1, max_size=4)


_ORDERS = _record(
    {
        "type": st.just("order"),
        "number": _ids(22),
        "purpose": st.sampled_from(["original", "cancel", "replace", "copy"]),
        "kind": st.sampled_from(["standalone", "dropship", "release", "blanket"]),
        "order_date": _DAYS,
        "lines": _lines(
            {
                "price": _number(6, 4),
                "pack": st.integers(1, 999).map(str),
                "requested_delivery": _DAYS,
                "references": _references("LI", "VN"),
                "stores": st.lists(
                    _record({"store": _ids(10, 2), "quantity": _number(3, 0)}, {}),
                    max_size=12,
                ),
            }
        ),
    },
    {
        "release": _ids(30),
        "currency": st.sampled_from(["USD", "CAD"]),
        "requested_delivery": _DAYS,
        "requested_ship": _DAYS,
        "ship_not_before": _DAYS,
        "ship_no_later": _DAYS,
        "cancel_after": _DAYS,
        "parties": st.lists(_parties(), max_size=3),
        "references": _references("DP", "IA", "ZZ"),
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
        "order_number": _ids(22),
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
                                ["accepted", "backordered", "rejected", "held"]
                            ),
                            "quantity": _number(5, 2),
                            "unit": _UNITS,
                        },
                        {"ship_date": _DAYS},
                    ),
                    max_size=3,
                )
            },
        ),
    },
    {
        "number": _ids(30),
        "release": _ids(30),
        "parties": st.lists(_parties(), max_size=2),
        "references": _references("IA", "VN"),
    },
)
_CARTONS = st.lists(
    _record(
        {
            "lines": _lines(
                {
                    "ordered": _number(5, 2),
                    "lot": _ids(48),
                    "serials": st.lists(_ids(30), max_size=2),
                    "expiry": _DAYS,
                }
            )
        },
        {
            "sscc": st.from_regex(r"[0-9]{18}", fullmatch=True),
            "tracking": _ids(48),
            "weight": _number(4, 2),
        },
    ),
    min_size=1,
    max_size=2,
)
_SHIPMENTS = _record(
    {
        "type": st.just("shipment"),
        "number": _ids(30, 2),
        "shipped_at": st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
            lambda moment: moment.replace(microsecond=0).isoformat()
        ),
        "orders": st.lists(
            _record(
                {"order_number": _ids(22), "cartons": _CARTONS},
                {"order_date": _DAYS, "references": _references("DP", "IA")},
            ),
            min_size=1,
            max_size=2,
        ),
    },
    {
        "expected_on": _DAYS,
        "carrier_scac": st.sampled_from(["UPSN", "FDEG"]),
        "carrier_name": _words(35),
        "service": _words(35),
        "tracking": _ids(30),
        "bill_of_lading": _ids(30),
        "weight": _number(5, 2),
        "parties": st.lists(_parties(), max_size=2),
        "references": _references("LO", "IA"),
    },
)
_INVOICES = _record(
    {
        "type": st.just("invoice"),
        "kind": st.sampled_from(["invoice", "credit_note"]),
        "number": _ids(22),
        "invoice_date": _DAYS,
        "order_number": _ids(22),
        "currency": st.sampled_from(["USD", "EUR"]),
        "lines": _lines({}, {"price": _number(6, 4)}),
        "tax": _MONEY,
        "total": _MONEY,
    },
    {
        "order_date": _DAYS,
        "shipment_number": _ids(30),
        "terms": _TERMS,
        "parties": st.lists(_parties(), max_size=2),
        "references": _references("IA", "VN"),
        "charges": _CHARGES,
    },
)
_FAULTS = _record(
    {
        "segment": st.sampled_from(["PO1", "N1", "CTT"]),
        "position": st.integers(1, 999999),
        "code": st.sampled_from(list("12345678")),
        "elements": st.lists(
            _record(
                {"position": st.integers(1, 30), "code": st.sampled_from(list("1257"))},
                {
                    "component": st.integers(1, 9),
                    "reference": st.integers(1, 1700).map(str),
                    "value": _words(99),
                },
            ),
            max_size=3,
        ),
    },
    {"loop": _ids(6)},
)
_VERDICTS = st.sampled_from(["accepted", "accepted_with_errors", "rejected"])
_ACKNOWLEDGEMENTS = _record(
    {
        "type": st.just("acknowledgement"),
        "group_code": st.sampled_from(["PR", "SH", "IN"]),
        "group_control": st.integers(1, 999999999).map(str),
        "verdict": _VERDICTS,
        "included": st.integers(0, 999),
        "received": st.integers(0, 999),
        "accepted": st.integers(0, 999),
        "codes": st.lists(st.sampled_from(list("12345")), max_size=5),
        "sets": st.lists(
            _record(
                {
                    "set_code": st.sampled_from(["855", "856", "810"]),
                    "control": st.integers(1000, 999999999).map(str),
                    "verdict": _VERDICTS,
                    "codes": st.lists(st.sampled_from(list("12345")), max_size=5),
                    "segments": st.lists(_FAULTS, max_size=3),
                },
                {},
            ),
            max_size=3,
        ),
    },
    {},
)


@pytest.mark.parametrize("version", ["004010", "005010"])
@pytest.mark.parametrize(
    "documents",
    [
        _ORDERS,
        _RESPONSES,
        _SHIPMENTS,
        _INVOICES,
        _ACKNOWLEDGEMENTS,
        *WAREHOUSE.values(),
    ],
    ids=["850", "855", "856", "810", "997", *WAREHOUSE],
)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_written_and_read_back_equal(profile, documents, version, data):
    document = canonical.parse(data.draw(documents))
    report = []
    written = ediwire.documents.write(document.model_dump(), version)
    isa = "00401" if version == "004010" else "00501"
    dialect = dataclasses.replace(profile, version=version, isa_version=isa)
    raw = ediwire.write_interchange([written], dialect, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == report == []
    formal = [each for each in found.findings if each.code not in ediwire.MEANINGS]
    assert [finding.words() for finding in formal] == []
    again, _findings = ediwire.documents.read(found)
    assert canonical.parse(again) == document
