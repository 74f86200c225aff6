# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which item code counts is said by the partner's profile."""

from odoo import api, models


class DistributionOrderResolver(models.AbstractModel):
    _inherit = "distribution.order.resolver"

    @api.model
    def _trust(self, system):
        usual = super()._trust(system)
        return self.env["distribution.edi.profile"]._of(system)._trust(usual)
