# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The answer to an order: what Odoo really accepted and holds stock for."""

from odoo import api, fields, models


class DistributionHandlerOrderResponse(models.AbstractModel):
    """Read from the sales order at the moment of leaving, never from the request."""

    _name = "distribution.handler.order_response"
    _inherit = "distribution.handler"
    _description = "Order responses"

    @api.model
    def _render(self, message):
        order = self._record(message)
        request = order._distribution_request()
        lines = [
            self._render_line(order, line, request.line(line.distribution_line))
            for line in order.order_line
            if line.distribution_line
        ]
        return {
            "type": "order_response",
            "order_number": order.client_order_ref,
            "order_date": request.get("order_date") or str(order.date_order.date()),
            "response_date": str(fields.Date.context_today(self)),
            "number": order.name,
            "release": request.get("release"),
            "status": self._verdict(order, lines),
            "parties": request.get("parties", []),
            "references": request.get("references", []),
            "lines": lines,
        }

    def _render_line(self, order, line, asked):
        unit = asked.get("unit") or line.product_uom_id.name
        rejected = order.state == "cancel"
        accepted = 0.0 if rejected else line._distribution_promised()
        short = line.product_uom_qty - accepted
        statuses = []
        if accepted > 0:
            statuses.append(self._status("accepted", accepted, unit, order))
        if line.product_uom_id.compare(short, 0) > 0:
            kind = "rejected" if rejected else "backordered"
            statuses.append(self._status(kind, short, unit, order))
        return {
            "number": line.distribution_line,
            "quantity": _text(line.product_uom_qty),
            "unit": unit,
            "price": _text(line.price_unit),
            "codes": asked.get("codes", []),
            "description": asked.get("description"),
            "statuses": statuses,
        }

    def _status(self, status, quantity, unit, order):
        ship_date = order.commitment_date or order.expected_date
        return {
            "status": status,
            "quantity": _text(quantity),
            "unit": unit,
            "ship_date": str(ship_date.date()) if ship_date else None,
        }

    @staticmethod
    def _verdict(order, lines):
        if order.state == "cancel":
            return "rejected"
        kinds = {status["status"] for line in lines for status in line["statuses"]}
        return "accepted" if kinds == {"accepted"} else "accepted_with_changes"


def _text(number):
    """Return a float as plain decimal text, without binary noise."""
    return f"{number:.6f}".rstrip("0").rstrip(".")
