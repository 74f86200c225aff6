# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables of partners: every way they write, every fault with row, column, sentence."""

import random
import time
from datetime import datetime

import canonical
import pytest
from engine.csv_guard import guard, unguard

from distribution_edi import tablewire
from distribution_edi.tablewire import Column, Dialect, Plan, PlanError

NOW = datetime(2026, 11, 21, 9, 30)
COLUMNS = (
    Column("number", "Order", mandatory=True),
    Column("order_date", "Date", mandatory=True),
    Column("parties.ship_to.code", "Store"),
    Column("parties.ship_to.code_type", constant="92"),
    Column("lines.codes.vendor.value", "Item"),
    Column("lines.quantity", "Qty", mandatory=True),
    Column("lines.unit", "Unit", constant="EA", words={"ST": "PCE", "-": ""}),
    Column("lines.price", "Price"),
)
GOOD = (
    "Order,Date,Store,Item,Qty,Unit,Price\n"
    "A,2026-11-19,0042,X-1,6,ST,1.5\n"
    "A,2026-11-19,0042,X-2,2,,\n"
    "B,2026-11-20,,X-1,1,-,2\n"
)


def plan_of(columns=COLUMNS, model=canonical.Order, dialect=None, **values):
    """Return a plan with the columns of orders."""
    return Plan(model, columns, dialect or Dialect(), **values)


def read(text, plan=None, encoding="utf-8"):
    """Return the sheet of a table."""
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return tablewire.read(data, plan or plan_of(), NOW)


def sentences(sheet):
    """Return all findings in words."""
    found = [*sheet.findings, *(f for d in sheet.documents for f in d.findings)]
    return [each.words() for each in found]


def test_rows_become_documents():
    sheet = read(GOOD)
    assert sentences(sheet) == []
    first, second = (canonical.parse(each.document) for each in sheet.documents)
    assert [(line.number, line.quantity, line.unit) for line in first.lines] == [
        ("1", 6, "PCE"),
        ("2", 2, "EA"),
    ]
    assert first.party("ship_to").code_type == "92"
    # Constants alone make no party, and '-' was said to mean nothing.
    assert second.parties == [] and second.lines[0].unit == "EA"


def test_file_beyond_the_measured_limit_is_refused():
    sheet = read(GOOD.encode() + b"," * tablewire.MOST_BYTES)
    assert sheet.documents == []
    assert sentences(sheet) == [
        "The file is larger than '8' MB, ask the sender for parts."
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "iso8859-15"]
)
def test_encodings(encoding):
    plan = plan_of(dialect=Dialect(encoding=encoding))
    sheet = read(GOOD.replace("X-2", "Größe"), plan, encoding)
    assert sentences(sheet) == []
    codes = sheet.documents[0].document["lines"][1]["codes"]
    assert codes == [{"kind": "vendor", "value": "Größe"}]


def test_byte_order_mark_wins():
    plan = plan_of(dialect=Dialect(encoding="cp1252"))
    sheet = read(GOOD, plan, "utf-16")
    assert sentences(sheet) == [
        "The file says that it is written in 'UTF-16 with byte order mark', and was "
        "read so."
    ]
    assert len(sheet.documents) == 2


