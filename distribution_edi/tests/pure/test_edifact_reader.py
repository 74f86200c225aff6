# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDIFACT files as senders write them: what is read, and what is said about it."""

import ediwire
import pytest

BODY = (
    "BGM+220+PO1+9'DTM+137:20261121:102'NAD+BY+4012345000009::9'"
    "LIN+1++4012345678901:EN'QTY+21:5'UNS+S'CNT+2:1'"
)


def read_one(data):
    (interchange,) = ediwire.read_interchanges(data)
    return interchange


def codes(findings):
    return [finding.code for finding in findings]


def test_an_interchange_says_who_sent_what_to_whom(edifact_file):
    interchange = read_one(edifact_file(BODY, BODY))
    assert interchange.syntax == "edifact"
    assert interchange.sender == ("14", "4012345000009")
    assert interchange.receiver == ("14", "5412345000013")
    assert (interchange.control, interchange.version) == ("I7", "UNOC:3")
    assert (interchange.date, interchange.time) == ("261121", "0915")
    assert (interchange.usage, interchange.ack_requested) == ("P", False)
    assert interchange.findings == []
    (group,) = interchange.groups
    assert [each.control for each in group.sets] == ["M1", "M2"]
    for each in group.sets:
        assert (each.code, each.version) == ("ORDERS", "D:96A:UN")
        assert each.findings == []
        assert each.segments[1] == [["BGM"], ["220"], ["PO1"], ["9"]]
        assert each.raw.startswith(b"UNH+") and each.raw.endswith(b"'")


def test_x12_is_still_read_by_the_same_door(envelope, order_body):
    assert read_one(envelope(order_body)).syntax == "x12"


def test_test_indicator_acknowledgement_request_and_routing():
    header = b"UNB+UNOB:2+ME:ZZ:BACK+YOU:14:ON+261121:0915+R9+PASS+ORDERS+A+1+AG7+1'"
    data = header + b"UNZ+0+R9'"
    interchange = read_one(data)
    assert (interchange.usage, interchange.ack_requested) == ("T", True)
    assert interchange.routing == ("BACK", "ON")
    assert (interchange.application, interchange.agreement) == ("ORDERS", "AG7")
    assert interchange.findings == []


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "  ", "\n\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\r\n  \x00"])
def test_blanks_between_segments_mean_nothing(edifact_file, ending, start):
    data = edifact_file(BODY).replace(b"'", f"'{ending}".encode())
    interchange = read_one(start + data)
    assert interchange.findings == []
    assert interchange.groups[0].sets[0].findings == []


@pytest.mark.parametrize("width", [7, 40, 80])
def test_lines_may_be_wrapped_anywhere(edifact_file, width):
    data = edifact_file(BODY, una="UNA:+.? '")
    lines = [data[at : at + width] for at in range(9, len(data), width)]
    interchange = read_one(data[:9] + b"\n" + b"\n".join(lines))
    assert interchange.findings == []
    assert interchange.groups[0].sets[0].findings == []


def test_the_last_terminator_may_be_missing(edifact_file):
    interchange = read_one(edifact_file(BODY)[:-1])
    assert interchange.findings == []


def test_service_characters_come_from_una(edifact_file):
    text = edifact_file(BODY).decode().translate(str.maketrans("+:'.", "*|~,"))
    message = read_one(f"UNA|*,! ~{text}".encode()).groups[0].sets[0]
    assert message.delimiters.release == "!"
    assert message.findings == []
    assert message.segments[4] == [["LIN"], ["1"], [""], ["4012345678901", "EN"]]


def test_unusual_service_characters_are_seen_without_una(edifact_file):
    text = edifact_file(BODY).decode().translate(str.maketrans("+:'", "*|~"))
    interchange = read_one(text.encode())
    assert interchange.groups[0].sets[0].findings == []


