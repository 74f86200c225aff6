# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What must hold with any live partner, whatever syntax it speaks."""

from datetime import date, timedelta

from odoo import fields

from odoo.addons.distribution_integration_base import canonical


class TradeInAnySyntax:
    """Tests for a ``LivePartnerCase``; ``verdicts`` says what
    the partner makes of our documents.

    The partner is the buyer. Its own comparison of what it ordered with what we sent
    (``books``) is the judge beside our records.
    """

    #: How the partner finds what we send, by document type.
    verdicts = {
        "order_response": "accepted",
        "shipment": "accepted",
        "invoice": "accepted",
    }

    # --- helpers ---------------------------------------------------------------------

    def deliver(self, sale):
        """Pack and send everything of ``sale``, then bill it."""
        waiting = sale.picking_ids.filtered(lambda picking: picking.state != "done")
        waiting.with_context(skip_backorder=True).button_validate()
        self.trade()
        sale._create_invoices().action_post()
        self.trade()

    def state_of(self, document_type):
        """Return (work, delivery, acknowledgement) of the one document of a type."""
        [message] = self.sent(document_type)
        return message.work_state, message.delivery_state, message.ack_state

    def came(self, document_type):
        """Return the documents of one type that came in, oldest first."""
        return self.env["distribution.message"].search(
            [
                ("system_id", "=", self.system.id),
                ("direction", "=", "in"),
                ("document_type", "=", document_type),
            ],
            order="id",
        )

    def open_exceptions(self):
        """Return (class, words) of everything that waits for a person here."""
        found = self.env["distribution.exception"].search(
            [("state", "=", "open"), ("system_id", "=", self.system.id)], order="id"
        )
        return [(each.error_class, each.words) for each in found if self.counts(each)]

    def counts(self, _exception):
        """Tell whether an exception is about more than what is always remarked."""
        return True

    def assert_figures(self, *figures):
        """The partner has (ordered, confirmed, shipped, billed) of each line."""
        lines = self.books()["reconciliation"]
        names = ("ordered", "confirmed", "shipped", "billed")
        self.assertEqual([tuple(line[n] for n in names) for line in lines], [*figures])

    def assert_at_peace(self):
        """Nothing waits for anybody, on either side."""
        self.assertEqual(self.open_exceptions(), [])
        self.assertEqual(self.books()["disagreements"], [])
        self.assertEqual(self.partner.unacknowledged(older_than=0), [])
        failed = self.partner.expect("GET", "/_mock/drop")
        self.assertEqual(
            [each["ok"] for each in failed["lastScan"] if not each["ok"]], []
        )

    # --- the good road ----------------------------------------------------------------

    def test_order_to_cash(self):
        self.buy()
        self.trade()
        sale = self.ours()
        self.assertEqual((sale.state, sale.distribution_state), ("sale", "allocated"))
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])
        self.assert_figures(("6", "6", "0", "0"), ("3", "3", "0", "0"))
        self.deliver(sale)
        self.assertEqual(sale.distribution_state, "invoiced")
        for document_type, verdict in self.verdicts.items():
            with self.subTest(document_type):
                there = ("done", "delivered", verdict)
                self.assertEqual(self.state_of(document_type), there)
        self.assertEqual(self.state_of("acknowledgement"), ("done", "sent", "none"))
        self.assert_figures(("6", "6", "6", "6"), ("3", "3", "3", "3"))
        self.assert_at_peace()

    def test_order_is_paid_and_closed(self):
        """It pays what its own books say that it was billed for."""
        self.system.remittance_rule = "register"
        self.system.payment_journal_id = self.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", self.company.id)], limit=1
        )
        self.buy()
        self.trade()
        sale = self.ours()
        self.deliver(sale)
        billed = sum(int(line["billed"]) for line in self.books()["reconciliation"])
        self.pay(sale.invoice_ids, 10 * billed)
        [remittance] = self.came("payment")
        self.assertEqual(remittance.work_state, "done", remittance.note)
        self.assertEqual(sale.invoice_ids.amount_residual, 0)
        self.assertEqual(sale.distribution_state, "closed")
        self.assert_at_peace()

    def pay(self, invoice, amount):
        """Have the partner send a remittance that it finds no fault with itself."""
        document = canonical.Payment(
            number="TRACE-700",
            handling="with_money",
            amount=str(amount),
            currency=invoice.currency_id.name,
            method="ACH",
            payment_date=date(2026, 11, 20),
            effective_date=date(2026, 11, 20),
            documents=[{"number": invoice.name, "paid": amount, "gross": amount}],
        )
        if self.dialect == "EDIFACT":
            document.handling, document.method = "remittance_only", None
        body = self.as_the_partner(document.model_dump())
        headers = {"Content-Type": self.content_type}
        judged = self.partner.expect(
            "POST", "/_mock/validate", body, status=200, headers=headers
        )
        findings = [each["findings"] for each in judged["messages"]]
        self.assertEqual(findings, [[]])
        (self.root / "to_us" / "remittance.edi").write_bytes(body)
        self.trade()

    def test_in_two_parts(self):
        """What is not there yet follows, and is billed for itself."""
        self.buy(lines=[("A-1", "6"), ("A-2", "3")])
        self.trade()
        sale = self.ours()
        first = sale.picking_ids
        first.move_ids[0].quantity = 4
        self.deliver(sale)
        self.assertEqual(sale.distribution_state, "partially_fulfilled")
        self.assert_figures(("6", "6", "4", "4"), ("3", "3", "3", "3"))
        self.deliver(sale)
        self.assertEqual(sale.distribution_state, "invoiced")
        self.assertEqual(len(self.sent("shipment")), 2)
        self.assertEqual(len(self.sent("invoice")), 2)
        self.assert_figures(("6", "6", "6", "6"), ("3", "3", "3", "3"))
        self.assert_at_peace()

    def test_two_orders_in_one_day(self):
        self.buy("PO-701")
        self.buy("PO-702", [("A-3", "1")])
        self.trade()
        self.assertEqual(self.ours("PO-701").distribution_state, "allocated")
        self.assertEqual(self.ours("PO-702").distribution_state, "allocated")
        self.assertEqual(len(self.sent("order_response")), 2)
        self.assertEqual(self.open_exceptions(), [])

    # --- a partner that misbehaves ---------------------------------------------------

    def test_no_ack(self):
        """Nothing is ever acknowledged: that is seen, and nothing is sent twice."""
        self.behave("no-ack")
        self.buy()
        self.trade()
        self.assertEqual(self.ours().distribution_state, "allocated")
        answer = self.sent("order_response")
        self.assertEqual(self.state_of("order_response"), ("done", "sent", "expected"))
        self.assertEqual(self.open_exceptions(), [])
        self._let_time_pass(answer)
        self.assertEqual(self.state_of("order_response"), ("done", "sent", "overdue"))
        words = f"Harbour Retail has not acknowledged {answer.name} within 24 hours."
        self.assertEqual(self.open_exceptions(), [("missing", words)])
        self.trade()
        self.assertEqual(len(self.sent("order_response")), 1)

    def _let_time_pass(self, answer):
        answer.ack_due_at = fields.Datetime.now() - timedelta(minutes=1)
        self.env["distribution.road.out"]._sweep_overdue()

    def test_late(self):
        """Everything comes an hour late, and closes what was overdue."""
        self.behave("late")
        self.buy()
        self.trade()
        self.assertFalse(self.orders("PO-700"))
        self.partner.advance(seconds=3601)
        self.trade()
        self.assertEqual(self.ours().distribution_state, "allocated")
        self._let_time_pass(self.sent("order_response"))
        self.assertEqual(len(self.open_exceptions()), 1)
        self.partner.advance(seconds=3601)
        self.trade()
        there = ("done", "delivered", self.verdicts["order_response"])
        self.assertEqual(self.state_of("order_response"), there)
        self.assert_at_peace()

    def test_reject_ack(self):
        """It rejects what is right and says no reason: that is for a person."""
        self.behave("reject-ack")
        self.buy()
        self.trade()
        answer = self.sent("order_response")
        there = ("done", "delivered", "rejected")
        self.assertEqual(self.state_of("order_response"), there)
        exception = self.only_exception(answer)
        self.assertEqual(exception.error_class, "value")
        rejected = f"Harbour Retail rejected {answer.name}: "
        self.assertEqual(exception.words[: len(rejected)], rejected)
        self.assertEqual(len(self.sent("order_response")), 1)
        self.assertEqual(self.ours().distribution_state, "allocated")

    def test_corrupt(self):
        """Its count of segments is one out: refused, told, nothing is made of it."""
        self.behave("corrupt")
        self.buy()
        self.trade()
        self.assertFalse(self.orders("PO-700"))
        [document] = self.came("order")
        self.assertEqual(document.work_state, "blocked")
        self.assertFalse(document.canonical)
        exception = self.only_exception(document)
        self.assertEqual(exception.error_class, "parse")
        self.assertEqual(exception.words, self.corrupt_words)
        self.assertEqual(self.state_of("acknowledgement"), ("done", "sent", "none"))
        self.assertFalse(self.sent("order_response"))
        [told] = self._told_the_partner()
        self.assertEqual(told["status"], "rejected")

    def _told_the_partner(self):
        """Return what our acknowledgements said to it of its order."""
        events = self.partner.timeline("PO-700")["events"]
        return [each for each in events if each["event"] == "acknowledged"]

    def test_corrupt_beside_good_ones(self):
        self.behave("corrupt")
        self.buy("PO-1")
        self.behave("accept")
        self.buy("PO-2")
        self.trade()
        self.assertFalse(self.orders("PO-1"))
        self.assertEqual(self.ours("PO-2").distribution_state, "allocated")
        self.assertEqual(len(self.open_exceptions()), 1)

    def test_duplicate_order(self):
        self.behave("duplicate-order")
        self.buy()
        self.partner.advance(everything=True)
        self.trade()
        self.ours()
        first, again = self.came("order")
        self.assertEqual((first.work_state, again.work_state), ("done", "dropped"))
        self.assertEqual(again.duplicate_of_id, first)
        self.assertIn("PO-700 was received before", again.note)
        self.assertEqual(len(self.sent("order_response")), 1)
        self.assertEqual(len(self.sent("acknowledgement")), 2)
        self.assert_at_peace()

    def test_change_after_confirm_of_what_is_reserved(self):
        """Too late: nothing changes, and the partner is told so by a person's word."""
        self.behave("change-after-confirm")
        self.buy()
        self.trade()
        sale = self.ours()
        [change] = self.came("order_change")
        self.assertEqual(change.work_state, "blocked")
        late = "Line 1 of PO-700 cannot change any more: 6 are reserved, 0 have left."
        self.assertEqual(self.open_exceptions(), [("business_rule", late)])
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])
        self.assertFalse(self.sent("order_change_response"))
        change.action_drop()
        self.trade()
        self.assert_refused_to_partner()
        self.assertEqual(self.open_exceptions(), [])
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])

    def test_change_after_confirm_of_what_is_not_there(self):
        """Not reserved yet: the change is taken, answered and delivered."""
        scarce = self.env["product.product"].create(
            {
                "name": "Item A-9",
                "default_code": "A-9",
                "is_storable": True,
                "list_price": 10.0,
                "taxes_id": [(5,)],
            }
        )
        self.behave("change-after-confirm")
        self.buy(lines=[("A-9", "8")])
        self.trade()
        sale = self.ours()
        self.assertEqual(self.came("order_change").mapped("work_state"), ["done"])
        self.assertEqual(sale.order_line.product_uom_qty, 4)
        [line] = self.books()["reconciliation"]
        self.assertEqual(line["ordered"], "4")
        self.env["stock.quant"]._update_available_quantity(
            scarce, sale.warehouse_id.lot_stock_id, 4
        )
        sale.picking_ids.action_assign()
        self.deliver(sale)
        self.assertEqual(sale.distribution_state, "invoiced")
        [line] = self.books()["reconciliation"]
        self.assertEqual((line["shipped"], line["billed"]), ("4", "4"))

    def test_cancel_late(self):
        """The goods have left: the order stands, and the partner is told so."""
        self.behave("cancel-late")
        self.buy()
        self.trade()
        sale = self.ours()
        self.deliver(sale)
        [change] = self.came("order_change")
        self.assertEqual(change.work_state, "blocked")
        left = "of PO-700 cannot change any more: 0 are reserved,"
        self.assertEqual(
            self.open_exceptions(),
            [
                ("business_rule", f"Line 1 {left} 6 have left."),
                ("business_rule", f"Line 2 {left} 3 have left."),
            ],
        )
        self.assertEqual(sale.state, "sale")
        change.action_drop()
        self.trade()
        self.assert_refused_to_partner()
        self.assertEqual((sale.state, sale.distribution_state), ("sale", "invoiced"))
        self.assertEqual(self.open_exceptions(), [])

    def assert_refused_to_partner(self):
        """Our answer to its change says no, and it could read that."""
        [answer] = self.sent("order_change_response")
        self.assertEqual(answer.delivery_state, "delivered")
        self.assertEqual(self.read_sent(answer)["status"], "rejected")
