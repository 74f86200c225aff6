# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The three envelopes of X12: interchange (ISA), group (GS), transaction set (ST).

:func:`read_interchanges` finds the envelopes at once and leaves the content of the
sets where it is: :attr:`TransactionSet.segments` and :attr:`TransactionSet.findings`
are made when they are asked for, and segments are dropped again while one iterates.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from .delimiters import Delimiters
from .grammar import grammar_for
from .tokenizer import split_segments
from .validator import check_set


@dataclass(slots=True)
class Interchange:
    """One ISA to IEA. ``offset`` and ``end`` are its bytes in the file.

    ``sender`` and ``receiver`` are (qualifier, id) with blanks trimmed; ``date`` and
    ``time`` are ISA09 (YYMMDD) and ISA10 as sent; ``usage`` is P, T or I.
    ``answer_code`` is ISA14 as sent, ``answers`` holds the TA1 segments
    (:class:`.interchange_answer.InterchangeAnswer`). ``readable`` is False when there
    was no header to read.
    """

    #: Which of the two wire formats this is: x12 or edifact.
    syntax: ClassVar[str] = "x12"

    delimiters: Delimiters = Delimiters()
    sender: tuple = ("", "")
    receiver: tuple = ("", "")
    control: str = ""
    date: str = ""
    time: str = ""
    version: str = ""
    usage: str = ""
    ack_requested: bool = False
    answer_code: str = ""
    readable: bool = True
    groups: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    offset: int = 0
    end: int = 0


@dataclass(slots=True)
class Group:
    """One GS to GE. ``code`` is GS01 (PO, PR, SH, IN, FA), ``version`` GS08.

    ``included`` is GE01 as sent (number of sets), None when it is missing.
    """

    code: str = ""
    sender: str = ""
    receiver: str = ""
    control: str = ""
    version: str = ""
    included: int | None = None
    sets: "SetList" = field(default_factory=lambda: SetList())
    findings: list = field(default_factory=list)
    offset: int = 0
    end: int = 0


class SetList(list):
    """The sets of a group; a set's segments are let go when the next one is taken."""

    def __iter__(self):
        for transaction_set in super().__iter__():
            yield transaction_set
            transaction_set.release()


class TransactionSet:
    """One ST to SE. ``offset`` and ``end`` are its bytes in the file.

    ``code`` is ST01 (850, ...), ``control`` ST02. ``segments`` are lists of text,
    element 0 is the tag; position 1 is ST. A composite stays one text, to be split
    at ``delimiters.component``.
    """

    syntax = "x12"
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
        "version",
    )

    def __init__(self, data, mark, delimiters, version, overlay):
        elements = [*mark.elements, "", ""]
        self.code, self.control = elements[1].strip(), elements[2].strip()
        self.offset, self.end = mark.start, mark.end
        self.delimiters, self.version, self.overlay = delimiters, version, overlay
        self._data = data
        self._envelope_findings = ()
        self._findings = self._segments = None

    @property
    def raw(self):
        """Return the set's bytes as they were sent, ST to SE."""
        return self._data[self.offset : self.end]

    @property
    def segments(self):
        """Return the segments, unknown ones included, as lists of text."""
        if self._segments is None:
            texts = split_segments(self.raw, self.delimiters)
            mark = self.delimiters.element
            self._segments = [text.strip(" \t\0").split(mark) for text in texts]
        return self._segments

    @property
    def findings(self):
        """Return what is wrong with the set; empty when it is clean."""
        if self._findings is None:
            found, self._segments = check_set(
                self.raw, self.code, self.delimiters, self.grammar
            )
            self._findings = [*self._envelope_findings, *found]
        return self._findings

    @property
    def grammar(self):
        """Return the grammar of the set's version, None when it is not supported."""
        return grammar_for(self.version, self.overlay)

    def add(self, finding):
        """Keep a finding that the envelope shows (a missing trailer, ...)."""
        self._envelope_findings = (*self._envelope_findings, finding)
        self._findings = None

    def release(self):
        """Forget the segments; they are split again when somebody asks."""
        self._segments = None
