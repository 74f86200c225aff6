# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Remittances become payments, invoice by invoice; or nothing is booked."""

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestPayment(PaymentCase):
    def test_payment_is_registered_and_closes_its_orders(self):
        first, second = self._invoice("PO-1"), self._invoice("PO-2", "5")
        message = self._pay("TR-1", "150", (first, "100"), (second, "50"))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self._orders("PO-1").distribution_state, "closed")
        self.assertEqual(self._orders("PO-2").distribution_state, "closed")
        payment = self._taken("TR-1").payment_id
        self.assertEqual(payment.amount, 150)
        self.assertIn(payment.state, ("in_process", "paid"))
        self.assertEqual(payment.partner_id, self.partner)
        self.assertEqual(payment.date, fields.Date.to_date("2026-11-20"))
        self.assertEqual(payment.reconciled_invoice_ids, first | second)
        told = self._orders("PO-1").distribution_event_ids.mapped("event_type")
        self.assertIn("payment.received", told)
        self.assertIn("order.closed", told)

    def test_money_goes_to_the_invoice_that_is_named(self):
        """Odoo by itself would settle the older invoice first."""
        first, second = self._invoice("PO-1"), self._invoice("PO-2")
        part = {"number": first.name, "paid": "30", "action": "partial"}
        self._pay("TR-1", "130", part, (second, "100"))
        self.assertEqual((first.amount_residual, second.amount_residual), (70, 0))
        self.assertEqual(first.payment_state, "partial")
        self.assertFalse(self._taken("TR-1").deduction_ids)

    def test_same_trace_again_pays_nothing_twice(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "40", {"number": invoice.name, "paid": "40"})
        again = self._remittance("TR-1", "40", {"number": invoice.name, "paid": "40"})
        message = self._work(again, key="again")
        self.assertEqual(message.work_state, "dropped")
        self.assertEqual(len(self._taken("TR-1")), 1)
        self.assertEqual(invoice.amount_residual, 60)

    def test_same_trace_with_another_content_is_put_before_a_person(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "40", {"number": invoice.name, "paid": "40"})
        message = self._pay("TR-1", "60", {"number": invoice.name, "paid": "60"})
        self.assertEqual(message.work_state, "blocked")
        found = self._open_exceptions(message)
        self.assertEqual((found.cause, found.role), ("number_reused", "finance"))
        self.assertEqual(invoice.amount_residual, 60)

    # --- what the partner's setting and the document say ------------------------------

    def test_remittance_only_waits_for_the_bank_statement(self):
        self.system.remittance_rule = "document"
        invoice = self._invoice("PO-1")
        message = self._pay("TR-1", "100", (invoice, "100"))
        self.assertEqual(message.work_state, "done")
        remittance = self._taken("TR-1")
        self.assertEqual((remittance.state, remittance.amount), ("to_match", 100))
        self.assertEqual(remittance.line_ids.move_id, invoice)
        self.assertFalse(remittance.payment_id)
        self.assertEqual(invoice.payment_state, "not_paid")

    def test_with_its_money_it_is_registered(self):
        self.system.remittance_rule = "document"
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"), handling="with_money")
        self.assertEqual(self._taken("TR-1").state, "registered")
        self.assertEqual(invoice.amount_residual, 0)

    def test_waiting_one_is_matched_once_its_invoices_are_paid(self):
        self.system.remittance_rule = "match"
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        ).create({"journal_id": self.journal.id})._create_payments()
        self.assertEqual(self._taken("TR-1").state, "matched")

    def test_finance_registers_what_waits_others_do_not(self):
        self.system.remittance_rule = "match"
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        remittance = self._taken("TR-1")
        viewer = self.env["res.users"].browse(self.clerk.id)
        viewer.group_ids = self.env.ref("distribution_integration_base.group_viewer")
        with self.assertRaises(AccessError):
            remittance.with_user(viewer).action_register()
        self.assertEqual(invoice.amount_residual, 100)
        viewer.group_ids = self.env.ref("distribution_integration_base.group_finance")
        remittance.with_user(viewer).action_register()
        self.assertEqual((remittance.state, invoice.amount_residual), ("registered", 0))

    def test_money_of_the_future_is_not_there_yet(self):
        invoice = self._invoice("PO-1")
        day = fields.Date.add(fields.Date.today(), days=3)
        self._pay("TR-1", "100", (invoice, "100"), effective_date=str(day))
        remittance = self._taken("TR-1")
        self.assertEqual(remittance.state, "announced")
        self.env["distribution.remittance"]._register_due()
        self.assertEqual(
            (remittance.state, invoice.amount_residual), ("announced", 100)
        )
        remittance.effective_date = fields.Date.today()
        self.env["distribution.remittance"]._register_due()
        self.assertEqual((remittance.state, invoice.amount_residual), ("registered", 0))

    def test_due_one_that_cannot_be_registered_is_shown(self):
        invoice = self._invoice("PO-1")
        day = fields.Date.add(fields.Date.today(), days=3)
        self._pay("TR-1", "100", (invoice, "100"), effective_date=str(day))
        remittance = self._taken("TR-1")
        remittance.effective_date = fields.Date.today()
        self.system.payment_journal_id = False
        self.env["distribution.remittance"]._register_due()
        self.assertEqual(remittance.state, "to_match")
        self.assertIn("no journal", self._cause(remittance).words)
        self.assertEqual(invoice.amount_residual, 100)

    # --- what cannot be booked --------------------------------------------------------

    def _refused(self, message, cause, words, *invoices):
        self._nothing_booked(message, *invoices)
        found = self._open_exceptions(message).filtered(
            lambda each: each.cause.startswith(cause)
        )
        self.assertIn(words, found.words or "")
        self.assertEqual(found.role, "finance")
        self.assertTrue(found.hint)
        return found

    def test_sum_that_is_wrong_books_nothing(self):
        invoice = self._invoice("PO-1")
        message = self._pay("TR-1", "90", (invoice, "100"))
        self._refused(message, "payment_total", "come to 100", invoice)

    def test_unknown_invoice_books_nothing_of_the_others(self):
        invoice = self._invoice("PO-1")
        unknown = {"number": "INV/OURS/404", "paid": "20"}
        message = self._pay("TR-1", "120", (invoice, "100"), unknown)
        self._refused(message, "payment_unknown", "no invoice of ours", invoice)

    def test_unknown_invoice_is_put_on_account_by_finance(self):
        invoice = self._invoice("PO-1")
        unknown = {"number": "INV/OURS/404", "paid": "20"}
        message = self._pay("TR-1", "120", (invoice, "100"), unknown)
        exception = self._open_exceptions(message).with_user(self.clerk)
        self.assertEqual(exception.fix, "on_account")
        exception.action_decide("on_account")
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(invoice.amount_residual, 0)
        payment = self._taken("TR-1").payment_id
        open_ = payment.move_id.line_ids.filtered(
            lambda line: line.account_id == payment.destination_account_id
            and not line.reconciled
        )
        self.assertEqual((payment.amount, open_.amount_residual), (120, -20))

    def test_invoice_that_is_paid_already(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        message = self._pay("TR-2", "100", (invoice, "100"))
        self._refused(message, "payment_paid", "paid already")

    def test_more_than_is_open(self):
        invoice = self._invoice("PO-1")
        message = self._pay("TR-1", "130", (invoice, "130"))
        self._refused(message, "payment_over", "100.00 of it is open", invoice)

    def test_same_invoice_twice_in_one_remittance(self):
        invoice = self._invoice("PO-1")
        message = self._pay("TR-1", "160", (invoice, "80"), (invoice, "80"))
        self._nothing_booked(message, invoice)

    def test_parts_of_one_invoice_are_counted_together(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "90", (invoice, "40"), (invoice, "50"))
        short = self._taken("TR-1").deduction_ids
        self.assertEqual((short.kind, short.amount), ("short", 10))
        self.assertIn("10.00", self._cause(short).words)
        self.assertEqual(invoice.amount_residual, 10)

    def test_another_currency(self):
        invoice = self._invoice("PO-1")
        other = "EUR" if self.company.currency_id.name != "EUR" else "USD"
        message = self._pay("TR-1", "100", (invoice, "100"), currency=other)
        self._refused(message, "payment_currency", f"in {other}", invoice)

    def test_invoice_of_another_customer(self):
        invoice = self._invoice("PO-1")
        self.system.partner_id = self.env["res.partner"].create({"name": "Southside"})
        message = self._pay("TR-1", "100", (invoice, "100"))
        self._refused(message, "payment_foreign", "another customer", invoice)

    def test_order_to_a_bank_is_none_of_ours(self):
        invoice = self._invoice("PO-1")
        message = self._pay("TR-1", "100", (invoice, "100"), handling="order_to_bank")
        self._refused(message, "payment_for_bank", "order to a bank", invoice)

    def test_no_journal_books_nothing(self):
        self.system.payment_journal_id = False
        invoice = self._invoice("PO-1")
        message = self._pay("TR-1", "100", (invoice, "100"))
        self._refused(message, "payment_journal", "has no journal", invoice)

    def _other_invoice(self, move_type="out_invoice", price=100.0, **values):
        """Return a posted document that no order stands behind."""
        move = self.env["account.move"].create(
            {
                "move_type": move_type,
                "partner_id": self.partner.id,
                "invoice_date": "2026-11-01",
                "invoice_line_ids": [
                    (0, 0, {"name": "X", "price_unit": price, "tax_ids": [(5,)]})
                ],
                **values,
            }
        )
        move.action_post()
        return move

    def test_credit_note_is_taken_off_the_payment(self):
        invoice = self._invoice("PO-1")
        note = self._other_invoice("out_refund", 30.0)
        taken = {"number": note.name, "paid": "-30", "qualifier": "CM"}
        message = self._pay("TR-1", "70", (invoice, "100"), taken)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual((invoice.amount_residual, note.amount_residual), (0, 0))
        self.assertEqual(self._taken("TR-1").payment_id.amount, 70)

    def test_invoice_in_another_currency_paid_in_it(self):
        """The entry balances in both currencies, whatever the rate of the day."""
        other = (
            self.env["res.currency"]
            .with_context(active_test=False)
            .search(
                [
                    ("id", "!=", self.company.currency_id.id),
                    ("name", "in", ("EUR", "USD")),
                ],
                limit=1,
            )
        )
        other.active = True
        rates = self.env["res.currency.rate"]
        rates.create({"currency_id": other.id, "name": "2026-10-01", "rate": 1.37})
        rates.create({"currency_id": other.id, "name": "2026-11-15", "rate": 1.11})
        invoice = self._other_invoice(price=99.99, currency_id=other.id)
        document = {
            "number": invoice.name,
            "paid": "77.77",
            "deductions": [{"amount": "22.22", "reason": "06"}],
        }
        message = self._pay("TR-1", "77.77", document, currency=other.name)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(invoice.currency_id, other)
        self.assertAlmostEqual(invoice.amount_residual, 22.22)
        payment = self._taken("TR-1").payment_id
        self.assertEqual((payment.currency_id, payment.amount), (other, 77.77))

    def test_invoice_of_another_company(self):
        invoice = self._invoice("PO-1")
        self.env["account.move"].flush_model()
        other = self.env["res.company"].create({"name": "Sister"})
        self.env.cr.execute(
            "UPDATE account_move SET company_id = %s WHERE id = %s",
            (other.id, invoice.id),
        )
        self.env.invalidate_all()
        message = self._pay("TR-1", "100", (invoice, "100"))
        self.assertEqual(message.work_state, "blocked")
        [found] = self._open_exceptions(message)
        self.assertIn("another customer or company", found.words)
        self.assertFalse(self._taken("TR-1"))

    def test_money_of_a_closed_period_is_booked_in_the_open_one(self):
        invoice = self._invoice("PO-1")
        self.company.sudo().write({"hard_lock_date": "2026-11-20"})
        message = self._pay("TR-1", "100", (invoice, "100"))
        self.assertEqual(message.work_state, "done", message.note)
        entry = self._taken("TR-1").payment_id.move_id
        self.assertGreater(str(entry.date), "2026-11-20")

    # --- taking it back ---------------------------------------------------------------

    def test_reversal_opens_the_invoices_again(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        self.assertEqual(self._orders("PO-1").distribution_state, "closed")
        message = self._pay("TR-1", "100", (invoice, "100"), kind="reversal")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self._taken("TR-1").state, "reversed")
        self.assertEqual(self._taken("TR-1").payment_id.state, "canceled")
        self.assertEqual(invoice.payment_state, "not_paid")
        self.assertEqual(self._orders("PO-1").distribution_state, "invoiced")
        told = self._orders("PO-1").distribution_event_ids.mapped("event_type")
        self.assertIn("payment.reversed", told)

    def test_one_that_replaces_another_counts_in_its_place(self):
        self.system.remittance_rule = "match"
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "90", (invoice, "90"))
        short = self._taken("TR-1").deduction_ids
        self.assertEqual(short.state, "open")
        message = self._pay("TR-2", "100", (invoice, "100"), replaces="TR-1")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self._taken("TR-1").state, "reversed")
        self.assertEqual(self._taken("TR-2").state, "to_match")
        self.assertEqual(short.state, "cancelled")
        self.assertFalse(self._cause(short))

    def test_one_that_replaces_what_is_registered_is_shown(self):
        invoice = self._invoice("PO-1")
        part = {"number": invoice.name, "paid": "90", "action": "partial"}
        self._pay("TR-1", "90", part)
        message = self._pay("TR-2", "10", (invoice, "10"), replaces="TR-1")
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self._open_exceptions(message).cause, "payment_replaces")
        self.assertEqual(
            (self._taken("TR-1").state, invoice.amount_residual), ("registered", 10)
        )

    def test_reversal_of_nothing_is_shown(self):
        invoice = self._invoice("PO-1")
        message = self._pay("TR-9", "100", (invoice, "100"), kind="reversal")
        self.assertEqual(message.work_state, "blocked")
        [found] = self._open_exceptions(message)
        self.assertEqual(found.cause, "payment_reverses_nothing")

    def test_reversal_of_another_amount_changes_nothing(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        message = self._pay("TR-1", "60", (invoice, "60"), kind="reversal")
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self._taken("TR-1").state, "registered")
        self.assertEqual(invoice.amount_residual, 0)

    def _bounced(self):
        """Return an invoice whose payment TR-1 the partner took back."""
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        self._pay("TR-1", "100", (invoice, "100"), kind="reversal")
        return invoice

    def _again(self, invoice, key, **values):
        document = self._remittance("TR-1", "100", (invoice, "100"), **values)
        return self._work(document, key=key)

    def _take_again(self, message):
        exception = self._open_exceptions(message).with_user(self.clerk)
        told = (exception.cause, exception.fix)
        self.assertEqual(told, ("payment_again", "take_again"))
        exception.action_decide("take_again")
        self._drain()

    def test_payment_taken_back_is_taken_again_by_a_person(self):
        invoice = self._bounced()
        message = self._again(invoice, "again")
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(invoice.amount_residual, 100)
        copy = self._again(invoice, "copy")
        self._take_again(message)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(invoice.amount_residual, 0)
        states = self._taken("TR-1").sorted("id").mapped("state")
        self.assertEqual(states, ["reversed", "registered"])
        with self.assertRaisesRegex(UserError, "taken back"):
            copy.with_user(self.clerk).action_take_again()
        third = self._again(invoice, "third")
        self.assertEqual(third.work_state, "dropped")
        self.assertEqual(len(self._taken("TR-1")), 2)

    def test_of_two_copies_decided_together_none_is_taken(self):
        invoice = self._bounced()
        both = self._again(invoice, "again") | self._again(invoice, "copy")
        with self.assertRaisesRegex(UserError, "taken back"), self.cr.savepoint():
            both.with_user(self.clerk).action_take_again()
        self.assertEqual(both.mapped("work_state"), ["blocked", "blocked"])
        self.assertEqual(invoice.amount_residual, 100)

    def test_payment_taken_again_is_taken_back_again(self):
        invoice = self._bounced()
        self._take_again(self._again(invoice, "again", payment_date="2026-11-21"))
        message = self._again(invoice, "back", kind="reversal")
        self.assertEqual((message.work_state, invoice.amount_residual), ("blocked", 0))
        self._take_again(message)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(set(self._taken("TR-1").mapped("state")), {"reversed"})
        self.assertEqual(invoice.amount_residual, 100)

    def test_payment_cancelled_in_odoo_is_taken_again(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        payment = self._taken("TR-1").payment_id
        payment.action_draft()
        payment.action_cancel()
        self._take_again(self._again(invoice, "again"))
        self.assertEqual(invoice.amount_residual, 0)
        self.assertEqual(len(self._taken("TR-1")), 2)

    def test_payment_that_another_replaced_stays_a_repeat(self):
        self.system.remittance_rule = "match"
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "100", (invoice, "100"))
        self._pay("TR-2", "100", (invoice, "100"), replaces="TR-1")
        self.assertEqual(self._again(invoice, "again").work_state, "dropped")

    def test_payment_worked_twice_happens_once(self):
        invoice = self._invoice("PO-1")
        self._assert_happens_once(self._pay("TR-1", "100", (invoice, "100")))
        self.assertEqual(invoice.amount_residual, 0)
