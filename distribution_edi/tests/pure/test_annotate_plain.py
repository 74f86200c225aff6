# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""UBL documents and tables as people read them."""

import json
import random
from datetime import datetime

import canonical
import pytest

from distribution_edi import ublwire
from distribution_edi.annotate import ROWS, read_any, read_table, read_ubl
from distribution_edi.tablewire import Column, Plan

NOW = datetime(2026, 11, 21)
ORDER = {
    "type": "order",
    "number": "PO-1",
    "order_date": "2026-11-19",
    "currency": "USD",
    "parties": [{"role": "buyer", "name": "Harbour <b>"}],
    "lines": [
        {"number": str(n), "quantity": "6", "unit": "EA", "price": "2.5"}
        for n in range(1, 4)
    ],
}
BODY, _LOST = ublwire.write(ORDER)
TABLE = (
    b"Order,Date,Qty,Unit\nA,2026-11-19,6,EA\nB,2026-11-19,x,EA\nA,2026-11-19,2,EA\n"
)
PLAN = Plan(
    canonical.Order,
    (
        Column("number", "Order"),
        Column("order_date", "Date"),
        Column("lines.quantity", "Qty"),
        Column("lines.unit", "Unit"),
    ),
)


def row_named(page, tag, number=0):
    """Return one of the rows with a tag."""
    return [row for row in page["rows"] if row["tag"] == tag][number]


def test_ubl_is_indented_with_names():
    page = read_ubl(BODY)
    document = page["document"]
    assert (document["code"], document["control"]) == ("Order", "PO-1")
    assert (document["from"], document["faults"]) == ("Harbour <b>", 0)
    item = row_named(page, "cac:LineItem", 1)
    assert (item["name"], item["level"]) == ("Line Item", 2)
    parts = [(each["name"], each["value"], each["words"]) for each in item["parts"]]
    assert parts == [("ID", "2", ""), ("Quantity", "6", "EA")]
    assert {"level": 0, "key": "number", "value": "PO-1"} in page["canonical"]


def test_fault_of_ubl_stands_at_its_value():
    body = BODY.replace(b">6<", b">six<", 2).replace(b">6<", b">7<")
    page = read_ubl(body)
    row = row_named(page, "cac:LineItem", 1)
    [finding] = row["findings"]
    assert (finding["element"], finding["severity"]) == (2, "error")
    assert "'six' is not an amount" in finding["words"]
    assert row["worst"] == "error" and page["document"]["faults"] == 2
    assert row_named(page, "cac:LineItem", 2)["findings"] == []
    missing = read_ubl(BODY.replace(b"<cbc:IssueDate>2026-11-19</cbc:IssueDate>", b""))
    [finding] = row_named(missing, "Order")["findings"]
    assert "cbc:IssueDate" in finding["words"]


def test_policy_says_how_grave_it_is():
    page = read_ubl(BODY.replace(b">6<", b">six<"), policy={"amount_bad": "ignore"})
    assert row_named(page, "cac:LineItem")["worst"] == "note"


def test_long_documents_turn_pages():
    body, _lost = ublwire.write({**ORDER, "lines": ORDER["lines"] * 100})
    page = read_ubl(body, start=ROWS)
    assert page["rows_total"] > 2 * ROWS and page["rows_from"] == ROWS
    assert [row["position"] for row in page["rows"]][:1] == [ROWS + 1]


def test_table_shows_one_document_with_its_rows():
    page = read_table(TABLE, PLAN, NOW)
    assert [each["control"] for each in page["documents"]] == ["A", "B"]
    assert [row["tag"] for row in page["rows"]] == ["2", "4"]
    parts = [(p["name"], p["value"], p["words"]) for p in page["rows"][0]["parts"]]
    assert parts[2] == ("Qty", "6", "lines.quantity")
    second = read_table(TABLE, PLAN, NOW, chosen=1)
    [row] = second["rows"]
    [finding] = row["findings"]
    assert finding["element"] == 3
    assert "'x' is not a number" in finding["words"]
    offset = second["document"]["offset"]
    alone = read_table(TABLE, PLAN, NOW, span=(offset, offset + 18))
    assert alone["documents_total"] == 1 and alone["rows"] == second["rows"]


def test_table_without_a_column_says_so():
    page = read_table(TABLE.replace(b"Qty", b"Quantity"), PLAN, NOW)
    assert page["document"] is None
    [file] = page["interchanges"]
    assert "no column 'Qty'" in file["findings"][0]["words"]


@pytest.mark.parametrize(
    ("data", "syntax"),
    [
        (BODY, "ubl"),
        (b"\xef\xbb\xbf\n" + BODY, "ubl"),
        (BODY.decode().encode("utf-16"), "ubl"),
        (TABLE, "csv"),
        (TABLE.replace(b",", b";"), "csv"),
        (b"UNB+UNOC:3+A:14+B:14+261121:0915+I7'UNZ+0+I7'", "edifact"),
        (b"Hello,\nthis is no document.", "x12"),
    ],
)
def test_kind_of_file_is_seen(data, syntax):
    assert read_any(data, NOW)["syntax"] == syntax


def test_table_without_a_map_is_shown_alone():
    page = read_any(TABLE.replace(b",", b";"), NOW)
    assert page["rows_total"] == 4 and page["canonical"] == []
    assert page["rows"][1]["parts"][2]["name"] == "Qty"


def test_damage_never_raises():
    chance = random.Random(3)
    for body in (BODY, TABLE):
        for _attempt in range(150):
            damaged = bytearray(body)
            for _hit in range(3):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            for page in (
                read_any(bytes(damaged), NOW),
                read_ubl(bytes(damaged)),
                read_table(bytes(damaged), PLAN, NOW),
            ):
                assert json.dumps(page)
