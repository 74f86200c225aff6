# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock is promised once, by whoever: in bulk, by a worker, by a person."""

from odoo import models
from odoo.tools.sql import SQL


class StockQuant(models.Model):
    _inherit = "stock.quant"

    def _update_reserved_quantity(self, *args, **kwargs):
        """``distribution.allocation`` has locked the quants and adds up for all."""
        if self.env.context.get("distribution_reserved_in_bulk"):
            return None
        return super()._update_reserved_quantity(*args, **kwargs)

    def _update_available_quantity(
        self, product_id, location_id, quantity=False, reserved_quantity=False, **kwargs
    ):
        """Reserve units only when nobody else is about to promise the same ones."""
        quants = self
        if reserved_quantity > 0:
            key = (product_id.id, location_id.id)
            quants = self.with_context(distribution_wait_for=key)
        result = super(StockQuant, quants)._update_available_quantity(
            product_id, location_id, quantity, reserved_quantity, **kwargs
        )
        if quantity > 0 or reserved_quantity < 0:
            self.env["distribution.allocation.arrival"]._note(product_id, location_id)
        return result

    def try_lock_for_update(self, *, allow_referencing=False, limit=None):
        """Wait for the others that hold quants of which units are being reserved.

        Odoo passes over locked quants and adds another one, so that two transactions
        promise the same units. This is its own query with another lock: all quants of
        the product in that place, for whoever was first may have taken from any. The
        wait ends in a serialization failure when they took some; Odoo then repeats the
        request, which sees what is left.
        """
        place = self.env.context.get("distribution_wait_for")
        if not place:
            return super().try_lock_for_update(
                allow_referencing=allow_referencing, limit=limit
            )
        self.env.execute_query(
            SQL(
                """
                SELECT id FROM stock_quant WHERE product_id = %s AND location_id = %s
                ORDER BY id FOR NO KEY UPDATE
                """,
                *place,
            )
        )
        return self.with_context(distribution_wait_for=None)[:limit]
