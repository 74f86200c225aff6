# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writes interchanges in the agreed characters.

X12 has no release character: texts lose what separates, numbers and codes that hold it
are refused.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from ..characters import codec_of, fits, outside, replaced, similar
from ..errors import WriteError
from ..findings import Finding
from .delimiters import Delimiters
from .grammar import grammar_for

_HIGHEST = 999_999_999
#: Elements that people read: texts, names, addresses, and a partner's bad values (724).
_TEXTS = frozenset(
    "3 19 61 79 93 166 224 352 364 369 387 724 742 790 805 809 817 933 961 1035 1036 "
    "1037 1195 1551".split()
)
#: Sets that repeat what a partner sent, however wrong it was; so does TA1.
_ANSWERS = ("824", "997", "999")
#: What separates repetitions when the profile does not say: the first that is free.
_REPETITIONS = "^|!`"


@dataclass(frozen=True, slots=True)
class EnvelopeProfile:
    """Who writes to whom, in which dialect, with which numbers.

    ``sender`` and ``receiver`` are (qualifier, id) of ISA; ``gs_sender`` and
    ``gs_receiver`` default to the ids. Control numbers are those of the first group
    and set; the caller keeps the sequences. ``characters`` is ``basic`` (capitals),
    ``extended`` (ASCII), ``latin-1``, or ``utf-8`` where that was agreed.
    """

    sender: tuple
    receiver: tuple
    moment: datetime
    isa_control: int
    gs_control: int
    st_control: int = 1
    gs_sender: str = ""
    gs_receiver: str = ""
    isa_version: str = "00401"
    version: str = "004010"
    usage: str = "P"
    ack_requested: bool = False
    delimiters: Delimiters = Delimiters()
    characters: str = "latin-1"


def write_interchange(sets, profile, report=None, answers=()):
    """Return the bytes of one interchange.

    :param sets: (functional code, set code, segments between ST and SE) each. Sets of
        one functional code make a group: GS06 counts from ``gs_control`` by group,
        ST02 from ``st_control`` within the group. An element that is a tuple is a
        composite.
    :param list report: receives a finding for every text that lost characters.
    :param answers: :class:`.interchange_answer.InterchangeAnswer` to interchanges of
        the receiver; they stand before the groups.
    :raises WriteError: an id, a control number or the separators cannot be used, or a
        value cannot be sent in the agreed characters.
    """
    writer = _Writer(profile, report if report is not None else [])
    groups = {}
    for functional_code, set_code, segments in sets:
        groups.setdefault(functional_code, []).append((set_code, segments))
    parts = [writer.header()]
    parts += [writer.segment(*answer.segment) for answer in answers]
    for number, (functional_code, members) in enumerate(groups.items()):
        parts += writer.group(functional_code, number, members)
    parts.append(writer.segment("IEA", len(groups), f"{profile.isa_control:09d}"))
    return "".join(parts).encode(codec_of(profile.characters))


