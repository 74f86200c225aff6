# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The check finds goods that left and are on no posted invoice."""

from datetime import date, timedelta

from odoo import Command
from odoo.tests import tagged

from .common import TONIGHT, CheckCase


@tagged("post_install", "-at_install")
class TestShippedNotInvoiced(CheckCase):
    def test_shipped_and_not_invoiced_is_found(self):
        order = self.order(quantity=10, price=5.0)
        self.ship(order, hours=48)
        self.run_checks()
        exception = self.found(order)
        self.assertEqual(exception.state, "open")
        self.assertEqual(exception.cause, "shipped_not_invoiced")
        self.assertEqual(exception.check_name, "shipped_not_invoiced")
        self.assertEqual(exception.value, 50.0)
        self.assertEqual(exception.currency_id, order.currency_id)
        self.assertEqual(exception.system_id, self.system)
        self.assertIn("Create Invoice", exception.hint)
        for said in (order.name, "4711", "50.00", "03/08/2026"):
            self.assertIn(said, exception.words)
        run = self.schedule.run_ids
        self.assertEqual((run.compared, run.found, run.opened), (1, 1, 1))

    def test_within_the_grace_period_is_left_alone(self):
        order = self.order()
        self.ship(order, hours=23)
        self.run_checks()
        self.assertFalse(self.found(order))
        self.assertEqual(self.schedule.run_ids.compared, 1)

    def test_invoiced_is_not_found(self):
        order = self.order()
        self.ship(order)
        self.invoice(order)
        self.run_checks()
        self.assertFalse(self.found(order))

    def test_draft_invoice_bills_nothing(self):
        order = self.order(quantity=10, price=5.0)
        self.ship(order)
        self.invoice(order, post=False)
        self.run_checks()
        self.assertEqual(self.found(order).value, 50.0)
        self.assertIn("draft invoice", self.found(order).hint)

    def test_partly_invoiced_leaves_the_rest_at_stake(self):
        order = self.order(quantity=10, price=5.0)
        self.ship(order, quantity=6, hours=72)
        self.invoice(order)
        self.ship(order, hours=48)
        self.run_checks()
        self.assertEqual(self.found(order).value, 20.0)
        self.assertIn("03/08/2026", self.found(order).words)

    def test_of_two_deliveries_only_the_late_one_counts(self):
        order = self.order(quantity=10, price=5.0)
        self.ship(order, quantity=6, hours=72)
        self.ship(order, hours=2)
        self.run_checks()
        self.assertEqual(self.found(order).value, 30.0)
        self.assertIn("03/07/2026", self.found(order).words)

    def test_units_are_converted(self):
        dozen = self.env.ref("uom.product_uom_dozen")
        order = self.order(
            order_line=[
                Command.create(
                    {
                        "product_id": self.product.id,
                        "product_uom_id": dozen.id,
                        "product_uom_qty": 2,
                        "price_unit": 60.0,
                    }
                )
            ]
        )
        self.ship(order)
        invoice = self.invoice(order, post=False)
        line = invoice.invoice_line_ids
        line.write({"product_uom_id": self.product.uom_id.id, "quantity": 12})
        invoice.action_post()
        self.run_checks()
        self.assertEqual(self.found(order).value, 60.0)

    def test_refunded_return_is_at_stake_no_more(self):
        order = self.order(quantity=10, price=5.0)
        picking = self.ship(order)
        wizard = self.env["stock.return.picking"].create({"picking_id": picking.id})
        wizard.product_return_moves.write({"quantity": 4, "to_refund": True})
        back = wizard._create_return()
        back.move_ids.picked = True
        back.button_validate()
        self.assertEqual(back.state, "done")
        self.run_checks()
        self.assertEqual(self.found(order).value, 30.0)

    def test_amount_within_the_tolerance_is_left_alone(self):
        small, large = self.order(price=5.0), self.order(price=5.01)
        self.ship(small)
        self.ship(large)
        self.schedule.tolerance = 50.0
        self.run_checks()
        self.assertFalse(self.found(small))
        self.assertEqual(self.found(large).value, 50.1)

    def test_orders_before_the_start_are_left_alone(self):
        order = self.order()
        self.ship(order)
        self.schedule.date_from = order.date_order.date() + timedelta(days=1)
        self.run_checks()
        self.assertFalse(self.found(order))
        self.schedule.date_from = date(2026, 3, 1)
        self.run_checks(TONIGHT + timedelta(days=1))
        self.assertTrue(self.found(order))

    def test_order_of_no_connected_system_is_left_alone(self):
        order = self.order(system=False)
        self.ship(order)
        self.run_checks()
        self.assertFalse(self.found(order))
        self.assertEqual(self.schedule.run_ids.compared, 0)

    def test_free_goods_are_left_alone(self):
        order = self.order(price=0.0)
        self.ship(order)
        self.run_checks()
        self.assertFalse(self.found(order))

    def test_number_of_queries_does_not_grow(self):
        self.ship(self.order())
        alone, found = self.queries_of_a_comparison()
        self.assertEqual(found, 1)
        for _number in range(3):
            self.ship(self.order())
        together, found = self.queries_of_a_comparison()
        self.assertEqual(found, 4)
        self.assertEqual(together, alone)

    def queries_of_a_comparison(self):
        """Return (number of queries, number of findings) of one comparison."""
        check = self.env["distribution.check.shipped_not_invoiced"]
        scope = self.schedule._scope(TONIGHT)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        findings = check._compare(scope)
        return self.env.cr.sql_log_count - before, len(findings.rows)
