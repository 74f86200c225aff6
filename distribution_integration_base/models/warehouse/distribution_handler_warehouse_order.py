# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse is asked to ship, told of a change, or told to stop."""

from odoo import api, models


class DistributionHandlerWarehouseOrder(models.AbstractModel):
    """Told from a ``distribution.warehouse.order``: what was so when it was written."""

    _name = "distribution.handler.warehouse_order"
    _inherit = "distribution.handler"
    _description = "Orders to warehouses"

    @api.model
    def _render(self, message):
        asked = self._record(message)
        order, codes = asked.sale_order_id, self.env["distribution.warehouse.codes"]
        request = order._distribution_request()
        return {
            "type": "warehouse_order",
            "purpose": asked.purpose,
            "order_number": asked.number,
            "customer_order": (order.client_order_ref or "")[:22] or None,
            "requested_delivery": order.commitment_date
            and asked.content["day"]
            or None,
            "ship_not_before": request.get("ship_not_before"),
            "ship_no_later": request.get("ship_no_later"),
            "parties": codes._parties(asked),
            "references": codes._references(asked),
            "lines": codes._lines(asked),
        }
