# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Shipping methods: connecting, rates, links, who may do what."""

import json

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import CarrierCase


@tagged("post_install", "-at_install")
class TestDeliveryCarrier(CarrierCase):
    def _quotation(self, quantity=5):
        return self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "order_line": [
                    (0, 0, {"product_id": self.bolt.id, "product_uom_qty": quantity})
                ],
            }
        )

    def test_connect_makes_a_draft_that_somebody_else_approves(self):
        manager = new_test_user(
            self.env,
            "carrier-manager",
            "distribution_integration_base.group_integration_manager",
        )
        carrier = self._carrier("Fresh").with_user(manager)
        action = carrier.action_distribution_connect()
        carrier.action_distribution_connect()
        system = carrier.distribution_system_id
        interface = system.interface_ids
        self.assertEqual(len(interface), 1)
        self.assertEqual(action["res_id"], interface.id)
        self.assertEqual((system.kind, system.environment), ("carrier", "test"))
        self.assertEqual(interface.state, "draft")
        self.assertEqual(interface.document_type, "label_request")
        self.assertFalse(carrier._distribution_interface(self.env.company))
        interface.action_submit()
        with self.assertRaises(UserError):
            interface.action_approve()
        interface.with_user(self.env.ref("base.user_admin")).action_approve()
        interface.action_go_live()
        self.assertEqual(carrier._distribution_interface(self.env.company), interface)

    def test_connect_needs_an_integration_manager(self):
        seller = new_test_user(
            self.env, "carrier-seller", "sales_team.group_sale_manager"
        )
        carrier = self._carrier("Fresh")
        with self.assertRaises(AccessError):
            carrier.with_user(seller).action_distribution_connect()
        self.assertFalse(carrier.distribution_system_id)

    def test_two_methods_share_a_system(self):
        express = self._carrier(
            "Simulated Express",
            distribution_service="express",
            distribution_system_id=self.carrier_system.id,
        )
        express.action_distribution_connect()
        self.assertEqual(self.carrier_system.interface_ids, self.labels)
        slow, fast = self._shipped("PO-1"), self._shipped("PO-2", carrier=express)
        self.assertAlmostEqual(slow.carrier_price, 10.10)
        self.assertAlmostEqual(fast.carrier_price, 24.24)

    def test_settings_that_cannot_work_are_refused(self):
        with self.assertRaises(ValidationError):
            self._carrier("No provider", distribution_provider=False)
        with self.assertRaises(ValidationError):
            self._carrier("No service", distribution_service=False)
        with self.assertRaises(ValidationError):
            self.carrier.distribution_scac = "S1"
        other = self.env["res.company"].create({"name": "Other House"})
        with self.assertRaises(ValidationError):
            self._carrier(
                "Of two companies",
                company_id=other.id,
                distribution_system_id=self.carrier_system.id,
            )

    def test_rate(self):
        order = self._quotation()
        rate = self.carrier.rate_shipment(order)
        self.assertTrue(rate["success"])
        self.assertAlmostEqual(rate["price"], 10.10)
        self.assertFalse(rate["error_message"])
        self.assertFalse(rate["warning_message"])

    def test_rate_with_a_remark(self):
        rate = self.carrier.rate_shipment(self._quotation(70))
        self.assertTrue(rate["success"])
        self.assertIn("Heavy parcels", rate["warning_message"])

    def test_rates_that_cannot_be_given_say_why(self):
        for quantity, service, words in (
            (141, "ground", "up to 70 kg"),
            (0, "ground", "weight"),
            (5, "balloon", "no service 'balloon'"),
        ):
            with self.subTest(words=words):
                self.carrier.distribution_service = service
                order = self._quotation(quantity)
                rate = self.carrier.rate_shipment(order)
                self.assertFalse(rate["success"])
                self.assertEqual(rate["price"], 0.0)
                self.assertIn(words, rate["error_message"])
                self.assertFalse(order.order_line.filtered("is_delivery"))

    def test_prices_are_converted(self):
        euro = self.env.ref("base.EUR")
        euro.active = True
        self.env["res.currency.rate"].create(
            {"currency_id": euro.id, "rate": 0.5, "name": "2020-01-01"}
        )
        pricelist = self.env["product.pricelist"].create(
            {"name": "Euro", "currency_id": euro.id}
        )
        order = self._quotation()
        order.pricelist_id = pricelist
        order.action_confirm()
        picking = order.picking_ids
        picking.carrier_id = self.carrier
        self._validate(picking)
        self.assertAlmostEqual(picking.carrier_price, 5.05)
        self._drain()
        self.assertAlmostEqual(picking.carrier_price, 5.05)

    def test_tracking_links(self):
        picking = self._shipped()
        picking.carrier_tracking_ref = "A,B"
        self.assertEqual(
            json.loads(picking.carrier_tracking_url),
            [["A", "https://track.example/A"], ["B", "https://track.example/B"]],
        )
        self.carrier.tracking_url = False
        self.assertFalse(self.carrier.get_tracking_link(picking))

    def test_package_types_of_connected_carriers_are_offered(self):
        types = self.env["stock.package.type"]
        carton = types.create(
            {"name": "Carton", "package_carrier_type": "distribution"}
        )
        kind = self._delivery().move_line_ids._get_package_carrier_type_for_pack()
        self.assertEqual(types.search([("package_carrier_type", "=", kind)]), carton)

    def test_labels_of_one_company_are_not_seen_by_another(self):
        picking = self._shipped()
        other = self.env["res.company"].create({"name": "Other House"})
        stranger = new_test_user(
            self.env,
            "carrier-stranger",
            "distribution_integration_base.group_viewer",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        request = self._messages(picking)
        self.assertFalse(
            self.env["distribution.message"]
            .with_user(stranger)
            .search([("id", "in", request.ids)])
        )

    def test_a_warehouse_hand_validates_without_any_right_of_ours(self):
        hand = new_test_user(self.env, "carrier-hand", "stock.group_stock_user")
        picking = self._delivery()
        self._validate(picking.with_user(hand))
        self.assertEqual(len(self._messages(picking)), 1)
        self._drain()
        picking.with_user(hand).cancel_shipment()
        self.assertEqual(len(self._messages(picking, "label_void")), 1)

    def test_uninstalling_retires_the_interfaces(self):
        field = self.env["distribution.interface"]._fields["document_type"]
        field.ondelete["label_request"](self.labels)
        self.assertEqual(self.labels.state, "retired")

    def test_delivery_opens_its_labels(self):
        picking = self._shipped()
        action = picking.action_distribution_labels()
        found = self.env["distribution.message"].search(action["domain"])
        self.assertEqual(found, self._messages(picking))
