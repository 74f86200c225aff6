# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Texts of partners (864) are put before people, on the order that they name."""

from odoo import api, models

from ...canonical import TextMessage
from ...engine.errors import Issue
from ...engine.texts import numbers_in, subject_of

#: How much of a text the exception shows; the whole one is on the document.
_SHOWN = 1000


class DistributionHandlerTextMessage(models.AbstractModel):
    _name = "distribution.handler.text_message"
    _inherit = "distribution.handler"
    _description = "Texts in"

    @api.model
    def _apply_batch(self, messages):
        exceptions = self.env["distribution.exception"]
        for message in messages:
            document = TextMessage.model_validate(message.canonical)
            orders = self._orders(message.system_id, document)
            order = orders if len(orders) == 1 else orders.browse()
            issue = self._issue(message, document, orders)
            shown = [("message_id", "=", message.id), ("cause", "=", issue.cause)]
            if exceptions.search_count(shown, limit=1):
                # Worked again: it waits to be read, or somebody has read it.
                message.write({"work_state": "done", "note": False})
                continue
            message._finish(sale_order_id=order.id)
            exceptions._open(issue, message=message, order=order)

    def _orders(self, system, document):
        """Return the orders of the partner that the text names, by any number of them.

        Its own number, ours, or that of a delivery or an invoice.
        """
        numbers = [reference.value for reference in document.references]
        numbers += numbers_in([document.subject or "", *document.lines])
        ours = [("distribution_system_id", "=", system.id)]
        orders = self.env["sale.order"]
        found = orders.search(
            [
                *ours,
                "|",
                ("client_order_ref", "in", numbers),
                ("name", "in", numbers),
            ]
        )
        pickings = self.env["stock.picking"].search([("name", "in", numbers)])
        moves = self.env["account.move"].search(
            [*ours, ("name", "in", numbers), ("state", "=", "posted")]
        )
        others = pickings.sale_id | moves._distribution_orders()
        return found | others.filtered(
            lambda order: order.distribution_system_id == system
        )

    def _issue(self, message, document, orders):
        about = subject_of(document.category, [document.subject or "", *document.lines])
        text = " ".join(document.lines)
        subject = f"{document.subject}: " if document.subject else ""
        words = self.env._(
            "%(partner)s writes: %(subject)s%(text)s",
            partner=message.system_id.name,
            subject=subject,
            text=text[:_SHOWN] + ("..." if len(text) > _SHOWN else ""),
        )
        if len(orders) > 1:
            named = ", ".join(orders.mapped("client_order_ref"))
            words = self.env._(
                "%(words)s (Orders: %(named)s)", words=words, named=named
            )
        return Issue(
            "business_rule",
            f"text_{about}:{message.id}",
            words,
            self.env._("Read it, do or answer what it asks for, then close this."),
        )
