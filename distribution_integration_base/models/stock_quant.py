# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Quants that a bulk reservation writes itself."""

from odoo import models


class StockQuant(models.Model):
    _inherit = "stock.quant"

    def _update_reserved_quantity(self, *args, **kwargs):
        """``distribution.allocation`` has locked the quants and adds up for all."""
        if self.env.context.get("distribution_reserved_in_bulk"):
            return None
        return super()._update_reserved_quantity(*args, **kwargs)
