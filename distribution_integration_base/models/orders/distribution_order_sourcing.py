# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The warehouse that has all of an order."""

from collections import defaultdict

from odoo import api, models

from ...engine.sourcing import choose


class DistributionOrderSourcing(models.AbstractModel):
    """A guess at receipt, not a promise: stock is promised under the lock."""

    _name = "distribution.order.sourcing"
    _description = "Choice of warehouse by stock"

    @api.model
    def _by_stock(self, system, orders):
        """Return {key: warehouse} for {key: (ship-to, [(product, uom, quantity)])}.

        The system's own warehouse is asked first, then the company's others.
        """
        warehouses = system.warehouse_id | self.env["stock.warehouse"].search(
            [("company_id", "=", system.company_id.id)]
        )
        needs = {key: self._needs(lines) for key, (_to, lines) in orders.items()}
        products = self.env["product.product"].browse(
            {product_id for need in needs.values() for product_id in need}
        )
        free = {
            warehouse.id: {
                product.id: product.free_qty
                for product in products.with_context(warehouse_id=warehouse.id)
            }
            for warehouse in warehouses
        }
        chosen = choose(needs, free)
        return {key: warehouses.browse(chosen[key] or ()) for key in orders}

    def _needs(self, lines):
        """Return {product id: quantity in its own unit} of what is stocked."""
        needs = defaultdict(float)
        for product, uom, quantity in lines:
            if product.is_storable:
                needs[product.id] += uom._compute_quantity(
                    quantity, product.uom_id, round=False
                )
        return dict(needs)
