# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""TA1 for an interchange and 999 for a group: made, written, read again."""

import dataclasses

import canonical
import ediwire
import pytest

ORDER = "BEG*00*SA*PO4711**20250601~PO1*1*12*EA*9.25~"
ANSWER = "AK1*PO*7~AK2*850*0001~AK5*A~AK9*A*1*1*1~"


def _one(data):
    (interchange,) = ediwire.read_interchanges(data)
    return interchange


def _asking(data, code=b"1"):
    """Return the interchange with ISA14 set."""
    return data.replace(b"*000000007*0*T", b"*000000007*" + code + b"*T")


def test_sound_interchange_is_answered_when_it_asks(envelope):
    assert ediwire.answer_interchange(_one(envelope(ORDER))) is None
    answer = ediwire.answer_interchange(_one(_asking(envelope(ORDER))))
    assert answer.segment == ["TA1", "000000007", "250601", "0800", "A", "000"]
    assert answer.words == "no error"


@pytest.mark.parametrize(
    ("old", "new", "verdict", "note"),
    [
        (b"IEA*1*000000007", b"IEA*1*000000008", "E", "001"),
        (b"IEA*1*", b"IEA*4*", "E", "021"),
        (b"IEA*1*000000007~", b"", "R", "023"),
        (b"GS*PO*BUYER*SELLER*20250601*0800*7*X*004010~", b"", "R", "024"),
        (b"ST*850*0001~", b"", "R", "022"),
    ],
)
def test_broken_interchange_is_answered_by_policy(envelope, old, new, verdict, note):
    data = envelope(ORDER)
    assert old in data
    interchange = _one(data.replace(old, new))
    assert ediwire.answer_interchange(interchange) is None
    answer = ediwire.answer_interchange(interchange, when="broken")
    assert (answer.verdict, answer.note) == (verdict, note)
    assert _one(_asking(data.replace(old, new))).answer_code == "1"


def test_number_used_before_is_the_callers_finding(envelope):
    used = ediwire.Finding("interchange_repeated", "interchange", "ISA", element=13)
    interchange = _one(envelope(ORDER))
    assert ediwire.answer_interchange(interchange, when="broken") is None
    answer = ediwire.answer_interchange(interchange, when="broken", more=[used])
    assert (answer.verdict, answer.note) == ("R", "025")


def test_partner_decides_how_grave_a_fault_is(envelope):
    data = _asking(envelope(ORDER).replace(b"*250601*0800*U", b"*251301*0800*U"))
    assert ediwire.answer_interchange(_one(data)).verdict == "A"
    policy = {"header_date_bad": "reject"}
    answer = ediwire.answer_interchange(_one(data), policy)
    assert (answer.verdict, answer.note) == ("R", "014")


@pytest.mark.parametrize(
    ("asked", "sound", "faulty"),
    [(b"1", "A", "E"), (b"2", None, None), (b"3", None, "E")],
)
def test_header_may_ask_for_answers_to_faults_only(envelope, asked, sound, faulty):
    data = _asking(envelope(ORDER), asked)
    wrong = data.replace(b"IEA*1*", b"IEA*4*")
    answers = [ediwire.answer_interchange(_one(each)) for each in (data, wrong)]
    assert [each and each.verdict for each in answers] == [sound, faulty]


@pytest.mark.parametrize("when", ["requested", "broken", "always"])
def test_acknowledgements_are_never_acknowledged(envelope, profile, when):
    answer = ediwire.InterchangeAnswer("000000007", "250601", "0800", "R", "025")
    asking = dataclasses.replace(profile, ack_requested=True)
    only_answer = ediwire.write_interchange([], asking, answers=[answer])
    for data in (
        _asking(envelope(ANSWER, code="997", group="FA")),
        # A sender who files it under orders must not start a loop either.
        _asking(envelope(ANSWER, code="997", group="PO")),
        only_answer,
        only_answer.replace(b"IEA*0*", b"IEA*9*"),
    ):
        interchange = _one(data)
        assert interchange.ack_requested
        assert ediwire.answer_interchange(interchange, when=when) is None
        assert [ediwire.acknowledge(group) for group in interchange.groups] in (
            [],
            [None],
        )


def test_answer_is_written_and_read_back_equal(profile, envelope):
    answer = ediwire.answer_interchange(_one(_asking(envelope(ORDER))))
    data = ediwire.write_interchange([], profile, answers=[answer])
    assert data.count(b"~") == 3
    assert data.endswith(b"IEA*0*000000042~")
    interchange = _one(data)
    assert interchange.findings == interchange.groups == []
    assert interchange.answers == [answer]


def test_answer_may_stand_beside_groups_or_after_them(envelope):
    data = envelope(ORDER)
    answer = b"TA1*000000003*250601*0800*R*025~"
    for place in (b"GS*", b"IEA*"):
        interchange = _one(data.replace(place, answer + place))
        assert interchange.findings == []
        assert interchange.answers[0].words == (
            "the interchange control number was used before"
        )
        assert interchange.groups[0].sets[0].findings == []


def test_file_without_a_number_cannot_be_answered():
    for data in (b"", b"hello", b"ISA*00*          *00*"):
        assert ediwire.answer_interchange(_one(data), when="always") is None


# --- 999 ------------------------------------------------------------------------------


@pytest.fixture
def newer(profile):
    """Return the envelope of 005010."""
    return dataclasses.replace(profile, isa_version="00501", version="005010")


FAULTY = "BEG*00*SA*PO4711**20250601~REF*IA~PO1*1*12*EACH*9.25~XX1*1~"


def test_999_says_what_a_997_says(envelope, newer):
    (group,) = _one(envelope(FAULTY, version="005010")).groups
    answer = ediwire.acknowledge(group)
    written = ediwire.documents.write_999(answer, group.version)
    assert ["*".join(map(str, segment)) for segment in written[2]] == [
        "AK1*PO*7*005010",
        "AK2*850*0001",
        "IK3*REF*3**8",
        "IK4*2*127*2",
        "CTX*SITUATIONAL TRIGGER*REF*3**2",
        "IK3*PO1*4**8",
        "IK4*3*355*5*EACH",
        "IK3*XX1*5**1",
        "IK5*E*5",
        "AK9*E*1*1*1",
    ]
    interchange = _one(ediwire.write_interchange([written], newer))
    (found,) = interchange.groups[0].sets
    assert interchange.findings == found.findings == []
    again, findings = ediwire.documents.read(found)
    assert findings == []
    assert canonical.parse(again) == canonical.parse(answer)


def test_999_is_a_document_of_5010_only(envelope):
    body = "AK1*PO*7~AK2*850*0001~IK5*A~AK9*A*1*1*1~"
    older = _one(envelope(body, code="999", group="FA")).groups[0]
    assert [each.code for each in older.sets[0].findings] == ["set_unknown"]
    newer = _one(envelope(body, code="999", group="FA", version="005010X231A1"))
    assert newer.groups[0].sets[0].findings == []


@pytest.mark.parametrize("code", ["997", "999"])
def test_group_of_answers_is_not_acknowledged(envelope, code):
    (group,) = _one(envelope(ANSWER, code=code, group="FA")).groups
    assert ediwire.acknowledge(group) is None


def test_application_advice_is_not_acknowledged(envelope):
    body = "BGN*00*1*20250601~OTI*TR*IV*77~TED*012~"
    (group,) = _one(envelope(body, code="824", group="AG")).groups
    assert group.sets[0].findings == []
    assert ediwire.acknowledge(group) is None
