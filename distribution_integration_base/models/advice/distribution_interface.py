# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether a partner is told that a document whose syntax we took was refused."""

from odoo import fields, models


class DistributionInterface(models.Model):
    _inherit = "distribution.interface"

    tell_refusal = fields.Selection(
        [
            ("no", "Tell nothing"),
            ("drop", "When a person drops it"),
            ("block", "Also at once, when nobody here can mend it"),
        ],
        string="When a document is refused",
        required=True,
        default="no",
        help="The partner gets an application advice (824, APERAK) with the reason, "
        "through the live interface of that type.",
    )
