# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where goods are taken from, and which lots they are."""

from odoo import api, models


class DistributionWarehouseStock(models.AbstractModel):
    _name = "distribution.warehouse.stock"
    _description = "Stock of warehouses"

    @api.model
    def _lots(self, product, names):
        """Return {name: lot} of those of ``names`` that exist."""
        found = self.env["stock.lot"].search(
            [
                ("product_id", "=", product.id),
                ("name", "in", list(names)),
                ("company_id", "in", [False, self.env.company.id]),
            ]
        )
        return {lot.name: lot for lot in found}

    @api.model
    def _quants(self, product, place, lot):
        """Return the quants of exactly this lot in and below ``place``."""
        quants = self.env["stock.quant"]._gather(product, place, lot_id=lot)
        return quants.filtered(lambda quant: quant.lot_id == lot and quant.quantity > 0)

    @api.model
    def _on_hand(self, product, place, lot):
        """Return what is there, whoever it is reserved for, in the product's unit."""
        return sum(self._quants(product, place, lot).mapped("quantity"))

    @api.model
    def _take(self, product, place, lot, quantity, taken):
        """Return [(quant or None, quantity)] that make up ``quantity``.

        :param taken: {quant: quantity} that is spoken for; filled up here.
        """
        parts, unit = [], product.uom_id
        for quant in self._quants(product, place, lot):
            free = quant.quantity - taken.get(quant, 0.0)
            part = min(free, quantity)
            if unit.compare(part, 0) > 0:
                taken[quant] = taken.get(quant, 0.0) + part
                parts.append((quant, part))
                quantity = unit.round(quantity - part)
        if unit.compare(quantity, 0) > 0:
            parts.append((None, quantity))
        return parts
