# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files as odd senders write them: the document inside is read, clean, with a note."""

import ediwire
import pytest


def _every(data, size, end):
    """Break a file into lines of ``size`` bytes."""
    return end.join(data[at : at + size] for at in range(0, len(data), size))


def _filled(data):
    """Fill each line of 80 up with blanks, as punched cards had it."""
    return b"\n".join(line.ljust(80) for line in _every(data, 80, b"\n").split(b"\n"))


def _with(old, new):
    return lambda data: data.replace(old, new)


#: What the sender does -> (how, codes of notes beyond those of a clean file).
_ODD = {
    "byte order mark": (lambda data: b"\xef\xbb\xbf" + data, []),
    "blanks, NUL and line breaks in front": (lambda data: b" \0\0\r\n\t" + data, []),
    "a mail's header in front": (
        lambda data: b"Subject: X\r\n\r\n" + data,
        ["data_before"],
    ),
    "no last terminator": (lambda data: data[:-1], []),
    "blanks behind": (lambda data: data + b"   \r\n ", []),
    "NUL up to the block's end": (lambda data: data + b"\0" * 500, []),
    "an end-of-file sign": (lambda data: data + b"\x1a", []),
    "wrapped at 80, LF": (lambda data: _every(data, 80, b"\n"), []),
    "wrapped at 80, CR LF": (lambda data: _every(data, 80, b"\r\n"), []),
    "wrapped at 80, CR": (lambda data: _every(data, 80, b"\r"), []),
    "wrapped at 7": (lambda data: _every(data, 7, b"\n"), []),
    "wrapped at 80, the last line filled up": (_filled, []),
    "a blank before each terminator": (_with(b"~", b"  ~"), []),
    "a blank after each terminator": (_with(b"~", b"~ "), []),
    "a tab after each terminator": (_with(b"~", b"~\t"), []),
    "empty lines between segments": (_with(b"~", b"~\r\n\r\n"), []),
    "empty segments": (_with(b"~REF", b"~~~REF"), []),
    "separators without elements": (_with(b"CTT*1*12~", b"CTT*1*12****~"), []),
    "terminator CR": (_with(b"~", b"\r"), []),
    "terminator LF": (_with(b"~", b"\n"), []),
    "terminator CR LF": (_with(b"~", b"\r\n"), []),
    "terminator file separator": (_with(b"~", b"\x1c"), []),
    "terminator NAK": (_with(b"~", b"\x15"), []),
    "terminator NEL, one byte": (_with(b"~", b"\x85"), []),
    "terminator NEL, two bytes": (_with(b"~", b"\xc2\x85"), []),
    "terminator NUL": (_with(b"~", b"\0"), []),
    "separator group separator": (_with(b"*", b"\x1d"), []),
    "separator tab": (_with(b"*", b"\t"), []),
    "separator delete": (_with(b"*", b"\x7f"), []),
    "separator comma": (_with(b"*", b","), []),
    "header filled with hard blanks": (_with(b" ", b"\xa0"), []),
    "header without its blanks": (
        lambda data: data[:106].replace(b"  ", b"") + data[106:],
        ["header_width", *["header_element"] * 4],
    ),
    "repetition separator": (_with(b"*U*00401*", b"*^*00501*"), []),
    "a hyphen as repetition separator": (
        lambda data: data.replace(b"*U*00401*", b"*-*00501*").replace(b"V1", b"V-1"),
        [],
    ),
    "U in a header of 00501": (_with(b"*00401*", b"*00501*"), []),
    "a header version nobody knows": (
        _with(b"*00401*", b"*04010*"),
        ["header_version_bad"],
    ),
    "tags in small letters": (
        lambda data: data.replace(b"ISA*", b"isa*").replace(b"GS*", b"gs*"),
        ["tags_small"],
    ),
    "all tags in small letters": (
        lambda data: b"~".join(
            part[:3].lower() + part[3:] for part in data.split(b"~")
        ),
        ["tags_small"],
    ),
    "zeros lost in the trailer": (
        _with(b"IEA*1*000000007", b"IEA*1*7"),
        ["control_padding"],
    ),
}


@pytest.mark.parametrize("what", _ODD)
def test_odd_file_is_read_like_a_clean_one(envelope, order_body, what):
    spoil, notes = _ODD[what]
    data = envelope(order_body)
    odd = spoil(data)
    assert odd != data
    (interchange,) = ediwire.read_interchanges(odd)
    (clean,) = ediwire.read_interchanges(data)
    assert [each.code for each in interchange.findings] == notes
    assert {each.severity for each in interchange.findings} <= {"note"}
    (group,), (expected,) = interchange.groups, clean.groups
    assert (group.code, group.control, group.findings) == ("PO", "7", [])
    (found,), (wanted,) = group.sets, expected.sets
    assert found.findings == []
    assert _trimmed(found) == _trimmed(wanted)
    document, findings = ediwire.documents.read(found)
    assert findings == []
    assert (document["number"], document["lines"][0]["quantity"]) == ("PO4711", "12")


def _trimmed(found):
    """Return segments without empty elements at their end."""
    rows = []
    for segment in found.segments:
        row = [element.replace("\xa0", " ").strip() for element in segment]
        row = [element.replace("V-1", "V1") for element in row]
        while row and not row[-1]:
            row.pop()
        rows.append(row)
    return rows


@pytest.mark.parametrize(
    "between", [b"", b"\r\n", b"\0\0", b"\x1a", b"\n\n\xef\xbb\xbf"]
)
def test_several_interchanges_in_one_file(envelope, order_body, between):
    data = envelope(order_body)
    other = data.replace(b"*", b"|").replace(b"~", b"\n")
    found = list(ediwire.read_interchanges(between.join([data, other, data])))
    assert [each.delimiters.element for each in found] == ["*", "|", "*"]
    for interchange in found:
        assert interchange.findings == []
        assert interchange.groups[0].sets[0].findings == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_file_in_utf16_is_named_as_such(envelope, order_body, encoding):
    data = envelope(order_body).decode().encode(encoding)
    (interchange,) = ediwire.read_interchanges(data)
    assert [each.code for each in interchange.findings] == ["file_utf16"]
    assert not interchange.readable


def test_offsets_are_those_of_the_file_also_with_small_tags(envelope, order_body):
    data = b"\r\n" + envelope(order_body).lower()
    (interchange,) = ediwire.read_interchanges(data)
    (found,) = interchange.groups[0].sets
    assert data[found.offset : found.end].startswith(b"st*850*0001~")
    assert data[found.offset : found.end].endswith(b"se*7*0001~")
    assert data[interchange.offset :].startswith(b"isa*")
