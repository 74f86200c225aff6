# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pallets get their code when cartons are put on them."""

from odoo import models


class StockPackage(models.Model):
    _inherit = "stock.package"

    def action_put_in_pack(self, *args, **kwargs):
        """Give the pallet its code at once, so that its label can be printed."""
        pallet = super().action_put_in_pack(*args, **kwargs)
        if isinstance(pallet, models.BaseModel) and pallet._name == self._name:
            for picking in self.picking_ids:
                picking._distribution_code_cartons(pallet)
        return pallet
