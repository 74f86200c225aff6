# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How orders are handled is said per system, without code."""

from unittest.mock import patch

from psycopg2.errors import LockNotAvailable

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import new_test_user, tagged

from ..engine.errors import DistributionError
from ..models.road import distribution_drain
from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestOrderPolicy(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.policy = cls.env["distribution.order.policy"].create({"name": "Test"})
        cls.system.policy_id = cls.policy
        cls.bolt.invoice_policy = "delivery"

    def received(self, number, *lines, **header):
        return self._work(self._order(number, *lines, **header)).sale_order_id

    def steps(self):
        with self._own_cursors():
            self.env["distribution.order.step"]._run()

    def test_ready_policies_can_be_chosen(self):
        for name in ("retailer", "marketplace", "manual"):
            self.system.policy_id = self.env.ref(
                f"distribution_integration_base.policy_{name}"
            )
            with self.subTest(policy=name):
                order = self.received(f"P-{name}", ("BOLT", "1", "EA", "10.00"))
                self.assertEqual(order.distribution_hold_ids.kind, "address")
                self.assertEqual(order.state, "draft")

    def test_quotation_stays_one(self):
        self.policy.confirm = False
        order = self.received("P-1", ("BOLT", "1", "EA", "10.00"))
        self.assertEqual(
            (order.state, order.distribution_state), ("draft", "validated")
        )
        self.assertFalse(order.picking_ids)

    def test_confirmed_and_not_reserved(self):
        self.policy.reserve = "later"
        order = self.received("P-2", ("BOLT", "1", "EA", "10.00"))
        self.assertEqual(order.distribution_state, "accepted")
        order.picking_ids.action_assign()
        self.assertEqual(order.distribution_state, "allocated")

    # --- warehouse ---

    def west(self):
        return self.env["stock.warehouse"].create({"name": "West", "code": "WST"})

    def test_warehouse_by_destination(self):
        west, belgium = self.west(), self.env.ref("base.be")
        self.policy.write(
            {
                "warehouse_choice": "rules",
                "route_ids": [
                    (
                        0,
                        0,
                        {
                            "country_id": belgium.id,
                            "zip_prefix": "80, 90",
                            "warehouse_id": west.id,
                        },
                    )
                ],
            }
        )
        served = {}
        for number, code in (("P-3", "9000"), ("P-4", "1000"), ("P-5", False)):
            self.partner.write({"country_id": belgium.id, "zip": code})
            order = self.received(number, ("BOLT", "1", "EA", "10.00"))
            served[code] = order.warehouse_id
            self.assertEqual(
                order.picking_ids.picking_type_id.warehouse_id, served[code]
            )
        self.assertEqual(
            served, {"9000": west, "1000": self.warehouse, False: self.warehouse}
        )

    def test_warehouse_that_has_all_of_it(self):
        west = self.west()
        self.env["stock.quant"]._update_available_quantity(
            self.rare, west.lot_stock_id, 1
        )
        self.policy.warehouse_choice = "stock"
        messages = [
            self._receive(self._order(number, ("RARE", "1", "EA", "99.00")))
            for number in ("P-6", "P-7")
        ]
        self._drain()
        orders = [message.sale_order_id for message in messages]
        self.assertEqual(
            [order.warehouse_id for order in orders], [west, self.warehouse]
        )
        self.assertEqual(
            [order.distribution_state for order in orders], ["allocated", "accepted"]
        )

    def test_route_of_another_company_is_refused(self):
        other = self.env["res.company"].create({"name": "Other"})
        self.policy.company_id = self.env.company
        foreign = self.env["stock.warehouse"].search([("company_id", "=", other.id)])
        with self.assertRaises(ValidationError):
            self.policy.route_ids = [(0, 0, {"warehouse_id": foreign[:1].id})]

    def test_impossible_numbers_are_refused(self):
        for values in (
            {"asn_hours": -1},
            {"invoice_hours": 1001},
            {"amber_share": 101},
            {"duplicate_days": -1},
        ):
            with self.subTest(values=values), self.assertRaises(ValidationError):
                self.policy.write(values)

    # --- invoice ---

    def test_shipped_is_billed_later_and_once(self):
        self.policy.invoice = "posted"
        order = self.received("P-8", ("BOLT", "5", "EA", "10.00"))
        clerk = new_test_user(self.env, "packer", "stock.group_stock_user")
        order.picking_ids.with_user(clerk).button_validate()
        self.assertFalse(order.invoice_ids, "not in the user's transaction")
        self.steps()
        self.assertEqual(order.invoice_ids.state, "posted")
        self.assertEqual(order.invoice_ids.amount_untaxed, 50)
        self.env["distribution.order.step"]._request(order, "invoice")
        self.steps()
        self.assertEqual(len(order.invoice_ids), 1)
        self.assertFalse(self.env["distribution.order.step"].search([]))

    def test_backorder_is_billed_by_itself(self):
        self.policy.invoice = "draft"
        order = self.received("P-9", ("BOLT", "5", "EA", "10.00"))
        first = order.picking_ids
        first.move_ids.quantity = 2
        first.with_context(skip_backorder=True).button_validate()
        self.steps()
        (order.picking_ids - first).button_validate()
        self.steps()
        self.assertEqual(
            sorted(order.invoice_ids.mapped("amount_untaxed")), [20.0, 30.0]
        )
        self.assertEqual(set(order.invoice_ids.mapped("state")), {"draft"})

    def test_step_that_is_refused_is_shown_and_tried_again(self):
        self.policy.invoice = "draft"
        order = self.received("P-10", ("BOLT", "5", "EA", "10.00"))
        good = self.received("P-11", ("BOLT", "5", "EA", "10.00"))
        (order | good).picking_ids.button_validate()
        plain = type(self.env["sale.order"])._create_invoices

        def refuse(orders, *args, **kwargs):
            if order.id in orders.ids:
                raise DistributionError("business_rule", "The period is closed.")
            return plain(orders, *args, **kwargs)

        with patch.object(type(order), "_create_invoices", refuse):
            self.steps()
        self.assertFalse(order.invoice_ids)
        self.assertTrue(good.invoice_ids, "its neighbour is not stopped")
        exception = self.env["distribution.exception"].search(
            [("sale_order_id", "=", order.id), ("cause", "=", "order_step")]
        )
        self.assertIn("The period is closed.", exception.words)
        waiting = self.env["distribution.order.step"].search([])
        self.assertEqual((waiting.sale_order_id, waiting.failures), (order, 1))
        waiting.next_try_at = "2020-01-01 00:00:00"
        self.steps()
        self.assertTrue(order.invoice_ids)
        self.assertEqual(exception.state, "resolved")

    def test_step_that_met_other_work_is_tried_again_by_itself(self):
        """It is no case for a person, and the next order does not wait for it."""
        self.policy.invoice = "draft"
        order = self.received("P-12", ("BOLT", "5", "EA", "10.00"))
        good = self.received("P-13", ("BOLT", "5", "EA", "10.00"))
        (order | good).picking_ids.button_validate()
        plain = type(self.env["sale.order"])._create_invoices

        def collide(orders, *args, **kwargs):
            if order.id in orders.ids:
                raise LockNotAvailable("somebody else has it")
            return plain(orders, *args, **kwargs)

        self.patch(distribution_drain, "_pause", lambda _collision: None)
        with patch.object(type(order), "_create_invoices", collide):
            self.steps()
        self.assertFalse(order.invoice_ids)
        self.assertTrue(good.invoice_ids, "its neighbour is not stopped")
        self.assertFalse(order.distribution_exception_ids)
        waiting = self.env["distribution.order.step"].search([])
        self.assertEqual((waiting.sale_order_id, waiting.failures), (order, 1))
        wait = waiting.next_try_at - fields.Datetime.now()
        self.assertLess(abs(wait.total_seconds() - 30), 10)
        waiting.next_try_at = fields.Datetime.now()
        self.steps()
        self.assertTrue(order.invoice_ids)
