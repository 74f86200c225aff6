# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Quantities of an order line, as the lifecycle needs them."""

from odoo import fields, models

from ..engine.lifecycle import LineFacts


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    distribution_line = fields.Char(
        string="Partner's line",
        copy=False,
        readonly=True,
        help="The line number in the partner's order; sent back in every document.",
    )

    def _distribution_is_goods(self):
        """Whether the line is something that is shipped."""
        self.ensure_one()
        return not self.display_type and self.product_id.type == "consu"

    def _distribution_open_moves(self):
        """Return the moves to the customer that are still to be done."""
        return self.move_ids.filtered(
            lambda move: move.state not in ("draft", "done", "cancel")
            and move.location_dest_id.usage == "customer"
        )

    def _distribution_line_facts(self):
        self.ensure_one()
        still_open = reserved = 0.0
        for move in self._distribution_open_moves():
            convert = move.product_uom._compute_quantity
            still_open += convert(move.product_uom_qty, self.product_uom_id)
            reserved += convert(move.quantity, self.product_uom_id)
        return LineFacts(
            ordered=self.product_uom_qty,
            open=still_open,
            reserved=reserved,
            delivered=self.qty_delivered,
            # A draft invoice is no invoice yet.
            invoiced=self.qty_invoiced_posted,
        )

    def _distribution_promised(self):
        """Return the quantity that is delivered or that stock is held for.

        In the line's unit. A product that is not stocked is promised as ordered.
        """
        self.ensure_one()
        if not self._distribution_is_goods() or not self.product_id.is_storable:
            return self.product_uom_qty
        facts = self._distribution_line_facts()
        return min(self.product_uom_qty, facts.delivered + facts.reserved)
