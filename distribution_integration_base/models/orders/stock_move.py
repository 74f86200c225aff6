# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reservation is put off while a batch is confirmed, and stops at orders on hold."""

from odoo import models


class StockMove(models.Model):
    _inherit = "stock.move"

    def _should_assign_at_confirm(self):
        """Not while ``distribution.allocation`` confirms: it reserves afterwards."""
        if self.env.context.get("distribution_reserve_later"):
            return self._should_bypass_reservation()
        return super()._should_assign_at_confirm()

    def _action_assign(self, *args, **kwargs):
        """The scheduler passes over held orders; what is reserved already stays."""
        free = self._distribution_without_held()
        return super(StockMove, free)._action_assign(*args, **kwargs)

    def _distribution_without_held(self):
        """Return those of these moves that no hold stops."""
        orders = self.sale_line_id.order_id
        held = self.env["distribution.hold"]._active_of(orders).sale_order_id
        return self.filtered(lambda move: move.sale_line_id.order_id.sudo() not in held)
