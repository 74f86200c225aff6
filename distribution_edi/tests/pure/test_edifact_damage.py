# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Damaged and random EDIFACT: nothing raises, and neighbours are not touched."""

import re

import canonical
import ediwire
import pytest
from ediwire import edifact
from hypothesis import given, settings
from hypothesis import strategies as st
from made_damage import damaged, edits, losses, quickly

_PIECES = st.sampled_from(
    [b"'", b"+", b":", b"?", b"??", b"*", b"\n", b"\x00", b"UNA:+.? '", b"UNZ+1+1'"]
    + [
        b"UNB+UNOA:1+A+B+261121:0915+1'",
        b"UNH+1+ORDERS:D:96A:UN'",
        b"UNT+2+1'",
        b"UNG+",
    ]
    + [
        b"LIN+1'",
        b"CPS+1+1'",
        b"GIN+BJ+",
        b"UCM+",
        b"MOA+77:",
        b"\xff\xfe",
        "é".encode(),
    ]
)
_EDITS = edits(_PIECES)
_FAST = quickly(120)

BODIES = {
    "ORDERS": "BGM+220+PO4711+9'DTM+137:20261121:102'FTX+AAI+++IT?'S?+'RFF+CT:C1'"
    "NAD+DP+4012345000009::9++NORTH+MAIN 1+ULM++89073+DE'CUX+2:EUR:9'PAT+1++5:3:D:30'"
    "ALC+C++++FC'MOA+8:5'LIN+1++4012345678901:EN'PIA+1+V1:SA'IMD+F++:::THING'"
    "QTY+21:12:PCE'PRI+AAA:9.25'LOC+7+42::92'QTY+11:12'UNS+S'CNT+2:1'",
    "ORDCHG": "BGM+230+C1+4'DTM+137:20261121:102'RFF+ON:PO4711'LIN+1+3'QTY+21:5:PCE'"
    "LIN+2+2'UNS+S'CNT+2:2'",
    "ORDRSP": "BGM+231+R1+4'DTM+137:20261121:102'RFF+ON:PO4711'DTM+171:20261120:102'"
    "LIN+1+3+4012345678901:EN'QTY+21:12:PCE'QTY+113:10:PCE'SCC+1'FTX+CHG++IB::91'"
    "QTY+83:2:PCE'UNS+S'CNT+2:1'",
    "DESADV": "BGM+351+D1+9'DTM+137:20261121:102'RFF+ON:PO4711'CPS+1'PAC+1++CT'PCI+33E'"
    "GIN+BJ+340123450000000017'LIN+1++4012345678901:EN'QTY+12:5:PCE'CNT+2:1'",
    "INVOIC": "BGM+380+I1+9'DTM+137:20261121:102'RFF+ON:PO4711'CUX+2:EUR:4'LIN+1'"
    "QTY+47:2:PCE'MOA+203:10'PRI+AAA:5'UNS+S'MOA+77:11.90'MOA+124:1.90'",
    "CONTRL": "UCI+I9+A:14+B:14+7'UCM+M1+ORDERS:D:96A:UN+4'UCS+3+13'UCD+39+2:3'",
    "APERAK": "BGM+313+A1+9+RE'RFF+ON:PO4711'ERC+12'FTX+AAO+++NO'",
}


def _use_everything(data, edifact_profile):
    """Read, put into words, answer; what comes out must be canonical and writable."""
    interchanges = list(ediwire.read_interchanges(data))
    assert interchanges
    for interchange in interchanges:
        assert interchange.readable or interchange.findings
        assert all(finding.words() for finding in interchange.findings)
        for group in interchange.groups:
            for each in group.sets:
                assert all(finding.as_dict() for finding in each.findings)
                document, findings = ediwire.documents.read(each)
                assert document or findings or each.findings
                if document:
                    canonical.parse(document)
        if interchange.syntax == "edifact":
            answer = edifact.acknowledge(interchange)
            if answer:
                found = edifact.documents.write(canonical.parse(answer).model_dump())
                edifact.write_interchange([found], edifact_profile())
    return interchanges


@_FAST
@given(st.lists(_PIECES, max_size=60).map(b"".join))
def test_random_pieces_never_raise(edifact_profile, data):
    _use_everything(data, edifact_profile)


@_FAST
@given(st.binary(max_size=200))
def test_random_bytes_after_a_header_never_raise(edifact_profile, data):
    header = b"UNB+UNOC:3+A+B+261121:0915+1'UNH+1+ORDERS:D:96A:UN'"
    _use_everything(header + data, edifact_profile)


@_FAST
@given(code=st.sampled_from(sorted(BODIES)), wanted=_EDITS)
def test_damaged_documents_never_raise(edifact_file, edifact_profile, code, wanted):
    data = edifact_file(BODIES[code], code=code, version=_version(code))
    _use_everything(damaged(data, wanted), edifact_profile)


def _version(code):
    return "D:3:UN" if code == "CONTRL" else "D:96A:UN"


@pytest.mark.parametrize("code", sorted(BODIES))
def test_the_documents_are_good_before_they_are_damaged(edifact_file, code):
    data = edifact_file(BODIES[code], code=code, version=_version(code))
    (interchange,) = ediwire.read_interchanges(data)
    (message,) = interchange.groups[0].sets
    assert [each.words() for each in message.findings] == []
    assert ediwire.documents.read(message)[0]


