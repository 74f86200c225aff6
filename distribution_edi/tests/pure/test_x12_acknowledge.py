# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The 997 for a group, from its findings; and reading one."""

import canonical
import ediwire
import pytest

NO_BEG = "PO1*1*12*EA*9.25~"
LONG_UNIT = "BEG*00*SA*PO4711**20250601~PO1*1*12*EACH*9.25~"


def _group(data):
    (interchange,) = ediwire.read_interchanges(data)
    return interchange.groups[0]


def _answer(data, policy=None):
    document = ediwire.acknowledge(_group(data), policy)
    canonical.parse(document)
    _functional, _code, segments = ediwire.documents.write(document)
    return ["*".join(map(str, segment)) for segment in segments]


def test_clean_group_is_accepted(envelope, order_body):
    assert _answer(envelope(order_body)) == [
        "AK1*PO*7",
        "AK2*850*0001",
        "AK5*A",
        "AK9*A*1*1*1",
    ]


def test_fault_in_a_segment_is_answered_with_place_and_value(envelope):
    assert _answer(envelope(LONG_UNIT)) == [
        "AK1*PO*7",
        "AK2*850*0001",
        "AK3*PO1*3**8",
        "AK4*3*355*5*EACH",
        "AK5*E*5",
        "AK9*E*1*1*1",
    ]


def test_missing_segment_rejects_the_set(envelope):
    answer = _answer(envelope(NO_BEG))
    assert answer[2:] == ["AK3*BEG*2**3", "AK5*R*5", "AK9*R*1*1*0"]


def test_group_with_some_sets_rejected_is_accepted_in_part(envelope, order_body):
    answer = _answer(envelope(order_body, NO_BEG, order_body))
    assert answer[-1] == "AK9*P*3*3*2"


def test_partner_policy_rejects_what_we_would_accept(envelope):
    answer = _answer(envelope(LONG_UNIT), {"element_too_long": "reject"})
    assert answer[-2:] == ["AK5*R*5", "AK9*R*1*1*0"]


def test_partner_policy_ignores_and_does_not_report(envelope):
    answer = _answer(envelope(LONG_UNIT), {"element_too_long": "ignore"})
    assert answer[-2:] == ["AK5*A", "AK9*A*1*1*1"]
    assert len(answer) == 4


@pytest.mark.parametrize(
    ("old", "new", "end"),
    [
        (b"SE*7*", b"SE*6*", ["AK5*R*4", "AK9*R*1*1*0"]),
        (b"SE*7*0001", b"SE*7*0009", ["AK5*R*3", "AK9*R*1*1*0"]),
        (b"SE*7*0001~GE*1*7~", b"", ["AK5*R*2", "AK9*R*1*1*0*3"]),
        (b"GE*1*7~", b"GE*1*9~", ["AK5*A", "AK9*R*1*1*1*4"]),
        (b"GE*1*7~", b"GE*3*7~", ["AK5*A", "AK9*R*3*1*1*5"]),
        (b"*X*004010~", b"*X*009999~", ["AK5*R*1", "AK9*R*1*1*0*2"]),
        (b"ST*850*", b"ST*204*", ["AK5*R*1", "AK9*R*1*1*0"]),
    ],
)
def test_envelope_faults(envelope, order_body, old, new, end):
    data = envelope(order_body)
    assert old in data
    assert _answer(data.replace(old, new))[-2:] == end


def test_acknowledgements_are_never_acknowledged(envelope):
    data = envelope("AK1*PO*7~AK9*A*1*1*1~", code="997", group="FA")
    assert ediwire.acknowledge(_group(data)) is None


def test_faulty_component_is_answered_with_its_place(envelope):
    body = LONG_UNIT.replace("PO1*", "REF*DP*038**ZZ>1>XX~PO1*").replace("EACH", "EA")
    answer = ediwire.acknowledge(_group(envelope(body)))
    _functional, _code, segments = ediwire.documents.write(answer)
    assert ["AK4", ("4", "4"), "127", "2"] in segments


def test_no_more_than_five_codes_and_99_elements():
    element = {"position": 1, "code": "5"}
    fault = {"segment": "PO1", "position": 3, "elements": [element] * 120}
    answer = {
        "set_code": "850",
        "control": "0001",
        "verdict": "rejected",
        "codes": list("1234567"),
        "segments": [fault],
    }
    document = {
        "type": "acknowledgement",
        "group_code": "PO",
        "group_control": "7",
        "verdict": "rejected",
        "included": 1,
        "received": 1,
        "accepted": 0,
        "sets": [answer],
    }
    _functional, _code, segments = ediwire.documents.write(document)
    assert len([each for each in segments if each[0] == "AK4"]) == 99
    assert ["AK5", "R", "1", "2", "3", "4", "5"] in segments


def test_answer_of_a_partner_is_read(set_of):
    body = (
        "AK1*PR*17~AK2*855*0301~AK3*PO1*4**8~AK4*3*355*7*XX~AK4*4>2*127*5*LONG~"
        "AK5*R*5~AK2*855*0302~AK5*A~AK9*P*2*2*1~"
    )
    found = set_of(body, code="997")
    assert found.findings == []
    document, findings = ediwire.documents.read(found)
    assert findings == []
    answer = canonical.parse(document)
    assert (answer.group_code, answer.group_control) == ("PR", "17")
    assert (answer.verdict, answer.accepted) == ("partially_accepted", 1)
    first, second = answer.sets
    assert (first.verdict, first.codes) == ("rejected", ["5"])
    (segment,) = first.segments
    assert (segment.segment, segment.position, segment.code) == ("PO1", 4, "8")
    assert [each.value for each in segment.elements] == ["XX", "LONG"]
    assert segment.elements[1].component == 2
    assert second.verdict == "accepted"


def test_answer_without_a_verdict_is_not_guessed(set_of):
    document, findings = ediwire.documents.read(
        set_of("AK1*PR*17~AK2*855*0301~AK5*Z~AK9*A*1*1*1~", code="997")
    )
    assert document is None
    assert [(each.code, each.segment) for each in findings] == [
        ("value_unreadable", "AK5")
    ]
