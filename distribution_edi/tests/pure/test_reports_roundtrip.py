# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock, items, sales, receipts, order status: written without fault, read equal."""

import dataclasses

import canonical
import ediwire
import pytest
from ediwire import edifact
from ediwire.documents import inventory as x12_inventory
from ediwire.documents import order_status, receipt_advice
from ediwire.documents import sales_report as x12_sales
from ediwire.edifact.documents import inventory as edifact_inventory
from ediwire.edifact.documents import receipt_advice as edifact_receipt
from ediwire.edifact.documents import sales_report as edifact_sales
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_documents import DAYS, MOMENTS, Dialect, ids, number, record, words

X12 = Dialect(
    units=["EA", "CA", "LB"],
    gtin="EN",
    vendor="VN",
    buyer="IN",
    party={"role": "ship_from", "qualifier": "SF", "code_type": "92"},
    stock=x12_inventory.KIND_CODES,
    sales=x12_sales.KIND_CODES,
    conditions=receipt_advice.CONDITION_CODES,
    order_line=20,
    descriptions_of_sales=False,
    parties_wanted=0,
)
EDIFACT = Dialect(
    units=["PCE", "CT", "KGM"],
    gtin="EN",
    vendor="SA",
    buyer="IN",
    party={"role": "supplier", "qualifier": "SU", "code_type": "92"},
    stock=edifact_inventory.KIND_CODES,
    sales=edifact_sales.KIND_CODES,
    conditions={
        condition: codes[1] or codes[2] or codes[0]
        for condition, codes in edifact_receipt.CODES.items()
    },
    order_line=6,
    descriptions_of_sales=True,
    parties_wanted=1,
)
VERSIONS = ["D:96A:UN", "D:96A:UN:EAN008", "D:01B:UN", "D:01B:UN:EAN010"]
_INQUIRIES = record(
    {
        "type": st.just("order_inquiry"),
        "number": ids(30),
        "asked_on": DAYS,
        "only_open": st.booleans(),
        "orders": st.lists(
            record(
                {"order_number": ids(22)},
                {
                    "order_date": DAYS,
                    "items": st.lists(X12.codes(), min_size=1, max_size=2),
                },
            ),
            max_size=3,
            unique_by=lambda order: order["order_number"],
        ),
    },
    {"parties": X12.parties()},
)
_STATUSES = st.builds(
    lambda a, b: a | b,
    X12.of_kind(order_status.STATUS_CODES, "status"),
    record({"quantity": number(5, 2), "unit": X12.unit()}, {"day": DAYS}),
)
_STATES = sorted(set(order_status.STATES.values()))
_REPORTS = record(
    {
        "type": st.just("order_status"),
        "number": ids(30),
        "reported_at": MOMENTS,
        "orders": st.lists(
            record(
                {"order_number": ids(22), "state": st.sampled_from(_STATES)},
                {
                    "order_date": DAYS,
                    "number": ids(30),
                    "words": words(80),
                    "lines": st.lists(
                        record(
                            {
                                "number": ids(20),
                                "ordered": number(5, 2),
                                "unit": X12.unit(),
                                "codes": X12.codes(),
                            },
                            {
                                "description": words(80),
                                "statuses": st.lists(_STATUSES, min_size=1, max_size=3),
                            },
                        ),
                        min_size=1,
                        max_size=3,
                    ),
                },
            ),
            min_size=1,
            max_size=2,
            unique_by=lambda order: order["order_number"],
        ),
    },
    {
        "inquiry_number": ids(30),
        "parties": X12.parties(),
        "references": X12.references(),
    },
)
_LIGHT = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("version", ["004010", "005010"])
@pytest.mark.parametrize(
    "documents",
    [
        X12.inventories(),
        X12.catalogues(),
        X12.sales_reports(),
        X12.receipts(),
        _INQUIRIES,
        _REPORTS,
    ],
    ids=["846", "832", "852", "861", "869", "870"],
)
@_LIGHT
@given(data=st.data())
def test_x12_comes_back_equal(profile, documents, version, data):
    document = canonical.parse(data.draw(documents))
    report = []
    written = ediwire.documents.write(document.model_dump(), version)
    isa = "00401" if version == "004010" else "00501"
    dialect = dataclasses.replace(profile, version=version, isa_version=isa)
    raw = ediwire.write_interchange([written], dialect, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == report == []
    assert [finding.words() for finding in found.findings] == []
    again, findings = ediwire.documents.read(found)
    assert [finding.words() for finding in findings] == []
    assert canonical.parse(again) == document


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "documents",
    [
        EDIFACT.inventories(),
        EDIFACT.catalogues(),
        EDIFACT.sales_reports(),
        EDIFACT.receipts(),
    ],
    ids=["INVRPT", "PRICAT", "SLSRPT", "RECADV"],
)
@_LIGHT
@given(data=st.data())
def test_edifact_comes_back_equal(edifact_profile, documents, version, data):
    document = canonical.parse(data.draw(documents))
    report = []
    written = edifact.documents.write(document.model_dump(), version)
    dialect = edifact_profile(version=version)
    raw = edifact.write_interchange([written], dialect, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == report == []
    assert [finding.words() for finding in found.findings] == []
    again, findings = ediwire.documents.read(found)
    assert [finding.words() for finding in findings] == []
    if document.type == "sales_report":
        # The items of one store stand together.
        document.lines.sort(key=_store_and_number)
        again["lines"].sort(key=lambda line: (line.get("store") or "", line["number"]))
    assert canonical.parse(again) == document


def _store_and_number(line):
    return line.store or "", line.number
