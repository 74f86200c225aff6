# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reports as partners really write them: what is read, what is found, what is not."""

import ediwire
import pytest

_FUNCTIONAL = {code: group for group, code in ediwire.documents.CODES.values()}


@pytest.fixture
def read_x12(envelope):
    """Return a function: body of a set -> (document, codes of what was noted)."""

    def read(code, body):
        raw = envelope(body, code=code, group=_FUNCTIONAL[code])
        (interchange,) = ediwire.read_interchanges(raw)
        document, findings = ediwire.documents.read(interchange.groups[0].sets[0])
        return document, [(each.code, each.segment, each.element) for each in findings]

    return read


@pytest.fixture
def read_edifact(edifact_file):
    """The same for the body of a message."""

    def read(code, body, version="D:96A:UN"):
        raw = edifact_file(body, code=code, version=version)
        (interchange,) = ediwire.read_interchanges(raw)
        document, findings = ediwire.documents.read(interchange.groups[0].sets[0])
        return document, [(each.code, each.segment, each.element) for each in findings]

    return read


def test_846_with_future_stock_and_places(read_x12):
    document, found = read_x12(
        "846",
        "BIA*04*DD*R-7*20251118*0610~N1*SF*West*92*W1~"
        "LIN*1*UP*012345678905*LT*B9~QTY*33*12~SCH*5*EA***018*20251201~"
        "QTY*BQ*3*CA~N1*WH**92*DOCK-2~"
        "LIN**VN*OLD~G53*002~CTT*2~",
    )
    assert found == [("value_assumed", "QTY", 3)]
    first, second = document["lines"]
    assert document["scope"] == "delta"
    assert document["reported_at"] == "2025-11-18T06:10:00"
    assert (first["lot"], first["location"]) == ("B9", "DOCK-2")
    told = [(q["kind"], q["quantity"], q["unit"]) for q in first["quantities"]]
    assert told == [
        ("available", "12", "EA"),
        ("expected", "5", "EA"),
        ("backorder", "3", "CA"),
    ]
    assert first["quantities"][1]["day"] == "2025-12-01"
    assert second["ended"] and second["number"] == "2"


@pytest.mark.parametrize(
    ("code", "body", "finding"),
    [
        (
            "846",
            "BIA*00*SI*R*20251118~LIN*1*UP*1~QTY*33*many*EA~CTT*1~",
            ("value_unreadable", "QTY", 2),
        ),
        (
            "846",
            "BIA*00*SI*R*20251318~LIN*1*UP*1~QTY*33*1*EA~CTT*1~",
            ("value_unreadable", "BIA", 4),
        ),
        ("846", "LIN*1*UP*1~QTY*33*1*EA~CTT*1~", ("value_missing", "BIA", None)),
        ("852", "XQ*H~LIN*1*UP*1~ZA*QS*1*EA~CTT*1~", ("value_missing", "XQ", 2)),
        (
            "852",
            "XQ*H*20251101~LIN*1*UP*1~ZA*QS~CTT*1~",
            ("value_missing", "ZA", 2),
        ),
        (
            "832",
            "BCT*PC*C1~LIN*1*UP*1~CTP**NET*1,50*1*EA~CTT*1~",
            ("value_unreadable", "CTP", 3),
        ),
        ("832", "BCT*PC~LIN*1*UP*1~CTT*1~", ("value_missing", "BCT", 2)),
        (
            "861",
            "BRA*R1**00*1~DTM*050*~RCD*1*5*EA~LIN*1*UP*1~CTT*1~",
            ("value_missing", "BRA", 2),
        ),
        (
            "861",
            "BRA*R1*20251118*00*1~DTM*050*20251118~RCD*1*5*EA****~"
            "RCD*2*x*EA~LIN*2*UP*1~CTT*2~",
            ("value_unreadable", "RCD", 2),
        ),
        ("869", "BSI**20251118*PA~HL*1**O~PRF*PO1~CTT*1~", ("value_missing", "BSI", 1)),
        (
            "870",
            "BSR*1*PA*R*20251118~HL*1**O~PRF*PO1~ISR*CC~PO1*1*some*EA~CTT*1~",
            ("value_unreadable", "PO1", 2),
        ),
    ],
)
def test_what_cannot_be_trusted_becomes_no_document(read_x12, code, body, finding):
    document, found = read_x12(code, body)
    assert document is None
    assert finding in found


