# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Claims and texts go to whom they concern; refusals are told to the partner."""

from odoo.tests import tagged

from .payment_case import PaymentCase


@tagged("post_install", "-at_install")
class TestAdvice(PaymentCase):
    # --- adjustments ------------------------------------------------------------------

    def _claim(self, invoice, *lines, **values):
        document = {
            "type": "adjustment",
            "number": "CB-1",
            "adjustment_date": "2026-11-20",
            "amount": "20",
            "currency": self.company.currency_id.name,
            "invoice_number": invoice.name,
            "lines": list(lines),
            **values,
        }
        return self._work(document, key=repr(document))

    def test_claim_is_put_before_finance_and_books_nothing(self):
        invoice = self._invoice("PO-1")
        goods = {"quantity": "2", "unit": "EA", "description": "Dented"}
        message = self._claim(
            invoice,
            {"reason": "04", "amount": "15", **goods},
            {"reason": "01", "amount": "5"},
        )
        self.assertEqual(message.work_state, "done", message.note)
        claims = self.env["distribution.deduction"].search([], order="id")
        self.assertEqual(claims.mapped("amount"), [15, 5])
        self.assertEqual(set(claims.mapped("kind")), {"claim"})
        self.assertEqual(claims.sale_order_id, self._orders("PO-1"))
        exception = self._cause(claims[0])
        self.assertEqual(exception.role, "finance")
        for said in ("15.00", "Damaged goods", "2 EA Dented"):
            self.assertIn(said, exception.words)
        self.assertEqual(invoice.amount_residual, 100)
        drafts = [
            ("move_type", "=", "out_refund"),
            ("reversed_entry_id", "=", invoice.id),
        ]
        self.assertFalse(self.env["account.move"].search(drafts))
        exception.with_user(self.clerk).action_decide("credit_deduction")
        [note] = self.env["account.move"].search(drafts)
        self.assertEqual((note.state, note.amount_total), ("draft", 15))

    def test_claim_is_never_written_off(self):
        invoice = self._invoice("PO-1")
        self._claim(invoice)
        claim = self.env["distribution.deduction"].search([])
        self.assertEqual((claim.amount, claim.reason_code), (20, "claim"))
        keys = self._cause(claim).with_user(self.clerk).decisions
        self.assertNotIn("accept_deduction", [each["key"] for each in keys])

    def test_claim_that_is_then_taken_off_is_decided_once(self):
        invoice = self._invoice("PO-1")
        self._claim(invoice, {"reason": "04", "amount": "20"})
        taken = {
            "number": invoice.name,
            "paid": "80",
            "deductions": [{"amount": "20", "reason": "04"}],
        }
        self._pay("TR-1", "80", taken)
        states = self.env["distribution.deduction"].search([], order="id")
        self.assertEqual(states.mapped("state"), ["settled", "open"])

    def test_claim_whose_lines_do_not_add_up(self):
        invoice = self._invoice("PO-1")
        message = self._claim(invoice, {"reason": "04", "amount": "15"})
        self.assertEqual(message.work_state, "blocked")
        self.assertIn("come to 15", self._open_exceptions(message).words)
        self.assertFalse(self.env["distribution.deduction"].search([]))

    def test_claim_about_an_invoice_of_another(self):
        invoice = self._invoice("PO-1")
        self.system.partner_id = self.env["res.partner"].create({"name": "Southside"})
        message = self._claim(invoice)
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self.env["distribution.deduction"].search([]))

    def test_refund_is_only_told(self):
        invoice = self._invoice("PO-1")
        message = self._claim(invoice, direction="refund")
        exception = self._open_exceptions(message)
        self.assertIn("gives 20", exception.words)
        self.assertFalse(self.env["distribution.deduction"].search([]))
        exception.with_user(self.clerk).action_decide("close")
        self.assertEqual(exception.state, "resolved")

    # --- texts ------------------------------------------------------------------------

    def _text(self, *lines, **values):
        document = {
            "type": "text_message",
            "reference": "T-1",
            "lines": list(lines),
            **values,
        }
        message = self._work(document, key=repr(document))
        self.assertEqual(message.work_state, "done", message.note)
        return self._open_exceptions(message)

    def test_text_stands_on_the_order_that_it_names(self):
        self._work(self._order("PO-77", ("BOLT", "1", "EA", "10.00")))
        found = self._text("The ASN of PO-77 came too late.", subject="ASN")
        self.assertEqual(found.sale_order_id, self._orders("PO-77"))
        self.assertIn("came too late", found.words)
        self.assertEqual(found.role, "warehouse")
        self.assertEqual(found.fix, "close")

    def test_text_about_an_invoice_is_for_finance(self):
        invoice = self._invoice("PO-1")
        found = self._text(f"A chargeback follows for invoice {invoice.name}.")
        self.assertEqual(found.role, "finance")
        self.assertEqual(found.sale_order_id, self._orders("PO-1"))

    def test_text_about_nothing_known_is_shown_all_the_same(self):
        found = self._text("Merry Christmas to all of you")
        self.assertFalse(found.sale_order_id)
        self.assertEqual(found.role, "customer_service")

    def test_every_text_counts_even_under_the_same_name(self):
        one, two = self._text("First 1"), self._text("Second 2")
        self.assertNotEqual(one, two)

    # --- what our partner makes of what we sent ---------------------------------------

    def _sent_invoice(self):
        self._subscribe("invoice.posted", "invoice", "http://127.0.0.1:9/x")
        invoice = self._invoice("PO-1")
        self._drain()
        message = self.env["distribution.message"].search(
            [("document_type", "=", "invoice"), ("res_id", "=", invoice.id)]
        )
        self.assertEqual(len(message), 1)
        return invoice, message

    def _advise(self, verdict, number, *errors, **values):
        document = {
            "type": "application_advice",
            "number": "AD-1",
            "advice_date": "2026-11-21",
            "documents": [
                {
                    "verdict": verdict,
                    "qualifier": "IV",
                    "reference": number,
                    "errors": list(errors),
                    **values,
                }
            ],
        }
        return self._work(document, key=repr(document))

    def test_refused_invoice_is_marked_and_shown_with_its_reason(self):
        invoice, sent = self._sent_invoice()
        wrong = {
            "code": "024",
            "words": "Price differs",
            "segment": "IT1",
            "position": 9,
            "element": 4,
            "value": "10",
            "line": "1",
        }
        message = self._advise("rejected", invoice.name, wrong)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual((sent.advice_state, sent.ack_state), ("rejected", "none"))
        self.assertEqual(sent.delivery_state, "delivered")
        exception = self._cause(sent).filtered(lambda e: e.cause == "advice_errors")
        for said in ("Price differs", "segment IT1", "element 4", "order line 1"):
            self.assertIn(said, exception.words)
        self.assertEqual(exception.role, "finance")
        self.assertEqual(exception.sale_order_id, self._orders("PO-1"))

    def test_accepted_with_errors_then_accepted(self):
        invoice, sent = self._sent_invoice()
        self._advise("accepted_with_errors", invoice.name, {"code": "024"})
        self.assertEqual(sent.advice_state, "accepted_with_errors")
        found = self._cause(sent).filtered(lambda e: e.cause == "advice_warnings")
        self.assertEqual(found.fix, "close")
        self._advise("accepted", invoice.name)
        self.assertEqual(sent.advice_state, "accepted")
        self.assertEqual(found.state, "resolved")

    def test_advice_about_nothing_of_ours(self):
        _invoice, sent = self._sent_invoice()
        message = self._advise("rejected", "INV-404", {"code": "024", "words": "No"})
        self.assertEqual(message.work_state, "blocked")
        self.assertIn("sent no such document", self._open_exceptions(message).words)
        self.assertFalse(sent.advice_state)

    # --- what we make of theirs -------------------------------------------------------

    def _advices(self):
        return self.env["distribution.message"].search(
            [("document_type", "=", "application_advice"), ("direction", "=", "out")]
        )

    def _blocked_order(self, rule):
        self.orders_in.tell_refusal = rule
        self._interface(
            "advice-out",
            "out",
            "application_advice",
            address="http://127.0.0.1:9/x",
            allow_private_address=True,
        )
        bad = self._order(
            "PO-9", ("BOLT", "1", "EA", "10.00"), cancel_after="2020-01-01"
        )
        message = self._work(bad)
        self.assertEqual(message.work_state, "blocked")
        return message

    def test_dropped_order_is_told_with_the_reason(self):
        message = self._blocked_order("drop")
        self.assertFalse(self._advices())
        message.action_drop("The date is over.")
        [told] = self._advices()
        [refused] = told.canonical["documents"]
        self.assertEqual(refused["verdict"], "rejected")
        self.assertEqual((refused["qualifier"], refused["reference"]), ("PO", "PO-9"))
        self.assertEqual(refused["errors"][0]["words"], "The date is over.")
        self.assertEqual(told.parent_id, message)

    def test_what_nobody_can_mend_is_told_at_once_and_once(self):
        message = self._blocked_order("block")
        [told] = self._advices()
        words = told.canonical["documents"][0]["errors"][0]["words"]
        self.assertIn("cancelled after", words)
        message.action_retry()
        self._drain()
        message.action_drop()
        self.assertEqual(self._advices(), told)

    def test_without_the_setting_nothing_is_told(self):
        self._blocked_order("no").action_drop("Enough.")
        self.assertFalse(self._advices())

    def test_what_we_can_mend_is_not_told(self):
        self._blocked_order("block")
        before = self._advices()
        unmapped = self._order("PO-10", ("UNKNOWN-1", "1", "EA", "10.00"))
        self.assertEqual(self._work(unmapped).work_state, "blocked")
        self.assertEqual(self._advices(), before)

    # --- worked twice -----------------------------------------------------------------

    def test_adjustment_worked_twice_happens_once(self):
        line = {"reason": "04", "amount": "20"}
        self._assert_happens_once(self._claim(self._invoice("PO-1"), line))

    def test_text_message_worked_twice_happens_once(self):
        self._assert_happens_once(self._text("Please call us").message_id)

    def test_application_advice_worked_twice_happens_once(self):
        invoice, _sent = self._sent_invoice()
        message = self._advise("rejected", invoice.name, {"code": "024"})
        self._assert_happens_once(message)
