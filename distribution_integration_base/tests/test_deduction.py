# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What customers take off is put before finance: written off, credited or disputed."""

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestDeduction(PaymentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account = cls.env["account.account"].create(
            {
                "name": "Chargebacks",
                "code": "658901",
                "account_type": "expense",
                "company_ids": [(6, 0, cls.company.ids)],
            }
        )

    def _deducted(self, number="PO-1", reason="01", off="12"):
        """An invoice of 100 was paid, less ``off``; return (invoice, deduction)."""
        invoice = self._invoice(number)
        paid = str(100 - int(off))
        document = {
            "number": invoice.name,
            "paid": paid,
            "gross": "100",
            "deductions": [
                {"amount": off, "reason": reason, "description": "PO price"}
            ],
        }
        message = self._pay(f"TR-{number}", paid, document)
        self.assertEqual(message.work_state, "done", message.note)
        return invoice, self._taken(f"TR-{number}").deduction_ids

    def _reason(self, code="*"):
        return self.env["distribution.deduction.reason"].create(
            {"code": code, "account_id": self.account.id}
        )

    def test_deduction_is_an_exception_with_its_evidence(self):
        invoice, deduction = self._deducted()
        order = self._orders("PO-1")
        self.assertEqual((deduction.amount, deduction.state), (12, "open"))
        self.assertEqual(deduction.move_id, invoice)
        self.assertEqual(deduction.sale_order_id, order)
        self.assertEqual(deduction.message_id.reference, "TR-PO-1")
        exception = self._cause(deduction)
        self.assertEqual((exception.cause, exception.role), ("deduction:01", "finance"))
        self.assertEqual(exception.sale_order_id, order)
        for said in ("12.00", invoice.name, "price is not the agreed", "PO price"):
            self.assertIn(said, exception.words)
        self.assertEqual(invoice.amount_residual, 12)
        self.assertEqual(order.distribution_state, "invoiced")
        told = order.distribution_event_ids.filtered(
            lambda event: event.event_type == "payment.deducted"
        )
        self.assertEqual((told.data["amount"], told.data["reason"]), ("12", "01"))

    def test_invoice_and_order_show_it(self):
        invoice, _deduction = self._deducted()
        for record in (invoice, self._orders("PO-1")):
            self.assertIn("12.00", record.distribution_exception_words)

    def test_accepted_it_is_written_off_and_the_order_closes(self):
        self._reason("01")
        invoice, deduction = self._deducted()
        exception = self._cause(deduction).with_user(self.clerk)
        self.assertEqual(
            [each["key"] for each in exception.decisions][:3],
            ["accept_deduction", "credit_deduction", "dispute_deduction"],
        )
        exception.action_decide("accept_deduction")
        self.assertEqual(deduction.state, "accepted")
        written = deduction.entry_id.line_ids.filtered(
            lambda line: line.account_id == self.account
        )
        self.assertEqual(written.balance, 12)
        self.assertEqual(invoice.amount_residual, 0)
        self.env.flush_all()
        self.assertEqual(self._orders("PO-1").distribution_state, "closed")
        self.assertEqual(exception.state, "resolved")

    def _taxed(self, off="12.01"):
        """Return (invoice, deduction ``off``) of goods with 19% and with 7% tax."""
        rates = self.env["account.tax"].create(
            [
                {"name": f"{rate}% told", "amount": rate, "type_tax_use": "sale"}
                for rate in (19, 7)
            ]
        )
        prices = zip(rates, (60.0, 33.33), strict=True)
        invoice = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.partner.id,
                "invoice_date": "2026-11-01",
                "invoice_line_ids": [
                    Command.create(
                        {"name": "X", "price_unit": price, "tax_ids": tax.ids}
                    )
                    for tax, price in prices
                ],
            }
        )
        invoice.action_post()
        document = {
            "number": invoice.name,
            "paid": f"{invoice.amount_total - float(off):.2f}",
            "deductions": [{"amount": off, "reason": "01"}],
        }
        self._pay("TR-1", document["paid"], document)
        return invoice, self._taken("TR-1").deduction_ids

    def test_accepted_with_tax_it_is_a_credit_note(self):
        """71.40 of the 107.06 are goods with 19%, 35.66 with 7%."""
        self._reason()
        invoice, deduction = self._taxed()
        deduction.with_user(self.clerk).action_accept()
        note = deduction.entry_id
        self.assertEqual((note.move_type, note.state), ("out_refund", "posted"))
        self.assertEqual((note.amount_total, invoice.amount_residual), (12.01, 0))
        told = sorted(
            (line.tax_line_id.amount, line.balance)
            for line in note.line_ids.filtered("tax_line_id")
        )
        self.assertEqual(told, [(7, 0.26), (19, 1.28)])
        goods = note.line_ids.filtered(lambda line: line.display_type == "product")
        self.assertEqual(goods.account_id, self.account)
        self.assertEqual(deduction.state, "accepted")

    def test_taxes_of_invoice_and_credit_note_are_told_by_rate(self):
        invoice, deduction = self._taxed()
        handler = self.env["distribution.handler.invoice"]
        told = [
            {"rate": "19", "base": "60", "amount": "11.4", "scheme": "STT"},
            {"rate": "7", "base": "33.33", "amount": "2.33", "scheme": "STT"},
        ]
        self.assertEqual(handler._taxes(invoice), told)
        deduction.with_user(self.clerk).action_credit()
        amounts = [each["amount"] for each in handler._taxes(deduction.entry_id)]
        self.assertEqual(amounts, ["1.28", "0.26"])
        self.assertEqual(handler._taxes(self.invoiced), [])

    def test_discount_of_the_terms_does_not_lessen_the_credit_note(self):
        self._give_terms(early_pay_discount_computation="mixed")
        self._reason()
        invoice, deduction = self._taxed()
        deduction.with_user(self.clerk).action_accept()
        note = deduction.entry_id
        self.assertEqual((note.amount_total, invoice.amount_residual), (12.01, 0))

    def test_fine_corrects_no_tax(self):
        self._reason().corrects_tax = False
        invoice, deduction = self._taxed()
        deduction.with_user(self.clerk).action_accept()
        self.assertEqual(deduction.entry_id.move_type, "entry")
        self.assertEqual(invoice.amount_residual, 0)

    def test_drafted_credit_note_has_the_tax(self):
        """So little that no price and its tax come to it."""
        invoice, deduction = self._taxed("0.03")
        deduction.with_user(self.clerk).action_credit()
        note = deduction.entry_id
        self.assertEqual((note.state, note.amount_total), ("draft", 0.03))
        self.assertEqual(note.invoice_line_ids.tax_ids, invoice.line_ids.tax_ids)
        self.assertEqual(invoice.amount_residual, 0.03)
        note.action_post()
        self.assertEqual(invoice.amount_residual, 0)

    def test_without_an_account_nothing_is_written_off(self):
        invoice, deduction = self._deducted()
        with self.assertRaisesRegex(UserError, "No account is chosen"):
            deduction.with_user(self.clerk).action_accept()
        self.assertEqual((deduction.state, invoice.amount_residual), ("open", 12))

    def test_disputed_it_stays_open(self):
        self._reason()
        invoice, deduction = self._deducted()
        exception = self._cause(deduction).with_user(self.clerk)
        exception.action_decide("dispute_deduction")
        self.assertEqual((deduction.state, exception.state), ("disputed", "open"))
        self.assertEqual(invoice.amount_residual, 12)
        keys = [each["key"] for each in exception.decisions]
        self.assertIn("accept_deduction", keys)
        self.assertNotIn("dispute_deduction", keys)
        self.assertNotIn("close", keys)

    def test_disputed_and_paid_after_all_it_is_settled(self):
        invoice, deduction = self._deducted()
        deduction.with_user(self.clerk).action_dispute()
        self._pay("TR-2", "12", {"number": invoice.name, "paid": "12"})
        self.assertEqual(deduction.state, "settled")
        self.assertFalse(self._cause(deduction))

    def test_credit_note_is_only_drafted(self):
        invoice, deduction = self._deducted()
        deduction.with_user(self.clerk).action_credit()
        note = deduction.entry_id
        self.assertEqual((note.state, note.move_type), ("draft", "out_refund"))
        self.assertEqual((note.amount_total, note.reversed_entry_id), (12, invoice))
        self.assertEqual((deduction.state, invoice.amount_residual), ("credited", 12))

    def test_who_has_no_accounting_rights_sees_all_of_it(self):
        self._reason()
        _invoice, deduction = self._deducted()
        deduction.with_user(self.clerk).action_accept()
        views = {
            deduction: ("move_id", "entry_id", "message_id", "sale_order_id"),
            deduction.remittance_id: ("payment_id", "line_ids", "deduction_ids"),
        }
        for record, names in views.items():
            wanted = {name: {"fields": {"display_name": {}}} for name in names}
            [told] = record.with_user(self.clerk).web_read(wanted)
            self.assertTrue(all(told[name] for name in names), told)

    def test_only_finance_decides(self):
        self._reason()
        invoice, deduction = self._deducted()
        stranger = new_test_user(
            self.env, "service", "distribution_integration_base.group_customer_service"
        )
        for action in ("action_accept", "action_credit", "action_dispute"):
            with self.assertRaises(AccessError):
                getattr(deduction.with_user(stranger), action)()
        self.assertEqual((deduction.state, invoice.amount_residual), ("open", 12))

    def test_decided_once_is_decided(self):
        self._reason()
        _invoice, deduction = self._deducted()
        deduction.with_user(self.clerk).action_accept()
        entry = deduction.entry_id
        with self.assertRaisesRegex(UserError, "any more"):
            deduction.with_user(self.clerk).action_accept()
        self.assertEqual(deduction.entry_id, entry)

    def test_all_of_one_reason_are_accepted_together(self):
        self._reason()
        _first, one = self._deducted("PO-1")
        _second, two = self._deducted("PO-2")
        both = (self._cause(one) | self._cause(two)).with_user(self.clerk)
        both.action_decide("accept_deduction")
        self.assertEqual((one | two).mapped("state"), ["accepted", "accepted"])

    def test_paid_short_without_a_reason(self):
        invoice = self._invoice("PO-1")
        self._pay("TR-1", "90", (invoice, "90"))
        deduction = self._taken("TR-1").deduction_ids
        self.assertEqual((deduction.kind, deduction.amount), ("short", 10))
        self.assertIn("says no reason", self._cause(deduction).words)
        self.assertEqual(invoice.amount_residual, 10)

    def test_deduction_of_no_invoice_is_an_open_item(self):
        self._reason()
        invoice = self._invoice("PO-1")
        loose = [{"amount": "25", "reason": "50", "reference": "FINE-7"}]
        message = self._pay("TR-1", "75", (invoice, "100"), deductions=loose)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(invoice.amount_residual, 0)
        deduction = self._taken("TR-1").deduction_ids
        self.assertEqual(deduction.open_line_id.amount_residual, 25)
        self.assertEqual(self._taken("TR-1").payment_id.amount, 75)
        deduction.with_user(self.clerk).action_accept()
        self.assertTrue(deduction.open_line_id.reconciled)

    def test_more_than_billed_is_booked_by_its_reason(self):
        self._reason("54")
        invoice = self._invoice("PO-1")
        more = {
            "number": invoice.name,
            "paid": "105",
            "deductions": [{"amount": "-5", "reason": "54"}],
        }
        message = self._pay("TR-1", "105", more)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(invoice.amount_residual, 0)
        deduction = self._taken("TR-1").deduction_ids
        self.assertEqual(deduction.open_line_id.amount_residual, -5)
        deduction.with_user(self.clerk).action_accept()
        booked = deduction.entry_id.line_ids.filtered(
            lambda line: line.account_id == self.account
        )
        self.assertEqual(booked.balance, -5)
        self.assertTrue(deduction.open_line_id.reconciled)

    def _terms(self, invoice_of):
        self._give_terms()
        return self._invoice(invoice_of)

    def _give_terms(self, **values):
        term = self.env["account.payment.term"].create(
            {
                "name": "2% 10 days",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 10,
                **values,
            }
        )
        self.partner.property_payment_term_id = term

    def _pay_with_discount(self, invoice, day):
        document = {"number": invoice.name, "paid": "98", "discount": "2"}
        self._pay("TR-1", "98", document, payment_date=str(day))

    def test_discount_of_the_terms_is_granted(self):
        invoice = self._terms("PO-T")
        self._pay_with_discount(invoice, invoice.invoice_date)
        self.assertEqual(invoice.amount_residual, 0)
        self.assertFalse(self._taken("TR-1").deduction_ids)
        self.assertEqual(self._orders("PO-T").distribution_state, "closed")

    def test_discount_after_its_days_is_not(self):
        invoice = self._terms("PO-T")
        self._pay_with_discount(invoice, invoice.invoice_date.replace(year=2040))
        self.assertEqual(invoice.amount_residual, 2)
        deduction = self._taken("TR-1").deduction_ids
        self.assertEqual((deduction.kind, deduction.amount), ("discount", 2))

    def test_reversal_leaves_nothing_to_decide(self):
        invoice, deduction = self._deducted()
        document = {"number": invoice.name, "paid": "88"}
        self._pay("TR-PO-1", "88", document, kind="reversal")
        self.assertEqual(deduction.state, "cancelled")
        self.assertFalse(self._cause(deduction))
        self.assertEqual(invoice.amount_residual, 100)

    def _announced(self, **values):
        """Return (invoice, remittance) of 88 in three days and 12 off."""
        invoice = self._invoice("PO-1")
        document = {
            "number": invoice.name,
            "paid": "88",
            "deductions": [{"amount": "12", "reason": "01"}],
            **values,
        }
        day = fields.Date.add(fields.Date.today(), days=3)
        self._pay("TR-1", "88", document, effective_date=str(day))
        return invoice, self._taken("TR-1")

    def _due(self, remittance):
        remittance.effective_date = fields.Date.today()
        self.env["distribution.remittance"]._register_due()

    def test_written_off_before_the_money_is_there(self):
        self._reason()
        invoice, remittance = self._announced()
        remittance.deduction_ids.with_user(self.clerk).action_accept()
        self.assertEqual(invoice.amount_residual, 88)
        self._due(remittance)
        self.assertFalse(self._cause(remittance).mapped("words"))
        self.assertEqual((remittance.state, invoice.amount_residual), ("registered", 0))
        self.assertEqual(len(remittance.deduction_ids), 1)

    def test_credited_before_the_money_is_there(self):
        invoice, remittance = self._announced()
        remittance.deduction_ids.with_user(self.clerk).action_credit()
        self._due(remittance)
        self.assertEqual(
            (remittance.state, invoice.amount_residual), ("registered", 12)
        )

    def test_what_is_missing_only_on_the_day_is_told(self):
        """The discount was granted when it was announced, and is not any more."""
        self._reason()
        invoice = self._terms("PO-T")
        day = invoice.invoice_date
        document = {
            "number": invoice.name,
            "paid": "90",
            "discount": "2",
            "deductions": [{"amount": "8", "reason": "01"}],
        }
        later = fields.Date.add(fields.Date.today(), days=3)
        self._pay(
            "TR-1", "90", document, effective_date=str(later), payment_date=str(day)
        )
        remittance = self._taken("TR-1")
        self.assertEqual(remittance.deduction_ids.mapped("kind"), ["deduction"])
        remittance.deduction_ids.with_user(self.clerk).action_accept()
        self._due(remittance)
        self.assertEqual((remittance.state, invoice.amount_residual), ("registered", 2))
        told = remittance.deduction_ids.filtered(lambda each: each.kind == "discount")
        self.assertEqual((told.amount, told.state), (2, "open"))
        self.assertTrue(self._cause(told))
