# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Follows the service segments of one interchange and notes what is amiss.

Rules: UNT repeats UNH's reference and counts the segments (the message's own, see the
validator); here are UNE and UNG, UNZ and UNB, references used twice, and headers and
trailers that are missing. References are compared as numbers where they are numbers.
"""

from ..findings import Finding
from ..rules import RULES
from ..x12.numbers import same_number, whole
from .envelope import Group, Message
from .tokenizer import BLANK


class Trail:
    """State while walking from UNB to UNZ; fills ``interchange`` in place."""

    def __init__(self, data, interchange, overlay, start):
        self.data, self.interchange, self.overlay = data, interchange, overlay
        self.group = self.message = None
        self.references = set()
        self.clear_from = start
        self.trailer_seen = False
        self.explicit = 0
        self.messages = 0

    def step(self, found):
        """Take the next service segment (:class:`.tokenizer.Mark`)."""
        if self.message is None:
            self._note_stray(self.clear_from, found.start)
        steps = {
            "UNG": self._open_group,
            "UNH": self._open_message,
            "UNT": self._close_message,
            "UNE": self._close_group,
            "UNZ": self._close_interchange,
        }
        if found.tag in steps:
            steps[found.tag](found, Values(found.elements))
        self.clear_from = found.end

    def finish(self, headed):
        """Close what is still open at the end of the interchange's bytes."""
        self._leave_group(self.interchange.end)
        if self.trailer_seen:
            self._note_stray(self.clear_from, self.interchange.end)
            self.interchange.end = self.clear_from
        elif headed:
            self._note("interchange_trailer_missing", "UNZ")

    def _close_interchange(self, found, values):
        self._leave_group(found.start)
        self.trailer_seen = True
        expected = self.explicit or self.messages
        if whole(values[1]) != expected:
            self._note("interchange_count_wrong", "UNZ", 1, values, expected)
        control = self.interchange.control
        self._compare("interchange_control_differs", "UNZ", values, control)

    def _open_group(self, found, values):
        self._leave_group(found.start)
        group = Group(
            code=values[1],
            sender=values[2],
            receiver=values[3],
            control=values[5],
            version=":".join(part.strip() for part in values.element(7)),
            offset=found.start,
            end=found.end,
        )
        earlier = [each.control for each in self.interchange.groups if each.control]
        self._enter_group(group)
        self.explicit += 1
        if not group.control:
            self._note("group_control_bad", "UNG", 5, values)
        elif group.control in earlier:
            self._note("group_control_repeated", "UNG", 5, values)

    def _enter_group(self, group):
        self.group = group
        self.references = set()
        self.interchange.groups.append(group)

    def _close_group(self, found, values):
        if self.group is None or not self.explicit:
            self._note("group_header_missing", "UNE")
            return
        self._leave_message(found.start)
        group = self.group
        group.included, group.end = whole(values[1]), found.end
        if group.included != len(group.sets):
            self._note("group_count_wrong", "UNE", 1, values, len(group.sets))
        self._compare("group_control_differs", "UNE", values, group.control)
        self.group = None

    def _leave_group(self, end):
        """A group with a header that is still open here has no UNE."""
        self._leave_message(end)
        if self.group is None:
            return
        self.group.end = end
        if self.group.control or self.group.code:
            self._note("group_trailer_missing", "UNE")
        self.group = None

    def _open_message(self, found, values):
        self._leave_message(found.start)
        if self.group is None:
            self._enter_group(Group(offset=found.start, end=found.end))
        interchange = self.interchange
        self.message = Message(
            self.data,
            found,
            interchange.delimiters,
            interchange.syntax_id,
            self.overlay,
        )
        self.messages += 1
        self.group.sets.append(self.message)
        reference = self.message.control
        if reference and reference in self.references:
            self.message.add(_finding("set_control_repeated", "UNH", 1, values[1]))
        self.references.add(reference)

    def _close_message(self, found, _values):
        if self.message is None:
            self._note("set_header_missing", "UNT")
            return
        self._leave_message(found.end)

    def _leave_message(self, end):
        if self.message is not None:
            self.message.end = end
            self.message = None

    def _compare(self, code, tag, values, expected):
        if not same_number(values[2], expected):
            self._note(code, tag, 2, values, f"'{expected}'")
        elif values[2] != expected:
            self._note("control_padding", tag, 2, values, f"'{expected}'")

    def _note_stray(self, start, end):
        mark = self.interchange.delimiters.segment.encode("latin-1", "replace")
        text = self.data[start:end].strip(BLANK + mark)
        if text:
            value = text[:40].decode("latin-1")
            self._note("data_stray", "", None, ["", value])

    def _note(self, code, tag, element=None, values=(), expected=None):
        value = values[element or 1] if values else ""
        detail = "" if expected is None else f"expected {expected}"
        finding = _finding(code, tag, element, value, detail)
        holder = self.group if finding.level == "group" else self.interchange
        (holder or self.interchange).findings.append(finding)


class Values:
    """A segment's elements by position from 1: first components without blanks."""

    __slots__ = ("elements",)

    def __init__(self, elements):
        self.elements = elements

    def __getitem__(self, place):
        return self.element(place)[0].strip()

    def element(self, place):
        """Return all components of an element; an absent one has one empty."""
        return self.elements[place] if place < len(self.elements) else [""]

    def part(self, place, component):
        """Return one component, counted from 1."""
        element = self.element(place)
        return element[component - 1].strip() if component <= len(element) else ""


def _finding(code, tag, element, value, detail=""):
    rule = RULES[code]
    level = "group" if rule.group else "set" if rule.set else "interchange"
    return Finding(code, level, tag, element=element, value=value, detail=detail)
