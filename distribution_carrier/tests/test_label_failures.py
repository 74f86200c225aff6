# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every way a carrier can fail, and what a person then finds."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from ..carriers.simulator import Simulator
from .common import CarrierCase


@tagged("post_install", "-at_install")
class TestLabelFailures(CarrierCase):
    def _fail(self, fault, number="PO-1"):
        """Return (delivery, request) after one try at a carrier that fails."""
        self.carrier.distribution_fault = fault
        picking = self._delivery(number)
        self._validate(picking)
        self._drain()
        return picking, self._messages(picking)

    def _due(self, message):
        message.next_try_at = fields.Datetime.now() - timedelta(seconds=1)
        # What the carrier asked for holds for all of its system.
        self.env["distribution.limit"].search([]).paused_until = False

    def test_faults_that_pass_are_tried_again_by_themselves(self):
        for number, (fault, error_class) in enumerate(
            [
                ("rate_limit", "rate_limit"),
                ("timeout_before", "connection"),
                ("server_error", "intermittent"),
            ]
        ):
            with self.subTest(fault=fault):
                picking, request = self._fail(fault, f"PO-{number}")
                self._assert_nothing_written(picking)
                self.assertEqual(request.work_state, "waiting")
                self.assertEqual(request.delivery_state, "not_sent")
                self.assertEqual(request.attempt_ids[0].error_class, error_class)
                self.assertFalse(self._open_exceptions(request))
                self.carrier.distribution_fault = False
                self._due(request)
                self._drain()
                self.assertEqual(request.work_state, "done")
                self.assertTrue(self._label_files(picking))
                self.assertIn("shipment.dispatched", self._told(picking))

    def test_the_wait_the_carrier_asks_for_is_kept(self):
        _picking, request = self._fail("rate_limit")
        wait = request.next_try_at - fields.Datetime.now()
        self.assertGreater(wait, timedelta(seconds=55))

    def test_refusal_waits_for_a_person(self):
        picking, request = self._fail("refuse")
        self._assert_nothing_written(picking)
        self.assertEqual(request.work_state, "blocked")
        self.assertEqual(request.delivery_state, "failed")
        exception = self._open_exceptions(request)
        self.assertEqual(exception.error_class, "value")
        self.assertIn("refuses the address", exception.words)
        self.assertIn("press Retry", exception.hint)
        self.assertIn("refuses the address", picking.distribution_label_note)

    def test_corrected_address_is_what_the_retry_sends(self):
        self.partner.write({"zip": "6270", "street": False})
        picking = self._delivery()
        self._validate(picking)
        self._drain()
        request = self._messages(picking)
        self.assertEqual(request.work_state, "blocked")
        self.assertIn("lacks: street", request.note)
        self.assertEqual(picking.carrier_price, 0.0)
        self._assert_nothing_written(picking)
        self.partner.write({"zip": "62701", "street": "1 Main Street"})
        request.action_retry()
        self._drain()
        self.assertEqual(request.work_state, "done")
        self.assertEqual(request.canonical["recipient"]["street"], "1 Main Street")
        self.assertTrue(picking.carrier_tracking_ref)
        self.assertFalse(self._open_exceptions(request))

    def test_goods_without_weight_do_not_stop_the_validation(self):
        self.bolt.weight = 0
        picking = self._delivery()
        self._validate(picking)
        self._drain()
        request = self._messages(picking)
        self.assertEqual((request.work_state, request.step), ("blocked", "render"))
        self.assertIn("weight", request.note)
        self._assert_nothing_written(picking)
        picking.weight_bulk = 2.0
        self.bolt.weight = 0.4
        picking.move_ids._cal_move_weight()
        request.action_retry()
        self._drain()
        self.assertTrue(picking.carrier_tracking_ref)

    def test_unknown_outcome_is_never_resent_blindly(self):
        for number, fault in enumerate(("timeout_after", "garbage")):
            with self.subTest(fault=fault):
                picking, request = self._fail(fault, f"PO-{number}")
                self.assertEqual(request.work_state, "blocked")
                self.assertEqual(request.delivery_state, "unknown")
                exception = self._open_exceptions(request)
                self.assertEqual(exception.error_class, "unknown_outcome")
                self.assertIn("Send again", exception.hint)
                self.carrier.distribution_fault = False
                self._drain()
                with self.assertRaises(UserError):
                    request.action_retry()
                self._assert_nothing_written(picking)

    def test_send_again_returns_the_label_that_was_bought(self):
        self.carrier.distribution_fault = "timeout_after"
        picking = self._delivery()
        self._validate(picking)
        asked = []
        ship = Simulator.ship

        def watched(simulator, request):
            asked.append(request)
            return ship(simulator, request)

        with patch.object(Simulator, "ship", watched):
            self._drain()
            request = self._messages(picking)
            self.carrier.distribution_fault = False
            request.action_send_again()
            self._drain()
        first, second = asked
        self.assertEqual(first, second)
        bought, _messages = Simulator().ship(first)
        self.assertEqual(picking.carrier_tracking_ref, bought.tracking)
        self.assertEqual(len(self._label_files(picking)), 1)
        self.assertEqual(len(self._messages(picking)), 1)
        self.assertFalse(self._open_exceptions(request))
        self.assertEqual(
            self._told(picking), ["shipment.pending", "shipment.dispatched"]
        )

    def test_dropped_and_made_again_is_the_same_label(self):
        picking, request = self._fail("timeout_after")
        key = request.canonical["idempotency_key"]
        request.action_drop()
        self.carrier.distribution_fault = False
        picking.send_to_shipper()
        self._drain()
        again = self._messages(picking) - request
        self.assertEqual(again.canonical["idempotency_key"], key)
        self.assertEqual(again.work_state, "done")

    def test_warehouse_operator_may_retry_and_send_again(self):
        operator = self._operator()
        refused = self._fail("refuse", "PO-1")[1]
        unknown = self._fail("timeout_after", "PO-2")[1]
        self.carrier.distribution_fault = False
        refused.with_user(operator).action_retry()
        unknown.with_user(operator).action_send_again()
        self._drain()
        self.assertEqual(refused.work_state, "done")
        self.assertEqual(unknown.work_state, "done")

    def _operator(self):
        return new_test_user(
            self.env, "operator", "distribution_integration_base.group_warehouse"
        )

    def test_dropping_the_request_lets_the_shipment_be_told(self):
        picking, request = self._fail("refuse")
        self.assertEqual(self._told(picking), [])
        request.with_user(self._operator()).action_drop()
        self.assertEqual(self._told(picking), ["shipment.dispatched"])
        self.assertFalse(picking.carrier_tracking_ref)

    def test_arrived_by_a_persons_word_lets_the_shipment_be_told(self):
        picking, request = self._fail("timeout_after")
        picking.carrier_tracking_ref = "TYPED-BY-HAND"
        request.action_arrived()
        self.assertEqual(self._told(picking), ["shipment.dispatched"])

    def test_one_refusal_does_not_stop_the_next_delivery(self):
        stranger = self.partner.copy({"zip": "abc"})
        first, second = self._delivery("PO-1"), self._delivery("PO-2")
        first.partner_id = stranger
        self._validate(first)
        self._validate(second)
        self._drain()
        self.assertEqual(self._messages(first).work_state, "blocked")
        self.assertEqual(self._messages(second).work_state, "done")
        self.assertFalse(first.carrier_tracking_ref)
        self.assertTrue(second.carrier_tracking_ref)

    def test_provider_that_breaks_leaves_an_unknown_outcome(self):
        picking = self._delivery()
        self._validate(picking)

        def broken(*_args):
            raise ZeroDivisionError("a fault of the program")

        with patch.object(Simulator, "ship", broken):
            self._drain()
        request = self._messages(picking)
        self.assertEqual(request.delivery_state, "unknown")
        self.assertEqual(request.work_state, "blocked")
        self._assert_nothing_written(picking)

    def test_without_a_live_interface_the_delivery_leaves_and_a_person_is_asked(self):
        self.labels.state = "draft"
        picking = self._delivery()
        self._validate(picking)
        self.assertFalse(self._messages(picking))
        exception = self.env["distribution.exception"].search(
            [("subject", "=", f"stock.picking,{picking.id}"), ("state", "=", "open")]
        )
        self.assertEqual(exception.cause, "carrier_not_connected")
        self.assertIn("Send to Shipper", exception.hint)
        self.labels.state = "live"
        picking.send_to_shipper()
        self._drain()
        self.assertTrue(picking.carrier_tracking_ref)
        self.assertEqual(exception.state, "resolved")

    def test_system_of_another_company_is_not_used(self):
        other = self.env["res.company"].create({"name": "Other House"})
        self.carrier.company_id = False
        self.carrier_system.company_id = other
        picking = self._delivery()
        self._validate(picking)
        self.assertFalse(self._messages(picking))
        self._assert_message_free(other)

    def _assert_message_free(self, company):
        self.assertFalse(
            self.env["distribution.message"].search([("company_id", "=", company.id)])
        )

    def test_carrier_changed_under_way(self):
        picking = self._delivery()
        self._validate(picking)
        picking.carrier_id = self._carrier("By hand", delivery_type="fixed")
        request = self.env["distribution.message"].search(
            [("res_model", "=", "stock.picking"), ("res_id", "=", picking.id)]
        )
        self._drain()
        self.assertEqual(request.work_state, "blocked")
        self.assertIn("no longer shipped by", request.note)
        self.assertFalse(self._label_files(picking))

    def test_disconnected_method(self):
        picking = self._delivery()
        self._validate(picking)
        request = self._messages(picking)
        self.env["distribution.road.out"]._render(request)
        self.carrier.distribution_system_id = False
        self._drain()
        self.assertEqual(request.work_state, "blocked")
        self.assertIn("no longer connected", request.note)
        self._assert_nothing_written(picking)
