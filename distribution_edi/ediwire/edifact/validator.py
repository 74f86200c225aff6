# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Checks a message against its grammar. Findings only, it never raises.

The order of segments is walked by X12's engine: an EDIFACT message is a tree of groups
as a transaction set is a tree of loops.
"""

from functools import lru_cache

from ..characters import decode, first_outside
from ..findings import Finding
from ..x12.checks import SetCheck
from ..x12.numbers import same_number, whole
from ..x12.validator import MOST_FINDINGS, Walk
from .elements import explain
from .grammar import directory_for, grammar_for
from .patterns import segment_pattern
from .semantics import check_meaning
from .tokenizer import split_elements, split_segments


def validate(message, version=None, overlay=None):
    """Return the findings of a message, read as ``version`` (default: its own).

    :param overlay: a partner's deviations, see :func:`.grammar.grammar_for`; default
        is the overlay that the message was read with.
    """
    grammar = grammar_for(version or message.version, overlay or message.overlay)
    found, _segments = check_message(message, grammar)
    return found


def check_message(message, grammar):
    """Return (findings, segments) of a message, UNH to UNT."""
    text, announced = decode(message.raw, message.syntax_id)
    delimiters = message.delimiters
    texts = split_segments(text, delimiters)
    findings = _character_findings(text, announced, message)
    if grammar is None or message.code not in grammar.sets:
        segments = [split_elements(each, delimiters) for each in texts]
        value = f"{message.code}:{message.version}"
        findings.append(Finding("set_unknown", "set", "UNH", 1, 2, value=value))
        return findings + _check_envelope(segments), segments
    if not directory_for(message.version)[1]:
        value = message.version
        findings.append(Finding("version_near", "set", "UNH", 1, 2, value=value))
    walk = _MessageWalk(_compiled(grammar, message.code, delimiters))
    segments = walk.run(texts)
    findings += walk.findings[:MOST_FINDINGS]
    if len(walk.findings) > MOST_FINDINGS:
        findings.append(Finding("findings_cut", "set"))
    findings += check_meaning(message.code, segments, grammar)[:MOST_FINDINGS]
    return findings + _check_envelope(segments), segments


class _MessageCheck(SetCheck):
    """A set's compiled checks, with EDIFACT's elements and no conditions."""

    def element_checks(self, tag):
        """Return (match of a good segment's text, None)."""
        if tag not in self.patterns:
            pattern = segment_pattern(self.grammar, self.delimiters, tag)
            self.patterns[tag] = pattern.fullmatch
        return self.patterns[tag], None


@lru_cache(maxsize=64)
def _compiled(grammar, code, delimiters):
    return _MessageCheck(grammar, code, delimiters)


class _MessageWalk(Walk):
    """One pass over the segments of one message."""

    trailer = "UNT"

    def run(self, texts):
        """Check ``texts`` and return them split into lists of components."""
        segments = []
        keep = segments.append
        state, delimiters = self.check.start, self.check.delimiters
        for text in texts:
            elements = split_elements(text, delimiters)
            keep(elements)
            tag = elements[0][0] = elements[0][0].strip()
            state, step, match, _shapes = state[tag]
            if step is not None:
                self.take(step, tag, len(segments))
            if match(text) is None and len(self.findings) <= MOST_FINDINGS:
                self.findings += explain(
                    self.check.grammar, delimiters, elements, len(segments)
                )
        self.check_end(state, [[each[0][0]] for each in segments[-1:]])
        return segments


def _character_findings(text, announced, message):
    """Note, once a message, characters that the announced set does not hold."""
    marks = message.delimiters.all() + "\r\n\t"
    around = first_outside(text, message.syntax_id, marks)
    if around is None and announced:
        return []
    detail = f"{message.syntax_id or 'no set'} was announced"
    return [
        Finding(
            "characters_outside", "set", "UNH", 1, value=around or "", detail=detail
        )
    ]


def _check_envelope(segments):
    """UNH must have a reference, UNT count the segments and repeat it (ISO 9735)."""
    header = [*(segments[0] if segments else []), [""], [""]]
    findings = []
    if not header[1][0].strip():
        findings.append(Finding("set_control_bad", "set", "UNH", 1, 1))
    if not segments or segments[-1][0][0] != "UNT":
        return [*findings, Finding("set_trailer_missing", "set", "UNT")]
    trailer, last = [*segments[-1], [""], [""]], len(segments)
    if whole(trailer[1][0]) != last:
        detail = f"there are {last}"
        findings.append(_about_trailer("set_count_wrong", last, 1, trailer, detail))
    if not same_number(trailer[2][0], header[1][0]):
        detail = f"the header has '{header[1][0]}'"
        findings.append(_about_trailer("set_control_differs", last, 2, trailer, detail))
    return findings


def _about_trailer(code, position, place, trailer, detail):
    value = trailer[place][0].strip()
    return Finding(code, "set", "UNT", position, place, value=value, detail=detail)
