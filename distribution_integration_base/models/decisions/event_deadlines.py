# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Facts settle deadlines."""

from odoo import api, models


class DistributionEvent(models.Model):
    _inherit = "distribution.event"

    @api.model
    def _emit(self, facts):
        events = super()._emit(facts)
        self.env["distribution.deadline.rules"].sudo()._on_events(events)
        return events
