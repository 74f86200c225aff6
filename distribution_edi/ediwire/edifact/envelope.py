# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The envelopes of EDIFACT, in the shapes of X12's.

The words are X12's where the meaning is the same, so that callers need not ask which
syntax a document came in: a group's ``sets`` are its messages, ``control`` is the
reference of a header. Messages without UNG stand in a group without ``control``.
"""

from dataclasses import dataclass
from typing import ClassVar

from ..characters import decode
from ..x12.envelope import Group, Interchange, SetList
from .delimiters import Delimiters
from .grammar import grammar_for
from .tokenizer import split_elements, split_segments
from .validator import check_message

__all__ = ["EdifactInterchange", "Group", "Message", "SetList"]


@dataclass(slots=True)
class EdifactInterchange(Interchange):
    """One UNB to UNZ.

    ``version`` is the syntax, ``UNOC:3``; ``usage`` is T when the test indicator (0035)
    is set, else P; ``date`` is YYMMDD, from syntax 4 on CCYYMMDD. ``application`` is
    0026, ``agreement`` 0032; ``routing`` are the addresses for (reverse, further)
    routing. ``advised`` tells whether there was a UNA.
    """

    syntax: ClassVar[str] = "edifact"

    delimiters: Delimiters = Delimiters()
    application: str = ""
    agreement: str = ""
    routing: tuple = ("", "")
    advised: bool = False

    @property
    def syntax_id(self):
        """Return the character set announced, UNOA to UNOY."""
        return self.version.partition(":")[0]


class Message:
    """One UNH to UNT. ``offset`` and ``end`` are its bytes in the file.

    ``code`` is the message type (ORDERS), ``control`` UNH 0062, ``version`` the rest of
    S009 (``D:96A:UN:EAN008``). ``segments`` are lists of elements, an element is a list
    of components: ``[["DTM"], ["137", "20261121", "102"]]``; position 1 is UNH.
    """

    syntax = "edifact"
    __slots__ = (
        "_data",
        "_envelope_findings",
        "_findings",
        "_segments",
        "code",
        "control",
        "delimiters",
        "end",
        "offset",
        "overlay",
        "syntax_id",
        "version",
    )

    def __init__(self, data, mark, delimiters, syntax_id, overlay):
        elements = [*mark.elements, [""], [""]]
        self.control = elements[1][0].strip()
        self.code = elements[2][0].strip()
        self.version = ":".join(part.strip() for part in elements[2][1:])
        self.offset, self.end = mark.start, mark.end
        self.delimiters, self.syntax_id, self.overlay = delimiters, syntax_id, overlay
        self._data = data
        self._envelope_findings = ()
        self._findings = self._segments = None

    @property
    def raw(self):
        """Return the message's bytes as they were sent, UNH to UNT."""
        return self._data[self.offset : self.end]

    @property
    def segments(self):
        """Return the segments, unknown ones included."""
        if self._segments is None:
            text, _announced = decode(self.raw, self.syntax_id)
            texts = split_segments(text, self.delimiters)
            self._segments = [split_elements(text, self.delimiters) for text in texts]
        return self._segments

    @property
    def findings(self):
        """Return what is wrong with the message; empty when it is clean."""
        if self._findings is None:
            found, self._segments = check_message(self, self.grammar)
            self._findings = [*self._envelope_findings, *found]
        return self._findings

    @property
    def grammar(self):
        """Return the grammar of the message's version, None when it is unknown."""
        return grammar_for(self.version, self.overlay)

    def add(self, finding):
        """Keep a finding that the envelope shows (a reference used twice, ...)."""
        self._envelope_findings = (*self._envelope_findings, finding)
        self._findings = None

    def release(self):
        """Forget the segments; they are split again when somebody asks."""
        self._segments = None
