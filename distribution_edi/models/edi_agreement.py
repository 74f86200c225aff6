# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was agreed with a partner, as plain values, and faults in words."""

from dataclasses import dataclass, field
from typing import NamedTuple

from odoo.addons.distribution_integration_base.engine.errors import Issue

from .. import ediwire

#: Faults of one document that are shown each for itself; the rest is counted.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed with a partner.

    :param partner: (qualifier, identifier) that files come from.
    :param ours: (qualifier, identifier) that they are for.
    :param usage: ISA15 that is worked, P or T.
    :param policy: {finding code: action}, see ``ediwire.action_for``.
    :param differences: QI and QD in a change say how much more or less, not how many.
    :param syntax: x12 or edifact.
    :param interchange_answers: ``never``, or when ``ediwire.answer_interchange`` says.
    :param unique_groups: GS06 is never used twice, whatever the interchange.
    :param overlay: the partner's deviations, see ``ediwire.read_interchanges``.
    """

    partner: tuple[str, str]
    ours: tuple[str, str]
    usage: str
    policy: dict = field(default_factory=dict)
    differences: bool = False
    syntax: str = "x12"
    interchange_answers: str = "requested"
    unique_groups: bool = False
    overlay: dict | None = None

    def rejects(self, finding):
        """Whether ``finding`` alone makes us refuse what it is about."""
        return ediwire.action_for(finding, self.policy) == ediwire.REJECT


class Holder(NamedTuple):
    """The message that a control number came with, and whether with the same bytes."""

    message_id: int
    same: bool


def plain_number(control):
    """Return a control number without the zeros it was filled up with."""
    control = control.strip()
    return control.lstrip("0") or "0" if control.isdigit() else control


def issues_of(findings, hint):
    """Return an :class:`Issue` for each of the first findings, and one for the rest."""
    issues = [
        Issue(
            "value" if finding.level in ("segment", "element") else "parse",
            _cause(finding),
            finding.words(),
            hint,
        )
        for finding in findings[:SHOWN]
    ]
    if len(findings) > SHOWN:
        words = f"{len(findings) - SHOWN} more faults were found in it."
        issues.append(Issue("parse", "x12:more", words, hint))
    return issues


def _cause(finding):
    place = (finding.segment, finding.position, finding.element, finding.component)
    parts = [str(part) for part in place if part]
    return ":".join(("x12", finding.code, *parts))
