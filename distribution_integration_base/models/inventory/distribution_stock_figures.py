# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How much there is of many products, in a few statements."""

from collections import defaultdict

from odoo import api, models
from odoo.tools.sql import SQL


class DistributionStockFigures(models.AbstractModel):
    """On hand and reserved come from the quants, the rest from open moves.

    All quantities are in the product's own unit. What Odoo calls free is on hand less
    reserved; it may be negative.
    """

    _name = "distribution.stock.figures"
    _description = "Stock figures"

    @api.model
    def _figures(self, warehouses, products):
        """Return {(warehouse id, product id): {kind: quantity}}; three statements.

        Kinds: on_hand, reserved, on_order (from outside, not here yet) and backorder
        (asked for by customers, not reserved).
        """
        for model in ("stock.quant", "stock.move", "stock.location"):
            self.env[model].flush_model()
        found = defaultdict(lambda: defaultdict(float))
        if not (warehouses and products):
            return found
        scope = tuple(warehouses.ids), list(products.ids)
        for warehouse, product, on_hand, reserved in self.env.execute_query(
            _quants(*scope)
        ):
            found[warehouse, product]["on_hand"] = on_hand
            found[warehouse, product]["reserved"] = reserved
        for kind, query in (("on_order", _coming), ("backorder", _going)):
            for warehouse, product, quantity in self.env.execute_query(query(*scope)):
                found[warehouse, product][kind] = quantity
        return found


def _quants(warehouse_ids, product_ids):
    return SQL(
        """
        SELECT place.warehouse_id, quant.product_id,
               SUM(quant.quantity)::float, SUM(quant.reserved_quantity)::float
        FROM stock_quant quant
        JOIN stock_location place ON place.id = quant.location_id
        WHERE place.usage = 'internal' AND place.warehouse_id IN %s
          AND quant.product_id = ANY(%s)
        GROUP BY place.warehouse_id, quant.product_id
        """,
        warehouse_ids,
        product_ids,
    )


def _coming(warehouse_ids, product_ids):
    """What comes from outside; what only moves within the company is there already."""
    return SQL(
        """
        SELECT place.warehouse_id, move.product_id, SUM(move.product_qty)::float
        FROM stock_move move
        JOIN stock_location place ON place.id = move.location_dest_id
        JOIN stock_location origin ON origin.id = move.location_id
        WHERE move.state IN ('waiting', 'confirmed', 'partially_available', 'assigned')
          AND place.usage = 'internal' AND origin.usage <> 'internal'
          AND place.warehouse_id IN %s AND move.product_id = ANY(%s)
        GROUP BY place.warehouse_id, move.product_id
        """,
        warehouse_ids,
        product_ids,
    )


def _going(warehouse_ids, product_ids):
    """What customers wait for and no stock is held for."""
    return SQL(
        """
        SELECT place.warehouse_id, move.product_id,
               SUM(move.product_qty
                   * GREATEST(0, 1 - COALESCE(move.quantity, 0)
                                     / NULLIF(move.product_uom_qty, 0)))::float
        FROM stock_move move
        JOIN stock_location place ON place.id = move.location_id
        JOIN stock_location goal ON goal.id = move.location_dest_id
        WHERE move.state IN ('waiting', 'confirmed', 'partially_available')
          AND goal.usage = 'customer'
          AND place.warehouse_id IN %s AND move.product_id = ANY(%s)
        GROUP BY place.warehouse_id, move.product_id
        """,
        warehouse_ids,
        product_ids,
    )
