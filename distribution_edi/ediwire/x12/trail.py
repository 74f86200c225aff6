# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Follows the service segments of one interchange and notes what is amiss.

Rules: SE02 = ST02 and SE01 are the set's own (see the validator); here are GE01 and
GE02 = GS06, IEA01 and IEA02 = ISA13, numbers used twice, missing headers and trailers.
Control numbers are compared as numbers: many senders pad header and trailer unlike.
"""

from ..findings import Finding
from ..rules import RULES
from .envelope import Group, TransactionSet
from .grammar import grammar_for, has_tables
from .interchange_answer import read_answer
from .numbers import same_number, whole

_SKIPPED = b" \t\r\n\x00\x0b\x0c\x1a\xef\xbb\xbf"


class Trail:
    """State while walking from ISA to IEA; fills ``interchange`` in place."""

    def __init__(self, data, interchange, overlay):
        self.data, self.interchange, self.overlay = data, interchange, overlay
        self.group = self.set = None
        self.set_controls = {}
        self.clear_from = None
        self.trailer_seen = False

    def step(self, found):
        """Take the next service segment (:class:`.tokenizer.Mark`)."""
        if self.set is None and self.clear_from is not None:
            # An empty segment is two terminators; it says nothing.
            mark = self.interchange.delimiters.segment.encode()
            self._note_stray(self.clear_from, found.start, mark)
        steps = {
            "GS": self._open_group,
            "ST": self._open_set,
            "SE": self._close_set,
            "GE": self._close_group,
            "IEA": self._close_interchange,
            "TA1": self._take_answer,
        }
        if found.tag in steps:
            steps[found.tag](found, [*found.elements, "", "", "", "", "", "", "", ""])
        self.clear_from = found.end

    def finish(self, terminator):
        """Close what is still open at the end of the interchange's bytes."""
        self._leave_group(self.interchange.end)
        if not self.trailer_seen:
            self._note("interchange_trailer_missing", "IEA")
        elif self.clear_from is not None:
            self._note_stray(self.clear_from, self.interchange.end, terminator)
            self.interchange.end = self.clear_from

    def _close_interchange(self, found, elements):
        self._leave_group(found.start)
        self.trailer_seen = True
        groups, control = len(self.interchange.groups), self.interchange.control
        # Some senders count their answers as a group.
        if whole(elements[1]) not in (groups, groups + len(self.interchange.answers)):
            self._note("interchange_count_wrong", "IEA", 1, elements, groups)
        self._compare_control("interchange_control_differs", "IEA", elements, control)

    def _take_answer(self, found, _elements):
        """Inside a document a TA1 is that document's fault."""
        if self.set is None:
            self.interchange.answers.append(read_answer(found.elements))

    def _open_group(self, found, elements):
        self._leave_group(found.start)
        values = [value.strip() for value in elements]
        group = Group(
            code=values[1],
            sender=values[2],
            receiver=values[3],
            control=values[6],
            version=values[8],
            offset=found.start,
            end=found.end,
        )
        self._enter_group(group)
        if whole(group.control) is None:
            self._note("group_control_bad", "GS", 6, elements)
        earlier = self.interchange.groups[:-1]
        if any(same_number(group.control, other.control) for other in earlier):
            self._note("group_control_repeated", "GS", 6, elements)
        if grammar_for(group.version) is None:
            self._note("group_version_unknown", "GS", 8, elements)
        elif not has_tables(group.version):
            self._note("group_version_near", "GS", 8, elements)

    def _enter_group(self, group):
        self.group = group
        self.set_controls = {}
        self.interchange.groups.append(group)

    def _close_group(self, found, elements):
        if self.group is None:
            self._note("group_header_missing", "GE")
            return
        self._leave_set(found.start)
        group = self.group
        group.included, group.end = whole(elements[1]), found.end
        if group.included != len(group.sets):
            self._note("group_count_wrong", "GE", 1, elements, len(group.sets))
        self._compare_control("group_control_differs", "GE", elements, group.control)
        self.group = None

    def _leave_group(self, end):
        """A group that is still open here has no GE."""
        self._leave_set(end)
        if self.group is not None:
            self.group.end = end
            self._note("group_trailer_missing", "GE")
            self.group = None

    def _open_set(self, found, elements):
        self._leave_set(found.start)
        if self.group is None:
            self._enter_group(Group(offset=found.start, end=found.end))
            self._note("group_header_missing", "ST")
        self.set = TransactionSet(
            self.data,
            found,
            self.interchange.delimiters,
            self.group.version,
            self.overlay,
        )
        self.group.sets.append(self.set)
        control = whole(self.set.control)
        if control is not None and control in self.set_controls:
            self.set.add(_finding("set_control_repeated", "ST", 2, elements[2]))
        self.set_controls[control] = True

    def _close_set(self, found, _elements):
        if self.set is None:
            self._note("set_header_missing", "SE")
            return
        self._leave_set(found.end)

    def _leave_set(self, end):
        if self.set is not None:
            self.set.end = end
            self.set = None

    def _compare_control(self, code, tag, elements, expected):
        if not same_number(elements[2], expected):
            self._note(code, tag, 2, elements, f"'{expected}'")
        elif elements[2].strip() != expected:
            self._note("control_padding", tag, 2, elements, f"'{expected}'")

    def _note_stray(self, start, end, terminator):
        text = self.data[start:end].strip(_SKIPPED + terminator)
        if text:
            value = text[:40].decode("latin-1")
            self._note("data_stray", "", None, ["", value])

    def _note(self, code, tag, element=None, elements=(), expected=None):
        value = elements[element or 1].strip() if elements else ""
        detail = "" if expected is None else f"expected {expected}"
        finding = _finding(code, tag, element, value, detail)
        holder = self.group if finding.level == "group" else self.interchange
        holder.findings.append(finding)


def _finding(code, tag, element, value, detail=""):
    rule = RULES[code]
    level = "group" if rule.group else "set" if rule.set else "interchange"
    return Finding(code, level, tag, element=element, value=value, detail=detail)
