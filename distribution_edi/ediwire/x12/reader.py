# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reads bytes into interchanges. It never raises: what is wrong becomes a finding."""

import re

from ..findings import Finding
from .delimiters import looks_like_header, read_header, unusual_widths
from .elements import is_date, is_time
from .envelope import Interchange
from .numbers import whole
from .tokenizer import find_interchanges, service_segments, tags_in_capitals
from .trail import Trail

_BLANK = b" \t\r\n\x00\x0b\x0c\x1a"
#: Far enough to hold a header and what may stand before it.
_BEGINNING = 1000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_interchanges(data, *, overlay=None):
    """Yield every :class:`.envelope.Interchange` in ``data``.

    A file without any yields one that is not ``readable`` and says why. Faults stay
    where they are: a broken interchange does not touch its neighbours.

    :param bytes data: the whole file.
    :param dict overlay: a partner's deviations, see :func:`.grammar.grammar_for`.
    """
    last = None
    small = _written_small(data)
    if small:
        data = tags_in_capitals(data)
    for start, end in find_interchanges(data):
        interchange = _read_one(data, start, end, overlay)
        if last is None:
            before = data[:start].removeprefix(_BYTE_ORDER_MARK).strip(_BLANK)
            if before:
                interchange.findings.insert(0, _about("data_before", "ISA", before))
        if small:
            interchange.findings.insert(0, _about("tags_small", "ISA", b"isa"))
        last = end
        yield interchange
    if last is None:
        yield _unreadable(data)


def _written_small(data):
    """Tell whether a file begins with isa: its tags are in small letters."""
    beginning = data[:_BEGINNING].removeprefix(_BYTE_ORDER_MARK).lstrip(_BLANK)
    return beginning.startswith(b"isa") and looks_like_header(beginning, 0)


def _unreadable(data):
    """Say what the file is instead of an interchange."""
    content = data.removeprefix(_BYTE_ORDER_MARK).strip(_BLANK)
    finding = _about("file_not_x12" if content else "file_empty", "", content)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"I\0S\0A" in data[:8]:
        finding = _about("file_utf16", "", b"")
    return Interchange(readable=False, findings=[finding], end=len(data))


def _about(code, segment, content):
    value = content[:40].decode("latin-1")
    return Finding(code, "interchange", segment=segment, value=value)


def _read_one(data, start, end, overlay):
    header = read_header(data, start)
    interchange = _open(header, start, end)
    if not header.complete:
        interchange.readable = False
        return interchange
    trail = Trail(data, interchange, overlay)
    mark = header.delimiters.element.encode("latin-1", "replace")
    for found in service_segments(data, start, end, mark, header.terminator):
        trail.step(found)
    trail.finish(header.terminator)
    return interchange


def _open(header, start, end):
    """Make the interchange that the ISA segment announces."""
    parts = [part.strip(" \t\xa0\0") for part in header.elements]
    parts += [""] * (16 - len(parts))
    interchange = Interchange(
        delimiters=header.delimiters,
        sender=(parts[4], parts[5]),
        receiver=(parts[6], parts[7]),
        date=parts[8],
        time=parts[9],
        version=parts[11],
        control=parts[12],
        ack_requested=parts[13] not in ("", "0"),
        answer_code=parts[13],
        usage=parts[14],
        offset=start,
        end=end,
    )
    interchange.findings += _header_findings(header, parts)
    return interchange


def _header_findings(header, parts):
    if not header.complete:
        detail = f"only {len(header.elements)} of 16 elements are there"
        return [Finding("header_truncated", "interchange", "ISA", detail=detail)]
    findings = [] if header.exact else [Finding("header_width", "interchange", "ISA")]
    for position, found, width in unusual_widths(header.elements):
        detail = f"{found} characters instead of {width}"
        findings.append(_fault("header_element", header, position, detail))
    return findings + [
        _fault(code, header, position) for code, position in _bad_values(parts)
    ]


def _fault(code, header, position, detail=""):
    return Finding(
        code,
        "interchange",
        "ISA",
        element=position,
        value=header.elements[position - 1],
        detail=detail,
    )


def _bad_values(parts):
    """Yield (code, position) of header values that mean nothing (X12.5)."""
    for position in (5, 7):
        if len(parts[position - 1]) != 2:
            yield "qualifier_bad", position
    if not is_date(f"20{parts[8]}"):
        yield "header_date_bad", 9
    if not is_time(parts[9]):
        yield "header_time_bad", 10
    if not re.fullmatch(r"00[2-9]\d\d", parts[11], re.ASCII):
        yield "header_version_bad", 12
    if whole(parts[12]) is None:
        yield "interchange_control_bad", 13
    if parts[14] not in ("P", "T", "I"):
        yield "header_usage_bad", 15
