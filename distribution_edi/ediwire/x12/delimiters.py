# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The interchange header (ISA) and the separators it declares.

By the book ISA is 106 characters: element separator = character 4, component
separator = 105, terminator = 106. Real senders collapse blanks and shorten ids, so
when the fixed places do not hold a separator, sixteen separators are counted.
"""

import re
from typing import NamedTuple

#: Places of the sixteen element separators in a header of the right width.
_PLACES = (3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103)
#: A header with padding lost or doubled still ends well before this.
_REACH = 250
#: Widths of ISA01 to ISA16 (X12.5).
_WIDTHS = (2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1)
#: Signs of ordinary text: some senders put one into ISA11 and mean nothing by it.
_IN_WORDS = " -.,/'&()+#:\t"
_LINE_BREAK = re.compile(rb"[\r\n]")


class Delimiters(NamedTuple):
    """Separators of one interchange; ``repetition`` only from version 00402 on."""

    element: str = "*"
    component: str = ">"
    segment: str = "~"
    repetition: str = ""

    def all(self):
        """Return every character that data may not contain."""
        return "".join(self)

    def parts(self, composite):
        """Return the components of an element; a header cut off names no separator."""
        return composite.split(self.component) if self.component else [composite]


class Header(NamedTuple):
    """What the ISA segment says, and where it stands in the file.

    ``elements`` are ISA01 to ISA16 as sent (fewer when cut off); ``exact`` tells
    whether the header is 106 characters wide.
    """

    elements: list
    delimiters: Delimiters
    terminator: bytes
    exact: bool
    complete: bool


def looks_like_header(data, start):
    """Tell whether an ISA segment may begin at ``start`` of ``data`` (bytes)."""
    mark = data[start + 3 : start + 4]
    if not mark or mark.isalnum() or mark == b" ":
        return False
    return data[start : start + _REACH].count(mark) >= 16


def read_header(data, start):
    """Read the ISA segment at ``start``; anything is read as far as it goes."""
    mark = data[start + 3 : start + 4] or b"*"
    window = data[start : start + _REACH]
    for candidate in (window, _LINE_BREAK.sub(b"", window)):
        if all(candidate[place : place + 1] == mark for place in _PLACES):
            return _header(candidate, mark, _PLACES[-1], exact=True)
    ends = [found.start() for found in re.finditer(re.escape(mark), window)]
    if len(ends) < 16:
        line = re.split(rb"[\r\n~]", window)[0]
        texts = [_text(part) for part in line.split(mark)[1:]]
        delimiters = Delimiters(_text(mark))
        return Header(texts, delimiters, b"~", exact=False, complete=False)
    return _header(window, mark, ends[15], exact=False)


def _header(window, mark, last, exact):
    """Build the header; ``last`` is the place of the sixteenth separator."""
    elements = [_text(part) for part in window[:last].split(mark)[1:]]
    component = window[last + 1 : last + 2]
    # Lines that were filled up with blanks have them before the terminator, too.
    blanks = len(window[last + 2 :]) - len(window[last + 2 :].lstrip(b" "))
    terminator = _character(window, last + 2 + blanks)
    if window[last + 2 : last + 4] == b"GS" or not terminator:
        # ISA16 was left out: what follows the separator ends the segment.
        component, terminator, exact = b"", window[last + 1 : last + 2], False
    elements.append(_text(component))
    repetition = _repetition(elements, (mark, component, terminator))
    delimiters = Delimiters(
        _text(mark),
        _text(component),
        _text(terminator or b"~"),
        repetition,
    )
    complete = bool(terminator)
    return Header(elements, delimiters, terminator or b"~", exact, complete)


def _repetition(elements, others):
    """ISA11 separates repeated elements from version 00402 on; before, it is U."""
    sign = elements[10]
    taken = [other.decode("latin-1") for other in others]
    usable = len(sign) == 1 and not sign.isalnum() and sign not in _IN_WORDS
    return sign if usable and elements[11] > "00401" and sign not in taken else ""


def _character(window, place):
    """Return one character; some files end segments with a multi-byte one."""
    for length in (2, 3):
        part = window[place : place + length]
        try:
            if len(part.decode()) == 1 and len(part) == length:
                return part
        except UnicodeDecodeError:
            continue
    return window[place : place + 1]


def _text(part):
    try:
        return part.decode()
    except UnicodeDecodeError:
        return part.decode("latin-1")


def unusual_widths(elements):
    """Yield (position, width found, width expected) for ISA elements, from 1."""
    for position, (element, width) in enumerate(
        zip(elements, _WIDTHS, strict=False), 1
    ):
        if len(element) != width:
            yield position, len(element), width
