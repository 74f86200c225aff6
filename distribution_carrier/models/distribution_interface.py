# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Label requests are documents like any other."""

from odoo import fields, models


class DistributionInterface(models.Model):
    _inherit = "distribution.interface"

    document_type = fields.Selection(
        selection_add=[("label_request", "Label request")],
        ondelete={"label_request": lambda interfaces: interfaces._retire_at_once()},
    )

    def _retire_at_once(self):
        """What was sent stays on record, but nothing moves any more."""
        self.sudo().write({"state": "retired"})
