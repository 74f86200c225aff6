# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's scheduler works beside the lane."""

from odoo import api, models


class StockRule(models.Model):
    _inherit = "stock.rule"

    @api.model
    def _run_scheduler_tasks(self, *args, **kwargs):
        """Who waits in the lane is left to the lane."""
        leaving = self.with_context(distribution_lane_serves=True)
        return super(StockRule, leaving)._run_scheduler_tasks(*args, **kwargs)
