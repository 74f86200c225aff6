# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Quantities of an order line, as the lifecycle needs them."""

from odoo import fields, models

from ...engine.lifecycle import LineFacts


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

    def _distribution_is_unbilled(self):
        """Whether a line that is not goods, such as freight, waits for its invoice."""
        self.ensure_one()
        if self.display_type or self.is_downpayment or not self.price_subtotal:
            return False
        by_order = self.product_id.invoice_policy == "order"
        due = self.product_uom_qty if by_order else self.qty_delivered
        return self.product_uom_id.compare(due, self.qty_invoiced_posted) > 0

    def _distribution_open_moves(self):
        """Return the moves on the way to the customer that are still to be done.

        A delivery of several steps has one for each step.
        """
        return self.move_ids.filtered(
            lambda move: move.state not in ("draft", "done", "cancel")
            and move.location_id.usage != "customer"
        )

    def _distribution_line_facts(self):
        """Return the line's :class:`~..engine.lifecycle.LineFacts`.

        Over several steps each unit counts once: a step holds only what the one before
        it has brought, so what is reserved adds up over all of them; what is still
        open is what the first open steps demand and the later ones hold.
        """
        self.ensure_one()
        moves = self._distribution_open_moves()
        still_open = reserved = 0.0
        for move in moves:
            held = self._distribution_in_line_unit(move, move.quantity)
            wanted = self._distribution_in_line_unit(move, move.product_uom_qty)
            reserved += held
            still_open += held if move.move_orig_ids & moves else wanted
        return LineFacts(
            ordered=self.product_uom_qty,
            open=still_open,
            reserved=reserved,
            delivered=self.qty_delivered,
            # A draft invoice is no invoice yet.
            invoiced=self.qty_invoiced_posted,
        )

    def _distribution_in_line_unit(self, move, quantity):
        return move.product_uom._compute_quantity(
            quantity, self.product_uom_id, round=False
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
