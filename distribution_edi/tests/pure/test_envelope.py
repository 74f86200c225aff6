# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Envelopes: separators, counts, control numbers, broken and missing pieces."""

import ediwire
import pytest


def _codes(findings):
    return [finding.code for finding in findings]


def _read(data):
    return list(ediwire.read_interchanges(data))


def _all_codes(data):
    codes = []
    for interchange in _read(data):
        codes += _codes(interchange.findings)
        for group in interchange.groups:
            codes += _codes(group.findings)
            for each in group.sets:
                codes += _codes(each.findings)
    return codes


def test_clean_interchange_says_who_what_and_where(envelope, order_body):
    data = envelope(order_body)
    (interchange,) = _read(data)
    assert interchange.findings == []
    assert interchange.sender == ("ZZ", "BUYER")
    assert interchange.receiver == ("ZZ", "SELLER")
    assert (interchange.control, interchange.usage) == ("000000007", "T")
    assert (interchange.date, interchange.time) == ("250601", "0800")
    (group,) = interchange.groups
    assert (group.code, group.control, group.included) == ("PO", "7", 1)
    (order,) = group.sets
    assert (order.code, order.control, order.findings) == ("850", "0001", [])
    assert data[order.offset : order.end] == order.raw
    assert order.raw.startswith(b"ST*850") and order.raw.endswith(b"SE*7*0001~")
    assert data[interchange.offset : interchange.end] == data


@pytest.mark.parametrize(
    ("element", "component", "segment"),
    [
        ("|", ">", "~"),
        ("*", ":", "\n"),
        ("*", ">", "\r\n"),
        ("\x1d", "@", "\x1c"),
        ("\x7f", ">", "\x15"),
        ("^", ">", "!"),
        ("~", ":", "*"),
        ("*", ">", "\u2026"),
        ("*", ">", "\x85"),
    ],
)
def test_any_separators_are_taken_from_the_header(
    envelope, order_body, element, component, segment
):
    plain = envelope(order_body).decode()
    marks = str.maketrans({"*": element, ">": component, "~": segment})
    data = plain.translate(marks).encode("utf-8" if segment != "\x85" else "latin-1")
    assert _all_codes(data) == []
    document, _findings = ediwire.documents.read(_read(data)[0].groups[0].sets[0])
    assert document["number"] == "PO4711"


@pytest.mark.parametrize(
    "prefix", [b"\xef\xbb\xbf", b"\x00\x00", b"  \r\n", b"\xef\xbb\xbf\r\n"]
)
def test_byte_order_mark_and_blanks_before_the_header_are_skipped(
    envelope, order_body, prefix
):
    assert _all_codes(prefix + envelope(order_body)) == []


def test_text_before_the_header_is_skipped_and_noted(envelope, order_body):
    data = b"Content-Type: edi\n\n" + envelope(order_body)
    assert _all_codes(data) == ["data_before"]


def test_missing_last_terminator_is_tolerated(envelope, order_body):
    assert _all_codes(envelope(order_body)[:-1]) == []


def test_line_breaks_after_segments_are_tolerated(envelope, order_body):
    assert _all_codes(envelope(order_body).replace(b"~", b"~\r\n")) == []


def test_lines_wrapped_at_80_columns_are_joined(envelope, order_body):
    data = envelope(order_body)
    wrapped = b"\r\n".join(data[at : at + 80] for at in range(0, len(data), 80))
    assert _all_codes(wrapped) == []
    document, _findings = ediwire.documents.read(_read(wrapped)[0].groups[0].sets[0])
    assert document["parties"][0]["name"] == "NORTH STORE"


def test_header_with_collapsed_blanks_is_read_by_counting(envelope, order_body):
    data = envelope(order_body).replace(b"          ", b"").replace(b"         ", b"")
    (interchange,) = _read(data)
    assert interchange.sender == ("ZZ", "BUYER")
    assert "header_width" in _codes(interchange.findings)
    assert all(finding.severity == "note" for finding in interchange.findings)
    assert interchange.groups[0].sets[0].findings == []


def test_empty_file_is_named_as_such():
    (interchange,) = _read(b"")
    assert not interchange.readable
    assert interchange.findings[0].words() == (
        "The file is empty, ask the sender for it again."
    )


def test_file_of_another_kind_is_named_with_its_beginning():
    (interchange,) = _read(b"<order><number>4711</number>")
    assert not interchange.readable
    assert interchange.findings[0].code == "file_not_x12"
    assert "'<order>" in interchange.findings[0].words()


def test_truncated_header_says_how_much_is_there():
    (interchange,) = _read(b"ISA*00*          *00*          *ZZ*BUY")
    assert (interchange.readable, interchange.sender) == (False, ("ZZ", "BUY"))
    assert interchange.findings[0].code == "header_truncated"
    assert "only 6 of 16" in interchange.findings[0].words()


