# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A delivery is found by its tracking number too."""

from dataclasses import replace

from odoo import api, models


class DistributionTowerSearch(models.AbstractModel):
    _inherit = "distribution.tower.search"

    @api.model
    def _kinds(self):
        kinds = super()._kinds()
        delivery = kinds["delivery"]
        return {
            **kinds,
            "delivery": replace(
                delivery,
                starts=(*delivery.starts, "carrier_tracking_ref"),
                words=(*delivery.words, "carrier_tracking_ref"),
            ),
        }
