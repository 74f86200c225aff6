# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Orders that are no new orders: copies, repeats, cancellations, replacements."""

from odoo import api, models

from ...canonical import NotReplaceable, Order, OrderChange, replacement


class DistributionOrderPurpose(models.AbstractModel):
    """X12 element 353 (BEG01), EDIFACT 1225: what a purchase order is sent for."""

    _name = "distribution.order.purpose"
    _description = "Purposes of orders"

    @api.model
    def _take(self, messages):
        """Do what copies, cancellations and the like ask for.

        :return: {message: ``Order``} of what is a new order.
        """
        take = {
            "copy": self._take_copy,
            "duplicate": self._take_repeat,
            "confirmation": self._take_repeat,
            "cancel": self._take_cancellation,
            "replace": self._take_replacement,
        }
        new = {}
        for message in messages:
            document = Order.model_validate(message.canonical)
            if document.purpose in take:
                take[document.purpose](message, document)
            else:
                new[message] = document
        return new

    def _drop(self, message, words):
        self.env["distribution.road.in"]._drop_with_note(message, words)

    def _block(self, message, issue):
        self.env["distribution.handler.order"]._block(message, [(issue, None)])

    def _take_copy(self, message, document):
        words = self.env._(
            "%s is a copy for information: no order is made of it.", document.number
        )
        self._drop(message, words)

    def _take_repeat(self, message, document):
        """What says again what we have needs nobody; anything else does."""
        first = self._first(message, document)
        if not first or not self._says_the_same(message, first):
            issue = self.env["distribution.order.words"]._purpose(document)
            self._block(message, issue)
            return
        message.duplicate_of_id = first
        words = self.env._(
            "%(number)s was received before, as message %(first)s, and says the same.",
            number=document.number,
            first=first.id,
        )
        self._drop(message, words)

    def _first(self, message, document):
        """Return the message that brought this order first."""
        found = message.search(
            [
                ("system_id", "=", message.system_id.id),
                ("direction", "=", "in"),
                ("document_type", "=", "order"),
                ("reference", "=", message.reference),
                ("work_state", "!=", "dropped"),
                ("id", "!=", message.id),
            ],
            order="id",
        )
        return found.filtered(
            lambda other: (other.canonical or {}).get("release") == document.release
        )[:1]

    @staticmethod
    def _says_the_same(message, first):
        aside = {"purpose", "detail"}
        one, other = message.canonical, first.canonical
        return {k: v for k, v in one.items() if k not in aside} == {
            k: v for k, v in other.items() if k not in aside
        }

    def _take_cancellation(self, message, document):
        self._change(message, document, cancel=True)

    def _take_replacement(self, message, document):
        """All of the order anew: what is different is a change like any other."""
        order = self._order_of(message, document)
        before = order._distribution_request() if order else {}
        try:
            changes = replacement(before, message.canonical) if order else {}
        except NotReplaceable as error:
            words = self.env["distribution.order.words"]
            self._block(message, words._not_replaceable(document, error.line))
            return
        if order and not changes:
            message._finish(
                res_model=order._name, res_id=order.id, sale_order_id=order.id
            )
            return
        self._change(message, document, **changes)

    def _change(self, message, document, **changes):
        change = OrderChange(
            number=document.number,
            order_number=document.number,
            change_date=document.order_date,
            **changes,
        )
        handler = self.env["distribution.handler.order_change"]
        handler._apply_one(message, change, self._order_of(message, document))

    def _order_of(self, message, document):
        """Return the sales order, of the same release if it is one."""
        orders = self.env["sale.order"].search(
            [
                ("distribution_system_id", "=", message.system_id.id),
                ("client_order_ref", "=", document.number),
                ("state", "!=", "cancel"),
            ]
        )
        return orders.filtered(
            lambda order: order._distribution_request().get("release")
            == document.release
        )[:1]
