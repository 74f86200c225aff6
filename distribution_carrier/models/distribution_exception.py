# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What mends exceptions of carriers."""

from odoo import api, models

from odoo.addons.distribution_integration_base.engine.remedies import Remedy

REMEDIES = (
    Remedy("carrier_not_connected", "open_subject", "live"),
    Remedy("carriage_not_charged", "open_subject", "order", "1"),
    Remedy("carrier:changed", "open_subject"),
    Remedy("tracking_failed", "open_subject", "exchange", "1"),
)


class DistributionException(models.Model):
    _inherit = "distribution.exception"

    @api.model
    def _remedies(self):
        return REMEDIES + super()._remedies()
