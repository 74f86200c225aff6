# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is wrong with a document: one kind of record for machines and for people.

A finding has a stable ``code`` of ours. :data:`RULES` says which X12 code answers
it in a 997 or TA1, how grave it is by default, and how to say it in words. A partner's
strictness is a plain mapping ``code -> action`` (see :func:`action_for`).
"""

from dataclasses import dataclass

from .rules import RULES, SERVICE_SEGMENTS

#: From harmless to grave; a partner may choose another action for every code.
IGNORE, ACCEPT_WITH_ERRORS, REJECT = "ignore", "accept_with_errors", "reject"
ACTIONS = (IGNORE, ACCEPT_WITH_ERRORS, REJECT)
#: Key of a policy that stands for every code which the policy does not name.
EVERY_OTHER = "default"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, at the place where a person finds it again.

    ``level`` is interchange, group, set, segment or element. ``position`` counts
    segments from ST = 1, ``element`` and ``component`` count from 1. ``reference``
    is the X12 data element number, ``detail`` what the code alone does not say.
    """

    code: str
    level: str
    segment: str = ""
    position: int | None = None
    element: int | None = None
    component: int | None = None
    reference: str = ""
    value: str = ""
    segment_name: str = ""
    element_name: str = ""
    detail: str = ""

    @property
    def ak304(self):
        """X12 element 720 for AK3, or None when it is not about a segment."""
        return RULES[self.code].segment

    @property
    def ak403(self):
        """X12 element 723 for AK4, or None when it is not about an element."""
        return RULES[self.code].element

    @property
    def ak502(self):
        """X12 element 718 for AK5, or None when it is not about the whole set."""
        return RULES[self.code].set

    @property
    def ak905(self):
        """X12 element 716 for AK9, or None when it is not about the group."""
        return RULES[self.code].group

    @property
    def ta1(self):
        """X12 note I18 for TA1, or None when it is not about the interchange."""
        return RULES[self.code].interchange

    @property
    def severity(self):
        """``error``, ``warning`` or ``note``: our own weight, before any policy."""
        weights = {REJECT: "error", ACCEPT_WITH_ERRORS: "warning", IGNORE: "note"}
        return weights[RULES[self.code].action]

    def words(self):
        """Say the fault in one sentence: where, what was found, why it is wrong."""
        text = RULES[self.code].words
        if self.value:
            text = text.replace("{value}", f"'{self.value[:80]}'")
        else:
            text = text.replace("{value}", "the value")
        if self.detail:
            text = f"{text} ({self.detail})"
        where = self._where()
        return f"{where}: {text}." if where else f"{text[:1].upper()}{text[1:]}."

    def as_dict(self):
        """Return every field with severity and words, as plain values."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return {**fields, "severity": self.severity, "words": self.words()}

    def _where(self):
        parts = []
        if self.segment:
            name = self.segment_name or SERVICE_SEGMENTS.get(self.segment, "")
            name = f" ({name})" if name else ""
            place = f" at position {self.position}" if self.position else ""
            parts.append(f"Segment {self.segment}{name}{place}")
        if self.element:
            name = f" ({self.element_name})" if self.element_name else ""
            part = f" component {self.component}" if self.component else ""
            parts.append(f"element {self.element}{part}{name}")
        return ", ".join(parts)


def action_for(finding, policy=None):
    """Return what ``policy`` (code -> action) says about ``finding``.

    A policy without the code falls back to its ``default``, then to our own weight.
    """
    policy = policy or {}
    default = policy.get(EVERY_OTHER, RULES[finding.code].action)
    return policy.get(finding.code, default)


def worst_action(findings, policy=None):
    """Return the gravest action among ``findings``; ``ignore`` when there is none."""
    actions = {action_for(finding, policy) for finding in findings}
    return next((action for action in reversed(ACTIONS) if action in actions), IGNORE)


def joined(findings, reading):
    """Return what tables and document readers found, each fault told once.

    A value that the tables complain of cannot be read either: that is not said again.

    :param findings: of a set; ``reading``: of ``documents.read``.
    """
    told = {
        (each.position, each.element): each.component
        for each in findings
        if each.position and each.element
    }
    result = dict.fromkeys(findings)
    for each in reading:
        place = (each.position, each.element)
        same = told.get(place) in (None, each.component) or each.component is None
        if not (each.code in _NOT_READ and place in told and same):
            result[each] = None
    return list(result)


#: What a document reader says of a value.
_NOT_READ = ("value_unreadable", "value_missing")
