# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A document as people read it: names, codes in words, faults in their place."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distribution_edi.annotate import ROWS, SETS, canonical, page, read_page
from distribution_edi.annotate.words import edifact, x12
from distribution_edi.ediwire.x12.grammar import grammar_for

HEAD = (
    "ISA*00*          *00*          *08*BUYER          *ZZ*SELLER         "
    "*261121*1530*U*00401*000000007*0*T*>~GS*{group}*BUYER*SELLER*20261121*1530*7*X*"
    "004010~"
)
TAIL = "GE*{sets}*7~IEA*1*000000007~"
ORDER = (
    "BEG*00*DS*PO-1**20261121~REF*DP*077~N1*ST*Harbour*92*0042~N3*1 Quay~"
    "PO1*1*12*EA*9.5**UP*012345678905*VN*A-1~PID*F****Bolt~CTT*1*12~"
)


def file_of(*bodies, code="850", group="PO"):
    """Return a file with one set for each text of segments."""
    sets = ""
    for number, body in enumerate(bodies, 1):
        count = body.count("~") + 2
        sets += f"ST*{code}*{number:04d}~{body}SE*{count}*{number:04d}~"
    tail = TAIL.format(sets=len(bodies))
    return (HEAD.format(group=group) + sets + tail).encode()


def row_of(shown, tag):
    return next(row for row in shown["rows"] if row["tag"] == tag)


def said(row):
    return {part["element"]: (part["value"], part["words"]) for part in row["parts"]}


def test_segments_elements_and_codes_have_names():
    shown = read_page(file_of(ORDER))
    begin = row_of(shown, "BEG")
    assert begin["name"] == "beginning of the purchase order"
    assert begin["position"] == 2
    names = {part["element"]: part["name"] for part in begin["parts"]}
    assert names[3] == "purchase order number"
    assert said(begin) == {
        1: ("00", "original"),
        2: ("DS", "drop ship"),
        3: ("PO-1", ""),
        5: ("20261121", "2026-11-21"),
    }
    assert said(row_of(shown, "N1"))[1] == ("ST", "ship to")
    assert said(row_of(shown, "PO1"))[6] == ("UP", "GTIN-12 (UPC)")
    assert shown["document"]["name"] == "purchase order"
    assert shown["document"]["from"] == "08 BUYER (GS1 communication id)"
    assert shown["interchanges"][0]["usage"] == "test"
    assert shown["interchanges"][0]["moment"] == "2026-11-21 15:30"


def test_loops_are_indented():
    shown = read_page(file_of(ORDER))
    levels = [(row["tag"], row["level"]) for row in shown["rows"]]
    assert levels == [
        ("ST", 0),
        ("BEG", 0),
        ("REF", 0),
        ("N1", 0),
        ("N3", 1),
        ("PO1", 0),
        ("PID", 1),
        ("CTT", 0),
        ("SE", 0),
    ]


def test_hierarchy_of_a_ship_notice_is_indented_as_it_tells():
    body = (
        "BSN*00*S1*20261121*1530*0001~HL*1**S~TD5**2*OFLN~HL*2*1*O~PRF*PO-1~HL*3*2*P~"
        "MAN*GM*00006999912345678905~HL*4*3*I~LIN*1*UP*012345678905~SN1**6*EA~"
        "HL*5*2*P~CTT*5~"
    )
    shown = read_page(file_of(body, code="856", group="SH"))
    levels = [row["level"] for row in shown["rows"] if row["tag"] == "HL"]
    assert levels == [levels[0] + each for each in (0, 1, 2, 3, 2)]
    marks = row_of(shown, "MAN")
    assert said(marks)[1] == ("GM", "SSCC-18 with its (00)")
    assert marks["level"] > row_of(shown, "PRF")["level"]
    assert row_of(shown, "CTT")["level"] == 0
    assert said(row_of(shown, "BSN"))[5][1] == "shipment, order, carton, item"


