# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents that leave and are acknowledged settle deadlines."""

from odoo import models


class DistributionMessage(models.Model):
    _inherit = "distribution.message"

    def write(self, vals):
        result = super().write(vals)
        rules = self.env["distribution.deadline.rules"]
        if vals.get("delivery_state") in ("sent", "delivered"):
            rules._on_sent(self)
        if vals.get("ack_state", "none") != "none":
            rules._on_receipt(self)
        return result
