# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDIFACT messages: every fault is found, named and placed."""

import pytest

ORDER = (
    "BGM+220+PO1+9'DTM+137:20261121:102'NAD+BY+4012345000009::9'"
    "LIN+1++4012345678901:EN'QTY+21:5:PCE'PRI+AAA:2.5'UNS+S'CNT+2:1'"
)
DESPATCH = (
    "BGM+351+D1+9'DTM+137:20261121:102'CPS+1'PAC+2++PX'CPS+2+1'PAC+1++CT'PCI+33E'"
    "GIN+BJ+340123450000000017'LIN+1++4012345678901:EN'QTY+12:5:PCE'"
    "CPS+3+1'PAC+1++CT'PCI+33E'GIN+BJ+340123450000000024'"
    "LIN+2++4012345678901:EN'QTY+12:5:PCE'CNT+2:2'CNT+1:10'"
)
INVOICE = (
    "BGM+380+R1+9'DTM+137:20261121:102'RFF+ON:PO1'NAD+BY+4012345000009::9'"
    "ALC+C++++FC'MOA+8:10.00'LIN+1++4012345678901:EN'QTY+47:5:PCE'MOA+203:12.50'"
    "PRI+AAA:2.5'LIN+2++4012345678901:EN'QTY+47:1:PCE'MOA+203:7.50'PRI+AAA:7.5'"
    "UNS+S'CNT+2:2'MOA+79:20.00'MOA+125:30.00'MOA+124:5.70'MOA+77:35.70'"
    "TAX+7+VAT+++:::19+S'MOA+124:5.70'"
)


def found_in(message):
    return [(each.code, each.segment, each.position) for each in message.findings]


@pytest.mark.parametrize(
    ("body", "code"),
    [(ORDER, "ORDERS"), (DESPATCH, "DESADV"), (INVOICE, "INVOIC")],
)
@pytest.mark.parametrize("version", ["D:96A:UN", "D:01B:UN:EAN010"])
def test_good_messages_are_clean(message_of, body, code, version):
    assert found_in(message_of(body, code=code, version=version)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("BGM+220+PO1+9'", "", ("segment_missing", "BGM", 2)),
        ("UNS+S'", "", ("segment_missing", "UNS", 8)),
        ("UNS+S'", "UNS+S'UNS+D'", ("segment_too_many", "UNS", 9)),
        ("QTY+21", "CPS+1'QTY+21", ("segment_not_in_set", "CPS", 6)),
        ("QTY+21", "XYZ+1'QTY+21", ("segment_unknown", "XYZ", 6)),
        ("UNS+S", "QTY+21:1'UNS+S", ("segment_order", "QTY", 8)),
        ("QTY+21:5:PCE", "QTY+21:5:PCEX", ("element_too_long", "QTY", 6)),
        ("QTY+21:5:PCE", "QTY+21", ("element_missing", "QTY", 6)),
        ("QTY+21:5:PCE", "QTY+21:5:PCE:9", ("element_too_many", "QTY", 6)),
        ("QTY+21:5:PCE", "QTY+21:5:PCE+9", ("element_too_many", "QTY", 6)),
        ("QTY+21:5:", "QTY+21:+5:", ("element_too_many", "QTY", 6)),
        ("QTY+21:5:", "QTY+21:5.:", ("element_characters", "QTY", 6)),
        ("QTY+21:5:", "QTY+21:5 :", ("element_characters", "QTY", 6)),
        ("QTY+21:5:", "QTY+21:1,000.5:", ("element_characters", "QTY", 6)),
        ("QTY+21:5:", "QTY+21:1234567890123456:", ("element_too_long", "QTY", 6)),
        ("QTY+21:5:", "QTY+21:5,5:", ("decimal_mark", "QTY", 6)),
        ("PRI+AAA", "LIN+2+++++X'PRI+AAA", ("code_unknown", "LIN", 7)),
        ("UNS+S", "UNS+X", ("code_unknown", "UNS", 8)),
        ("UNS+S", "UNS+8", ("element_characters", "UNS", 8)),
        ("20261121:102", "20261131:102", ("date_invalid", "DTM", 3)),
        ("20261121:102", "2026112112:102", ("date_invalid", "DTM", 3)),
        ("4012345678901:EN", "4012345678902:EN", ("check_digit_wrong", "LIN", 5)),
        ("4012345000009", "4012345000008", ("check_digit_wrong", "NAD", 4)),
        ("CNT+2:1", "CNT+2:3", ("lines_count_wrong", "CNT", 9)),
        ("CNT+2:1", "CNT+1:6", ("lines_total_wrong", "CNT", 9)),
        ("PO1+9'", "PO1+9+AB+X'", ("element_too_many", "BGM", 2)),
    ],
)
def test_each_fault_is_named_and_placed(message_of, old, new, fault):
    assert old in ORDER
    message = message_of(ORDER.replace(old, new, 1))
    assert fault in found_in(message)
    (finding,) = [each for each in message.findings if each.code == fault[0]][:1]
    assert finding.words().startswith(f"Segment {fault[1]}")


@pytest.mark.parametrize("value", ["-5", "5.25", "0.5", ".5", "-123456789012345", "05"])
def test_numbers_as_the_syntax_allows_them(message_of, value):
    body = ORDER.replace("QTY+21:5:", f"QTY+21:{value}:")
    codes = {code for code, *_place in found_in(message_of(body))}
    assert codes <= {"quantity_negative"}