@pytest.mark.parametrize(
    ("delimiter", "quote"), [(",", '"'), (";", "'"), ("\t", '"'), ("|", ""), ("^", "'")]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_breaks(delimiter, quote, newline):
    text = GOOD.replace(",", delimiter).replace("\n", newline)
    if quote:
        item = f"{quote}X{delimiter}{quote * 2}{newline}2{quote}"
        text = text.replace("X-2", item)
    sheet = read(text, plan_of(dialect=Dialect(delimiter, quote)))
    assert sentences(sheet) == []
    [code] = sheet.documents[0].document["lines"][1]["codes"]
    assert code["value"] == (f"X{delimiter}{quote}\n2" if quote else "X-2")


@pytest.mark.parametrize(
    ("written", "decimal", "thousands", "number"),
    [
        ("1,234.5", ".", ",", "1234.5"),
        ("1.234.567,50", ",", ".", "1234567.5"),
        ("1 234", ",", " ", "1234"),
        ("1\u00a0234", ",", " ", "1234"),
        ("-5", ".", "", "-5"),
        ("5-", ".", "", "-5"),
        ("+,5", ",", "", "0.5"),
        ("12.34.5", ".", ",", None),
        ("1,23", ".", ",", None),
        ("1e3", ".", "", None),
        ("--5", ".", "", None),
        (".", ".", "", None),
        ("٣", ".", "", None),
    ],
)
def test_numbers(written, decimal, thousands, number):
    dialect = Dialect(";", decimal=decimal, thousands=thousands)
    text = GOOD.replace(",", ";").replace(";6;", f";{written};")
    sheet = read(text.replace("1.5", "1"), plan_of(dialect=dialect))
    line = sheet.documents[0].document["lines"][0]
    assert line.get("quantity") == number
    if number is None:
        assert (
            f"Row 2, column 'Qty': '{written}' is not a number" in sentences(sheet)[0]
        )


def test_dates_in_several_formats():
    dialect = Dialect(days=("DD.MM.YYYY", "YYYYMMDD", "M", "MM/DD/YY hh:mm")[:2])
    text = GOOD.replace("2026-11-19", "19.11.2026").replace("2026-11-20", "20261120")
    sheet = read(text, plan_of(dialect=dialect))
    dates = [each.document["order_date"] for each in sheet.documents]
    assert dates == ["2026-11-19", "2026-11-20"]


BAD = [
    (
        "A,2026-11-19,0042,X-1",
        "A,19/11/26,0042,X-1",
        "Row 2, column 'Date': '19/11/26' "
        "is not a date (dates are written YYYY-MM-DD).",
    ),
    (
        "A,2026-11-19,0042,X-2",
        "A,2026-11-18,0042,X-2",
        "Row 3, column 'Date': "
        "'2026-11-18' differs from what an earlier row of the document says (it was "
        "'2026-11-19').",
    ),
    (
        "B,2026-11-20",
        ",2026-11-20",
        "Row 4, column 'Order': it is empty but mandatory.",
    ),
    ("X-1,6,", "X-1,,", "Row 2, column 'Qty': it is empty but mandatory."),
    ("X-1,6,", '"X-1,6,', "Row 2: a quotation mark is opened and never closed."),
    ("X-1,6,", '"X"-1,6,', "Row 2: something stands behind a closing quotation mark."),
    ("X-2,2,,", "X-2,2,,,9", "Row 3: the row has more cells than there are columns."),
    (
        "Price\n",
        "Price,Colour\n",
        "Row 1: column 'Colour' is not in the map and was left out.",
    ),
    ("Qty", "Quantity", "Row 1: the file has no column 'Qty'."),
    ("Store,", "Qty,", "Row 1: two columns are called 'Qty'."),
]


@pytest.mark.parametrize(("old", "new", "sentence"), BAD)
def test_every_fault_says_where_and_what(old, new, sentence):
    assert old in GOOD
    assert sentence in sentences(read(GOOD.replace(old, new, 1)))


def test_bad_row_stays_alone():
    bad = GOOD.replace("X-1,6,", '"X-1,6,')
    sheet = read(bad)
    first, second = sheet.documents
    assert [each.code for each in first.findings][0] == "quote_open"
    assert second.findings == [] and second.number == "B"


def test_bytes_of_another_encoding_stay_alone():
    sheet = read(GOOD.encode().replace(b"X-2", b"Gr\xf6\xdfe"))
    assert sentences(sheet) == [
        "Row 3: 'Gr??e' has bytes that are not of its encoding."
    ]
    assert sheet.documents[1].findings == []


def test_spans_are_the_rows_of_a_document():
    data = b"\xef\xbb\xbf" + GOOD.replace("X-1", "\u00fc").encode()
    for found in read(data).documents:
        start, end = found.span
        rows = data[start:end].decode().splitlines()
        assert [row.split(",")[0] for row in rows] == [found.number] * len(rows)


def test_unknown_code_is_told_with_those_that_are_known():
    columns = (*COLUMNS, Column("kind", "Kind", words={"SO": "standalone"}))
    text = GOOD.replace("Price\n", "Price,Kind\n").replace(",1.5", ",1.5,DSP", 1)
    assert sentences(read(text, plan_of(columns))) == [
        "Row 2, column 'Kind': 'DSP' is not a code that is known here (known are: SO)."
    ]


def test_whole_file_is_one_document():
    columns = (
        Column("number", constant="{digest}"),
        Column("reported_at", constant="{now}"),
        Column("lines.codes.vendor.value", "Item"),
        Column("lines.quantities.available.quantity", "Free"),
        Column("lines.quantities.available.unit", constant="EA"),
        Column("lines.quantities.on_hand.quantity", "Stock"),
        Column("lines.quantities.on_hand.unit", constant="EA"),
    )
    plan = plan_of(columns, canonical.Inventory)
    [found] = read("Item,Free,Stock\nX-1,4,6\nX-2,,3\n", plan).documents
    stock = canonical.parse(found.document)
    assert stock.reported_at == NOW and len(stock.number) == 16
    kinds = [[q.kind for q in line.quantities] for line in stock.lines]
    assert kinds == [["available", "on_hand"], ["on_hand"]]
    assert tablewire.Layout(plan).gaps() == []


RECORDS = (
    Column("number", "2", record="H", mandatory=True),
    Column("order_date", "3", record="H"),
    Column("lines.number", "2", record="D"),
    Column("lines.quantity", "3", record="D"),
    Column("lines.unit", "4", record="D"),
    Column("lines.stores.store", "2", record="S"),
    Column("lines.stores.quantity", "3", record="S"),
)
SHEET = "H,A,2026-11-19\nD,1,6,EA\nS,7,4\nS,8,2\nD,2,1,EA\nH,B,2026-11-20\nD,1,2,EA\n"


def test_rows_of_several_kinds():
    plan = plan_of(RECORDS, records=True, trailer="T", trailer_scope="file")
    sheet = read(SHEET + "T,5\n", plan)
    assert sentences(sheet) == []
    first, second = (each.document for each in sheet.documents)
    assert [each["store"] for each in first["lines"][0]["stores"]] == ["7", "8"]
    assert "stores" not in first["lines"][1] and second["number"] == "B"
    written = tablewire.write([first, second], plan)
    assert read(written, plan).documents[0].document == first
    assert written.endswith(b"T,5\r\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (SHEET, "The last row, which says how many there are, is missing."),
        (
            SHEET + "T,4\n",
            "Row 8: '4' is not the number of rows that came (there are 5).",
        ),
        (
            "D,1,6,EA\n" + SHEET + "T,6\n",
            "Row 1: a row of kind 'D' stands before what it belongs to.",
        ),
        (SHEET + "X,1\nT,5\n", "Row 8: 'X' is no kind of row that is known."),
        ("H,C,2026-11-19\nT,0\n", "Row 1: the document has no lines."),
    ],
)
def test_faults_of_records(text, sentence):
    plan = plan_of(RECORDS, records=True, trailer="T")
    assert sentence in sentences(read(text, plan))


