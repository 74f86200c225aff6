# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Finds interchanges and service segments in bytes, without reading the rest.

Only UNA, UNB, UNG, UNH, UNT, UNE and UNZ are located here, with byte offsets; the
segments of a message are split when somebody asks for them.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ..characters import decode
from .delimiters import Delimiters, guess, is_advice, read_advice, syntax_version

BLANK = b" \t\r\n\x00\x0b\x0c\x1a\xef\xbb\xbf"
_BYTE_ORDER_MARK = "\ufeff"
_EDGE = " \t\r\n\x00\x0b\x0c\x1a" + _BYTE_ORDER_MARK
_GAP = re.compile(rb"[\s\x00]*")
_START = re.compile(
    rb"UNA[^A-Za-z0-9].{5}[\s\x00]*(?=UN[BGH])"
    rb"|UNB([^\sA-Za-z0-9])[A-Z]{4}(?!\1)[^\sA-Za-z0-9][0-9]",
    re.DOTALL,
)
_BARE = re.compile(rb"UN[BGH][^\sA-Za-z0-9]")
#: A terminator or a tag longer than this has no segment, only damage, before it.
_LONGEST_SERVICE = 2000


class Mark(NamedTuple):
    """One service segment: elements as lists of components, its bytes' place."""

    tag: str
    elements: list
    start: int
    end: int


class Stretch(NamedTuple):
    """Bytes of one interchange, where its UNB begins, and its service characters."""

    start: int
    body: int
    end: int
    delimiters: Delimiters
    advised: bool


def find_interchanges(data):
    """Yield a :class:`Stretch` for every interchange in ``data``."""
    previous = None
    for stretch in _starts(data):
        if previous is not None:
            yield _measured(data, *previous, stretch[0])
        previous = stretch
    if previous is not None:
        yield _measured(data, *previous, len(data))


def _starts(data):
    """Yield (start, place of UNB) for every UNA with UNB, and UNB without UNA."""
    first = len(data) - len(data.lstrip(BLANK))
    body, separators = None, b"+:?"
    if is_advice(data, first) and not _START.match(data, first):
        body = first + 9
        yield first, body
    elif _BARE.match(data, first) and not _START.match(data, first):
        # Even a header that is damaged opens the file; so do messages without one.
        body = first
        yield first, body
    for found in _START.finditer(data, first):
        start = found.start()
        advice = found[0].startswith(b"UNA")
        if start == body or (advice and not is_advice(data, start)):
            continue
        if body is not None and _is_data(data, start, separators):
            continue
        body = found.end() if advice else start
        if advice:
            separators = data[start + 3 : start + 5] + data[start + 6 : start + 7]
        else:
            separators = found[1] + b":?"
        yield start, body


def _is_data(data, at, separators):
    """After a separator, text that reads like a header is only text."""
    before = data[max(0, at - 4) : at].rstrip(BLANK)
    return before[-1:] in {separators[i : i + 1] for i in range(len(separators))}


def _measured(data, start, body, end):
    if body > start:
        version = syntax_version(data, body)
        delimiters, _end = read_advice(data, start, version)
    else:
        delimiters = guess(data, start, end)
    return Stretch(start, body, end, delimiters, body > start)


@lru_cache(maxsize=64)
def _patterns(delimiters):
    """Return patterns of a service tag and of a message header beyond doubt."""
    element, component, segment = (
        re.escape(mark.encode("latin-1")) for mark in delimiters[:3]
    )
    breaks = rb"[\r\n]*"
    tag = b"U%sN%s([BGHTEZ])%s(?=%s)" % (breaks, breaks, breaks, element)
    marks = element + component + segment
    header = rb"UNH%s[^%s]{1,14}%s[A-Z]{6}%s" % (element, marks, element, component)
    return re.compile(tag), re.compile(header)


def service_segments(data, stretch):
    """Yield a :class:`Mark` for each service segment from UNB to UNZ."""
    places = _places(data, stretch)
    place = next(places, None)
    while place is not None:
        following = next(places, None)
        limit = stretch.end if following is None else following[0]
        start, tag = place
        stop = end_of_segment(
            data, start, min(limit, start + _LONGEST_SERVICE), stretch
        )
        raw = data[start : limit if stop is None else stop]
        if stop is None:
            raw, stop = raw[:_LONGEST_SERVICE], limit
            after = limit
        else:
            after = stop + 1
        texts = split_segments(decode(raw, "UNOC")[0], stretch.delimiters)
        elements = split_elements(texts[0], stretch.delimiters) if texts else [[tag]]
        yield Mark(tag, elements, start, after)
        place = following


