# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's own records feed the lifecycle with the right facts."""

from odoo.fields import Command
from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestLifecycleFacts(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.bolt | cls.nut).invoice_policy = "delivery"

    def accepted(self, number, *lines):
        return self._work(self._order(number, *lines)).sale_order_id

    def shipped(self, number, *lines):
        order = self.accepted(number, *lines)
        order.picking_ids.button_validate()
        self.assertEqual(order.distribution_state, "shipped")
        return order

    def billed(self, number, *lines):
        order = self.shipped(number, *lines)
        order._create_invoices().action_post()
        self.assertEqual(order.distribution_state, "invoiced")
        return order

    def take_back(self, order, quantity):
        """Return goods of the order's one line, and have them refunded."""
        wizard = self.env["stock.return.picking"].create(
            {"picking_id": order.picking_ids[:1].id}
        )
        wizard.product_return_moves.quantity = quantity
        action = wizard.action_create_returns()
        picking = self.env["stock.picking"].browse(action["res_id"])
        picking.move_ids.to_refund = True
        picking.button_validate()
        self.assertEqual(picking.state, "done")

    def told(self, order):
        self.env.flush_all()
        self.env.cr.precommit.run()
        return order.distribution_event_ids.mapped("event_type")

    # --- returns ---

    def test_all_back_before_the_invoice_is_closed_and_never_invoiced(self):
        order = self.shipped("F-1", ("BOLT", "5", "EA", "10.00"))
        self.take_back(order, 5)
        self.assertEqual(order.order_line.qty_delivered, 0)
        self.assertEqual(order.distribution_state, "closed")
        self.assertNotIn("order.invoiced", self.told(order))

    def test_a_part_back_before_the_invoice_leaves_the_rest_to_bill(self):
        order = self.shipped("F-2", ("BOLT", "5", "EA", "10.00"))
        self.take_back(order, 2)
        self.assertEqual(order.distribution_state, "shipped")
        order._create_invoices().action_post()
        self.assertEqual(order.distribution_state, "invoiced")

    def test_back_after_the_payment_stays_open_until_it_is_credited(self):
        order = self.billed("F-3", ("BOLT", "5", "EA", "10.00"))
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=order.invoice_ids.ids
        ).create({})._create_payments()
        self.assertEqual(order.distribution_state, "closed")
        self.take_back(order, 2)
        self.assertEqual(order.distribution_state, "invoiced", "a credit is due")
        credit = order._create_invoices(final=True)
        self.assertEqual(credit.move_type, "out_refund")
        credit.action_post()
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=credit.ids
        ).create({})._create_payments()
        self.assertEqual(order.distribution_state, "closed")

    # --- backorders and warehouses ---

    def test_backorder_kept_then_shipped(self):
        order = self.accepted("F-4", ("BOLT", "5", "EA", "10.00"))
        first = order.picking_ids
        first.move_ids.quantity = 2
        first.with_context(skip_backorder=True).button_validate()
        self.assertEqual(order.distribution_state, "partially_fulfilled")
        (order.picking_ids - first).button_validate()
        self.assertEqual(order.distribution_state, "shipped")

    def test_backorder_refused_at_validation_is_shipped(self):
        order = self.accepted("F-5", ("BOLT", "5", "EA", "10.00"))
        order.picking_ids.move_ids.quantity = 2
        order.picking_ids.with_context(
            skip_backorder=True, picking_ids_not_to_backorder=order.picking_ids.ids
        ).button_validate()
        self.assertEqual(len(order.picking_ids), 1)
        self.assertEqual(order.distribution_state, "shipped")

    def test_split_over_two_warehouses(self):
        west = self.env["stock.warehouse"].create({"name": "West", "code": "WST"})
        self.env["stock.quant"]._update_available_quantity(
            self.nut, west.lot_stock_id, 9
        )
        order = self.accepted(
            "F-6", ("BOLT", "5", "EA", "10.00"), ("NUT", "4", "EA", "2.50")
        )
        here = order.picking_ids
        [there] = here.move_ids.filtered(lambda m: m.product_id == self.nut)
        there._do_unreserve()
        there.picking_id = here.copy(
            {
                "picking_type_id": west.out_type_id.id,
                "location_id": west.lot_stock_id.id,
                "move_ids": [],
            }
        )
        there.location_id = west.lot_stock_id
        self.assertEqual(order.distribution_state, "accepted")
        there.picking_id.action_assign()
        self.assertEqual(order.distribution_state, "allocated")
        here.button_validate()
        self.assertEqual(order.distribution_state, "partially_fulfilled")
        there.picking_id.button_validate()
        self.assertEqual(order.distribution_state, "shipped")

    # --- kits and suppliers ---

    def test_line_shipped_as_components_counts_in_kits(self):
        order = self.accepted("F-7", ("RARE", "2", "EA", "99.00"))
        line, picking = order.order_line, order.picking_ids
        picking.move_ids._action_cancel()
        picking.move_ids.unlink()
        for product, each in ((self.bolt, 1), (self.nut, 4)):
            self.env["stock.move"].create(
                {
                    "product_id": product.id,
                    "product_uom_qty": 2 * each,
                    "location_id": self.warehouse.lot_stock_id.id,
                    "location_dest_id": picking.location_dest_id.id,
                    "picking_id": picking.id,
                    "sale_line_id": line.id,
                }
            )
        picking.action_confirm()
        picking.do_unreserve()
        self.assertEqual(order.distribution_state, "accepted")
        picking.action_assign()
        facts = line._distribution_line_facts()
        self.assertEqual((facts.ordered, facts.open, facts.reserved), (2, 2, 2))
        self.assertEqual(order.distribution_state, "allocated")

    def test_what_no_delivery_was_planned_for_is_open(self):
        order = self.accepted(
            "F-8", ("BOLT", "1", "EA", "10.00"), ("RARE", "1", "EA", "99.00")
        )
        rare = order.order_line.filtered(lambda line: line.product_id == self.rare)
        rare.move_ids._action_cancel()
        rare.move_ids.sale_line_id = False
        order.picking_ids.button_validate()
        self.assertEqual(order.distribution_state, "partially_fulfilled")

    # --- what is not goods ---

    def test_services_only_goes_to_the_invoice_without_a_delivery(self):
        service = self.env["product.product"].create(
            {"name": "Advice", "type": "service", "invoice_policy": "order"}
        )
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "order_line": [
                    Command.create(
                        {"product_id": service.id, "price_unit": 80, "tax_ids": [(5,)]}
                    )
                ],
            }
        )
        order.distribution_system_id = self.system
        order.action_confirm()
        self.assertEqual(order.distribution_state, "accepted")
        order._create_invoices().action_post()
        self.assertEqual(order.distribution_state, "invoiced")
