# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What we know of the invoices that a remittance names."""

from decimal import Decimal

from odoo import api, models

from ...engine.remittance import OpenItem


class DistributionRemittanceLedger(models.AbstractModel):
    _name = "distribution.remittance.ledger"
    _description = "Invoices that a remittance names"

    @api.model
    def _items(self, system, document, day):
        """Return ({number: move}, {number: ``OpenItem``}) of a canonical payment.

        :param day: when the money is there; discounts are judged by it.
        """
        numbers = {each.number for each in document.documents}
        found = self.env["account.move"].search(
            [
                ("name", "in", list(numbers)),
                ("move_type", "in", ("out_invoice", "out_refund")),
            ]
        )
        # Of two companies with the same numbers, ours.
        ours = found.filtered(lambda move: move.company_id == system.company_id)
        moves = {move.name: move for move in (found - ours) + ours}
        return moves, {
            number: self._item(system, move, day) for number, move in moves.items()
        }

    def _item(self, system, move, day):
        payer = system.partner_id.commercial_partner_id
        problem = ""
        if move.company_id != system.company_id:
            problem = "foreign"
        elif move.commercial_partner_id != payer:
            problem = "foreign"
        elif move.state != "posted":
            problem = "not_posted"
        sign = 1 if move.move_type == "out_invoice" else -1
        residual = Decimal(f"{sign * move.amount_residual:.2f}")
        return OpenItem(
            residual, move.currency_id.name, self._granted(move, day), problem
        )

    def _granted(self, move, day):
        """Return the discount for paying on ``day``, as the payment terms say."""
        if not move._is_eligible_for_early_payment_discount(move.currency_id, day):
            return Decimal(0)
        lines = move.line_ids.filtered(lambda line: line.display_type == "payment_term")
        off = sum(
            line.amount_currency - line.discount_amount_currency for line in lines
        )
        return Decimal(f"{off:.2f}")
