# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Grammar rules, one test per X12 error code (elements 720 and 723)."""

import ediwire
import pytest


def _faults(transaction_set):
    return [
        (each.code, each.segment, each.position, each.element)
        for each in transaction_set.findings
    ]


HEAD = "BEG*00*SA*PO4711**20250601~"
LINE = "PO1*1*12*EA*9.25**UP*012345678905~"


@pytest.mark.parametrize(
    ("body", "fault", "ak304"),
    [
        (HEAD + "ZZZ*1~" + LINE, ("segment_unknown", "ZZZ", 3, None), "1"),
        (LINE, ("segment_missing", "BEG", 2, None), "3"),
        (HEAD, ("segment_missing", "PO1", 3, None), "3"),
        (HEAD + "CUR*BY*USD~" * 2 + LINE, ("segment_too_many", "CUR", 4, None), "5"),
        (HEAD + "SN1*1*1*EA~" + LINE, ("segment_not_in_set", "SN1", 3, None), "6"),
        (
            HEAD + "ITD*01~REF*DP*038~" + LINE,
            ("segment_order", "REF", 4, None),
            "7",
        ),
        (
            HEAD + "N1*ST*A~N3*X~N3*Y~N3*Z~" + LINE,
            ("segment_too_many", "N3", 6, None),
            "5",
        ),
    ],
)
def test_segment_fault(set_of, body, fault, ak304):
    found = set_of(body)
    assert _faults(found) == [fault]
    assert found.findings[0].ak304 == ak304


def test_loop_that_repeats_too_often(set_of):
    body = "BIG*20250601*1~" + "LM*92~LQ*1*2~" * 11 + "IT1*1*1*EA*1~TDS*100~"
    assert _faults(set_of(body, code="810")) == [("loop_too_many", "LM", 23, None)]


def test_counter_starts_anew_in_every_loop(set_of):
    loop = "N1*ST*A~N3*X~N3*Y~"
    assert _faults(set_of(HEAD + loop * 3 + LINE)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "element", "ak403"),
    [
        ("BEG*00", "BEG*", "element_missing", 1, "1"),
        ("*9.25**UP*012345678905", "**PE", "element_condition", 4, "2"),
        ("UP*012345678905", "UP", "element_condition", 7, "2"),
        ("**20250601~", "**20250601" + "*" * 7 + "AD*X~", "element_too_many", 13, "3"),
        ("BEG*00", "BEG*0", "element_too_short", 1, "4"),
        ("*EA*", "*EACH*", "element_too_long", 3, "5"),
        ("PO4711", "P" * 23, "element_too_long", 3, "5"),
        ("*12*", "*12A*", "element_characters", 2, "6"),
        ("*9.25*", "*9,25*", "element_characters", 4, "6"),
        ("*9.25*", f"*{'9' * 17}.5*", "element_too_long", 4, "5"),
        ("*UP*", "**", "element_condition", 6, "2"),
        ("PO4711", "PO\x01711", "element_characters", 3, "6"),
        ("20250601", "20250631", "date_invalid", 5, "8"),
        ("20250601", "20250229", "date_invalid", 5, "8"),
        ("20250601", "250601", "element_too_short", 5, "4"),
    ],
)
def test_element_fault(set_of, old, new, code, element, ak403):
    assert old in HEAD + LINE
    (finding,) = set_of((HEAD + LINE).replace(old, new)).findings
    assert (finding.code, finding.element) == (code, element)
    assert (finding.ak304, finding.ak403) == ("8", ak403)


@pytest.mark.parametrize(
    ("segment", "code", "element"),
    [
        ("SAC*Z*C310***100~", "code_unknown", 1),
        ("DTM*002*20250601*2561~", "time_invalid", 3),
        ("DTM*002~", "element_condition", 2),
        ("ITD*01*3*2~", "element_condition", 4),
        ("MEA*PD*HT*1*EA***03*03~", "element_excluded", 3),
    ],
)
def test_conditions_and_codes(set_of, segment, code, element):
    found = set_of(HEAD + segment + LINE).findings
    assert (code, element) in [(each.code, each.element) for each in found]