def test_each_document_is_counted():
    plan = plan_of(RECORDS, records=True, trailer="T", trailer_scope="document")
    text = SHEET.replace("H,B", "T,3\nH,B") + "T,1\n"
    sheet = read(text, plan)
    assert sentences(sheet) == [
        "Row 6: '3' is not the number of rows that came (there are 4)."
    ]
    assert sheet.documents[1].findings == []


def test_titles_are_skipped():
    assert sentences(read("Stock of today\n\n" + GOOD, plan_of(skip=1))) == []


def test_formulas_are_made_harmless_and_come_back():
    dialect = Dialect(guard=guard, unguard=unguard)
    order = read(GOOD).documents[0].document
    order["lines"][0]["codes"][0]["value"] = "=HYPERLINK(1)"
    order["lines"][1]["price"] = "-5"
    body = tablewire.write([order], plan_of(dialect=dialect))
    assert b",'=HYPERLINK(1)," in body
    assert b",-5\r\n" in body
    assert read(body, plan_of(dialect=dialect)).documents[0].document == order


@pytest.mark.parametrize(
    ("dialect", "value", "words"),
    [
        (Dialect(encoding="cp1252"), "\u0141", "has no character '\u0141'"),
        (Dialect(quote=""), "a,b", "no quotation mark"),
    ],
)
def test_what_a_table_cannot_carry(dialect, value, words):
    order = read(GOOD).documents[0].document
    order["lines"][0]["codes"][0]["value"] = value
    with pytest.raises(tablewire.WriteError, match=words):
        tablewire.write([order], plan_of(dialect=dialect))


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ([Column("lines.qty", "Q")], "There is no field 'lines.qty'"),
        ([Column("number")], "neither a column nor a constant"),
        ([Column("", "")], "neither a field nor a column"),
        ([Column("number", "A"), Column("release", "a")], "'a' is in the map twice"),
        ([Column("number", "A", form="0.00")], "Only dates and numbers have a format"),
        ([Column("order_date", "A", form="hh:mm")], "is no format of a date"),
    ],
)
def test_plans_that_contradict_themselves(columns, words):
    with pytest.raises(PlanError, match=words):
        tablewire.Layout(plan_of(tuple(columns)))


def test_damage_never_raises_and_takes_little_time():
    chance = random.Random(11)
    body = GOOD.encode() * 3
    for _attempt in range(400):
        damaged = bytearray(body)
        for _hit in range(chance.randint(1, 8)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randint(0, 9)] = bytes(
                chance.choice(b'",;\n\r\0\xff\xfe=A1') for _each in range(3)
            )
        for plan in (plan_of(), plan_of(RECORDS, records=True, trailer="T")):
            assert all(words for words in sentences(read(bytes(damaged), plan)))
    began = time.monotonic()
    read('"a\n' * 1 + "b\n" * 50_000 + '"\n' * 20_000)
    assert time.monotonic() - began < 5
