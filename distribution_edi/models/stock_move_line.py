# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Carton codes are given when a carton is packed."""

from odoo import models


class StockMoveLine(models.Model):
    _inherit = "stock.move.line"

    def _put_in_pack(self, *args, **kwargs):
        """Give the carton its code at once, so that its label can be printed."""
        package = super()._put_in_pack(*args, **kwargs)
        for picking in self.picking_id:
            picking._distribution_code_cartons(package)
        return package
