# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The answer to an order: what Odoo really accepted and holds stock for."""

from odoo import api, models

from ...engine.numbers import TINY, decimal_text


class DistributionHandlerOrderResponse(models.AbstractModel):
    """Read from the sales order at the moment of leaving, never from the request."""

    _name = "distribution.handler.order_response"
    _inherit = "distribution.handler"
    _description = "Order responses"

    @api.model
    def _render(self, message):
        return self._render_batch(message)[message]

    @api.model
    def _render_batch(self, messages):
        orders = self._records(messages)
        groups = {order: order._distribution_siblings() for order in orders.values()}
        together = self.env["sale.order"].union(*groups.values())
        requests = {order: order._distribution_request() for order in together}
        words = self.env["distribution.partner.words"]
        told = words._lines(together, requests)
        return {
            message: self._answer(order, groups[order], requests, told)
            for message, order in orders.items()
        }

    def _answer(self, order, group, requests, told):
        """Answer what the partner ordered, from all the orders it was divided into."""
        request = requests[order]
        if order.distribution_store:
            request = order.sudo().distribution_message_id.canonical
        ours = {each: self._by_number(each) for each in group}
        lines = []
        for asked in request.get("lines", ()):
            number = asked["number"]
            parts = [
                (each, ours[each].get(number), part)
                for each in group
                if (part := requests[each].line(number))
            ]
            lines.append(self._render_line(asked, parts, told))
        return {
            "type": "order_response",
            "order_number": order.client_order_ref,
            "order_date": request.get("order_date")
            or str(order._distribution_day(order.date_order)),
            "response_date": str(order.distribution_system_id._partner_today()),
            "number": order.name,
            "release": request.get("release"),
            "status": self._verdict(lines),
            "currency": order.currency_id.name,
            "parties": request.get("parties", []),
            "references": request.get("references", []),
            "lines": lines,
        }

    @staticmethod
    def _by_number(order):
        return {line.distribution_line: line for line in order.order_line}

    def _render_line(self, asked, parts, told):
        """Answer the line ``asked``.

        :param parts: [(order, our line, what was asked of it)], usually one; there is
            no line of ours when it was removed.
        """
        order, line, _part = parts[0]
        price = line._distribution_price() if line else None
        statuses = {}
        for each, own, part in parts:
            for kind, quantity in self._split(each, own, part):
                statuses[kind] = statuses.get(kind, 0.0) + quantity
        return {
            "number": asked["number"],
            "quantity": asked["quantity"],
            "unit": asked["unit"],
            "price": asked.get("price") if price is None else decimal_text(price),
            "codes": (told.get(line) or asked).get("codes", []),
            "description": asked.get("description"),
            "statuses": [
                self._status(kind, quantity, asked["unit"], order)
                for kind, quantity in statuses.items()
                if quantity > TINY
            ],
        }

    def _split(self, order, line, asked):
        """Return [(status, quantity)]: what becomes of the quantity asked for.

        Read from what the sales order says now; it may have been changed since.
        """
        wanted = float(asked["quantity"])
        if not line or order.state == "cancel":
            gone = line._distribution_theirs(line.qty_delivered) if line else 0.0
            return [("accepted", gone), ("rejected", wanted - gone)]
        agreed = line._distribution_theirs(line.product_uom_qty)
        held = min(agreed, line._distribution_theirs(line._distribution_promised()))
        if order._distribution_awaits_allocation():
            # Nobody has looked for its stock yet: what is agreed is accepted.
            held = agreed
        return [
            (self._acceptance(line, asked, agreed - wanted > TINY), held),
            ("backordered", agreed - held),
            ("rejected", wanted - agreed),
        ]

    @staticmethod
    def _acceptance(line, asked, more):
        price = asked.get("price")
        if price and abs(float(price) - line._distribution_price()) >= 0.005:
            return "price_changed"
        return "quantity_changed" if more else "accepted"

    def _status(self, status, quantity, unit, order):
        ship_date = order.commitment_date or order.expected_date
        return {
            "status": status,
            "quantity": decimal_text(quantity),
            "unit": unit,
            "ship_date": ship_date and str(order._distribution_day(ship_date)) or None,
        }

    @staticmethod
    def _verdict(lines):
        kinds = {status["status"] for line in lines for status in line["statuses"]}
        if kinds == {"rejected"}:
            return "rejected"
        return "accepted" if kinds == {"accepted"} else "accepted_with_changes"
