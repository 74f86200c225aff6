# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How long a partner may take to acknowledge a kind of document."""

from odoo import api, fields, models


class DistributionEdiDeadline(models.Model):
    """Minutes after which a missing 997, 999 or CONTRL is told."""

    _name = "distribution.edi.deadline"
    _description = "EDI acknowledgement deadline"
    _order = "profile_id, document_type"

    profile_id = fields.Many2one(
        "distribution.edi.profile", required=True, ondelete="cascade", index=True
    )
    document_type = fields.Selection(
        selection="_selection_document_type", string="Document", required=True
    )
    minutes = fields.Integer(
        required=True,
        default=1440,
        help="Zero: this partner does not acknowledge it.",
    )

    _type_unique = models.UniqueIndex(
        "(profile_id, document_type)", "This document has a deadline already."
    )
    _minutes_range = models.Constraint(
        "CHECK (minutes >= 0)", "A number of minutes cannot be negative."
    )

    @api.model
    def _selection_document_type(self):
        """Return what is sent and can be acknowledged: all but answers."""
        interfaces = self.env["distribution.interface"]
        labels = interfaces._fields["document_type"].get_values(self.env)
        said = dict(
            interfaces._fields["document_type"]._description_selection(self.env)
        )
        return [
            (name, said[name])
            for name in labels
            if name not in ("acknowledgement", "event")
        ]
