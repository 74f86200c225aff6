# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where orders stand, line by line, as their partner may be told."""

from datetime import timedelta

from odoo import api, fields, models

from ...engine.numbers import TINY, decimal_text

#: States after which nothing is expected any more.
OVER = ("shipped", "invoiced", "closed", "cancelled")
#: Orders in one report; without names also those that ended in the last days.
MOST, RECENT_DAYS = 500, 30


class DistributionOrderStanding(models.AbstractModel):
    """Read from the facts of the lifecycle at the moment of telling."""

    _name = "distribution.order.standing"
    _description = "Where orders stand"

    @api.model
    def _of_partner(self, system, only_open):
        """Return the orders of ``system`` that a question without numbers is about."""
        domain = [("distribution_system_id", "=", system.id)]
        still = [("distribution_state", "not in", OVER)]
        if only_open:
            domain += still
        else:
            since = fields.Datetime.now() - timedelta(days=RECENT_DAYS)
            domain += ["|", *still, ("write_date", ">=", since)]
        return self.env["sale.order"].search(domain, order="id", limit=MOST)

    @api.model
    def _named(self, system, numbers):
        """Return {number: our order}, the newest that is not cancelled if any."""
        found = self.env["sale.order"].search(
            [
                ("distribution_system_id", "=", system.id),
                ("client_order_ref", "in", list(numbers)),
            ],
            order="id",
        )
        # What is written last counts: those that are not cancelled, the newest.
        ranked = found.sorted(lambda order: (order.state != "cancel", order.id))
        return {order.client_order_ref: order for order in ranked}

    @api.model
    def _describe(self, orders, items=None):
        """Return the canonical state (dict) of each of ``orders``, of one system.

        :param items: {order: [{(kind, code value)}]}: only these lines of it.
        """
        if not orders:
            return []
        requests = {order: order._distribution_request() for order in orders}
        told = self.env["distribution.partner.words"]._lines(orders, requests)
        return [
            self._told_order(order, requests[order], told, (items or {}).get(order))
            for order in orders
        ]

    def _told_order(self, order, request, told, items):
        labels = dict(
            order._fields["distribution_state"]._description_selection(self.env)
        )
        state = order.distribution_state or "accepted"
        ours = {line.distribution_line: line for line in order.order_line}
        lines = [
            self._told_line(order, ours.get(asked["number"]), asked, told)
            for asked in request.get("lines", ())
            if not items or self._is_asked(asked, items)
        ]
        return {
            "order_number": order.client_order_ref or order.name,
            "order_date": request.get("order_date"),
            "number": order.name,
            "state": state,
            "words": labels.get(state, state),
            "lines": lines,
        }

    @staticmethod
    def _is_asked(asked, items):
        codes = {code["value"] for code in asked.get("codes", ())}
        return any(codes & item for item in items)

    def _told_line(self, order, line, asked, told):
        """Return what became of the quantity asked for; the parts add up to it."""
        wanted = float(asked["quantity"])
        parts = self._parts(order, line, wanted)
        unit = asked["unit"]
        return {
            "number": asked["number"],
            "ordered": decimal_text(max(wanted, sum(part[1] for part in parts))),
            "unit": unit,
            "codes": (told.get(line) or asked).get("codes", []),
            "description": asked.get("description"),
            "statuses": [
                {
                    "status": status,
                    "quantity": decimal_text(quantity),
                    "unit": unit,
                    "day": day and str(order._distribution_day(day)),
                }
                for status, quantity, day in parts
                if quantity > TINY
            ],
        }

    def _parts(self, order, line, wanted):
        """Return [(status, quantity in the partner's unit, day or None)]."""
        if not line:
            return [("cancelled", wanted, None)]
        facts, theirs = line._distribution_line_facts(), line._distribution_theirs
        left = theirs(max(facts.left, facts.delivered))
        still = theirs(facts.open) if order.state != "cancel" else 0.0
        reserved = min(still, theirs(facts.reserved))
        due = order.commitment_date or order.expected_date
        return [
            ("shipped", left, self._last_shipped(line)),
            ("reserved", reserved, due),
            (self._waiting(order), still - reserved, due),
            ("cancelled", wanted - left - still, None),
        ]

    def _waiting(self, order):
        """Return what is to be said of what no stock is held for."""
        if order.distribution_hold_ids.filtered(lambda hold: hold.state == "active"):
            return "held"
        if order.state != "sale" or order._distribution_awaits_allocation():
            return "open"
        return "backordered"

    @staticmethod
    def _last_shipped(line):
        done = line.move_ids.filtered(
            lambda move: move.state == "done"
            and move.location_dest_id.usage == "customer"
        )
        return max(done.mapped("date"), default=None)