def test_amounts_with_implied_decimals_and_composites():
    body = "BIG*20261121*INV-1~IT1*1*2*EA*5~TDS*1000~CTT*1~"
    shown = read_page(file_of(body, code="810", group="IN"))
    assert said(row_of(shown, "TDS"))[1] == ("1000", "10.00")
    body = "BEG*00*SA*P**20261121~MEA***1*EA>2~PO1*1*1*EA~CTT*1~"
    parts = row_of(read_page(file_of(body)), "MEA")["parts"]
    found = [(p["element"], p["component"], p["value"], p["words"]) for p in parts]
    assert (4, 1, "EA", "each") in found and (4, 2, "2", "") in found


def test_faults_stand_where_they_are():
    body = ORDER.replace("20261121~REF", "20261399~REF").replace("CTT*1*", "CTT*5*")
    shown = read_page(file_of(body))
    begin = row_of(shown, "BEG")
    assert begin["worst"] == "error"
    assert said(begin)[5] == ("20261399", "")
    assert {each["element"] for each in begin["findings"]} == {5}
    assert any(
        "'20261399' is not a date" in each["words"] for each in begin["findings"]
    )
    assert row_of(shown, "CTT")["findings"]
    assert not row_of(shown, "REF")["findings"]
    assert shown["documents"][0]["worst"] == "error"
    assert shown["document"]["faults"] >= shown["documents"][0]["findings"] >= 2
    assert not shown["document"]["findings"]


def test_canonical_form_stands_beside():
    shown = read_page(file_of(ORDER))
    lines = [(each["key"], each["value"]) for each in shown["canonical"]]
    assert ("number", "PO-1") in lines and ("quantity", "12") in lines
    assert lines[:2] == [("type", "order"), ("number", "PO-1")]
    assert ("line 1", "") in lines and ("party 1", "") in lines
    assert {each["level"] for each in shown["canonical"]} >= {0, 1}
    assert not any(each["value"] in ("None", "[]") for each in shown["canonical"])


def test_one_document_of_a_file_is_shown_alone():
    data = file_of(ORDER, ORDER.replace("PO-1", "PO-2"))
    both = read_page(data, chosen=1)
    assert both["documents_total"] == 2 and both["document"]["control"] == "0002"
    start = data.index(b"ST*850*0002")
    end = data.index(b"GE*")
    one = read_page(data, span=(start, end))
    assert one["documents_total"] == 1 and one["document"]["control"] == "0002"
    assert said(row_of(one, "BEG"))[3] == ("PO-2", "")


def test_many_documents_and_many_segments_come_in_pages():
    data = file_of(*[ORDER] * 250)
    shown = read_page(data, chosen=249)
    assert shown["documents_total"] == 250 and len(shown["documents"]) == SETS
    assert shown["documents"][-1]["index"] == 249
    assert shown["document"]["control"] == "0250"
    assert read_page(data, chosen=10**6)["document"]["control"] == "0250"
    long = ORDER.replace("CTT", "PO1*2*1*EA*1**VN*X~" * 450 + "CTT")
    shown = read_page(file_of(long), start=ROWS)
    assert shown["rows_total"] == 459 and len(shown["rows"]) == ROWS
    assert shown["rows"][0]["position"] == ROWS + 1
    assert read_page(file_of(long), start=10**6)["rows_from"] == 0


def test_values_of_any_length_are_cut_for_the_screen():
    data = file_of(ORDER.replace("077", "x" * 5000).replace("Harbour", "*" * 900 + "y"))
    shown = read_page(data)
    assert max(len(p["value"]) for row in shown["rows"] for p in row["parts"]) <= 301
    assert len(json.dumps(shown)) < 50_000


def test_large_file_is_read_in_seconds_and_says_what_was_not_checked(monkeypatch):
    data = file_of(*[ORDER] * 35_000)
    assert len(data) > 5_000_000
    begun = time.process_time()
    shown = read_page(data, chosen=12_000)
    assert time.process_time() - begun < 10
    assert not shown["checked"] and shown["document"]["control"] == "12001"
    assert len(json.dumps(shown)) < 300_000
    monkeypatch.setattr(page, "CHECK_ALL", 10**9)
    assert read_page(data)["checked"]


