# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents with a warehouse, drawn for the tests: what each set can carry."""

from hypothesis import strategies as st
from made_documents import DAYS, record
from made_syntaxes import X12

words, ids, _record, _DAYS = X12.words, X12.ids, record, DAYS
_UNITS = st.sampled_from(["EA", "CA", "PL"])
_WHOLE = st.integers(0, 99999).map(str)
_QUANTITIES = st.decimals(0, 9999, places=2).map(lambda each: f"{each:f}")
_SSCC = st.from_regex(r"\A[0-9]{18}\Z")
_PARTIES = st.lists(
    _record(
        {
            "role": st.just("other"),
            "qualifier": st.sampled_from(["WH", "DE"]),
            "name": words(60),
        },
        {"street": words(55), "city": words(30), "zip": st.just("75201")},
    ),
    min_size=1,
    max_size=2,
)
_CARRIAGE = _record(
    {"carrier_scac": st.sampled_from(["FDEG", "UPSN"])},
    {
        "transport": st.sampled_from(["M", "LT"]),
        "carrier_name": words(35),
        "freight_payment": st.sampled_from(["CC", "PP"]),
    },
)
_ROLLING = _record(
    {"carrier_scac": st.just("FDEG")},
    {"transport": st.just("M"), "trailer": ids(14, 2)},
)


@st.composite
def _references(draw, most=2):
    reference = _record(
        {"qualifier": st.sampled_from(["DP", "IA", "ZZ"]), "value": ids(30)},
        {"description": words(45)},
    )
    return draw(st.lists(reference, max_size=most))


_CODES = st.lists(
    _record(
        {
            "kind": st.just("vendor"),
            "qualifier": st.sampled_from(["VN", "VP"]),
            "value": ids(48),
        }
    ),
    min_size=1,
    max_size=3,
)
_HEAD = {
    "references": _references(),
    "notes": st.lists(words(80), max_size=2),
}


@st.composite
def _lines(draw, quantities, wanted=None, optional=None, numbered=True):
    """Lines with numbers of their own, and a lot that may have an expiry."""
    line = _record(
        {"quantity": quantities, "unit": _UNITS, "codes": _CODES, **(wanted or {})},
        {"description": words(45), "references": _references(), **(optional or {})},
    )
    found = draw(st.lists(line, min_size=1, max_size=3))
    for number, each in enumerate(found, 1):
        if numbered or draw(st.booleans()):
            each["number"] = f"{number}0"
        if draw(st.booleans()):
            each["lot"] = draw(ids(30))
            if draw(st.booleans()):
                each["expiry"] = draw(_DAYS)
    return found


WAREHOUSE_ORDERS = _record(
    {
        "type": st.just("warehouse_order"),
        "purpose": st.sampled_from(["original", "change", "cancel"]),
        "order_number": ids(22),
        "lines": _lines(_QUANTITIES),
    },
    {
        **_HEAD,
        "parties": _PARTIES,
        "carriage": _CARRIAGE,
        "customer_order": ids(22),
        "requested_ship": _DAYS,
        "requested_delivery": _DAYS,
        "ship_not_before": _DAYS,
        "ship_no_later": _DAYS,
    },
)
INBOUND_NOTICES = _record(
    {
        "type": st.just("inbound_notice"),
        "parties": _PARTIES,
        "purpose": st.sampled_from(["original", "replacement"]),
        "order_number": ids(22),
        "notice_date": _DAYS,
        "lines": _lines(_QUANTITIES),
    },
    {
        **_HEAD,
        "carriage": _CARRIAGE | _ROLLING,
        "shipment_number": ids(30),
        "supplier_order": ids(22),
        "expected_on": _DAYS,
    },
)
_SERIALS = st.lists(ids(30), max_size=2)
WAREHOUSE_SHIPMENTS = _record(
    {
        "type": st.just("warehouse_shipment"),
        "parties": _PARTIES,
        "report": st.sampled_from(["full", "exceptions", "replacement"]),
        "order_number": ids(22),
        "shipped_on": _DAYS,
        "units": _QUANTITIES,
        "cartons": st.lists(
            _record(
                {
                    "lines": _lines(
                        _QUANTITIES,
                        {
                            "status": st.sampled_from(
                                [
                                    "complete",
                                    "shipped",
                                    "over",
                                    "partial",
                                    "partial_closed",
                                    "backordered",
                                    "cancelled",
                                    "substituted",
                                ]
                            )
                        },
                        {
                            "ordered": _QUANTITIES,
                            "difference": _QUANTITIES,
                            "serials": _SERIALS,
                        },
                        numbered=False,
                    )
                },
                {"sscc": _SSCC, "tracking": ids(48)},
            ),
            min_size=1,
            max_size=2,
        ),
    },
    {
        **_HEAD,
        "carriage": _CARRIAGE | _ROLLING,
        "number": ids(30),
        "customer_order": ids(22),
        "expected_on": _DAYS,
        "tracking": ids(30),
        "bill_of_lading": ids(30),
        "weight": _QUANTITIES,
        "weight_unit": st.just("LB"),
    },
)
WAREHOUSE_RECEIPTS = _record(
    {
        "type": st.just("warehouse_receipt"),
        "parties": _PARTIES,
        "number": ids(12),
        "order_number": ids(22),
        "received_at": _DAYS.map(lambda day: f"{day}T00:00:00"),
        "units": _WHOLE,
        "lines": _lines(
            _WHOLE,
            optional={
                "serials": _SERIALS,
                "conditions": st.lists(
                    _record(
                        {
                            "condition": st.just("damaged"),
                            "code": st.just("01"),
                            "quantity": _WHOLE,
                        }
                    )
                    | _record(
                        {
                            "condition": st.just("short"),
                            "code": st.just("02"),
                            "quantity": _WHOLE,
                        }
                    ),
                    max_size=2,
                ),
            },
        ).map(lambda lines: [_without(line, "references") for line in lines]),
    },
    {**_HEAD, "carriage": _ROLLING, "shipment_number": ids(30)},
)
ADJUSTMENTS = _record(
    {
        "type": st.just("inventory_adjustment"),
        "parties": _PARTIES,
        "adjusted_on": _DAYS,
        "lines": _lines(
            _QUANTITIES,
            {
                "reason": st.sampled_from(["01", "05", "AA"]),
                "quantity": st.integers(-9999, 9999).map(str),
            },
            {"serials": _SERIALS},
        ).map(lambda lines: [_without(line, "expiry") for line in lines]),
    },
    {**_HEAD, "number": ids(22)},
)
ALL = {
    "940": WAREHOUSE_ORDERS,
    "943": INBOUND_NOTICES,
    "944": WAREHOUSE_RECEIPTS,
    "945": WAREHOUSE_SHIPMENTS,
    "947": ADJUSTMENTS,
}


def _without(line, name):
    return {key: value for key, value in line.items() if key != name}