def test_several_interchanges_with_one_bad_in_the_middle(envelope, order_body):
    good = envelope(order_body)
    bad = good[: good.index(b"PO1")]
    first, middle, last = _read(good + bad + good)
    for interchange in (first, last):
        assert interchange.findings == []
        assert interchange.groups[0].sets[0].findings == []
    assert _codes(middle.findings) == ["interchange_trailer_missing"]
    assert _codes(middle.groups[0].findings) == ["group_trailer_missing"]
    assert "set_trailer_missing" in _codes(middle.groups[0].sets[0].findings)


def test_interchanges_with_different_separators_in_one_file(envelope, order_body):
    good = envelope(order_body)
    other = good.translate(bytes.maketrans(b"*~>", b"|\n^"))
    assert [each.delimiters.element for each in _read(good + other)] == ["*", "|"]
    assert _all_codes(good + other) == []


def test_isa_in_data_does_not_begin_an_interchange(envelope):
    body = "BEG*00*SA*ISA*0*20250601~PO1*1*1*EA~REF*IA*ISA****************~"
    assert len(_read(envelope(body))) == 1


def test_wrong_segment_count_names_both_numbers(envelope, order_body):
    data = envelope(order_body).replace(b"SE*7*", b"SE*9*")
    assert _all_codes(data) == ["set_count_wrong"]
    (finding,) = _read(data)[0].groups[0].sets[0].findings
    assert (finding.ak502, finding.value) == ("4", "9")
    assert "there are 7" in finding.words()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"SE*7*0001", b"SE*7*0002", "set_control_differs"),
        (b"GE*1*7", b"GE*2*7", "group_count_wrong"),
        (b"GE*1*7", b"GE*1*8", "group_control_differs"),
        (b"IEA*1*", b"IEA*2*", "interchange_count_wrong"),
        (b"IEA*1*000000007", b"IEA*1*000000008", "interchange_control_differs"),
        (b"IEA*1*000000007", b"IEA*1*7", "control_padding"),
        (b"GE*1*7~", b"", "group_trailer_missing"),
        (b"IEA*1*000000007~", b"", "interchange_trailer_missing"),
        (b"SE*7*0001~", b"", "set_trailer_missing"),
        (b"*X*004010~", b"*X*009999~", "group_version_unknown"),
        (b"ST*850*0001", b"ST*850*", "set_control_bad"),
        (b"*7*X*004010", b"*A7*X*004010", "group_control_bad"),
        (b"GE*1*7~", b"GE*1*7~STRAY~", "data_stray"),
    ],
)
def test_envelope_fault(envelope, order_body, old, new, code):
    data = envelope(order_body)
    assert old in data
    assert code in _all_codes(data.replace(old, new))


def test_set_outside_of_a_group(envelope, order_body):
    data = envelope(order_body)
    start, end = data.index(b"GS*"), data.index(b"ST*")
    assert "group_header_missing" in _all_codes(data[:start] + data[end:])


def test_trailer_without_a_set(envelope, order_body):
    data = envelope(order_body)
    start, end = data.index(b"ST*"), data.index(b"SE*7")
    assert "set_header_missing" in _all_codes(data[:start] + data[end:])


def test_set_control_number_used_twice_in_a_group(envelope, order_body):
    data = envelope(order_body, order_body).replace(b"*0002~", b"*0001~")
    second = _read(data)[0].groups[0].sets[1]
    assert _codes(second.findings) == ["set_control_repeated"]
    assert second.findings[0].ak502 == "23"


def test_group_control_number_used_twice(envelope, order_body):
    data = envelope(order_body)
    start, end = data.index(b"GS*"), data.index(b"IEA")
    twice = data[:end] + data[start:end] + b"IEA*2*000000007~"
    assert _all_codes(twice) == ["group_control_repeated"]


def test_interchange_that_carries_only_ta1(envelope, order_body):
    data = envelope(order_body)
    head = data[: data.index(b"GS*")]
    ta1 = head + b"TA1*000000009*250601*0800*A*000~IEA*0*000000007~"
    assert _all_codes(ta1) == []


def test_one_bad_set_leaves_its_neighbours_alone(envelope, order_body):
    bad = order_body.replace("BEG*00*SA*PO4711**20250601~", "")
    sets = _read(envelope(order_body, bad, order_body))[0].groups[0].sets
    assert [bool(each.findings) for each in sets] == [False, True, False]


def test_segments_are_released_while_iterating(envelope, order_body):
    (interchange,) = _read(envelope(order_body, order_body))
    kept = []
    for each in interchange.groups[0].sets:
        assert each.segments[1][0] == "BEG"
        kept.append(each)
    assert [each._segments for each in kept] == [None, None]
    assert kept[0].segments[1][3] == "PO4711"
