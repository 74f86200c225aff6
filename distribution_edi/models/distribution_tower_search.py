# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A message is found by the control numbers of its envelopes too."""

from dataclasses import replace

from odoo import api, models


class DistributionTowerSearch(models.AbstractModel):
    _inherit = "distribution.tower.search"

    @api.model
    def _kinds(self):
        kinds = super()._kinds()
        message = kinds["message"]
        exact = (*message.exact, "edi_numbers")
        return {**kinds, "message": replace(message, exact=exact)}
