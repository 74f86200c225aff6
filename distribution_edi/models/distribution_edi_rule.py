# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How strict we are with one partner about one kind of fault."""

from odoo import fields, models

from .. import tablewire, ublwire
from ..ediwire import RULES

#: Codes of every syntax; one that several have means the same in each.
_ALL_RULES = {**ublwire.RULES, **tablewire.RULES, **RULES}


class DistributionEdiRule(models.Model):
    """What a profile says about a finding code, instead of the usual weight."""

    _name = "distribution.edi.rule"
    _description = "EDI strictness"
    _order = "profile_id, code"

    profile_id = fields.Many2one(
        "distribution.edi.profile", required=True, ondelete="cascade", index=True
    )
    code = fields.Selection(
        [(code, f"{code}: {rule.words}") for code, rule in _ALL_RULES.items()],
        string="Fault",
        required=True,
    )
    action = fields.Selection(
        [
            ("ignore", "Ignore"),
            ("accept_with_errors", "Accept, and tell the partner"),
            ("reject", "Reject"),
        ],
        required=True,
    )

    _code_unique = models.UniqueIndex(
        "(profile_id, code)", "There is a rule for this fault already."
    )
