# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Interchanges of X12 and EDIFACT in one file are all read."""

import ediwire
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_damage import damaged, losses, quickly

_BODY = "BGM+220+PO{}+9'DTM+137:20261121:102'FTX+AAI+++VISA*1*2 ISA+1+2'LIN+1'UNS+S'"
_ORDER = "BEG*00*SA*PO{}**20250601~N9*L1*X~MSG*UNB+UNOA:1+A is no header~PO1**1*EA~"


@pytest.fixture(scope="module")
def parts(envelope, edifact_file):
    """Return four interchanges, and how each is told again."""
    return {
        "x": envelope(_ORDER.format(1)),
        "e": edifact_file(_BODY.format(2), una="UNA:+.? '"),
        "X": envelope(_ORDER.format(3), _ORDER.format(4)).replace(b"~", b"\n"),
        "E": edifact_file(_BODY.format(5)),
    }


def _told(data):
    """Return what is found: place, syntax, findings, documents with their bytes."""
    return [
        (
            each.offset,
            each.syntax,
            [finding.words() for finding in each.findings],
            [
                (one.control, [finding.words() for finding in one.findings], one.raw)
                for group in each.groups
                for one in group.sets
            ],
        )
        for each in ediwire.read_interchanges(data)
    ]


@pytest.mark.parametrize("between", [b"", b"\r\n", b"\n \n"])
@pytest.mark.parametrize(
    "order", ["xe", "ex", "xexe", "eXxE", "XEx", "EXe", "xxee", "exX", "E", "x", "eE"]
)
def test_each_is_read_as_if_it_stood_alone(parts, order, between):
    data, expected = b"", []
    for each in order:
        [(_offset, *told)] = _told(parts[each])
        expected.append((len(data), *told))
        data += parts[each] + between
    assert _told(data) == expected
    assert all(not told[2] for told in expected)


def test_places_are_those_of_the_file(parts):
    data = parts["x"] + parts["e"] + parts["X"]
    for interchange in ediwire.read_interchanges(data):
        assert data[interchange.offset :].startswith((b"ISA", b"UNA"))
        for each in list.__iter__(interchange.groups[0].sets):
            assert data[each.offset : each.end] == each.raw
            assert b"PO" in each.raw


@pytest.mark.parametrize(("first", "second"), ["xe", "ex"])
def test_one_without_its_end_does_not_swallow_the_other(parts, first, second):
    cut = parts[first][: parts[first].index((b"IEA", b"UNZ")[first == "e"])]
    one, other = _told(cut + parts[second])
    assert "has no end" in one[2][0]
    assert other[1:] == _told(parts[second])[0][1:]


@pytest.mark.parametrize(
    "text",
    [
        b"ISA*00*          *00*          *ZZ*A              *ZZ*B              *2506",
        b"ISA*1*2*3*4*5*6*7*8*9*0*1*2*3*4*5*6*7*8",
    ],
)
def test_text_that_begins_like_a_header_is_no_interchange(edifact_file, text):
    data = edifact_file(_BODY.format(1)).replace(b"VISA", b"?'" + text)
    [interchange] = ediwire.read_interchanges(data)
    assert interchange.syntax == "edifact"
    [message] = interchange.groups[0].sets
    assert text.decode().split("*")[3] in message.segments[3][4][0]


@quickly(60)
@given(which=st.sampled_from("xeXE"), lost=losses(600, 30))
def test_losses_never_touch_the_neighbours(parts, which, lost):
    before, after = ("e", "e") if which in "xX" else ("x", "x")
    begin = 110
    between = parts[which][:begin] + damaged(parts[which][begin:], lost)
    found = _told(parts[before] + between + b"\n" + parts[after])
    for told, expected in ((found[0], parts[before]), (found[-1], parts[after])):
        assert told[1:] == _told(expected)[0][1:]
