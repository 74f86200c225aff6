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

    def _update_available_quantity(self, product_id, location_id, *args, **kwargs):
        """Reserve units only when nobody else is about to promise the same ones."""
        if (kwargs.get("reserved_quantity") or 0) > 0:
            self._distribution_wait_for_others(product_id, location_id)
        return super()._update_available_quantity(
            product_id, location_id, *args, **kwargs
        )

    def _distribution_wait_for_others(self, product, location):
        """Lock the quants of ``product`` in ``location``.

        Odoo passes over locked quants and adds another one, so that two transactions
        promise the same units. Waiting ends in a serialization failure when the other
        one took some; Odoo then repeats the request, which sees what is left.
        """
        self.env.execute_query(
            SQL(
                """
                SELECT id FROM stock_quant WHERE product_id = %s AND location_id = %s
                ORDER BY id FOR NO KEY UPDATE
                """,
                product.id,
                location.id,
            )
        )
