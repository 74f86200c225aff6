# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writes interchanges. X12 has no release character: data loses what separates."""

import re
from dataclasses import dataclass
from datetime import datetime

from ..errors import WriteError
from ..findings import Finding
from .delimiters import Delimiters

_HIGHEST = 999_999_999
#: What separates repetitions when the profile does not say: the first that is free.
_REPETITIONS = "^|!`"


@dataclass(frozen=True, slots=True)
class EnvelopeProfile:
    """Who writes to whom, in which dialect, with which numbers.

    ``sender`` and ``receiver`` are (qualifier, id) of ISA; ``gs_sender`` and
    ``gs_receiver`` default to the ids. Control numbers are those of the first group
    and set; the caller keeps the sequences.
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


def write_interchange(sets, profile, report=None, answers=()):
    """Return the bytes of one interchange.

    :param sets: (functional code, set code, segments between ST and SE) each. Sets of
        one functional code make a group: GS06 counts from ``gs_control`` by group,
        ST02 from ``st_control`` within the group. An element that is a tuple is a
        composite.
    :param list report: receives a finding for every value that lost characters.
    :param answers: :class:`.interchange_answer.InterchangeAnswer` to interchanges of
        the receiver; they stand before the groups.
    :raises WriteError: an id, a control number or the separators cannot be used.
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
    return "".join(parts).encode("utf-8", "replace")


class _Writer:
    """Knows the profile, and turns segments into text."""

    def __init__(self, profile, report):
        self.profile, self.report = profile, report
        self.delimiters = _with_repetition(profile)
        marks = self.delimiters.all()
        _expect_separators(self.delimiters)
        self.unsafe = re.compile(f"[{re.escape(marks)}\x00-\x1f\x7f]")
        element = self.delimiters.element
        others = re.escape(marks.replace(element, ""))
        # What makes a joined segment need a look at each of its elements: characters
        # that may not stay, and blanks at the end of an element.
        self.suspect = re.compile(
            f"[{others}\x00-\x1f\x7f]|\\s(?:{re.escape(element)}|$)"
        )

    def header(self):
        """Return ISA: sixteen elements of fixed width."""
        profile = self.profile
        repetition = self.delimiters.repetition
        values = [
            "00",
            " " * 10,
            "00",
            " " * 10,
            *_identity("sender", profile.sender),
            *_identity("receiver", profile.receiver),
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
            parts = [self._clean(tag, place, part, position) for part in element]
            return self.delimiters.component.join(parts).rstrip(
                self.delimiters.component
            )
        return self._clean(tag, place, str(element), position)

    def _clean(self, tag, place, value, position):
        """Replace what would be read as a separator by a blank, and tell."""
        if self.unsafe.search(value) is None:
            return value.rstrip()
        self.report.append(
            Finding("character_replaced", "element", tag, position, place, value=value)
        )
        return self.unsafe.sub(" ", value).strip()


def _identity(role, identity):
    """Return ISA05/06 or ISA07/08, padded to their widths."""
    qualifier, value = identity
    if len(qualifier) != 2 or not 1 <= len(value) <= 15:
        raise WriteError(
            f"The {role} '{qualifier}' '{value}' cannot stand in an interchange: the "
            "qualifier has two characters, the id 1 to 15. Correct the profile."
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


def _expect_separators(delimiters):
    marks = [*delimiters[:3], *delimiters.repetition]
    sound = all(len(mark) == 1 and not mark.isalnum() for mark in marks)
    if not sound or len(set(marks)) != len(marks) or set(marks) & {" ", "."}:
        raise WriteError(
            "The separators must be different single characters, no letters, digits, "
            "blanks or points. Correct the profile."
        )
