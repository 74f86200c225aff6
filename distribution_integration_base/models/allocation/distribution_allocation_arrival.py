# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Units that became free, for those who wait for them."""

from odoo import api, fields, models
from odoo.tools.sql import SQL


class DistributionAllocationArrival(models.Model):
    """Insert-only, so that a receipt never waits for the lane; the lane deletes.

    Nothing is written for a warehouse that nobody waits for.
    """

    _name = "distribution.allocation.arrival"
    _description = "Stock that became free"
    _log_access = False
    _rec_name = "product_id"

    warehouse_id = fields.Many2one(
        "stock.warehouse", required=True, ondelete="cascade", index=True
    )
    product_id = fields.Many2one("product.product", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="warehouse_id.company_id", store=True)

    @api.model
    def _note(self, product, location):
        """Tell the lane, just before this transaction commits, what became free."""
        warehouse = location.warehouse_id
        lanes = self.env["stock.warehouse"]._distribution_lanes()
        if location.usage != "internal" or warehouse.id not in lanes:
            return
        if self.env.context.get("distribution_given_back"):
            return  # the lane itself knows for whom it gave this back
        noted = self.env.cr.precommit.data.setdefault("distribution.arrivals", set())
        if not noted:
            self.env.cr.precommit.add(self.sudo()._tell)
        noted.add((warehouse.id, product.id))

    @api.model
    def _tell(self):
        noted = self.env.cr.precommit.data.pop("distribution.arrivals", set())
        warehouses, products = zip(*sorted(noted), strict=True)
        told = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_allocation_arrival
                    (warehouse_id, product_id, company_id)
                SELECT place.id, freed.product, place.company_id
                FROM unnest(%s, %s) AS freed (warehouse, product)
                JOIN stock_warehouse place ON place.id = freed.warehouse
                WHERE EXISTS (
                    SELECT 1 FROM distribution_allocation_request request
                    WHERE request.warehouse_id = place.id
                )
                RETURNING id
                """,
                list(warehouses),
                list(products),
            )
        )
        if told:
            self.env["distribution.drain"]._wake()

    @api.model
    def _take(self, warehouse_id):
        """Return the ids of the products that became free, once."""
        rows = self.env.execute_query(
            SQL(
                """
                DELETE FROM distribution_allocation_arrival WHERE warehouse_id = %s
                RETURNING product_id
                """,
                warehouse_id,
            )
        )
        return sorted({product_id for (product_id,) in rows})
