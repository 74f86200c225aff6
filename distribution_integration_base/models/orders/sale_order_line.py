# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Quantities of an order line, as the lifecycle needs them."""

from odoo import fields, models

from ...engine.lifecycle import KitPart, LineFacts, kit_line


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    distribution_line = fields.Char(
        string="Partner's line",
        copy=False,
        readonly=True,
        help="The line number in the partner's order; sent back in every document.",
    )

    distribution_factor = fields.Float(
        string="Ours for one of the partner's unit",
        default=1.0,
        copy=False,
        readonly=True,
        help="What the unit was read as when the order came: what is told of this line "
        "is told in the partner's unit, whatever the mapping says by then.",
    )

    distribution_charge = fields.Char(
        string="Partner's allowance or charge",
        copy=False,
        readonly=True,
        help="The code that the partner gave it; sent back in the invoice.",
    )

    def _distribution_theirs(self, quantity):
        """Return a quantity of this line's unit in the partner's unit."""
        self.ensure_one()
        return quantity / (self.distribution_factor or 1.0)

    def _distribution_price(self):
        """Return the price of one of the partner's unit, before tax."""
        self.ensure_one()
        quantity = self._distribution_theirs(self.product_uom_qty)
        if self.distribution_factor in (0, 1) or not quantity:
            return self.price_reduce_taxexcl * (self.distribution_factor or 1.0)
        return self.price_subtotal / quantity

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

        A line that nothing was planned for yet (a supplier ships it, and is not asked
        yet) is open as a whole; one whose deliveries were cancelled is not.
        """
        self.ensure_one()
        given = {
            "delivered": self.qty_delivered,
            # A draft invoice is no invoice yet. Without any there is nothing to add up.
            "invoiced": self.qty_invoiced_posted if self.invoice_lines else 0.0,
        }
        ordered, moves = self.product_uom_qty, self.move_ids
        if not moves:
            still_open = max(0.0, ordered - self.qty_delivered)
            return LineFacts(ordered, open=still_open, **given)
        # By ids, here and below: this is read for every line of every order.
        if any(move.product_id.id != self.product_id.id for move in moves):
            return kit_line(ordered, self._distribution_kit_parts(), **given)
        still_open, reserved, left = self._distribution_moved(moves)
        return LineFacts(ordered, still_open, reserved, left=left, **given)

    def _distribution_moved(self, moves):
        """Return what of ``moves`` of one product is open, reserved, and has left.

        In the line's unit for its own product, else in the product's. Over several
        steps each unit counts once: a step holds only what the one before it has
        brought, so what is reserved adds up over all of them; what is still open is
        what the first open steps demand and the later ones hold.
        """
        product = next(iter(moves)).product_id  # moves[0] would be read by itself
        unit = self.product_uom_id if product == self.product_id else product.uom_id
        waiting = set((moves & self._distribution_open_moves())._ids)
        still_open = reserved = left = 0.0
        for move in moves:
            own = move.product_uom
            held = own._compute_quantity(move.quantity, unit, round=False)
            if move.id in waiting:
                wanted = own._compute_quantity(move.product_uom_qty, unit, round=False)
                reserved += held
                later = not waiting.isdisjoint(move.move_orig_ids._ids)
                still_open += held if later else wanted
            elif move.state == "done" and move.location_dest_id.usage == "customer":
                left += held
        return still_open, reserved, left

    def _distribution_kit_parts(self):
        """Return the :class:`~..engine.lifecycle.KitPart` s of a line of kits.

        What all kits need of a component is what its moves asked for, cancelled ones
        and backorders included, returns not.
        """
        parts = []
        for moves in self.move_ids.grouped("product_id").values():
            still_open, reserved, left = self._distribution_moved(moves)
            cancelled = sum(
                move.product_qty
                for move in moves
                if move.state == "cancel" and move.location_id.usage != "customer"
            )
            parts.append(
                KitPart(left + still_open + cancelled, still_open, reserved, left)
            )
        return parts

    def _distribution_promised(self):
        """Return the quantity that is delivered or that stock is held for.

        In the line's unit. A product that is not stocked is promised as ordered.
        """
        self.ensure_one()
        if not self._distribution_is_goods() or not self.product_id.is_storable:
            return self.product_uom_qty
        facts = self._distribution_line_facts()
        return min(self.product_uom_qty, facts.delivered + facts.reserved)
