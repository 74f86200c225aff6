# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Text for people: X12 864 <-> canonical text message.

A set may hold several messages (MIT); they are one document, the subject of each after
the first stands as a line above its text.
"""

from .parts_read import read_reference
from .parts_write import chunks, code, day, fitting, reference_segment, row, text
from .source import Source, put

_LINE = 264
#: N101 of whom the references belong to: the sender.
_SENDER = "FR"
#: DTM01 of the day it was made out.
_MADE_OUT = "097"


def read(transaction_set):
    """Return (canonical text message or None, findings)."""
    source = Source(transaction_set)
    begin, first = source.first("BMG"), source.first("MIT")
    reader = _Reader(source)
    for segment in source.rows:
        reader.take(segment)
    message = put(
        {"type": "text_message"},
        reference=source.code(first, 1, needed=first.position is not None),
        subject=source.text(first, 2) or source.text(begin, 2),
        category=source.code(begin, 3),
        sent_on=reader.day,
        references=reader.references or None,
        lines=reader.lines or None,
    )
    if not reader.lines:
        source.first("MSG")
    if not {"reference", "lines"} <= message.keys():
        return None, source.findings
    return message, source.findings


class _Reader:
    """Collects the texts."""

    def __init__(self, source):
        self.source = source
        self.lines, self.references = [], []
        self.day, self.begun = None, False

    def take(self, row_):
        handler = getattr(self, f"_take_{row_.tag.lower()}", None)
        if handler:
            handler(row_)

    def _take_dtm(self, row_):
        self.day = self.day or self.source.date(row_, 2)

    def _take_ref(self, row_):
        reference = read_reference(self.source, row_)
        if reference:
            self.references.append(reference)

    def _take_mit(self, row_):
        if self.begun:
            self._add(self.source.text(row_, 2))
        self.begun = True

    def _take_msg(self, row_):
        self._add(self.source.text(row_, 1))

    def _add(self, words):
        if words:
            self.lines.append(words)


def write(message):
    """Return the segments of an 864 between ST and SE.

    :raises WriteError: an identifier does not fit its element.
    """
    segments = [row("BMG", "00", "", fitting(message.get("category"), 2, 2))]
    if message.get("sent_on"):
        segments.append(row("DTM", _MADE_OUT, day(message["sent_on"])))
    references = message.get("references") or []
    if references:
        segments.append(row("N1", _SENDER, "SENDER"))
        segments += map(reference_segment, references)
    reference = code(message["reference"], 30, "reference of the message")
    segments.append(row("MIT", reference, text(message.get("subject"), 80)))
    pieces = [piece for line in message["lines"] for piece in chunks(line, _LINE)]
    return [*segments, *(row("MSG", piece) for piece in pieces)]