def test_very_large_document_is_shown_without_its_canonical_form(monkeypatch):
    assert read_page(file_of(ORDER))["canonical"]
    monkeypatch.setattr(page, "READ_ALL", 100)
    shown = read_page(file_of(ORDER))
    assert shown["rows"] and not shown["canonical"] and not shown["canonical_cut"]


def test_canonical_form_is_cut(monkeypatch):
    monkeypatch.setattr(canonical, "MOST", 5)
    shown = read_page(file_of(ORDER))
    assert len(shown["canonical"]) == 5 and shown["canonical_cut"]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"ISA*00*", HEAD.format(group="PO").encode(), b"\xff" * 300]
)
def test_what_cannot_be_read_says_why(data):
    shown = read_page(data)
    assert shown["document"] is None and not shown["rows"]
    assert shown["interchanges"][0]["findings"]


@given(st.binary(max_size=400), st.integers(0, 600))
def test_damage_never_raises(noise, place):
    whole = file_of(ORDER)
    for data in (noise, whole[:place] + noise + whole[place:], whole[:place]):
        json.dumps(read_page(data, chosen=3, start=-5))


def test_every_file_of_the_corpus_can_be_shown(corpus):
    files = [path for path in corpus.rglob("*") if path.is_file()]
    for path in files:
        json.dumps(read_page(path.read_bytes()))
    assert len(files) > 100


def test_edifact_is_read_in_the_same_way():
    data = (
        b"UNA:+.? 'UNB+UNOC:3+5412345000013:14+4012345500004:14+261121:1530+R1++++++1'"
        b"UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+PO-1+9'DTM+137:20261121:102'"
        b"DTM+2:202612041530:203'NAD+BY+5412345000013::9'LIN+1++4006381333931:EN'"
        b"IMD+F++:::Bolt ?+ nut'QTY+21:12'UNS+S'CNT+2:1'UNT+11+1'UNZ+1+R1'"
    )
    shown = read_page(data)
    assert (shown["syntax"], shown["documents_total"]) == ("edifact", 1)
    assert shown["document"]["name"] == "purchase order"
    assert shown["interchanges"][0]["usage"] == "test"
    begin, item = row_of(shown, "BGM"), row_of(shown, "LIN")
    assert begin["name"] and said(begin)[1] == ("220", "order")
    assert {"4006381333931", "EN"} <= {part["value"] for part in item["parts"]}
    assert {part["component"] for part in item["parts"]} >= {None, 1, 2}
    dates = [
        part["words"]
        for row in shown["rows"]
        for part in row["parts"]
        if part["reference"] == "2380"
    ]
    assert dates == ["2026-11-21", "2026-12-04 15:30"]
    assert row_of(shown, "QTY")["level"] == item["level"] + 1
    assert "Bolt + nut" in [part["value"] for part in row_of(shown, "IMD")["parts"]]


def test_words_are_for_elements_that_exist():
    known = grammar_for("004010").elements
    assert set(x12.CODES) <= set(known)
    for module in (x12, edifact):
        for codes in module.CODES.values():
            assert codes and all(code.strip() and text for code, text in codes.items())


def test_one_of_several_has_a_name_of_its_own():
    lines, _more = canonical.lines_of({"statuses": ["a"], "parties": ["b"]})
    assert [line["key"] for line in lines] == ["status 1", "party 1"]


def test_our_own_choices_are_words_and_codes_of_partners_stay():
    document = {"type": "order_response", "role": "ship_to", "code": "ship_to"}
    lines, _more = canonical.lines_of(document)
    assert [line["value"] for line in lines] == ["order response", "ship to", "ship_to"]


def test_a_file_of_both_syntaxes_names_each_in_its_own_words(
    envelope, edifact_file, order_body
):
    told = read_page(envelope(order_body) + edifact_file("BGM+220+PO1'"), chosen=1)
    assert [each["code"] for each in told["documents"]] == ["850", "ORDERS"]
    assert all(each["name"] for each in told["documents"])
    assert (told["syntax"], told["document"]["code"]) == ("edifact", "ORDERS")
