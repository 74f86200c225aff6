# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Writes interchanges: released, in the character set that the header announces."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from ..characters import KNOWN, codec_of, fits, outside, replaced, similar
from ..errors import WriteError
from ..findings import Finding
from .delimiters import Delimiters
from .grammar import grammar_for

_HIGHEST = 10**14 - 1
#: Elements that people read: texts, names, addresses.
_TEXTS = frozenset(
    "1000 3036 3042 3124 3128 3148 3164 3192 3222 3224 3228 3232 3412 3432 3436 4052 "
    "4078 4276 4294 4400 4404 4440 5152 6154 7006 7008 7036 7064 7102 7110 7160 7294 "
    "7364 7504 7506 8154 8212 8332 8334 9010 9012 9302".split()
)
#: Messages that repeat what a partner sent, however wrong it was.
_ANSWERS = ("APERAK", "CONTRL")


class Number(str):
    """A number written with a point; the profile's decimal mark takes its place."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class EdifactProfile:
    """Who writes to whom, in which dialect, with which references.

    ``sender`` and ``receiver`` are (qualifier, id) or (qualifier, id, routing address).
    ``control`` is UNB 0020, ``message_control`` the first message's number; the caller
    keeps the sequences. ``versions`` names other versions by message type.
    """

    sender: tuple
    receiver: tuple
    moment: datetime
    control: int
    message_control: int = 1
    version: str = "D:96A:UN"
    versions: dict = field(default_factory=dict)
    syntax_id: str = "UNOC"
    syntax_version: str = "3"
    usage: str = "P"
    ack_requested: bool = False
    application: str = ""
    agreement: str = ""
    advise: bool = True
    line_breaks: bool = False
    delimiters: Delimiters = Delimiters()


def write_interchange(messages, profile, report=None):
    """Return the bytes of one interchange.

    :param messages: (message type, segments between UNH and UNT) each. An element is
        text, or a tuple or list of components.
    :param list report: receives a finding for every text that lost characters.
    :raises WriteError: an id, a reference, the syntax or the service characters
        cannot be used, or a value cannot be sent in the announced characters.
    """
    writer = _Writer(profile, report if report is not None else [])
    parts = [writer.advice(), writer.header()]
    for index, (code, segments) in enumerate(messages):
        parts += writer.message(code, index, segments)
    parts.append(writer.segment("UNZ", str(len(messages)), writer.control))
    return writer.join(parts).encode(codec_of(profile.syntax_id))


class _Writer:
    """Knows the profile, and turns segments into text."""

    def __init__(self, profile, report):
        self.profile, self.report = profile, report
        marks = self.marks = profile.delimiters
        _expect_sound(profile)
        self.control = _reference(profile.control, "interchange")
        self.special = re.compile(f"[{re.escape(marks.all())}]")
        self.refused = outside(profile.syntax_id, marks.all())
        if not marks.release:
            unsafe = f"{self.special.pattern}|{self.refused.pattern}"
            self.refused = re.compile(unsafe)
        self.version, self.repeats = profile.version, False

    def join(self, parts):
        """Return the whole text, each segment on a line if the profile says so."""
        return ("\n" if self.profile.line_breaks else "").join(filter(None, parts))

    def advice(self):
        """Return UNA where it is wanted or needed."""
        marks = self.marks
        if not self.profile.advise and marks == Delimiters():
            return ""
        four = self.profile.syntax_version >= "4"
        repetition = (marks.repetition if four else "") or " "
        release = marks.release or " "
        return (
            f"UNA{marks.component}{marks.element}{marks.decimal}{release}{repetition}"
            f"{marks.segment}"
        )

    def header(self):
        """Return UNB; from syntax 4 on the date has its century."""
        profile = self.profile
        day = "%Y%m%d" if profile.syntax_version >= "4" else "%y%m%d"
        return self.segment(
            "UNB",
            (profile.syntax_id, profile.syntax_version),
            _party("sender", profile.sender),
            _party("receiver", profile.receiver),
            (profile.moment.strftime(day), profile.moment.strftime("%H%M")),
            self.control,
            "",
            profile.application,
            "",
            "1" if profile.ack_requested else "",
            profile.agreement,
            "1" if profile.usage == "T" else "",
        )

    def message(self, code, index, segments):
        """Yield the texts of one message, UNH to UNT."""
        number = self.profile.message_control + index
        reference = _reference(number, "document")
        version = self.profile.versions.get(code, self.profile.version)
        self.version, self.repeats = version, code in _ANSWERS
        yield self.segment("UNH", reference, (code, *version.split(":")))
        for position, (tag, *elements) in enumerate(segments, 2):
            yield self.segment(tag, *elements, position=position)
        yield self.segment("UNT", str(len(segments) + 2), reference)

    def segment(self, tag, *elements, position=None):
        """Return one segment as text, empty elements at its end left out."""
        values = [
            self._element(tag, place, element, position)
            for place, element in enumerate(elements, 1)
        ]
        while values and not values[-1]:
            values.pop()
        return self.marks.element.join([tag, *values]) + self.marks.segment

    def _element(self, tag, place, element, position):
        if isinstance(element, str):
            return self._clean(tag, place, element, position)
        parts = [
            self._clean(tag, place, part, position, component)
            for component, part in enumerate(element, 1)
        ]
        while parts and not parts[-1]:
            parts.pop()
        return self.marks.component.join(parts)

    def _clean(self, tag, place, value, position, component=None):
        """Return what can be sent of a value, its service characters released."""
        if isinstance(value, Number):
            return value.replace(".", self.marks.decimal)
        plain = value = (value or "").strip()
        syntax, release = self.profile.syntax_id, self.marks.release
        if self.refused.search(value) or not fits(value, syntax):
            if self.repeats:
                plain = similar(value, syntax, self.refused)
            else:
                where = f"{tag} element {place}"
                is_text = self._number(tag, place, component) in _TEXTS
                plain = replaced(value, syntax, self.refused, where, is_text)
        if plain != value:
            self.report.append(
                Finding(
                    "character_replaced", "element", tag, position, place, value=value
                )
            )
        if release and self.special.search(plain):
            return self.special.sub(lambda found: release + found[0], plain)
        return plain

    def _number(self, tag, place, component):
        """Return the number of a data element."""
        grammar = grammar_for(self.version) or grammar_for("D:96A:UN")
        number, _name = grammar.element_at(tag, place)
        return grammar.element_at(number, component or 1)[0] or number


def _party(role, identity):
    """Return S002 or S003: id, qualifier, routing address."""
    qualifier, value, *routing = identity
    if len(qualifier) > 4 or not 1 <= len(value) <= 35 or len("".join(routing)) > 14:
        raise WriteError(
            f"The {role} '{qualifier}' '{value}' cannot stand in an interchange: the "
            "qualifier has up to 4 characters, the id 1 to 35. Correct the profile."
        )
    return (value, qualifier, *routing)


def _reference(number, what):
    """Return a reference as text."""
    if not 1 <= number <= _HIGHEST:
        raise WriteError(
            f"Reference {number} of the {what} is not between 1 and {_HIGHEST}."
        )
    return str(number)


def _expect_sound(profile):
    marks = profile.delimiters
    used = [*marks[:3], *marks.repetition, *marks.release]
    single = all(len(mark) == 1 and not mark.isalnum() and mark != " " for mark in used)
    if not single or len(set(used)) != len(used) or marks.decimal not in (".", ","):
        raise WriteError(
            "The service characters must be different single characters, no letters, "
            "digits or blanks, and the decimal mark a point or a comma. Correct the "
            "profile."
        )
    if profile.syntax_id not in KNOWN or profile.syntax_version not in tuple("1234"):
        raise WriteError(
            f"Syntax '{profile.syntax_id}:{profile.syntax_version}' is not known, use "
            "one such as UNOC:3. Correct the profile."
        )
