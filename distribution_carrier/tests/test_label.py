# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A delivery is validated; its label comes later and is written once."""

import base64
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.distribution_integration_base.canonical import parse

from ..carriers.simulator import Simulator
from .common import CarrierCase


@tagged("post_install", "-at_install")
class TestLabel(CarrierCase):
    def test_validation_calls_nobody_and_queues_the_request(self):
        picking = self._delivery()
        with patch.object(Simulator, "ship") as called:
            self._validate(picking)
        called.assert_not_called()
        request = self._messages(picking)
        self.assertEqual(len(request), 1)
        self.assertEqual(request.interface_id, self.labels)
        self.assertEqual((request.work_state, request.step), ("waiting", "render"))
        self.assertEqual(request.sale_order_id, picking.sale_id)
        # 5 + 3 + 3 begun kilograms at 0.40 + 0.30: the price list is at hand.
        self.assertAlmostEqual(picking.carrier_price, 10.10)
        self._assert_nothing_written(picking)
        self.assertIn("comes by itself", picking.distribution_label_note)

    def test_request_is_gone_when_the_validation_rolls_back(self):
        picking = self._delivery()
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self._validate(picking)
            raise ZeroDivisionError("another addon fails")
        self.env.invalidate_all()
        self.assertEqual(picking.state, "assigned")
        self.assertFalse(self._messages(picking))

    def test_label_arrives_after_the_drain(self):
        picking = self._shipped()
        request = self._messages(picking)
        self.assertEqual(request.work_state, "done")
        self.assertEqual(request.delivery_state, "delivered")
        tracking = request.result["shipment"]["tracking"]
        self.assertEqual(picking.carrier_tracking_ref, tracking)
        file = self._label_files(picking)
        self.assertEqual(file.name, f"LabelShipping-distribution-{tracking}.pdf")
        self.assertTrue(file.raw.startswith(b"%PDF-"))
        self.assertEqual(picking.distribution_milestone, "pending")
        self.assertFalse(picking.distribution_label_note)
        self.assertIn(tracking, picking.message_ids[0].body)
        self.assertEqual(
            picking.carrier_tracking_url, f"https://track.example/{tracking}"
        )

    def test_delivery_is_found_by_its_tracking_number(self):
        picking = self._shipped()
        box = self.env["distribution.tower.search"]
        for text in (picking.carrier_tracking_ref, picking.carrier_tracking_ref[:6]):
            [found] = box.find(text)
            self.assertEqual(found["kind"], "delivery")
            self.assertEqual([row["id"] for row in found["rows"]], picking.ids)
            self.assertIn(picking.carrier_tracking_ref, found["rows"][0]["words"])

    def test_a_number_that_the_carrier_does_not_own_is_shown_not_written(self):
        rule = self.env.ref("distribution_integration_base.ownership_carrier_tracking")
        rule.owner = "odoo"
        picking = self._shipped()
        request = self._messages(picking)
        self.assertEqual(request.work_state, "blocked")
        self._assert_nothing_written(picking)
        exception = request.exception_ids
        self.assertEqual(exception.cause, "not_owner:stock.picking")
        self.assertIn(request.result["shipment"]["tracking"], exception.words)
        rule.owner = "sender"
        request.action_retry()
        self._drain()
        self.assertTrue(picking.carrier_tracking_ref)

    def test_request_names_what_is_carried(self):
        picking = self._shipped(quantity="3")
        document = self._messages(picking).canonical
        self.assertEqual(document["type"], "label_request")
        self.assertEqual(document["number"], picking.name)
        self.assertEqual(document["recipient"]["zip"], "62701")
        self.assertEqual(document["recipient"]["state"], "IL")
        self.assertEqual([p["weight"] for p in document["parcels"]], ["1.500"])

    def test_weights_in_pounds_are_sent_in_kilograms(self):
        self.env["ir.config_parameter"].set_param("product.weight_in_lbs", "1")
        picking = self._shipped(quantity="10")
        document = self._messages(picking).canonical
        self.assertEqual([p["weight"] for p in document["parcels"]], ["2.268"])
        carriage = self.env["distribution.handler.shipment"]._carriage(picking)
        self.assertEqual((carriage["weight"], carriage["weight_unit"]), ("5.000", "LB"))

    def test_carrier_and_service_by_the_partners_codes(self):
        picking = self._shipped()
        partner = picking.sale_id.distribution_system_id
        mappings = self.env["distribution.mapping"]
        for code_type, code in (("scac", "UPSN"), ("service", "G2")):
            mappings.create(
                {
                    "system_id": partner.id,
                    "kind": "carrier",
                    "code_type": code_type,
                    "code": code,
                    "target_id": picking.carrier_id.id,
                }
            )
        carriage = self.env["distribution.handler.shipment"]._carriage(picking)
        self.assertEqual(
            (carriage["carrier_scac"], carriage["service"]), ("UPSN", "G2")
        )
        self.assertEqual(
            mappings._lookup(partner, "carrier", {("scac", "UPSN")}),
            {("scac", "UPSN"): picking.carrier_id},
        )

    def test_a_label_for_each_package(self):
        picking = self._delivery(quantity="4")
        line = picking.move_line_ids
        line.quantity = 1
        line.copy({"quantity": 3, "picking_id": picking.id})
        for number, part in enumerate(picking.move_line_ids, start=1):
            part.result_package_id = self.env["stock.package"].create(
                {"name": f"CARTON-{number}", "shipping_weight": number}
            )
        self._validate(picking)
        self._drain()
        document = self._messages(picking).canonical
        self.assertEqual(
            sorted((p["reference"], p["weight"]) for p in document["parcels"]),
            [("CARTON-1", "1.000"), ("CARTON-2", "2.000")],
        )
        tracking = picking.carrier_tracking_ref
        self.assertEqual(
            sorted(self._label_files(picking).mapped("name")),
            [
                f"LabelShipping-distribution-{tracking}-2.pdf",
                f"LabelShipping-distribution-{tracking}.pdf",
            ],
        )

    def test_zpl_label(self):
        self.carrier.distribution_label_format = "ZPL"
        file = self._label_files(self._shipped())
        self.assertTrue(file.name.endswith(".zpl"))
        self.assertTrue(file.raw.startswith(b"^XA"))

    def test_real_price_is_charged_once_on_the_order(self):
        picking = self._shipped()
        line = picking.sale_id.order_line.filtered("is_delivery")
        self.assertEqual(len(line), 1)
        self.assertAlmostEqual(line.price_unit, 10.10)
        self.assertEqual(line.product_id, self.charge)

    def test_margins_and_free_delivery_apply_to_the_label(self):
        self.carrier.write({"margin": 0.5, "fixed_margin": 1.0})
        self.assertAlmostEqual(self._shipped("PO-1").carrier_price, 16.15)
        self.carrier.write({"margin": 0.0, "fixed_margin": 0.0})
        self.carrier.write({"free_over": True, "amount": 50.0})
        picking = self._shipped("PO-2")
        self.assertEqual(picking.carrier_price, 0.0)
        self.assertFalse(picking.sale_id.order_line.filtered("is_delivery"))
        self.assertTrue(picking.carrier_tracking_ref)

    def test_estimated_policy_leaves_the_order_alone(self):
        self.carrier.invoice_policy = "estimated"
        picking = self._shipped()
        self.assertAlmostEqual(picking.carrier_price, 10.10)
        self.assertFalse(picking.sale_id.order_line.filtered("is_delivery"))

    def test_price_follows_the_label_when_the_carrier_must_be_asked(self):
        contract = self.env.registry["distribution.carrier.simulator"]
        picking = self._delivery()

        def rate(*_args):
            raise AssertionError("the price was asked for inside the transaction")

        with (
            patch.object(contract, "_rates_offline", False),
            patch.object(Simulator, "rate", rate),
        ):
            self._validate(picking)
        self.assertEqual(picking.carrier_price, 0.0)
        self._drain()
        self.assertAlmostEqual(picking.carrier_price, 10.10)

    def test_order_that_refuses_the_charge_still_gets_its_label(self):
        picking = self._delivery()
        order = picking.sale_id
        order.set_delivery_line(self.carrier, 0.0)
        order.action_lock()
        self._validate(picking)
        self._drain()
        self.assertTrue(self._label_files(picking))
        self.assertTrue(picking.carrier_tracking_ref)
        self.assertEqual(order.order_line.filtered("is_delivery").price_unit, 0.0)
        exception = self.env["distribution.exception"].search(
            [("subject", "=", f"stock.picking,{picking.id}"), ("state", "=", "open")]
        )
        self.assertEqual(exception.cause, "carriage_not_charged")
        self.assertEqual(exception.sale_order_id, order)

    def test_replay_writes_once(self):
        picking = self._shipped()
        request = self._messages(picking)
        before = (
            picking.carrier_tracking_ref,
            picking.message_ids.ids,
            self._label_files(picking).ids,
            picking.sale_id.order_line.ids,
            self._told(picking),
        )
        for _again in range(2):
            request.write({"work_state": "waiting", "step": "apply"})
            self._drain()
        self.assertEqual(request.work_state, "done")
        after = (
            picking.carrier_tracking_ref,
            picking.message_ids.ids,
            self._label_files(picking).ids,
            picking.sale_id.order_line.ids,
            self._told(picking),
        )
        self.assertEqual(after, before)

    def test_dispatch_is_told_only_after_the_label(self):
        picking = self._delivery()
        self._validate(picking)
        self.assertNotIn("shipment.dispatched", self._told(picking))
        self._drain()
        self.assertEqual(
            self._told(picking), ["shipment.pending", "shipment.dispatched"]
        )
        self.assertIn(
            "order.shipped", picking.sale_id.distribution_event_ids.mapped("event_type")
        )

    def test_dispatch_without_connected_carrier_waits_for_nothing(self):
        fixed = self._carrier("By hand", delivery_type="fixed")
        picking = self._delivery(carrier=fixed)
        self._validate(picking)
        self.assertEqual(self._told(picking), ["shipment.dispatched"])
        self.assertFalse(self._messages(picking))

    def test_shipment_notice_names_carrier_tracking_and_weight(self):
        self._subscribe("shipment.dispatched", "shipment", "http://127.0.0.1:9/")
        picking = self._delivery()
        self._validate(picking)
        self.assertFalse(self._notice(picking))
        # The label comes first, and with it the fact that the notice is made of.
        self._drain()
        self._drain()
        document = self._notice(picking).canonical
        parse(document)
        said = {key: document[key] for key in ("carrier_scac", "carrier_name")}
        self.assertEqual(
            said, {"carrier_scac": "SIMU", "carrier_name": "Simulated Ground"}
        )
        self.assertEqual(document["service"], "ground")
        self.assertEqual(document["tracking"], picking.carrier_tracking_ref)
        self.assertEqual((document["weight"], document["weight_unit"]), ("2.500", "KG"))

    def _notice(self, picking):
        return self.env["distribution.message"].search(
            [
                ("document_type", "=", "shipment"),
                ("res_model", "=", "stock.picking"),
                ("res_id", "=", picking.id),
            ]
        )

    def test_remarks_of_the_carrier_are_shown(self):
        self.bolt.weight = 10
        picking = self._shipped(quantity="4")
        self.assertIn("Heavy parcels cost 18.00 USD more", picking.message_ids[0].body)

    def test_asking_twice_is_one_request(self):
        picking = self._delivery()
        self._validate(picking)
        picking.send_to_shipper()
        self.assertEqual(len(self._messages(picking)), 1)

    def test_two_transfers_of_one_chain_share_the_number(self):
        self.warehouse.delivery_steps = "pick_ship"
        self._work(self._order("PO-1", ("BOLT", "5", "EA", "10.00")))
        order = self._orders("PO-1")
        pick = order.picking_ids.filtered(lambda p: p.picking_type_code == "internal")
        pick.move_ids.picked = True
        pick.button_validate()
        out = order.picking_ids - pick
        out.carrier_id = self.carrier
        self._validate(out)
        self._drain()
        self.assertTrue(out.carrier_tracking_ref)
        self.assertEqual(pick.carrier_tracking_ref, out.carrier_tracking_ref)
        self.assertFalse(self._messages(pick))

    def test_label_is_what_the_provider_made(self):
        picking = self._shipped()
        [label] = self._messages(picking).result["shipment"]["labels"]
        self.assertEqual(
            base64.b64decode(label["content"]), self._label_files(picking).raw
        )