def test_852_shares_out_over_stores(read_x12):
    document, found = read_x12(
        "852",
        "XQ*H*20251110*20251116~N9*RN*W46~N1*BY*Acme*92*A~"
        "LIN**UP*012345678905~CTP**UCP*2.5~"
        "ZA*QS*10*EA~SDQ*EA*92*S1*4*S2*5~ZA*QA~SDQ*EA*92*S2*7~ZA*QP*20*EA~CTT*1~",
    )
    assert found == [("stores_total_wrong", "ZA", 2)]
    assert document["number"] == "W46"
    lines = {line.get("store"): line for line in document["lines"]}
    assert {(f["kind"], f["quantity"]) for f in lines["S2"]["figures"]} == {
        ("sold", "5"),
        ("on_hand", "7"),
    }
    assert lines[None]["figures"][0]["kind"] == "on_order"
    assert all(line["price"] == "2.5" for line in lines.values())


def test_852_without_a_number_is_named_by_its_days(read_x12):
    document, _found = read_x12(
        "852", "XQ*H*20251110*20251116~LIN*1*UP*1~ZA*QS*1*EA~CTT*1~"
    )
    assert document["number"] == "2025-11-10/2025-11-16"


def test_861_says_what_is_in_question(read_x12):
    document, found = read_x12(
        "861",
        "BRA*R1*20251118*00*2~REF*SI*WH/OUT/1~DTM*050*20251117*1405~PRF*PO-1~"
        "RCD*1*8*EA***2*EA*01*1*EA*02~SN1**11*EA~LIN**VN*A-1~"
        "RCD*2*****4*EA*02~LIN**VN*B-1~CTT*2~",
    )
    assert found == []
    assert document["shipment_number"] == "WH/OUT/1"
    assert document["received_at"] == "2025-11-17T14:05:00"
    first, second = document["lines"]
    assert (first["quantity"], first["shipped"]) == ("8", "11")
    assert [(c["condition"], c["quantity"]) for c in first["conditions"]] == [
        ("damaged", "2"),
        ("short", "1"),
    ]
    assert (second["quantity"], second["unit"]) == ("0", "EA")


def test_869_for_all_open_orders_names_none(read_x12):
    document, _found = read_x12(
        "869", "BSI*Q1*20251118*CO~HL*1**O~N1*BY*Acme*92*A~CTT*1~"
    )
    assert document["only_open"] and "orders" not in document


def test_slsrpt_with_its_period_as_a_range(read_edifact):
    document, found = read_edifact(
        "SLSRPT",
        "BGM+73E::9+S1+5'DTM+356:2025111020251116:718'NAD+SU+4012345000009::9'"
        "LOC+162+4012345000023::9'LIN+1++4012345000016:EN'QTY+153:12'",
    )
    assert found == [("value_assumed", "QTY", 1)]
    assert document["purpose"] == "replace"
    assert (document["period_start"], document["period_end"]) == (
        "2025-11-10",
        "2025-11-16",
    )
    assert document["lines"][0]["store"] == "4012345000023"


def test_recadv_with_what_was_refused(read_edifact):
    document, found = read_edifact(
        "RECADV",
        "BGM+632+R1+9'DTM+137:20251118:102'RFF+AAK:OUT1'RFF+ON:PO-1'NAD+BY+1::92'"
        "CPS+1'PAC+1'PCI+33E'GIN+BJ+340123450000000017'"
        "LIN+1++4012345000016:EN'QTY+48:8:PCE'QTY+12:10:PCE'QVR+-2:12+CP'CNT+2:1'",
    )
    assert found == []
    (line,) = document["lines"]
    assert line["sscc"] == "340123450000000017"
    assert line["conditions"] == [{"condition": "short", "quantity": "2", "code": "CP"}]
    assert (document["shipment_number"], document["order_number"]) == ("OUT1", "PO-1")


@pytest.mark.parametrize(
    ("code", "body", "finding"),
    [
        (
            "INVRPT",
            "BGM+35+R1+9'DTM+137:20251118:102'LIN+1++X:SA'QTY+145:lots'",
            ("value_unreadable", "QTY", 1),
        ),
        ("INVRPT", "BGM+35+R1+9'LIN+1++X:SA'QTY+145:1'", ("value_missing", "DTM", 1)),
        (
            "PRICAT",
            "BGM+9+C1+9'DTM+137:20251118:102'PGI+11'LIN+1++X:SA'PRI+AAA:dear'",
            ("value_unreadable", "PRI", 1),
        ),
        (
            "SLSRPT",
            "BGM+73E+S1+9'DTM+137:20251118:102'NAD+SU'LOC+162+1'LIN+1++X:SA'QTY+153:1'",
            ("value_missing", "DTM", 1),
        ),
        (
            "RECADV",
            "BGM+632+R1+9'DTM+50:2025:102'NAD+BY'CPS+1'LIN+1++X:SA'QTY+48:1:PCE'",
            ("value_missing", "DTM", 1),
        ),
    ],
)
def test_message_that_cannot_be_trusted(read_edifact, code, body, finding):
    document, found = read_edifact(code, body)
    assert document is None
    assert finding in found
