# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner asks where its orders stand: the answer leaves at once."""

from odoo import api, fields, models

from ...canonical import OrderInquiry


class DistributionHandlerOrderInquiry(models.AbstractModel):
    """Each order asked for is answered, also one that we do not have."""

    _name = "distribution.handler.order_inquiry"
    _inherit = "distribution.handler"
    _description = "Order status inquiries"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._answer(message, OrderInquiry.model_validate(message.canonical))

    def _answer(self, message, document):
        states = self._states(message, document)
        if states:
            report = {
                "type": "order_status",
                "number": f"ST{message.id}",
                "reported_at": fields.Datetime.now().isoformat(),
                "inquiry_number": document.number,
                "parties": [party.model_dump() for party in document.parties],
                "orders": states,
            }
            self.env["distribution.road.in"]._queue_replies(message, [report])
        message._finish()
        if not states:
            message.note = self.env._("There is no order to speak of.")

    def _states(self, message, document):
        standing = self.env["distribution.order.standing"]
        system = message.system_id
        if not document.orders:
            orders = standing._of_partner(system, document.only_open)
            return standing._describe(orders)
        numbers = {asked.order_number for asked in document.orders}
        ours = standing._named(system, numbers)
        items = {
            ours[asked.order_number]: [
                {code.value for code in codes} for codes in asked.items
            ]
            for asked in document.orders
            if asked.order_number in ours and asked.items
        }
        orders = self.env["sale.order"].union(*ours.values())
        known = {
            state["order_number"]: state for state in standing._describe(orders, items)
        }
        waiting = self._waiting(system, numbers - known.keys())
        return [
            known.get(number) or self._without_order(number, number in waiting)
            for number in dict.fromkeys(each.order_number for each in document.orders)
        ]

    def _waiting(self, system, numbers):
        """Return those of ``numbers`` that came as orders and are not worked yet."""
        if not numbers:
            return set()
        found = self.env["distribution.message"].search_fetch(
            [
                ("system_id", "=", system.id),
                ("direction", "=", "in"),
                ("document_type", "=", "order"),
                ("reference", "in", list(numbers)),
                ("work_state", "in", ("waiting", "working", "blocked")),
            ],
            ["reference"],
        )
        return set(found.mapped("reference"))

    def _without_order(self, number, came):
        if came:
            return {
                "order_number": number,
                "state": "received",
                "words": self.env._("It was received and is being checked."),
            }
        return {
            "order_number": number,
            "state": "unknown",
            "words": self.env._("We have no such order of yours."),
        }


class DistributionHandlerOrderStatus(models.AbstractModel):
    """What a subscription tells of one order, whatever happened to it."""

    _name = "distribution.handler.order_status"
    _inherit = "distribution.handler"
    _description = "Order status reports"

    @api.model
    def _render(self, message):
        self._record(message)
        [state] = self.env["distribution.order.standing"]._describe(
            message.sale_order_id
        )
        return {
            "type": "order_status",
            "number": f"ST{message.id}",
            "reported_at": fields.Datetime.now().isoformat(),
            "orders": [state],
        }