def test_level_b_control_characters_are_service_characters(edifact_file):
    marks = str.maketrans("+:'", "\x1d\x1f\x1c")
    text = edifact_file(BODY, syntax="UNOB:1").decode().translate(marks)
    message = read_one(text.encode()).groups[0].sets[0]
    assert message.findings == []
    assert message.delimiters.release == ""


def test_released_characters_are_data(edifact_file):
    body = BODY.replace("UNS", "FTX+AAI+++5?+5?:2 IT??S?'?'UNT?+1?+X??'UNS", 1)
    message = read_one(edifact_file(body)).groups[0].sets[0]
    assert message.segments[6] == [
        ["FTX"],
        ["AAI"],
        [""],
        [""],
        ["5+5:2 IT?S''UNT+1+X?"],
    ]
    assert codes(message.findings) == []


def test_a_service_segment_in_released_text_is_no_segment(edifact_file):
    body = BODY.replace("UNS", "FTX+AAI+++A?'UNZ?+1?+I7?'UNB?+UNOA?:1'UNS", 1)
    interchange = read_one(edifact_file(body))
    assert interchange.findings == []
    assert len(interchange.groups[0].sets) == 1


def test_syntax_four_repeats_elements(edifact_file):
    body = BODY.replace("NAD", "FTX+AAI+++A*B?*C'NAD", 1)
    message = read_one(edifact_file(body, syntax="UNOC:4")).groups[0].sets[0]
    text = message.segments[3][4]
    assert (text, text.others) == (["A"], (["B*C"],))
    (finding,) = message.findings
    assert (finding.code, finding.value) == ("element_repeated", "B*C")
    later = BODY.replace("LIN", "CTA+IC'COM+A:TE*B:FX'LIN", 1)
    data = edifact_file(later, syntax="UNOC:4", version="D:01B:UN")
    assert read_one(data).groups[0].sets[0].findings == []
    older = read_one(edifact_file(body.replace("?*", "*"))).groups[0].sets[0]
    assert older.segments[3][4] == ["A*B*C"]


def test_several_interchanges_of_unlike_syntax_in_one_file(edifact_file):
    plain = edifact_file(BODY)
    other = plain.decode().translate(str.maketrans("+:'", "*|~")).encode()
    advised = b"UNA|*.? ~" + other
    files = plain + advised + b"\n" + edifact_file(BODY, syntax="UNOB:4") + other
    found = list(ediwire.read_interchanges(files))
    assert [each.delimiters.segment for each in found] == ["'", "~", "'", "~"]
    for each in found:
        assert each.findings == []
        assert each.groups[0].sets[0].findings == []
    assert b"".join(files[each.offset : each.end] for each in found) == files.replace(
        b"\n", b""
    )


def test_groups_are_read_and_checked():
    group = "UNG+ORDERS+A:14+B:14+261121:0915+G{0}+UN+D:96A'UNH+1+ORDERS:D:96A:UN'"
    tail = BODY + "UNT+9+1'UNE+1+G{0}'"
    text = "UNB+UNOC:3+A+B+261121:0915+I1'" + "".join(
        (group + tail).format(number) for number in (1, 2)
    )
    interchange = read_one((text + "UNZ+2+I1'").encode())
    assert interchange.findings == []
    assert [each.control for each in interchange.groups] == ["G1", "G2"]
    first = interchange.groups[0]
    assert (first.code, first.sender, first.included) == ("ORDERS", "A", 1)
    assert first.findings == []
    wrong = text.replace("UNE+1+G1", "UNE+7+G9") + "UNZ+5+I1'"
    interchange = read_one(wrong.encode())
    assert codes(interchange.findings) == ["interchange_count_wrong"]
    assert codes(interchange.groups[0].findings) == [
        "group_count_wrong",
        "group_control_differs",
    ]
    assert interchange.groups[1].findings == []


