# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a cancelled order leaves behind is put right, or put before a person."""

from odoo import api, models

from ...engine.compensation import said
from ...engine.errors import Issue

#: The partner has got the document, or may have.
OUT = ("sending", "sent", "delivered", "unknown")


class DistributionOrderCancel(models.AbstractModel):
    """Odoo stops deliveries, frees stock and cancels draft invoices by itself; here
    are the holds, the documents, and the steps that only a person can take.
    """

    _name = "distribution.order.cancel"
    _description = "Compensation of cancelled orders"

    @api.model
    def _compensate(self, due):
        """Take the automatic steps and tell of the others.

        :param due: {order: steps}, as ``engine.compensation`` gave them beforehand.
        """
        orders = self.env["sale.order"].union(*due)
        holds = self.env["distribution.hold"]._active_of(orders)
        holds._release(self.env._("The order was cancelled."))
        for system, ours in orders.grouped("distribution_system_id").items():
            self._stop_documents(system, ours)
        for order, steps in due.items():
            by_person = said(steps)
            if by_person:
                self._tell_left(order, by_person)

    def _stop_documents(self, system, orders):
        """What speaks of cancelled records does not leave any more.

        An answer that was not sent yet is made anew and says *rejected*, unless the
        partner is told of cancelled orders anyway. One that has got an answer and is
        not told by itself is told by a person.
        """
        pending = self.env["distribution.message"].search(
            [
                ("sale_order_id", "in", orders.ids),
                ("direction", "=", "out"),
                ("work_state", "in", ("waiting", "blocked")),
                ("delivery_state", "in", ("not_sent", "failed")),
            ]
        )
        gone = pending.filtered(self._speaks_of_cancelled)
        answers = gone.filtered(lambda m: m.document_type == "order_response")
        told = self._tells_cancelled(system)
        kept = answers.browse() if told else answers
        self._give_up(gone - kept)
        if kept:
            kept._release(step="render", canonical=False, delivery_state="not_sent")
        if not told:
            self._tell_untold(orders - kept.sale_order_id)

    def _speaks_of_cancelled(self, message):
        if not message.res_model:
            return False
        record = self.env[message.res_model].browse(message.res_id).exists()
        return "state" in record._fields and record.state == "cancel"

    def _tells_cancelled(self, system):
        subscriptions = self.env["distribution.subscription"].search(
            [("event_type", "=", "order.cancelled"), ("system_id", "=", system.id)]
        )
        return any(s.interface_id._moves_documents() for s in subscriptions)

    def _give_up(self, messages):
        words = self.env._("The order was cancelled.")
        messages.write({"work_state": "dropped", "note": words})
        messages._settle_decided("dropped", words)

    def _tell_untold(self, orders):
        """Open an exception where the partner believes that the goods will come."""
        answered = self.env["distribution.message"].search(
            [
                ("sale_order_id", "in", orders.ids),
                ("document_type", "=", "order_response"),
                ("delivery_state", "in", OUT),
            ]
        )
        for order in answered.sale_order_id:
            issue = Issue(
                "business_rule",
                "cancelled_untold",
                self.env._(
                    "%(order)s was cancelled after %(partner)s had got an answer.",
                    order=order.client_order_ref or order.name,
                    partner=order.distribution_system_id.name,
                ),
                self.env._(
                    "Tell the partner, then close this. To have it told by itself, "
                    "add 'order.cancelled' to what is told when, on the system."
                ),
            )
            self.env["distribution.exception"]._open(issue, order=order)

    def _tell_left(self, order, by_person):
        issue = Issue(
            "business_rule",
            "cancelled_late",
            self.env._(
                "%s was cancelled after goods or an invoice had left.",
                order.client_order_ref or order.name,
            ),
            self.env._("To be done: %s. Then close this.", by_person),
        )
        self.env["distribution.exception"]._open(issue, order=order)
