# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A profile begins as a copy of a ready one."""

from odoo import fields, models
from odoo.fields import Command

from .edi_ready import READY


class DistributionEdiProfileReady(models.AbstractModel):
    """Part of the profile: which ready profile it was made from."""

    _name = "distribution.edi.profile.ready"
    _description = "EDI partner profile: ready ones"

    ready = fields.Selection(
        [(name, ready.label) for name, ready in READY.items()],
        string="Made from",
        readonly=True,
        help="The ready profile that it began as.",
    )

    def _make_ready(self, name):
        """Set what partners of this kind usually agree on; what was set goes.

        Identifiers, separators, control numbers and carton codes stay as they are.
        """
        ready = READY[name]
        for profile in self:
            profile.write(
                {
                    **ready.values,
                    "ready": name,
                    "deadline_ids": _anew(
                        {"document_type": kind, "minutes": minutes}
                        for kind, minutes in ready.deadlines.items()
                    ),
                    "reference_ids": _anew(
                        {
                            "document_type": kind,
                            "segment": segment,
                            "qualifier": qualifier,
                        }
                        for kind, segment, qualifier in ready.references
                    ),
                    "trust_ids": _anew(
                        {"sequence": place, "kind": kind}
                        for place, kind in enumerate(ready.trust)
                    ),
                    "rule_ids": _anew(
                        {"code": code, "action": action}
                        for code, action in ready.rules.items()
                    ),
                }
            )

    def _scenarios(self):
        """Return the kinds of scenarios that are tried for this partner."""
        return READY[self.ready or "retailer"].scenarios

    def _flows(self):
        """Return (direction, document type) of what should be live for this partner."""
        return READY[self.ready or "retailer"].flows


def _anew(rows):
    return [Command.clear(), *map(Command.create, rows)]
