# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reservation is put off while a batch of orders is confirmed."""

from odoo import models


class StockMove(models.Model):
    _inherit = "stock.move"

    def _should_assign_at_confirm(self):
        """Not while ``distribution.allocation`` confirms: it reserves afterwards."""
        if self.env.context.get("distribution_reserve_later"):
            return self._should_bypass_reservation()
        return super()._should_assign_at_confirm()