def test_an_order_of_less_than_nothing_is_found(message_of):
    (fault,) = found_in(message_of(ORDER.replace("QTY+21:5:", "QTY+21:-5:")))
    assert fault[:2] == ("quantity_negative", "QTY")


def test_the_announced_decimal_mark_counts(edifact_file, one_set):
    body = ORDER.replace("2.5", "2,5")
    assert found_in(one_set(edifact_file(body, una="UNA:+,? '"))) == []
    (fault,) = found_in(one_set(edifact_file(body, una="UNA:+.? '")))
    assert fault[0] == "decimal_mark"


def test_a_released_character_has_the_length_of_one(message_of):
    text = "?+" * 70
    body = ORDER.replace("LIN", f"FTX+AAI+++{text}'LIN", 1)
    assert ("segment_order", "FTX", 5) in found_in(message_of(body))
    good = ORDER.replace("NAD", f"FTX+AAI+++{text}'NAD", 1)
    assert found_in(message_of(good)) == []
    long = ORDER.replace("NAD", f"FTX+AAI+++{text}X'NAD", 1)
    assert found_in(message_of(long)) == [("element_too_long", "FTX", 4)]


def test_groups_and_segments_repeat_as_often_as_they_may(message_of):
    body = ORDER.replace("DTM+137:20261121:102'", "DTM+137:20261121:102'" * 36)
    assert found_in(message_of(body)) == [("segment_too_many", "DTM", 38)]
    body = ORDER.replace("NAD", "RFF+CT:1'" * 11 + "NAD", 1)
    assert found_in(message_of(body)) == [("loop_too_many", "RFF", 14)]


def test_explicit_nesting_of_a_tag_is_understood(message_of):
    body = ORDER.replace("QTY+21", "QTY:1+21")
    assert found_in(message_of(body)) == []


@pytest.mark.parametrize(
    ("value", "code", "good"),
    [
        ("202611210930", "203", True),
        ("202611212430", "203", True),
        ("202611212560", "203", False),
        ("261121", "101", True),
        ("2026112120261130", "718", True),
        ("20261121-20261130", "718", True),
        ("20261121-20261131", "718", False),
        ("202647", "616", True),
        ("202654", "616", False),
        ("202611", "610", True),
        ("14", "804", True),
        ("1W", "804", False),
        ("whatever", "999", True),
    ],
)
def test_dates_are_written_as_their_format_says(message_of, value, code, good):
    body = ORDER.replace("20261121:102", f"{value}:{code}")
    faults = [each[0] for each in found_in(message_of(body))]
    assert faults == ([] if good else ["date_invalid"])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("CPS+3+1", "CPS+3+7", ("hierarchy_broken", "CPS", 12)),
        ("CPS+3+1", "CPS+2+1", ("hierarchy_broken", "CPS", 12)),
        ("0000000024", "0000000025", ("check_digit_wrong", "GIN", 15)),
        ("0000000024", "0000000017", ("sscc_repeated", "GIN", 15)),
        ("0000000024", "000000002", ("sscc_bad", "GIN", 15)),
        ("CPS+2+1'PAC+1", "CPS+2+1'PAC+3", ("packages_total_wrong", "PAC", 7)),
        ("CNT+1:10", "CNT+1:11", ("lines_total_wrong", "CNT", 19)),
    ],
)
def test_goods_are_packed_without_contradiction(message_of, old, new, fault):
    message = message_of(DESPATCH.replace(old, new, 1), code="DESADV")
    assert found_in(message) == [fault]


def test_a_range_of_numbers_names_all_its_packages(message_of):
    body = DESPATCH.replace("CPS+2+1'PAC+1", "CPS+2+1'PAC+2").replace(
        "0000000017'", "0000000017:340123450000000024'", 1
    )
    body = body.replace("GIN+BJ+340123450000000024'", "GIN+BJ+340123450000000031'")
    assert found_in(message_of(body, code="DESADV")) == []


@pytest.mark.parametrize(
    ("old", "new", "position"),
    [
        ("MOA+79:20.00", "MOA+79:20.01", 18),
        ("MOA+77:35.70", "MOA+77:35.71", 21),
        ("MOA+8:10.00", "MOA+8:10.01", 21),
        ("ALC+C", "ALC+A", 21),
        ("MOA+124:5.70'MOA+77", "MOA+124:5.71'MOA+77", 21),
    ],
)
def test_amounts_add_up_to_the_cent(message_of, old, new, position):
    assert old in INVOICE
    message = message_of(INVOICE.replace(old, new, 1), code="INVOIC")
    assert found_in(message) == [("invoice_total_wrong", "MOA", position)]


def test_a_flood_of_faults_is_cut(message_of):
    body = ORDER.replace("UNS", "XYZ'" * 700 + "UNS", 1)
    codes = [each[0] for each in found_in(message_of(body))]
    assert codes.count("segment_unknown") == 500
    assert "findings_cut" in codes


def test_surplus_of_a_broken_segment_is_one_finding(message_of):
    for old, new in (
        ("QTY+21:5:PCE", "QTY+21:5:PCE" + "+9" * 200_000),
        ("QTY+21:5:PCE", "QTY+21:5:PCE" + ":9" * 200_000),
    ):
        found = found_in(message_of(ORDER.replace(old, new, 1)))
        assert found.count(("element_too_many", "QTY", 6)) == 1
