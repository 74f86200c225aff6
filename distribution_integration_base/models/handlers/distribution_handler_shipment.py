# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The shipment notice: what was really packed and left."""

from odoo import api, models

from ...engine.errors import DistributionError
from ...engine.numbers import decimal_text


class DistributionHandlerShipment(models.AbstractModel):
    """Read from a done ``stock.picking``, carton by carton."""

    _name = "distribution.handler.shipment"
    _inherit = "distribution.handler"
    _description = "Shipment notices"

    @api.model
    def _render(self, message):
        picking = self._record(message)
        order = picking.sale_id
        request = order._distribution_request()
        words = self.env["distribution.partner.words"]
        told = words._lines(order)
        warehouse = picking.picking_type_id.warehouse_id
        return {
            "type": "shipment",
            "number": picking.name,
            "shipped_at": picking.date_done.isoformat(),
            "expected_on": order.commitment_date
            and str(order.commitment_date.date())
            or None,
            "parties": [
                words._ship_from(order.distribution_system_id, warehouse),
                *words._ship_to(order, picking.partner_id),
            ],
            "orders": [
                {
                    "order_number": order.client_order_ref,
                    "order_date": request.get("order_date"),
                    "references": request.get("references", []),
                    "cartons": self._cartons(picking, told),
                }
            ],
            **self._carriage(picking),
        }

    def _carriage(self, picking):
        """Return carrier, tracking and weight. Extended where carriers are known."""
        return {}

    def _carton_code(self, package):
        """Return the SSCC-18 of ``package``, or None. Extended where they are given."""
        return package.name if package.valid_sscc else None

    def _cartons(self, picking, told):
        packages = picking.move_line_ids.grouped("result_package_id")
        return [
            {
                "sscc": self._carton_code(package),
                "weight": decimal_text(package.shipping_weight) if package else None,
                "lines": [self._line(move_line, told) for move_line in move_lines],
            }
            for package, move_lines in packages.items()
        ]

    def _line(self, move_line, told):
        sale_line = move_line.move_id.sale_line_id
        if not sale_line.distribution_line:
            raise DistributionError(
                "business_rule",
                f"{move_line.picking_id.name} holds {move_line.product_id.display_name}"
                ", which the partner did not order.",
                cause="shipment_line_unknown",
                hint="Tell the partner by hand, then drop this document.",
            )
        quantity = move_line.product_uom_id._compute_quantity(
            move_line.quantity, sale_line.product_uom_id, round=False
        )
        return {
            "number": sale_line.distribution_line,
            "quantity": decimal_text(sale_line._distribution_theirs(quantity)),
            "ordered": decimal_text(
                sale_line._distribution_theirs(sale_line.product_uom_qty)
            ),
            **told[sale_line],
            "lot": move_line.lot_id.name or None,
        }
