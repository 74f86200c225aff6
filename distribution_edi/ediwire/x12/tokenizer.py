# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Finds interchanges and their service segments in bytes, without reading the rest.

Only ISA, GS, ST, SE, GE, IEA and TA1 are located here, with byte offsets; a set's
segments are split when somebody asks for them. So a file of any size costs its own
bytes and little more.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from .delimiters import looks_like_header, read_header

#: What may stand around a segment; \x1c to \x1f are blanks to Python, not to X12.
_EDGE = " \t\r\n\x00"
_BREAKS = rb"[\r\n]*"
_TAGS = (b"ISA", b"IEA", b"TA1", b"GS", b"GE", b"ST", b"SE")
_BLANK = b" \t\r\n\x00\x0b\x0c\x1a\xef\xbb\xbf"


class Mark(NamedTuple):
    """One service segment: its elements, and its bytes from start to end."""

    tag: str
    elements: list
    start: int
    end: int


def find_interchanges(data):
    """Yield (start, end) of every stretch of ``data`` that begins with an ISA."""
    start = None
    at = data.find(b"ISA")
    while at >= 0:
        if looks_like_header(data, at) and _stands_alone(data, start, at):
            if start is not None:
                yield start, at
            start = at
        elif start is None and _begins_file(data, at):
            start = at
        at = data.find(b"ISA", at + 3)
    if start is not None:
        yield start, len(data)


def tags_in_capitals(data):
    """Return a file with the tags of its segments in capitals, everything in place."""
    header = read_header(data, data.find(b"isa"))
    mark = re.escape(header.delimiters.element.encode("latin-1", "replace"))
    after = rb"(?:\A[\xef\xbb\xbf\s\x00]*|%s[\s\x00]*)" % re.escape(header.terminator)
    tag = re.compile(rb"%s[a-zA-Z][a-zA-Z0-9]{1,2}(?=%s)" % (after, mark))
    return tag.sub(lambda found: found[0].upper(), data)


def _begins_file(data, at):
    """A cut-off header is believed only where nothing but blanks stands before."""
    mark = data[at + 3 : at + 4]
    return not data[:at].strip(_BLANK) and not mark.isalnum()


def _stands_alone(data, start, at):
    """Inside an interchange, text that reads ISA after a separator is only data."""
    if start is None:
        return True
    before = data[max(start, at - 4) : at].rstrip(b"\r\n \t\x00")
    return before[-1:] != data[start + 3 : start + 4]


@lru_cache(maxsize=64)
def _service_pattern(mark, terminator):
    """Match a service segment after a terminator, even when lines break inside it."""
    tags = b"|".join(_BREAKS.join(re.escape(bytes([c])) for c in tag) for tag in _TAGS)
    return re.compile(
        rb"(?:%s)[\s\x00]*(%s)%s(?=%s)"
        % (re.escape(terminator), tags, _BREAKS, re.escape(mark))
    )


def service_segments(data, start, end, mark, terminator):
    """Yield a :class:`Mark` for each service segment after the ISA at ``start``."""
    pattern = _service_pattern(mark, terminator)
    at = start
    while found := pattern.search(data, at, end):
        stop = data.find(terminator, found.end(), end)
        after = end if stop < 0 else stop + len(terminator)
        begin = found.start(1)
        raw = data[begin : end if stop < 0 else stop]
        if not terminator.isspace():
            raw = raw.replace(b"\r", b"").replace(b"\n", b"")
        elements = raw.decode("latin-1").strip(_EDGE).split(mark.decode("latin-1"))
        yield Mark(elements[0].strip(_EDGE), elements, begin, after)
        # The terminator is needed again: it also opens the next segment.
        at = end if stop < 0 else stop


def _decode_single_bytes(raw, delimiters):
    """Return text of one byte a character: senders on Windows write its quotes too."""
    # A mark such as NEL was read as Latin-1, and must be found again.
    plain = "".join(delimiters.all()).isascii()
    try:
        return raw.decode("cp1252" if plain else "latin-1")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def split_segments(raw, delimiters):
    """Split a set's bytes into segment texts, line breaks and empty ones removed."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = _decode_single_bytes(raw, delimiters)
    if delimiters.segment not in "\r\n" and ("\n" in text or "\r" in text):
        text = text.replace("\r", "").replace("\n", "")
    mark = delimiters.segment
    pieces = text.split(mark)
    blanks = f"{mark} " in text or f" {mark}" in text
    if blanks or "\0" in text or "\t" in text:
        pieces = [piece.strip(_EDGE) for piece in pieces]
    if mark in "\r\n":
        # Lines may be indented: blanks never begin a segment, but may end its data.
        pieces = [piece.strip("\r\n").lstrip(_EDGE) for piece in pieces]
    return [piece for piece in pieces if piece] if "" in pieces else pieces
