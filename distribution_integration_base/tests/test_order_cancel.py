# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Cancelling an order at each stage: what is stopped, told, and put before a person."""

from odoo.tests import tagged

from .common import DistributionCase

NOWHERE = "http://127.0.0.1:1/"


@tagged("post_install", "-at_install")
class TestOrderCancel(DistributionCase):
    def setUp(self):
        super().setUp()
        self.answers = self._subscribe("order.accepted", "order_response", NOWHERE)
        self._subscribe("shipment.dispatched", "shipment", NOWHERE)

    def accepted(self, number):
        order = self._work(self._order(number, ("BOLT", "5", "EA", "10.00")))
        return order.sale_order_id

    def cancel(self, order):
        order._action_cancel()
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.assertEqual(order.distribution_state, "cancelled")

    def documents(self, order, document_type):
        self.env["distribution.event"]._relay()
        return order.distribution_sent_ids.filtered(
            lambda m: m.direction == "out" and m.document_type == document_type
        )

    def causes(self, order):
        return {
            exception.cause: exception
            for exception in self.env["distribution.exception"].search(
                [("sale_order_id", "=", order.id), ("state", "=", "open")]
            )
        }

    def test_accepted_frees_its_stock_and_its_answer_says_rejected(self):
        order = self.accepted("X-1")
        [answer] = self.documents(order, "order_response")
        self.assertEqual(answer.step, "deliver")
        self.cancel(order)
        self.assertEqual(order.picking_ids.state, "cancel")
        self.assertFalse(order.picking_ids.move_line_ids)
        self.assertEqual((answer.work_state, answer.step), ("waiting", "render"))
        document = self.env["distribution.handler.order_response"]._render(answer)
        self.assertEqual(document["status"], "rejected")
        self.assertFalse(self.causes(order))

    def test_answer_that_has_left_is_put_right_by_a_person(self):
        order = self.accepted("X-2")
        [answer] = self.documents(order, "order_response")
        answer.write({"delivery_state": "sent", "work_state": "done"})
        self.cancel(order)
        self.assertEqual(answer.work_state, "done")
        self.assertEqual(set(self.causes(order)), {"cancelled_untold"})

    def test_told_by_itself_the_old_answer_is_dropped(self):
        self.env["distribution.subscription"].create(
            {"event_type": "order.cancelled", "interface_id": self.answers.id}
        )
        order = self.accepted("X-3")
        [old] = self.documents(order, "order_response")
        self.cancel(order)
        [new] = self.documents(order, "order_response") - old
        self.assertEqual((old.work_state, new.work_state), ("dropped", "waiting"))
        self.assertFalse(self.causes(order))

    def test_hold_is_lifted_and_nothing_goes_on(self):
        order = self.accepted("X-4")
        hold = self.env["distribution.hold"]._place(order, "fraud", "Odd address.")
        self.cancel(order)
        self.assertEqual(hold.state, "released")
        events = order.distribution_event_ids.mapped("event_type")
        self.assertNotIn("order.released", events)
        self.assertFalse(self.env["distribution.order.step"].search([]))

    def test_a_part_has_left_its_notice_leaves_and_a_person_acts(self):
        order = self.accepted("X-5")
        first = order.picking_ids
        first.move_ids.quantity = 2
        first.with_context(skip_backorder=True).button_validate()
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.cancel(order)
        self.assertEqual((order.picking_ids - first).state, "cancel")
        [notice] = self.documents(order, "shipment")
        self.assertEqual(notice.work_state, "waiting", "the goods are on their way")
        late = self.causes(order)["cancelled_late"]
        self.assertIn("bring back", late.hint)
        self.assertNotIn("credit", late.hint)

    def test_invoiced_asks_for_a_credit_note(self):
        order = self.accepted("X-6")
        order.picking_ids.button_validate()
        order._create_invoices().action_post()
        self.cancel(order)
        hint = self.causes(order)["cancelled_late"].hint
        self.assertIn("credit what was invoiced", hint)
        self.assertNotIn("pay back", hint)

    def test_order_by_hand_is_left_to_odoo(self):
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "order_line": [(0, 0, {"product_id": self.bolt.id})],
            }
        )
        order.action_confirm()
        order._action_cancel()
        self.assertEqual(order.state, "cancel")
        self.assertFalse(self.causes(order))
