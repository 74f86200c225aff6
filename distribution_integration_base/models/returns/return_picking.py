# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The receipt that a return waits with: Odoo's own return of a delivery, in draft."""

from odoo import models


class DistributionReturn(models.Model):
    _inherit = "distribution.return"

    def _draft_receipts(self):
        """Make the return of each delivery that the goods left with, as a draft.

        As ``stock.return.picking`` makes it, but not confirmed: nobody may wait for
        goods that were not authorised.
        """
        self.ensure_one()
        wanted = {}
        for line in self._accepted_lines():
            for move, quantity in line._moves_to_return():
                wanted.setdefault(move.picking_id, {})[move] = quantity
        for picking, quantities in wanted.items():
            self._draft_receipt(picking, quantities)

    def _draft_again(self):
        """Its verdicts changed before it was decided: the drafts are made anew."""
        self.picking_ids.filtered(lambda picking: picking.state == "draft").unlink()
        self._draft_receipts()

    def _draft_receipt(self, picking, quantities):
        wizard = self.env["stock.return.picking"].create({"picking_id": picking.id})
        receipt = picking.copy(wizard._prepare_picking_default_values())
        receipt.write(
            {
                "user_id": False,
                "origin": self.env._(
                    "Return %(number)s of %(delivery)s",
                    number=self.name,
                    delivery=picking.name,
                ),
                "distribution_return_id": self.id,
            }
        )
        for row in wizard.product_return_moves:
            row.quantity = quantities.get(row.move_id, 0.0)
            row._process_line(receipt)

    def _expect_goods(self):
        """The goods may come: the receipts are confirmed."""
        drafts = self.picking_ids.filtered(lambda picking: picking.state == "draft")
        drafts.action_confirm()
        drafts.action_assign()


class DistributionReturnLine(models.Model):
    _inherit = "distribution.return.line"

    def _moves_to_return(self):
        """Yield (move, quantity in its unit), the latest delivery first.

        None for a kit, whose components cannot be told from its quantity.
        """
        sold = self.order_line_id
        left = self.allowed * (sold.distribution_factor or 1.0)
        moves = sold.move_ids.filtered(
            lambda move: move.state == "done"
            and move.location_dest_id.usage == "customer"
            and move.product_id == sold.product_id
        )
        for move in moves.sorted("date", reverse=True):
            unit = move.product_uom
            wanted = sold.product_uom_id._compute_quantity(left, unit, round=False)
            back = move.returned_move_ids.filtered(lambda each: each.state != "cancel")
            free = move.quantity - sum(back.mapped("product_uom_qty"))
            taken = min(wanted, free)
            if unit.compare(taken, 0) > 0:
                yield move, taken
                left -= unit._compute_quantity(taken, sold.product_uom_id, round=False)
