# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writing interchanges: fixed header, numbers, separators in data."""

import dataclasses

import ediwire
import pytest

BODY = [["BEG", "00", "SA", "PO4711", "", "20250601"], ["PO1", "1", "12", "EA", "9.25"]]


def _read(data):
    (interchange,) = ediwire.read_interchanges(data)
    return interchange


def test_header_has_106_characters(profile):
    data = ediwire.write_interchange([("PO", "850", BODY)], profile)
    assert data[:106] == (
        b"ISA*00*          *00*          *ZZ*SELLER         *08*9251750000     "
        b"*250601*0805*U*00401*000000042*0*P*>~"
    )


def test_what_is_written_is_read_without_findings(profile):
    interchange = _read(ediwire.write_interchange([("PO", "850", BODY)], profile))
    assert interchange.findings == interchange.groups[0].findings == []
    (order,) = interchange.groups[0].sets
    assert order.findings == []
    assert order.segments[1:-1] == BODY


def test_groups_and_sets_are_numbered_from_the_profile(profile):
    answer = [["AK1", "PO", "7"], ["AK9", "A", "1", "1", "1"]]
    sets = [("PO", "850", BODY), ("FA", "997", answer), ("PO", "850", BODY)]
    interchange = _read(ediwire.write_interchange(sets, profile))
    assert interchange.findings == []
    numbers = [
        (group.code, group.control, [each.control for each in group.sets])
        for group in interchange.groups
    ]
    assert numbers == [("PO", "17", ["0301", "0302"]), ("FA", "18", ["0301"])]


def test_separators_of_the_partner_are_used(profile):
    marks = ediwire.Delimiters("|", ":", "\n")
    other = dataclasses.replace(profile, delimiters=marks)
    data = ediwire.write_interchange([("PO", "850", BODY)], other)
    assert b"\nBEG|00|SA|PO4711||20250601\n" in data
    assert _read(data).delimiters[:3] == marks[:3]


def test_separators_in_data_become_blanks_and_are_reported(profile):
    body = [["MSG", "A*B~C>D\nE"]]
    report = []
    data = ediwire.write_interchange([("PO", "850", body)], profile, report)
    assert b"~MSG*A B C D E~" in data
    (finding,) = report
    assert (finding.code, finding.segment, finding.position, finding.element) == (
        "character_replaced",
        "MSG",
        2,
        1,
    )


@pytest.mark.parametrize(
    ("characters", "text", "sent"),
    [
        ("latin-1", "Größe 5 – Łódź", "Größe 5 - Lódz".encode("latin-1")),
        ("utf-8", "Größe – 天津", "Größe – 天津".encode()),
        ("extended", "Größe [5€] ★", b"Grosse [5EUR]"),
        ("basic", "Größe [5€] {a}", b"GROSSE  5EUR   A"),
        ("extended", "½ m, 5½ in, 2⅓", b"1/2 m, 5 1/2 in, 2 1/3"),
    ],
)
def test_characters_are_those_agreed_on(profile, characters, text, sent):
    other = dataclasses.replace(profile, characters=characters)
    report = []
    data = ediwire.write_interchange([("PO", "850", [["MSG", text]])], other, report)
    assert b"~MSG*" + sent + b"~" in data
    (found,) = _read(data).groups[0].sets
    assert found.segments[1] == ["MSG", sent.decode(("latin-1", "utf-8")["天" in text])]
    assert len(report) == (characters != "utf-8")


@pytest.mark.parametrize(
    ("characters", "segment", "words"),
    [
        ("latin-1", ["MSG", "天津"], "'天津' in MSG01.*character set latin-1"),
        ("latin-1", ["BEG", "00", "SA", "PO*1"], r"'PO\*1' in BEG03 has '\*'"),
        ("extended", ["REF", "DP", "é1"], "'é1' in REF02"),
        ("basic", ["REF", "DP", "ab_1"], "'ab_1' in REF02 has '_'"),
        ("latin-1", ["PO1", "1", "1", "EA", "1", "", "VN", "A~B"], "PO107"),
        ("latin-1", ["REF", "DP", "1", "", ("ZZ", "A>B")], "REF04.*number or code"),
    ],
)
def test_what_would_be_sent_as_something_else_is_refused(
    profile, characters, segment, words
):
    other = dataclasses.replace(profile, characters=characters)
    with pytest.raises(ediwire.WriteError, match=words):
        ediwire.write_interchange([("PO", "850", [segment])], other)
    # An answer repeats what the partner sent, whatever it was.
    assert ediwire.write_interchange([("FA", "997", [segment])], other)


def test_empty_elements_at_the_end_are_left_out(profile):
    body = [["N1", "ST", "A", "", ""], ["REF", "DP", "1", "", ("ZZ", "2", "")]]
    data = ediwire.write_interchange([("PO", "850", body)], profile)
    assert b"~N1*ST*A~REF*DP*1**ZZ>2~" in data


def test_usage_and_wish_for_an_answer(profile):
    other = dataclasses.replace(profile, usage="T", ack_requested=True)
    interchange = _read(ediwire.write_interchange([("PO", "850", BODY)], other))
    assert (interchange.usage, interchange.ack_requested) == ("T", True)


def test_repetition_separator_from_version_00402_on(profile):
    marks = ediwire.Delimiters("*", ":", "~", "^")
    other = dataclasses.replace(profile, delimiters=marks, isa_version="00501")
    data = ediwire.write_interchange([("PO", "850", BODY)], other)
    assert _read(data).delimiters == marks


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sender": ("ZZ", "")}, "The sender"),
        ({"receiver": ("ZZ", "X" * 16)}, "The receiver"),
        ({"receiver": ("Z", "X")}, "two characters"),
        ({"receiver": ("ZZ", "A*B")}, "a separator"),
        ({"sender": ("ZZ", "BÄR"), "characters": "extended"}, "character set"),
        ({"delimiters": ediwire.Delimiters("*", ">", "…")}, "separators"),
        ({"isa_control": 1_000_000_000}, "of the interchange"),
        ({"gs_control": 0}, "of the group"),
        ({"st_control": 0}, "of the document"),
        ({"delimiters": ediwire.Delimiters("*", "*", "~")}, "separators"),
        ({"delimiters": ediwire.Delimiters("A", ">", "~")}, "separators"),
    ],
)
def test_profile_that_cannot_be_used_is_refused_in_words(profile, change, words):
    other = dataclasses.replace(profile, **change)
    with pytest.raises(ediwire.WriteError, match=words):
        ediwire.write_interchange([("PO", "850", BODY)], other)
