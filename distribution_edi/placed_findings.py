# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Faults at a place that is no segment: an element of XML, a cell of a table.

What :class:`ediwire.Finding` is for segments; weights and policies are the same.
"""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from .ediwire.findings import ACCEPT_WITH_ERRORS, EVERY_OTHER, IGNORE, REJECT


class Rule(NamedTuple):
    """What is done about a fault by default, and how it is said."""

    action: str
    words: str


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """One fault. ``place`` is what a person finds it by, ``row`` the line of the file.

    Subclasses name their ``RULES``, {code: :class:`Rule`}.
    """

    code: str
    place: str = ""
    row: int | None = None
    value: str = ""
    detail: str = ""

    RULES: ClassVar[dict] = {}

    @property
    def severity(self):
        """``error``, ``warning`` or ``note``: our own weight, before any policy."""
        return self.severity_by(None)

    def severity_by(self, policy):
        """Return the same by what was agreed with a partner."""
        weights = {REJECT: "error", ACCEPT_WITH_ERRORS: "warning", IGNORE: "note"}
        return weights[action_for(self, policy)]

    def words(self):
        """Say the fault in one sentence: where, what was found, why it is wrong."""
        shown = f"'{self.value[:80]}'" if self.value else "the value"
        text = self.RULES[self.code].words.replace("{value}", shown)
        if self.detail:
            text = f"{text} ({self.detail})"
        where = self.where()
        return f"{where}: {text}." if where else f"{text[:1].upper()}{text[1:]}."

    def where(self):
        """Return the place as a person reads it, or an empty text."""
        if not self.row:
            return self.place
        return f"{self.place} (line {self.row})" if self.place else f"Line {self.row}"


def action_for(finding, policy=None):
    """Return what ``policy`` (code -> action) says; see ``ediwire.action_for``."""
    policy = policy or {}
    default = policy.get(EVERY_OTHER, finding.RULES[finding.code].action)
    return policy.get(finding.code, default)
