# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Lines and prices that come to an order after it was taken."""

from odoo import api, models

from ...canonical import Order, OrderLine
from .distribution_order_resolver import Resolved, ResolvedLine


class DistributionOrderAddition(models.AbstractModel):
    """Items, units and prices of a change pass the same checks as an order's own."""

    _name = "distribution.order.addition"
    _description = "Additions to orders"

    @api.model
    def _resolve(self, message, order, document):
        """Return a ``Resolved`` of the new lines and the new prices of an OrderChange.

        ``lines`` holds only those to add; ``issues`` and ``holds`` speak of both.
        """
        words = self.env["distribution.order.words"]
        added = [line for line in document.lines if line.action == "add"]
        taken = set(order.order_line.mapped("distribution_line"))
        wrong = [
            (words._addition(line), None)
            for line in added
            if line.number in taken or None in (line.quantity, line.unit)
        ]
        priced = self._priced(order, document)
        if wrong or not (added or priced):
            return Resolved(document, issues=wrong)
        asked = Order.model_construct(
            number=document.order_number,
            order_date=document.change_date,
            lines=[self._as_ordered(line) for line in added],
        )
        resolver = self.env["distribution.order.resolver"]
        resolved = resolver._resolve_lines(message, asked, priced)
        resolved.lines = [line for line in resolved.lines if line not in priced]
        return resolved

    def _priced(self, order, document):
        """Return a ``ResolvedLine`` for each line of ours that gets a new price."""
        prices = {
            line.number: line
            for line in document.lines
            if line.action == "change" and line.price is not None
        }
        return [
            ResolvedLine(
                self._as_ordered(prices[line.distribution_line], line),
                line.product_id,
                line.product_uom_id,
                float(prices[line.distribution_line].price)
                / (line.distribution_factor or 1.0),
                line.product_uom_qty,
                line.distribution_factor or 1.0,
            )
            for line in order.order_line
            if line.distribution_line in prices
        ]

    @staticmethod
    def _as_ordered(changed, line=None):
        """Return a changed line as an OrderLine; ``line`` knows what it leaves out."""
        return OrderLine.model_construct(
            number=changed.number,
            quantity=changed.quantity or (line and line.product_uom_qty),
            unit=changed.unit or (line and line.product_uom_id.name),
            price=changed.price,
            codes=changed.codes,
            description=changed.description,
        )

    @api.model
    def _apply(self, order, resolved):
        """Add the lines; put the order on hold where the checks say so."""
        handler = self.env["distribution.handler.order"]
        if resolved.lines:
            values = [(0, 0, handler._prepare_line(line)) for line in resolved.lines]
            order.write({"order_line": values})
        holds = [(order, kind, reason, None) for kind, reason in resolved.holds]
        self.env["distribution.hold"]._place_all(holds)
