# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Gates of the shipment notice that need Odoo's own figures."""

from odoo import api, models

from odoo.addons.distribution_integration_base.engine.errors import DistributionError
from odoo.addons.distribution_integration_base.engine.numbers import (
    TINY,
    decimal_text,
)

from .distribution_edi_reader import CODECS


class DistributionHandlerShipment(models.AbstractModel):
    _inherit = "distribution.handler.shipment"

    @api.model
    def _render(self, message):
        document = super()._render(message)
        # What a warehouse is told of goods to come is about no delivery of ours.
        delivery = message.res_model == "stock.picking"
        if delivery and message.interface_id.codec in CODECS:
            profile = self.env["distribution.edi.profile"]._of(message.system_id)
            self._check_quantities(self._record(message), profile)
            if self._was_taken(message, document):
                document["purpose"] = "replace"
        return document

    def _expiry(self, lot):
        return str(lot.expiration_date.date()) if lot.expiration_date else None

    def _was_taken(self, message, document):
        """Whether the partner has this shipment already: its number is not used for
        another one, so it is told as what replaces the first.

        One that he did not answer yet is told anew as it was, unless it says now
        something else.
        """
        earlier = self.env["distribution.message"].search(
            [
                ("res_model", "=", message.res_model),
                ("res_id", "=", message.res_id),
                ("interface_id", "=", message.interface_id.id),
                ("id", "!=", message.id),
                ("delivery_state", "in", ("sent", "delivered")),
            ]
        )
        taken = ("accepted", "accepted_with_errors", "none")
        return any(
            each.ack_state in taken
            or (
                each.ack_state in ("expected", "overdue")
                and (each.canonical or {}).get("orders") != document["orders"]
            )
            for each in earlier
        )

    def _check_quantities(self, picking, profile):
        """Shipped is at most what was confirmed, confirmed at most what was ordered.

        :raises DistributionError: with the line and both quantities.
        """
        more = 1 + profile.overship_percent / 100
        order = picking.sale_id
        changed = self.env["distribution.message"].search_count(
            [
                ("sale_order_id", "=", order.id),
                ("document_type", "=", "order_change"),
                ("direction", "=", "in"),
            ],
            limit=1,
        )
        request = order._distribution_request()
        for line in picking.move_ids.sale_line_id.filtered("distribution_line"):
            confirmed = line.product_uom_qty
            if line.qty_delivered > confirmed * more + TINY:
                raise self._too_much(line, "shipped", line.qty_delivered, "confirmed")
            ordered = request.line(line.distribution_line).get("quantity")
            theirs = line._distribution_theirs(confirmed)
            if ordered and not changed and theirs > float(ordered) * more + TINY:
                raise self._too_much(line, "confirmed", confirmed, "ordered", ordered)

    def _too_much(self, line, what, quantity, limit, most=None):
        most = most or decimal_text(line._distribution_theirs(line.product_uom_qty))
        quantity = decimal_text(line._distribution_theirs(quantity))
        return DistributionError(
            "business_rule",
            f"The shipment of {line.order_id.client_order_ref} is held back: of line "
            f"{line.distribution_line} {quantity} are {what}, but only {most} {limit}.",
            cause="gate_quantity",
            hint="Take back what is too much or have the partner change the order; or "
            "allow it under 'May ship more' in his EDI profile. Then press Retry.",
        )