def test_messages_without_an_envelope_are_read_and_noted():
    data = f"UNH+1+ORDERS:D:96A:UN'{BODY}UNT+9+1'".encode()
    interchange = read_one(data)
    assert codes(interchange.findings) == ["interchange_header_missing"]
    assert interchange.groups[0].sets[0].findings == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("UNZ+1+I7'", "", "interchange_trailer_missing"),
        ("UNZ+1", "UNZ+3", "interchange_count_wrong"),
        ("UNZ+1+I7", "UNZ+1+I8", "interchange_control_differs"),
        ("UNOC:3", "UNOZ:3", "syntax_unknown"),
        ("UNOC:3", "UNOC:7", "syntax_unknown"),
        (":0915+I7", ":0915+", "interchange_control_bad"),
        ("4012345000009:14+", "+", "element_missing"),
        ("261121:0915", "2611:0915", "header_element"),
        ("UNZ", "BGM+220'UNZ", "data_stray"),
        ("UNT+9+M1'", "UNT+9+M1'UNT+9+M1'", "set_header_missing"),
        ("UNZ", "UNE+1+G'UNZ", "group_header_missing"),
        ("UNB", "MAIL HEADER\nUNB", "data_before"),
    ],
)
def test_envelope_faults_are_named(edifact_file, old, new, code):
    data = edifact_file(BODY).decode()
    assert old in data
    interchange = read_one(data.replace(old, new, 1).encode())
    assert code in codes(interchange.findings)
    assert all(finding.words() for finding in interchange.findings)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("UNT+9", "UNT+8", "set_count_wrong"),
        ("UNT+9+M1", "UNT+9+M2", "set_control_differs"),
        ("UNT+9+M1'", "", "set_trailer_missing"),
        ("UNH+M1", "UNH+", "set_control_bad"),
        ("ORDERS:D", "OWNMSG:D", "set_unknown"),
        (":96A:", ":77A:", "set_unknown"),
        (":96A:", ":97A:", "version_near"),
    ],
)
def test_message_faults_are_named(edifact_file, old, new, code):
    data = edifact_file(BODY).decode()
    message = read_one(data.replace(old, new, 1).encode()).groups[0].sets[0]
    assert code in codes(message.findings)
    assert all(finding.words() for finding in message.findings)


def test_a_reference_used_twice_is_noted(edifact_file):
    data = edifact_file(BODY, BODY).replace(b"M2", b"M1")
    first, second = read_one(data).groups[0].sets
    assert codes(first.findings) == []
    assert codes(second.findings) == ["set_control_repeated"]


@pytest.mark.parametrize(
    ("syntax", "raw", "text", "noted"),
    [
        ("UNOC:3", "Süß".encode("latin-1"), "Süß", False),
        ("UNOC:3", "Süß".encode(), "Süß", True),
        ("UNOD:3", "Łódź".encode("iso8859-2"), "Łódź", False),
        ("UNOE:3", "Мир".encode("iso8859-5"), "Мир", False),
        ("UNOF:3", "Ψ".encode("iso8859-7"), "Ψ", False),
        ("UNOW:4", "天津".encode(), "天津", False),
        ("UNOA:1", "天津".encode(), "天津", True),
        ("UNOA:1", b"SHOP", "SHOP", False),
        ("UNOA:1", b"Shop", "Shop", True),
        ("UNOB:1", b"Shop", "Shop", False),
        ("UNOB:1", b"a_b", "a_b", True),
    ],
)
def test_the_character_set_is_what_the_header_announces(
    edifact_file, syntax, raw, text, noted
):
    body = BODY.replace("UNS", "FTX+AAI+++@@@'UNS", 1)
    data = edifact_file(body, syntax=syntax).replace(b"@@@", raw)
    message = read_one(data).groups[0].sets[0]
    assert message.segments[6][4] == [text]
    found = [each for each in message.findings if each.code == "characters_outside"]
    assert bool(found) is noted
    assert all(each.severity == "note" for each in found)


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"hello", b"UNA", b"UNB", b"UNB+", b"UNB+UNOA:1'", b"UNA:+.? '"],
)
def test_what_is_no_interchange_says_so(data):
    (interchange,) = ediwire.read_interchanges(data)
    assert interchange.groups == []
    assert interchange.findings
    assert not interchange.readable