def test_leap_day_is_a_date(set_of):
    assert _faults(set_of((HEAD + LINE).replace("20250601", "20240229"))) == []


def test_decimal_point_and_sign_do_not_count_as_digits(set_of):
    body = HEAD + LINE.replace("*12*", "*-1234567890.12345*")
    assert _faults(set_of(body)) == [("quantity_negative", "PO1", 3, 2)]


def test_component_of_a_composite_is_named(set_of):
    body = HEAD + "REF*DP*038**ZZ>1>XX~" + LINE
    found = set_of(body).findings
    assert [(each.code, each.element, each.component) for each in found] == [
        ("element_condition", 4, 4)
    ]


def test_wrong_number_of_lines(set_of):
    (finding,) = set_of(HEAD + LINE + "CTT*2~").findings
    assert finding.code == "lines_count_wrong"
    assert "there are 1 PO1 segments" in finding.words()


def test_wrong_sum_of_quantities(set_of):
    (finding,) = set_of(HEAD + LINE + "CTT*1*13~").findings
    assert (finding.code, finding.value) == ("lines_total_wrong", "13")


def test_shipment_counts_levels_not_items(set_of):
    body = "BSN*00*S1*20250601*0800~HL*1**S~HL*2*1*O~PRF*1~HL*3*2*I~LIN**UP*1~"
    body += "SN1**5*EA~"
    assert set_of(body + "CTT*3*5~", code="856").findings == []
    (finding,) = set_of(body + "CTT*1~", code="856").findings
    assert finding.code == "lines_count_wrong"


def test_unsupported_set_is_rejected_not_guessed(set_of):
    (finding,) = set_of("B2**ABCD**1**PP~", code="204").findings
    assert (finding.code, finding.ak502) == ("set_unknown", "1")


def test_finding_says_segment_element_value_and_reason(set_of):
    (finding,) = set_of((HEAD + LINE).replace("*EA*", "*EACH*")).findings
    assert finding.words() == (
        "Segment PO1 (order line item) at position 3, element 3 (unit of measure): "
        "'EACH' is too long."
    )
    assert finding.as_dict()["severity"] == "warning"


def test_hostile_set_reports_a_bounded_number_of_findings(set_of):
    found = set_of(HEAD + "ZZZ*1~" * 5000 + LINE).findings
    assert len(found) < 600
    assert found[500].code == "findings_cut"


def test_policy_of_the_partner_decides(set_of):
    found = set_of((HEAD + LINE).replace("*EA*", "*EACH*")).findings
    assert ediwire.worst_action(found) == "accept_with_errors"
    strict = {"element_too_long": "reject"}
    assert ediwire.worst_action(found, strict) == "reject"
    assert ediwire.worst_action(found, {"default": "ignore"}) == "ignore"


def test_validate_reads_a_set_as_another_version(set_of):
    clean = set_of(HEAD + LINE)
    assert ediwire.validate(clean, "004010VICS") == []
    assert [each.code for each in ediwire.validate(clean, "009999")] == ["set_unknown"]


def test_order_of_two_thousand_lines(set_of):
    lines = "".join(
        f"PO1*{number}*{number}*EA*1.5**VN*V{number}~PID*F****ITEM {number}~"
        for number in range(1, 2001)
    )
    big = set_of(f"{HEAD}{lines}CTT*2000*2001000~")
    assert big.findings == []
    document, findings = ediwire.documents.read(big)
    assert findings == []
    assert len(document["lines"]) == 2000
    assert document["lines"][-1]["codes"][0]["value"] == "V2000"


def test_surplus_elements_of_a_broken_segment_are_one_finding(set_of):
    body = "BEG*00*SA*PO4711**20250601" + "*9" * 500_000 + "~" + LINE
    found = [f for f in set_of(body).findings if f.code == "element_too_many"]
    assert [(each.segment, each.element, each.value) for each in found] == [
        ("BEG", 13, "9")
    ]