class _Writer:
    """Knows the profile, and turns segments into text."""

    def __init__(self, profile, report):
        self.profile, self.report = profile, report
        self.repeats = True
        self.delimiters = _with_repetition(profile)
        marks = self.delimiters.all()
        _expect_separators(self.delimiters, profile.characters)
        strange = outside(profile.characters).pattern
        self.refused = re.compile(f"[{re.escape(marks)}]|{strange}")
        element = self.delimiters.element
        others = re.escape(marks.replace(element, ""))
        strange = outside(profile.characters, element).pattern
        # What makes a joined segment need a look at each of its elements: characters
        # that may not stay, and blanks at the end of an element.
        self.suspect = re.compile(f"[{others}]|{strange}|\\s(?:{re.escape(element)}|$)")

    def header(self):
        """Return ISA: sixteen elements of fixed width."""
        profile = self.profile
        repetition = self.delimiters.repetition
        values = [
            "00",
            " " * 10,
            "00",
            " " * 10,
            *_identity("sender", profile.sender, self.refused),
            *_identity("receiver", profile.receiver, self.refused),
            f"{profile.moment:%y%m%d}",
            f"{profile.moment:%H%M}",
            repetition or "U",
            profile.isa_version,
            _control(profile.isa_control, 0, "interchange").zfill(9),
            "1" if profile.ack_requested else "0",
            profile.usage,
            self.delimiters.component,
        ]
        return self.delimiters.element.join(["ISA", *values]) + self.delimiters.segment

    def group(self, functional_code, number, members):
        """Yield the texts of one group, header to trailer."""
        profile = self.profile
        control = _control(profile.gs_control, number, "group")
        self.repeats = False
        yield self.segment(
            "GS",
            functional_code,
            profile.gs_sender or profile.sender[1],
            profile.gs_receiver or profile.receiver[1],
            f"{profile.moment:%Y%m%d}",
            f"{profile.moment:%H%M}",
            control,
            "X",
            profile.version,
        )
        for index, (set_code, segments) in enumerate(members):
            yield from self._set(set_code, index, segments)
        yield self.segment("GE", len(members), control)

    def _set(self, set_code, index, segments):
        control = _control(self.profile.st_control, index, "document").zfill(4)
        yield self.segment("ST", set_code, control)
        self.repeats = set_code in _ANSWERS
        for position, elements in enumerate(segments, 2):
            yield self.segment(*elements, position=position)
        yield self.segment("SE", len(segments) + 2, control)

    def segment(self, tag, *elements, position=None):
        """Return one segment as text, empty elements at its end left out."""
        mark, end = self.delimiters.element, self.delimiters.segment
        try:
            joined = mark.join((tag, *elements))
        except TypeError:  # a composite, or a number
            joined = None
        if joined and joined.count(mark) == len(elements):
            if self.suspect.search(joined) is None:
                return joined.rstrip(mark) + end
        values = [
            self._element(tag, place, element, position)
            for place, element in enumerate(elements, 1)
        ]
        while values and not values[-1]:
            values.pop()
        return mark.join([tag, *values]) + end

    def _element(self, tag, place, element, position):
        if isinstance(element, tuple):
            parts = [
                self._clean(tag, place, part, position, component)
                for component, part in enumerate(element, 1)
            ]
            return self.delimiters.component.join(parts).rstrip(
                self.delimiters.component
            )
        return self._clean(tag, place, str(element), position)

    def _clean(self, tag, place, value, position, component=None):
        """Return what can be sent of a value, and tell when it is not the same."""
        if self.refused.search(value) is None:
            return value.rstrip()
        characters, where = self.profile.characters, f"{tag}{place:02d}"
        if self.repeats:
            plain = similar(value, characters, self.refused)
        else:
            is_text = self._number(tag, place, component) in _TEXTS
            plain = replaced(value, characters, self.refused, where, is_text)
        if plain != value.strip():
            self.report.append(
                Finding(
                    "character_replaced", "element", tag, position, place, value=value
                )
            )
        return plain

    def _number(self, tag, place, component):
        """Return the number of a data element."""
        grammar = grammar_for(self.profile.version) or grammar_for("004010")
        number, _name = grammar.element_at(tag, place)
        return grammar.element_at(number, component)[0] if component else number


def _identity(role, identity, refused):
    """Return ISA05/06 or ISA07/08, padded to their widths."""
    qualifier, value = identity
    sound = len(qualifier) == 2 and 1 <= len(value) <= 15
    if not sound or refused.search(qualifier + value):
        raise WriteError(
            f"The {role} '{qualifier}' '{value}' cannot stand in an interchange: the "
            "qualifier has two characters, the id 1 to 15, none of them a separator or "
            "outside of the character set. Correct the profile."
        )
    return qualifier, value.ljust(15)


def _control(first, index, what):
    """Return a control number as text."""
    number = first + index
    if not 1 <= number <= _HIGHEST:
        raise WriteError(
            f"Control number {number} of the {what} is not between 1 and {_HIGHEST}."
        )
    return str(number)


def _with_repetition(profile):
    """ISA11 names a repetition separator from version 00402 on, before it says U."""
    delimiters = profile.delimiters
    if profile.isa_version <= "00401":
        return delimiters._replace(repetition="")
    free = (sign for sign in _REPETITIONS if sign not in delimiters[:3])
    return delimiters._replace(repetition=delimiters.repetition or next(free))


def _expect_separators(delimiters, characters):
    marks = [*delimiters[:3], *delimiters.repetition]
    sound = all(
        len(mark) == 1 and not mark.isalnum() and fits(mark, characters)
        for mark in marks
    )
    if not sound or len(set(marks)) != len(marks) or set(marks) & {" ", "."}:
        raise WriteError(
            "The separators must be different single characters of the character set, "
            "no letters, digits, blanks or points. Correct the profile."
        )
