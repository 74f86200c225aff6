# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What events about warehouses say."""

from odoo import api, models


class DistributionEvent(models.Model):
    _name = "distribution.event"
    _inherit = "distribution.event"

    @api.model
    def _data_distribution_warehouse_order(self, asked):
        return {"number": asked.number, "warehouse": asked.warehouse_id.code}

    @api.model
    def _data_stock_warehouse(self, warehouse):
        return {"warehouse": warehouse.code}
