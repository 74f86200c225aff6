# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A label is given back, once."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..carriers.simulator import Simulator
from .common import CarrierCase


@tagged("post_install", "-at_install")
class TestLabelVoid(CarrierCase):
    def _voids(self, picking):
        return self._messages(picking, "label_void")

    def _watch(self, calls):
        void = Simulator.void

        def watched(simulator, request):
            calls.append(request.tracking)
            return void(simulator, request)

        return patch.object(Simulator, "void", watched)

    def test_cancel_queues_and_the_carrier_is_told_later(self):
        picking, calls = self._shipped(), []
        tracking = picking.carrier_tracking_ref
        with self._watch(calls):
            picking.cancel_shipment()
            self.assertEqual(calls, [])
            self.assertEqual(picking.distribution_milestone, "pending")
            self._drain()
        self.assertEqual(calls, [tracking])
        void = self._voids(picking)
        self.assertEqual((void.work_state, void.delivery_state), ("done", "delivered"))
        self.assertFalse(picking.carrier_tracking_ref)
        self.assertEqual(picking.distribution_milestone, "cancelled")
        self.assertIn(f"{tracking} is void", picking.message_ids[0].body)
        self.assertEqual(self._told(picking)[-1], "shipment.cancelled")

    def test_odoo_asks_n_times_for_n_deliveries(self):
        pickings = self._shipped("PO-1") | self._shipped("PO-2") | self._shipped("PO-3")
        numbers, calls = sorted(pickings.mapped("carrier_tracking_ref")), []
        with self._watch(calls):
            pickings.cancel_shipment()
            self._drain()
        self.assertEqual(sorted(calls), numbers)
        for picking in pickings:
            self.assertEqual(len(self._voids(picking)), 1)

    def test_deliveries_of_other_carriers_are_left_alone(self):
        other = self._carrier("By hand", delivery_type="fixed")
        ours, theirs = self._shipped("PO-1"), self._shipped("PO-2", carrier=other)
        theirs.carrier_tracking_ref = "THEIRS"
        self.carrier.cancel_shipment(ours | theirs)
        self.assertEqual(len(self._voids(ours)), 1)
        self.assertFalse(self._voids(theirs))

    def test_void_twice_is_one_document(self):
        picking = self._shipped()
        tracking = picking.carrier_tracking_ref
        picking.cancel_shipment()
        picking.carrier_tracking_ref = tracking
        picking.cancel_shipment()
        self._drain()
        self.assertEqual(len(self._voids(picking)), 1)

    def test_replay_says_it_once(self):
        picking = self._shipped()
        picking.cancel_shipment()
        self._drain()
        said, told = picking.message_ids.ids, self._told(picking)
        self._voids(picking).write({"work_state": "waiting", "step": "apply"})
        self._drain()
        self.assertEqual(self._voids(picking).work_state, "done")
        self.assertEqual(picking.message_ids.ids, said)
        self.assertEqual(self._told(picking), told)

    def test_lost_answer_is_simply_asked_again(self):
        picking = self._shipped()
        self.carrier.distribution_fault = "timeout_after"
        picking.cancel_shipment()
        self._drain()
        void = self._voids(picking)
        self.assertEqual(
            (void.work_state, void.delivery_state), ("waiting", "not_sent")
        )
        self.assertEqual(picking.distribution_milestone, "pending")
        self.assertFalse(self._open_exceptions(void))

    def test_refused_void_waits_for_a_person(self):
        picking = self._shipped()
        self.carrier.distribution_fault = "refuse"
        picking.cancel_shipment()
        self._drain()
        void = self._voids(picking)
        self.assertEqual(void.work_state, "blocked")
        self.assertEqual(picking.distribution_milestone, "pending")
        self.assertNotIn("shipment.cancelled", self._told(picking))
        self.carrier.distribution_fault = False
        void.action_retry()
        self._drain()
        self.assertEqual(picking.distribution_milestone, "cancelled")

    def test_new_label_after_the_old_was_given_back(self):
        picking = self._shipped()
        old = picking.carrier_tracking_ref
        picking.cancel_shipment()
        picking.send_to_shipper()
        self._drain()
        new = picking.carrier_tracking_ref
        self.assertTrue(new)
        self.assertNotEqual(new, old)
        self.assertEqual(picking.distribution_milestone, "pending")
        self.assertEqual(
            self._told(picking),
            [
                "shipment.pending",
                "shipment.dispatched",
                "shipment.cancelled",
                "shipment.pending",
            ],
        )

    def test_label_under_way_cannot_be_cancelled(self):
        picking = self._delivery()
        self._validate(picking)
        with self.assertRaisesRegex(UserError, "still on its way"):
            picking.cancel_shipment()
        self.assertFalse(self._voids(picking))

    def test_not_connected_any_more(self):
        picking = self._shipped()
        tracking = picking.carrier_tracking_ref
        self.labels.state = "retired"
        with self.assertRaisesRegex(UserError, "Call the carrier"):
            picking.cancel_shipment()
        self.assertFalse(self._voids(picking))
        self.assertEqual(picking.carrier_tracking_ref, tracking)
