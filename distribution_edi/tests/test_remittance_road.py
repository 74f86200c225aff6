# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From the 850 to the 820: the order is paid and closed."""

from odoo.tests import tagged

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestRemittanceRoad(SftpCase):
    def setUp(self):
        super().setUp()
        self.system.payment_journal_id = self.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", self.company.id)], limit=1
        )
        self.receive(interchange([order("PO-1", [line(1, "A-1", 10)])], 1))
        self.order = self.orders("PO-1")
        self.order.picking_ids.button_validate()
        self.invoice = self.order._create_invoices()
        self.invoice.action_post()

    def remit(self, control, amount, *rows, handling="C", flag="C"):
        """Receive an 820 in the currency of the company; return its message."""
        currency = self.company.currency_id.name
        segments = [
            ["BPR", handling, amount, flag, "ACH", *[""] * 11, "20261120"],
            ["TRN", "1", "TRACE-1"],
            ["CUR", "PR", currency],
            ["ENT", "1"],
            *rows,
        ]
        body = interchange([("RA", "820", segments)], control)
        [document] = self.documents(self.receive(body, f"{control}.edi"))
        return document

    def paid(self, amount, *more):
        return ["RMR", "IV", self.invoice.name, "PI", amount, *more]

    def test_order_is_paid_closed_and_the_820_acknowledged(self):
        message = self.remit(2, "100", self.paid("100", "100"))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(message.document_type, "payment")
        self.assertEqual(self.order.distribution_state, "closed")
        verdicts = {
            (answer["group_code"], answer["verdict"])
            for answer in map(self.read_sent, self.sent("acknowledgement"))
        }
        self.assertIn(("RA", "accepted"), verdicts)

    def test_chargeback_stays_open_with_its_reason(self):
        message = self.remit(2, "88", self.paid("100", "100"), ["ADX", "-12", "04"])
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.invoice.amount_residual, 12)
        deduction = self.env["distribution.deduction"].search(
            [("move_id", "=", self.invoice.id)]
        )
        self.assertEqual(deduction.sale_order_id, self.order)
        self.assertIn("Damaged goods", self.only_exception(deduction).words)

    def test_for_information_it_waits(self):
        self.remit(2, "100", self.paid("100"), handling="I")
        remittance = self.env["distribution.remittance"].search([])
        self.assertEqual((remittance.name, remittance.state), ("TRACE-1", "to_match"))
        self.assertEqual(self.invoice.payment_state, "not_paid")

    def test_same_trace_in_another_file_pays_once(self):
        self.remit(2, "40", ["RMR", "IV", self.invoice.name, "PP", "40"])
        again = self.remit(3, "40", ["RMR", "IV", self.invoice.name, "PP", "40"])
        self.assertEqual(again.work_state, "dropped")
        self.assertEqual(self.invoice.amount_residual, 60)

    def test_debit_of_the_same_trace_takes_it_back(self):
        self.remit(2, "100", self.paid("100"))
        self.assertEqual(self.order.distribution_state, "closed")
        message = self.remit(3, "100", self.paid("100"), flag="D")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.invoice.payment_state, "not_paid")
        self.assertEqual(self.order.distribution_state, "invoiced")

    def test_wrong_sum_books_nothing(self):
        message = self.remit(2, "90", self.paid("100"))
        self.assertEqual(message.work_state, "blocked")
        self.assertIn("come to 100", self.only_exception(message).words)
        self.assertFalse(self.env["distribution.remittance"].search([]))
        self.assertEqual(self.invoice.payment_state, "not_paid")
