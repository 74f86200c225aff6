# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner with shipped, invoiced orders, who pays.

One order is invoiced for the whole class: each test begins with it.
"""

import json

from odoo.tests import new_test_user

from .common import DistributionCase


class PaymentCase(DistributionCase):
    """Orders of bolts (10.00 each) are shipped and invoiced; remittances come in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls.journal = cls.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", cls.company.id)], limit=1
        )
        cls.system.write(
            {"remittance_rule": "register", "payment_journal_id": cls.journal.id}
        )
        cls.payments_in = cls._interface("payments-in", "in", "payment")
        cls.clerk = new_test_user(
            cls.env,
            "clerk_of_finance",
            "distribution_integration_base.group_finance",
        )

        cls.invoiced = cls._bill(cls._taken_order("PO-1"))

    @classmethod
    def _taken_order(cls, number):
        """Return the sales order of ten bolts, worked without cursors of its own."""
        body = json.dumps(cls._order(number, ("BOLT", "10", "EA", "10.00"))).encode()
        messages = cls.env["distribution.message"]
        message_id, _uid, _created = messages._receive(
            cls.orders_in, body, name="test", idempotency_key=number
        )
        message = messages.browse(message_id)
        road = cls.env["distribution.road.in"]
        road._decode(message)
        road._apply(message)
        cls.env.flush_all()
        cls.env["distribution.lane"]._serve(cls.env, cls.warehouse.id, None, [])
        return message.sale_order_id

    @classmethod
    def _bill(cls, order):
        """Ship and invoice ``order``; return the posted invoice."""
        order.picking_ids.button_validate()
        invoice = order._create_invoices()
        invoice.action_post()
        cls.env.flush_all()
        return invoice

    def _invoice(self, number, quantity="10"):
        """Return the posted invoice of shipped order ``number``; PO-1 is there."""
        if (number, quantity) == ("PO-1", "10"):
            return self.invoiced
        self._work(self._order(number, ("BOLT", quantity, "EA", "10.00")))
        return self._bill(self._orders(number))

    def _remittance(self, number, amount, *documents, **values):
        """Return a canonical payment. ``documents``: dicts, or (invoice, paid)."""
        rows = [
            each
            if isinstance(each, dict)
            else {"number": each[0].name, "paid": each[1]}
            for each in documents
        ]
        return {
            "type": "payment",
            "number": number,
            "amount": amount,
            "currency": self.company.currency_id.name,
            "payment_date": "2026-11-20",
            "documents": rows,
            **values,
        }

    def _pay(self, *values, **more):
        document = self._remittance(*values, **more)
        return self._work(document, key=repr(document))

    def _taken(self, trace):
        return self.env["distribution.remittance"].search([("name", "=", trace)])

    def _nothing_booked(self, message, *invoices):
        """The document waits for a person, and nothing at all came of it."""
        self.assertEqual(message.work_state, "blocked", message.note)
        self.assertFalse(self._taken(message.reference))
        self.assertFalse(self.env["distribution.deduction"].search([]))
        self.assertFalse(
            self.env["account.payment"].search([("memo", "=", message.reference)])
        )
        for invoice in invoices:
            self.assertEqual(invoice.payment_state, "not_paid")

    def _cause(self, record):
        return self.env["distribution.exception"].search(
            [("subject", "=", f"{record._name},{record.id}"), ("state", "=", "open")]
        )
