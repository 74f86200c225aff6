# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Control numbers that came before: a repeat is known, answered, and not worked."""

import hashlib

from odoo.addons.distribution_integration_base.engine.errors import Issue

from .. import ediwire
from .edi_agreement import Holder, plain_number


def name_of(interchange):
    """Name an interchange by what its sender says of it."""
    return ":".join(
        (
            "ISA" if interchange.syntax == "x12" else "UNB",
            "/".join(interchange.sender),
            "/".join(interchange.receiver),
            plain_number(interchange.control),
            interchange.usage,
        )
    )


class Repeats:
    """Claims the numbers of one file; ``holder`` is the message of the first repeat.

    A number that was used before becomes a finding of its envelope, so that TA1, 997
    and CONTRL speak of it as of any other fault, as the partner's policy says.
    """

    def __init__(self, raw, agreement, claim):
        self.raw, self.agreement, self.claim = raw, agreement, claim
        self.own, self.holder = {}, None
        self._refused = set()

    def refused(self, interchange):
        """Whether ``interchange`` was here before and is not worked again."""
        return id(interchange) in self._refused

    def refusals(self, interchange):
        """Claim the numbers of ``interchange``; return why it is put before a person.

        The very same bytes once more are no matter for a person.
        """
        finding = ediwire.Finding(
            "interchange_repeated",
            "interchange",
            "ISA" if interchange.syntax == "x12" else "UNB",
            element=13 if interchange.syntax == "x12" else 5,
            value=interchange.control,
        )
        held = self._taken(name_of(interchange), interchange, finding)
        if held:
            interchange.findings.append(finding)
            if self.agreement.rejects(finding):
                self._refused.add(id(interchange))
                self.holder = self.holder or held.message_id
                return [] if held.same else [_issue_reused(interchange, held)]
        if self.agreement.unique_groups and interchange.syntax == "x12":
            self._claim_groups(interchange)
        return []

    def _claim_groups(self, interchange):
        for group in interchange.groups:
            number = plain_number(group.control)
            parties = f"{group.sender}/{group.receiver}"
            finding = ediwire.Finding(
                "group_control_repeated",
                "group",
                "GS",
                element=6,
                value=group.control,
                detail="in an earlier interchange",
            )
            name = f"GS:{parties}:{number}:{interchange.usage}"
            if self._taken(name, group, finding):
                group.findings.append(finding)

    def _taken(self, name, envelope, finding):
        """Return the :class:`Holder` of ``name``, None when it is free or nobody asks.

        A name that stands twice in one file is held by the file itself.
        """
        action = ediwire.action_for(finding, self.agreement.policy)
        if self.claim is None or action == ediwire.IGNORE:
            return None
        content = self.raw[envelope.offset : envelope.end].strip()
        digest = hashlib.sha256(content).hexdigest()
        if name in self.own:
            return Holder(None, self.own[name] == digest)
        self.own[name] = digest
        return self.claim(name, digest)


def _issue_reused(interchange, held):
    where = f"as message {held.message_id}" if held.message_id else "in this file"
    return Issue(
        "duplicate",
        "interchange_number_reused",
        f"Interchange {plain_number(interchange.control)} was received before, "
        f"{where}. This one has other content.",
        "Ask the partner which one counts. If this one, it must be sent with a new "
        "control number. Then drop this message.",
    )
