# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Checks a transaction set against its grammar. Findings only, it never raises."""

from ..findings import Finding
from .checks import compiled
from .elements import explain
from .grammar import grammar_for
from .meaning import check_meaning
from .numbers import same_number, whole
from .tokenizer import split_segments

#: A hostile document could have a fault in every segment; more tell nobody more.
MOST_FINDINGS = 500


def validate(transaction_set, version=None, overlay=None):
    """Return the findings of a set, read as ``version`` (default: its group's GS08).

    :param overlay: a partner's deviations, see :func:`.grammar.grammar_for`; default
        is the overlay that the set was read with.
    """
    grammar = grammar_for(
        version or transaction_set.version, overlay or transaction_set.overlay
    )
    found, _segments = check_set(
        transaction_set.raw, transaction_set.code, transaction_set.delimiters, grammar
    )
    return found


def check_set(raw, code, delimiters, grammar):
    """Return (findings, segments) of the bytes ``raw``, ST to SE."""
    texts = split_segments(raw, delimiters)
    if grammar is None or code not in grammar.sets:
        segments = [text.split(delimiters.element) for text in texts]
        findings = [Finding("set_unknown", "set", "ST", 1, 1, value=code)]
        return findings + _check_envelope(segments), segments
    walk = Walk(compiled(grammar, code, delimiters))
    segments = walk.run(texts, delimiters.element)
    findings = walk.findings[:MOST_FINDINGS]
    if len(walk.findings) > MOST_FINDINGS:
        findings.append(Finding("findings_cut", "set"))
    findings += check_meaning(code, segments, grammar)[:MOST_FINDINGS]
    return findings + _check_envelope(segments), segments


class Walk:
    """One pass over the segments of one set; EDIFACT's messages walk alike."""

    #: Tag of the segment that ends a set.
    trailer = "SE"

    def __init__(self, check):
        self.check, self.findings, self.counts = check, [], {}

    def run(self, texts, mark):
        """Check ``texts`` and return them split. This loop is what speed depends on."""
        segments = []
        keep = segments.append
        state = self.check.start
        for text in texts:
            elements = text.split(mark)
            keep(elements)
            state, step, match, shapes = state[elements[0]]
            if step is not None:
                self.take(step, elements[0], len(segments))
            if match(text) is None or (
                shapes is not None and not shapes[tuple(map(bool, elements))]
            ):
                self._explain(elements, len(segments))
        self.check_end(state, segments)
        return segments

    def take(self, step, tag, position):
        """Count repeats and report what the step skipped or what stands wrong."""
        if isinstance(step, str):
            if step == "segment_order":
                self._found_late(tag)
            self._note(step, tag, position)
            return
        for missing in step.missing:
            self._note("segment_missing", missing, position)
        for counter in step.starts:
            self.counts[counter] = 1
        if step.counted:
            counter, limit, code = step.counted
            count = self.counts.get(counter, 1) + 1
            self.counts[counter] = count
            if limit is not None and count > limit:
                self._note(code, tag, position)

    def _found_late(self, tag):
        """What was missed and stands further on is not missing, only out of order."""
        for place, finding in enumerate(self.findings):
            if finding.code == "segment_missing" and finding.segment == tag:
                del self.findings[place]
                return

    def _explain(self, elements, position):
        if len(self.findings) <= MOST_FINDINGS:
            check = self.check
            self.findings += explain(
                check.grammar, check.delimiters, elements, position
            )

    def check_end(self, state, segments):
        """Without a trailer, mandatory segments at the end are still missed."""
        if segments and segments[-1][0] == self.trailer:
            return
        step = state[self.trailer].step
        for missing in step.missing if isinstance(step, tuple) else ():
            self._note("segment_missing", missing, len(segments) + 1)

    def _note(self, code, tag, position):
        if len(self.findings) <= MOST_FINDINGS:
            name = self.check.grammar.segment_name(tag)
            self.findings.append(
                Finding(code, "segment", tag, position, segment_name=name)
            )


def _check_envelope(segments):
    """ST02 must be usable, SE01 count the segments, SE02 repeat ST02 (X12.6)."""
    header = [*(segments[0] if segments else []), "", "", ""]
    findings = []
    if not header[2].strip():
        findings.append(Finding("set_control_bad", "set", "ST", 1, 2))
    if not segments or segments[-1][0] != "SE":
        return [*findings, Finding("set_trailer_missing", "set", "SE")]
    trailer, last = [*segments[-1], "", "", ""], len(segments)
    if whole(trailer[1]) != last:
        detail = f"there are {last}"
        findings.append(_trailer_finding("set_count_wrong", last, 1, trailer, detail))
    if not same_number(trailer[2], header[2]):
        detail = f"the header has '{header[2]}'"
        findings.append(
            _trailer_finding("set_control_differs", last, 2, trailer, detail)
        )
    return findings


def _trailer_finding(code, position, place, trailer, detail):
    value = trailer[place].strip()
    return Finding(code, "set", "SE", position, place, value=value, detail=detail)
