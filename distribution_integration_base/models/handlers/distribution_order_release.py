# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Releases are measured against the blanket order that they name."""

from odoo import api, fields, models

from ...engine.numbers import decimal_text


class DistributionOrderRelease(models.AbstractModel):
    """A release of a blanket that is not here is an order like any other: many were
    agreed on paper.
    """

    _name = "distribution.order.release"
    _description = "Releases of blanket orders"

    @api.model
    def _resolve(self, system, resolved):
        """Give each release its blanket and the prices agreed there.

        :param resolved: {message: ``Resolved``} with their lines, before the prices.
        """
        releases = [e for e in resolved.values() if e.document.kind == "release"]
        numbers = {each.document.number for each in releases}
        blankets = self.env["distribution.blanket"]._of(system, numbers)
        for each in releases:
            if blanket := blankets.get(each.document.number):
                each.blanket = blanket
                self._measure(each, blanket)

    def _measure(self, resolved, blanket):
        words = self.env["distribution.order.words"]
        if blanket.valid_until and blanket.valid_until < fields.Date.today():
            resolved.stop(words._blanket_over(resolved, blanket))
        agreed = blanket.line_ids.grouped("product_id")
        wanted = {}
        for line in resolved.lines:
            if line.product not in agreed:
                resolved.stop(words._not_on_blanket(resolved, line))
                continue
            kept = agreed[line.product][0]
            if line.uom == kept.uom_id and kept.price:
                resolved.agreed[line.product.id] = kept.price
            quantity = line.uom._compute_quantity(
                line.quantity, kept.uom_id, round=False
            )
            wanted[kept] = wanted.get(kept, 0.0) + quantity
        for kept, quantity in wanted.items():
            remaining = sum(
                each.uom_id._compute_quantity(each.remaining, kept.uom_id, round=False)
                for each in agreed[kept.product_id]
            )
            over = kept.uom_id.compare(quantity, remaining) > 0
            if blanket.is_firm and over:
                left = decimal_text(max(remaining, 0.0))
                asked = decimal_text(quantity)
                resolved.stop(words._beyond_blanket(resolved, kept, asked, left))