@_FAST
@given(code=st.sampled_from(sorted(BODIES)), cut=st.integers(0, 2000))
def test_truncated_documents_never_look_clean(edifact_file, edifact_profile, code, cut):
    data = edifact_file(BODIES[code], code=code, version=_version(code))
    # Without its last terminator an interchange is still whole.
    short = data[: cut % (len(data) - 2)]
    for interchange in _use_everything(short, edifact_profile):
        assert interchange.findings


@_FAST
@given(lost=losses(900, 40))
def test_losses_in_one_interchange_never_touch_its_neighbours(
    edifact_file, edifact_profile, lost
):
    good = edifact_file(BODIES["ORDERS"])
    between = damaged(good[60:], lost).rstrip(b"?+:") + b"'"
    data = good + good[:60] + between + b"UNA:+.? '" + good
    interchanges = _use_everything(data, edifact_profile)
    for interchange in (interchanges[0], interchanges[-1]):
        (found,) = interchange.groups[0].sets
        assert found.findings == []
        document, _findings = ediwire.documents.read(found)
        assert document["number"] == "PO4711"


@_FAST
@given(lost=losses(400, 20))
def test_losses_in_one_message_never_touch_its_neighbours(
    edifact_file, edifact_profile, lost
):
    data = edifact_file(*[BODIES["ORDERS"]] * 3)
    first, second = (data.index(mark) for mark in (b"UNH+M2", b"UNH+M3"))
    between = damaged(data[first:second], lost).rstrip(b"?+:") + b"'"
    interchanges = _use_everything(
        data[:first] + between + data[second:], edifact_profile
    )
    sets = [each for group in interchanges[0].groups for each in group.sets]
    for found in (sets[0], sets[-1]):
        assert found.findings == []
        assert ediwire.documents.read(found)[0]["number"] == "PO4711"


@pytest.mark.parametrize(
    "header",
    [
        b"UNB+UNOA:1+A+B+UNH+1+ORDERS:D:96A:UN'",
        b"UNB+UNOA:1+A:UNH+1+ORDERS:D:96A:UN'",
        b"UNB+UUNH+1+ORDERS:D:96A:UN'",
        b"UNB+NUNH+008'",
    ],
)
def test_a_header_in_pieces_takes_nothing_of_what_follows(edifact_file, header):
    data = edifact_file(*[BODIES["ORDERS"]] * 2)
    second = data.index(b"UNH+M2")
    found = [
        each
        for interchange in ediwire.read_interchanges(
            data[:second] + header + data[second:]
        )
        for group in interchange.groups
        for each in group.sets
    ]
    assert [found[0].control, found[-1].control] == ["M1", "M2"]
    for message in (found[0], found[-1]):
        assert "set_trailer_missing" not in [each.code for each in message.findings]
        assert ediwire.documents.read(message)[0]["number"] == "PO4711"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("DESADV", "GIN+BJ+340123450000000017", "GIN+BJ+1:2"),
        ("DESADV", "PAC+1", "PAC+²"),
        ("DESADV", "CPS+1'", "CPS+1+1'"),
        ("ORDERS", "D:30", "D:²"),
        ("ORDERS", "AAA:9.25", "AAA:999999999999999:::0.00000001"),
        ("ORDERS", "AAA:9.25", "AAA:9.25:::0"),
        ("INVOIC", "QTY+47:2", "QTY+47:999999999999999"),
        ("INVOIC", "PRI+AAA:5'", ""),
        ("INVOIC", "QTY+47:2:PCE'MOA+203:10'PRI+AAA:5'", "QTY+47:0'MOA+203:1'"),
        ("INVOIC", "MOA+77:11.90", "MOA+77:NaN"),
        ("INVOIC", "MOA+77:11.90", "MOA+77:1E99"),
    ],
)
def test_values_that_no_calculation_expects(
    edifact_file, edifact_profile, code, old, new
):
    assert old in BODIES[code]
    body = BODIES[code].replace(old, new, 1)
    (interchange,) = _use_everything(edifact_file(body, code=code), edifact_profile)
    (message,) = interchange.groups[0].sets
    assert message.code == code


_TORTURE = st.text("?'+:*.,-UNTHZB1 \n", max_size=60)


@settings(_FAST, max_examples=250)
@given(text=_TORTURE, marks=st.sampled_from(["+:'?", "*|~!", "'+:?", "?'+:", "$#!^"]))
def test_any_text_survives_any_service_characters(edifact_profile, text, marks):
    text = re.sub(r"\s+", " ", text).strip()
    element, component, segment, release = marks
    delimiters = edifact.Delimiters(element, component, segment, "", release)
    body = [["FTX", "AAI", "", "", (text, text)], ["RFF", ("CT", text, "", text)]]
    raw = edifact.write_interchange(
        [("ORDERS", body), ("ORDERS", body)], edifact_profile(delimiters=delimiters)
    )
    (interchange,) = ediwire.read_interchanges(raw)
    assert interchange.findings == []
    messages = interchange.groups[0].sets
    assert len(messages) == 2
    for message in messages:
        _header, free, reference, _trailer = message.segments
        assert free[4:] == ([[text, text]] if text else [])
        assert reference[1] == ["CT", *([text, "", text] if text else [])]
