# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The order's state is derived, and each milestone is told once."""

from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestLifecycleEvents(DistributionCase):
    def _told(self, order):
        self.env.flush_all()
        self.env.cr.precommit.run()
        return order.distribution_event_ids.sorted("id").mapped("event_type")

    def _accepted(self, number, *lines):
        return self._work(self._order(number, *lines)).sale_order_id

    def test_straight_road_to_closed(self):
        order = self._accepted("L-1", ("BOLT", "5", "EA", "10.00"))
        order.picking_ids.button_validate()
        invoice = order._create_invoices()
        self.assertEqual(order.distribution_state, "shipped", "a draft is no invoice")
        invoice.action_post()
        self.assertEqual(order.distribution_state, "invoiced")
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        ).create({})._create_payments()
        self.assertEqual(
            self._told(order),
            [
                "order.received",
                "order.validated",
                "order.accepted",
                "order.allocated",
                "shipment.dispatched",
                "invoice.posted",
                "payment.received",
                "order.shipped",
                "order.invoiced",
                "order.closed",
            ],
        )

    def test_short_stock_is_accepted_not_allocated(self):
        order = self._accepted("L-2", ("RARE", "1", "EA", "99.00"))
        self.assertEqual(order.distribution_state, "accepted")
        self.assertNotIn("order.allocated", self._told(order))

    def test_partial_delivery_and_backorder(self):
        order = self._accepted("L-3", ("BOLT", "5", "EA", "10.00"))
        picking = order.picking_ids
        picking.move_ids.quantity = 2
        picking.with_context(skip_backorder=True).button_validate()
        self.assertEqual(order.distribution_state, "partially_fulfilled")
        self.assertEqual(self._told(order)[-1], "order.partially_fulfilled")
        backorder = order.picking_ids - picking
        backorder.action_cancel()
        self.assertEqual(order.distribution_state, "shipped")
        self.assertEqual(self._told(order)[-1], "order.shipped")

    def test_cancelled_order(self):
        order = self._accepted("L-4", ("BOLT", "1", "EA", "10.00"))
        order._action_cancel()
        self.assertEqual(order.distribution_state, "cancelled")
        self.assertEqual(self._told(order)[-1], "order.cancelled")

    def test_nothing_is_told_twice(self):
        order = self._accepted("L-5", ("BOLT", "1", "EA", "10.00"))
        before = self._told(order)
        order.order_line.modified(["qty_delivered"])
        self.assertEqual(self._told(order), before)

    def test_orders_by_hand_are_left_alone(self):
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "order_line": [(0, 0, {"product_id": self.bolt.id})],
            }
        )
        order.action_confirm()
        self.assertFalse(order.distribution_state)
        self.assertFalse(self._told(order))

    def test_every_document_carries_the_orders_correlation(self):
        self._subscribe("invoice.posted", "invoice", "http://127.0.0.1:1/")
        order = self._accepted("L-6", ("BOLT", "1", "EA", "10.00"))
        order.picking_ids.button_validate()
        order._create_invoices().action_post()
        self._drain()
        messages = order.distribution_sent_ids
        self.assertEqual(set(messages.mapped("direction")), {"in", "out"})
        self.assertEqual(
            set(messages.mapped("correlation_id")), {order.distribution_correlation_id}
        )

    def test_event_is_a_fact(self):
        order = self._accepted("L-7", ("BOLT", "1", "EA", "10.00"))
        with self.assertRaisesRegex(Exception, "cannot be changed"):
            order.distribution_event_ids.write({"words": "It never happened."})
