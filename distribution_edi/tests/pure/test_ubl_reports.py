# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock and catalogues are written as UBL and read back equal."""

import canonical
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from report_documents import DAYS, MOMENTS, ids, number, record, words

from distribution_edi import ublwire

_CODES = st.lists(
    record({"kind": st.sampled_from(["vendor", "buyer", "sku"]), "value": ids(20)}),
    min_size=1,
    max_size=2,
    unique_by=lambda code: code["kind"],
)
_PARTIES = st.lists(
    record(
        {"role": st.sampled_from(["buyer", "supplier"]), "name": words(40)},
        {"code": ids(20)},
    ),
    max_size=2,
    unique_by=lambda party: party["role"],
)
_FIGURES = st.lists(
    record(
        {
            "kind": st.sampled_from(["available", "on_hand", "expected"]),
            "quantity": number(6, 2),
            "unit": st.sampled_from(["EA", "CS"]),
        },
        {"day": DAYS},
    ),
    min_size=1,
    max_size=3,
)
_STOCK = record(
    {
        "type": st.just("inventory"),
        "number": ids(30),
        "reported_at": MOMENTS,
        "scope": st.sampled_from(["full", "delta"]),
        "parties": _PARTIES,
        "lines": st.lists(
            record(
                {"codes": _CODES, "quantities": _FIGURES},
                {
                    "description": words(60),
                    "location": ids(10),
                    "lot": ids(10),
                    "expiry": DAYS,
                    "ended": st.booleans(),
                },
            ),
            min_size=1,
            max_size=4,
            unique_by=lambda line: line["codes"][0]["value"],
        ),
    }
)
_PRICES = st.lists(
    record(
        {
            "kind": st.sampled_from(["net", "list", "retail", "other"]),
            "price": number(6, 4),
            "unit": st.sampled_from(["EA", "CS"]),
        },
        {"min_quantity": number(4, 0), "valid_from": DAYS, "valid_to": DAYS},
    ),
    max_size=3,
)
_CATALOGUE = record(
    {
        "type": st.just("catalogue"),
        "number": ids(30),
        "issued_on": DAYS,
        "scope": st.sampled_from(["full", "changes"]),
        "parties": _PARTIES,
        "lines": st.lists(
            record(
                {
                    "action": st.sampled_from(["add", "change", "end", "none"]),
                    "codes": _CODES,
                    "prices": _PRICES,
                },
                {
                    "description": words(60),
                    "pack": number(3, 0),
                    "valid_from": DAYS,
                    "valid_to": DAYS,
                },
            ),
            min_size=1,
            max_size=4,
        ),
    },
    {"valid_from": DAYS, "valid_to": DAYS},
)


def plain(document):
    """Return a document with its parties and codes in an order of their own."""
    value = canonical.parse(document).model_dump()
    value["parties"].sort(key=str)
    for line in value["lines"]:
        line["codes"].sort(key=str)
    return value


@pytest.mark.parametrize("documents", [_STOCK, _CATALOGUE], ids=["stock", "catalogue"])
@settings(max_examples=30, deadline=None, derandomize=True, phases=[Phase.generate])
@given(data=st.data())
def test_written_and_read_back_equal(documents, data):
    document = data.draw(documents)
    for place, line in enumerate(document["lines"], 1):
        line["number"] = str(place)
    priced = any(line.get("prices") for line in document["lines"])
    if document["type"] == "catalogue" and priced:
        document["currency"] = "USD"
    body, lost = ublwire.write(canonical.parse(document).model_dump())
    found = ublwire.read_file(body)
    assert not lost
    assert [each.words() for each in found.findings] == []
    assert plain(found.document) == plain(document)


def test_stock_of_somebody_else():
    urn = "urn:oasis:names:specification:ubl:schema:xsd:"
    text = f"""<InventoryReport xmlns="{urn}InventoryReport-2"
    xmlns:a="{urn}CommonAggregateComponents-2" xmlns:b="{urn}CommonBasicComponents-2">
    <b:ID>S-1</b:ID><b:IssueDate>2026-11-20</b:IssueDate>
    <a:RetailerCustomerParty/><a:InventoryReportingParty/>
    <a:InventoryReportLine><b:ID>1</b:ID><b:Quantity unitCode="EA">4</b:Quantity>
    <a:Item><a:SellersItemIdentification><b:ID>A-1</b:ID></a:SellersItemIdentification>
    </a:Item></a:InventoryReportLine>
    <a:InventoryReportLine><b:ID>2</b:ID><b:Quantity unitCode="EA">x</b:Quantity>
    <a:Item/></a:InventoryReportLine></InventoryReport>"""
    found = ublwire.read_file(text.encode())
    [line] = found.document["lines"]
    assert line["quantities"] == [{"kind": "on_hand", "quantity": "4", "unit": "EA"}]
    assert [each.words() for each in found.findings] == [
        "/InventoryReport/cac:InventoryReportLine[2]/cbc:Quantity (line 8): 'x' is not "
        "an amount or number."
    ]
