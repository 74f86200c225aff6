# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which of several item codes counts."""

from odoo import fields, models

KINDS = [
    ("gtin", "GTIN (UP, EN, UK)"),
    ("vendor", "Our number (VN, VP; SA)"),
    ("sku", "Stock keeping unit (SK)"),
    ("buyer", "The partner's number (BP, IN, CB)"),
    ("manufacturer", "Manufacturer's number (MG, MF)"),
    ("other", "Any other"),
]


class DistributionEdiTrust(models.Model):
    """A kind of item code, in the order in which this partner's codes are believed."""

    _name = "distribution.edi.trust"
    _description = "EDI item code trusted"
    _order = "profile_id, sequence, id"

    profile_id = fields.Many2one(
        "distribution.edi.profile", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(required=True, default=10)
    kind = fields.Selection(KINDS, string="Code", required=True)

    _kind_unique = models.UniqueIndex(
        "(profile_id, kind)", "This kind of code is in the order already."
    )