def _places(data, stretch):
    """Yield (offset, tag) of service segments: after a terminator or a line's end."""
    tag, header = _patterns(stretch.delimiters)
    for found in tag.finditer(data, stretch.body, stretch.end):
        at = found.start()
        if _opens_segment(data, at, stretch) or (
            header.match(data, at) and not _is_data(data, at, _separators(stretch))
        ):
            yield at, f"UN{found[1].decode()}"


def _separators(stretch):
    marks = stretch.delimiters
    return (marks.element + marks.component + marks.release).encode("latin-1")


def _opens_segment(data, at, stretch):
    low = max(stretch.body, at - 200)
    before = data[low:at].rstrip(BLANK)
    if len(before) == 0 and low == stretch.body:
        return True
    blanks = data[low + len(before) : at]
    terminator = stretch.delimiters.segment.encode("latin-1")
    if before.endswith(terminator):
        return not _released(data, low + len(before) - 1, stretch.delimiters)
    return b"\n" in blanks or b"\r" in blanks


def _released(data, at, delimiters):
    """Tell whether an odd number of release characters stands before ``at``."""
    release = delimiters.release.encode("latin-1")
    count = 0
    while release and at > count and data[at - count - 1 : at - count] == release:
        count += 1
    return count % 2 == 1


def end_of_segment(data, start, end, stretch):
    """Return the place of the terminator that ends the segment, None without one."""
    terminator = stretch.delimiters.segment.encode("latin-1")
    stop = data.find(terminator, start, end)
    while stop >= 0 and _released(data, stop, stretch.delimiters):
        stop = data.find(terminator, stop + 1, end)
    return None if stop < 0 else stop


def split_segments(text, delimiters):
    """Return segment texts, still released; line breaks and empty segments are gone."""
    mark, release = delimiters.segment, delimiters.release
    if mark not in "\r\n":
        if "\n" in text or "\r" in text:
            text = text.replace("\r", "").replace("\n", "")
    pieces = [piece.strip(_EDGE) for piece in _split(text, mark, release)]
    return [piece for piece in pieces if piece]


def split_elements(text, delimiters):
    """Return a segment as lists of components, released: ``[["DTM"], ["137", ...]]``.

    Of an element that repeats (syntax 4), the repetitions follow in
    :attr:`Repeated.others`.
    """
    release = delimiters.release
    if release and release in text:
        elements = _split(text, delimiters.element, release)
        return [_composite(element, delimiters, release) for element in elements]
    elements = text.split(delimiters.element)
    component, repetition = delimiters.component, delimiters.repetition
    if repetition and repetition in text:
        return [_composite(element, delimiters, "") for element in elements]
    return [element.split(component) for element in elements]


class Repeated(list):
    """The first occurrence of an element that was sent more than once."""

    others = ()


def _composite(element, delimiters, release):
    first, *others = (
        _split(element, delimiters.repetition, release)
        if delimiters.repetition
        else [element]
    )
    parts = [
        [_plain(part, release) for part in _split(each, delimiters.component, release)]
        for each in (first, *others)
    ]
    if not others:
        return parts[0]
    repeated = Repeated(parts[0])
    repeated.others = tuple(parts[1:])
    return repeated


def _split(text, mark, release):
    """Split at ``mark`` where an even number of release characters stands before."""
    pieces = text.split(mark)
    if not release or f"{release}{mark}" not in text:
        return pieces
    joined, held = [], None
    for piece in pieces:
        held = piece if held is None else f"{held}{mark}{piece}"
        if (len(held) - len(held.rstrip(release))) % 2 == 0:
            joined.append(held)
            held = None
    return joined if held is None else [*joined, held]


def _plain(text, release):
    """Take the release characters away; each gives the next character its meaning."""
    if not release or release not in text:
        return text
    return re.sub(re.escape(release) + r"(.?)", r"\1", text, flags=re.DOTALL)
