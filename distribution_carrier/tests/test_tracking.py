# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Carriers are asked where parcels are until they have arrived."""

from datetime import datetime, timedelta
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.distribution_integration_base.engine.errors import Issue

from ..carriers.contract import TrackingEvent
from ..carriers.simulator import Simulator
from .common import CarrierCase

SHIPPED = datetime(2026, 3, 2, 15, 0)


@tagged("post_install", "-at_install")
class TestTracking(CarrierCase):
    def _track(self, hours):
        """Ask as the cron does, ``hours`` after shipping."""
        with self._own_cursors():
            return self.env["distribution.tracking"]._run(
                SHIPPED + timedelta(hours=hours)
            )

    def _parcel(self, number="PO-1", **values):
        picking = self._shipped(number, **values)
        picking.date_done = SHIPPED
        return picking

    def _failures(self, subject):
        return self.env["distribution.exception"].search(
            [
                ("subject", "=", f"{subject._name},{subject.id}"),
                ("cause", "=", "tracking_failed"),
                ("state", "=", "open"),
            ]
        )

    def test_from_label_to_door(self):
        picking = self._parcel()
        for hours, milestone, code in (
            (3, "picked_up", "S10"),
            (9, "in_transit", "S20"),
            (47, "out_for_delivery", "S30"),
            (53, "delivered", "S40"),
        ):
            self.assertEqual(self._track(hours), 1)
            self.assertEqual(picking.distribution_milestone, milestone)
            self.assertEqual(picking.distribution_milestone_code, code)
        self.assertEqual(self._track(60), 0)
        self.assertEqual(
            self._told(picking),
            [
                "shipment.pending",
                "shipment.dispatched",
                "shipment.picked_up",
                "shipment.in_transit",
                "shipment.out_for_delivery",
                "shipment.delivered",
            ],
        )

    def test_milestones_passed_unseen_are_told_too(self):
        picking = self._parcel()
        self._track(100)
        self.assertEqual(self._told(picking)[-1], "shipment.delivered")
        self.assertEqual(len(self._told(picking)), 6)
        event = picking.sale_id.distribution_event_ids.filtered(
            lambda e: e.event_type == "shipment.delivered"
        )
        self.assertIn("left at the door (S40), 2026-03-04 19:00 UTC", event.words)
        self.assertEqual(event.system_id, self.system)

    def test_asked_once_an_hour(self):
        picking = self._parcel()
        self.assertEqual(self._track(3), 1)
        self.assertEqual(self._track(3.5), 0)
        self.assertEqual(self._track(4.1), 1)
        self.assertEqual(
            picking.distribution_tracked_at, SHIPPED + timedelta(hours=4.1)
        )

    def test_not_asked_without_label_nor_after_a_void_nor_for_ever(self):
        waiting = self._delivery("PO-1")
        self._validate(waiting)
        waiting.date_done = SHIPPED
        self.assertEqual(self._track(3), 0)
        self.assertFalse(waiting.distribution_milestone)
        void = self._parcel("PO-2")
        void.cancel_shipment()
        self._drain()
        old = self._parcel("PO-3")
        self.assertEqual(self._track(24 * 61), 0)
        self.assertEqual(void.distribution_milestone, "cancelled")
        self.assertEqual(old.distribution_milestone, "pending")

    def test_carrier_that_is_down_is_one_exception(self):
        first, second = self._parcel("PO-1"), self._parcel("PO-2")
        told = self._told(first), self._told(second)
        self.carrier.distribution_fault = "timeout_before"
        self.assertEqual(self._track(9), 0)
        exception = self._failures(self.labels)
        self.assertEqual(len(exception), 1)
        self.assertIn("cannot be reached", exception.words)
        self.assertEqual(exception.count, 1)
        for picking in (first, second):
            self.assertEqual(picking.distribution_milestone, "pending")
            self.assertFalse(picking.distribution_tracked_at)
        self.assertEqual((self._told(first), self._told(second)), told)
        self.carrier.distribution_fault = False
        self.assertEqual(self._track(9), 2)
        self.assertEqual(exception.state, "resolved")

    def test_open_breaker_asks_nobody(self):
        self._parcel()
        for _try in range(5):
            self.env["distribution.attempt"]._record(
                self.env["distribution.message"],
                "failed",
                step="track",
                interface=self.labels,
                remote=True,
                error_class="connection",
                words="down",
            )
        down = Issue("connection", "test", "The carrier is down.")
        with self._own_cursors():
            self.env["distribution.drain"]._tell_gate(self.labels.id, down)
        self.assertEqual(self.labels.breaker_state, "open")
        self.assertEqual(self._track(9), 0)
        self.assertEqual(
            len(self.env["distribution.attempt"].search([("step", "=", "track")])), 5
        )

    def test_number_the_carrier_does_not_know_stops_nobody(self):
        wrong, right = self._parcel("PO-1"), self._parcel("PO-2")
        wrong.carrier_tracking_ref = "TYPED-BY-HAND"
        self.assertEqual(self._track(9), 1)
        self.assertEqual(right.distribution_milestone, "in_transit")
        self.assertEqual(wrong.distribution_milestone, "pending")
        self.assertIn("TYPED-BY-HAND", self._failures(wrong).words)
        self.assertFalse(self._failures(self.labels))
        self.assertEqual(self._track(9), 0)

    def test_provider_that_breaks_stops_nobody(self):
        first, second = self._parcel("PO-1"), self._parcel("PO-2")
        track = Simulator.track

        def broken(simulator, request, now):
            if request.tracking == first.carrier_tracking_ref:
                raise ZeroDivisionError("a fault of the program")
            return track(simulator, request, now)

        with patch.object(Simulator, "track", broken):
            self.assertEqual(self._track(9), 1)
        self.assertEqual(first.distribution_milestone, "pending")
        self.assertEqual(second.distribution_milestone, "in_transit")
        self.assertEqual(self._failures(first).error_class, "bug")

    def test_label_given_back_while_the_carrier_is_asked(self):
        picking = self._parcel()
        told, track = self._told(picking), Simulator.track

        def meanwhile(simulator, request, now):
            self.env.cr.execute(
                "UPDATE stock_picking SET carrier_tracking_ref = NULL WHERE id = %s",
                [picking.id],
            )
            return track(simulator, request, now)

        with patch.object(Simulator, "track", meanwhile):
            self._track(9)
        self.assertEqual(picking.distribution_milestone, "pending")
        self.assertFalse(picking.distribution_tracked_at)
        self.assertEqual(self._told(picking), told)

    def test_nothing_known_yet_leaves_the_parcel_where_it_was(self):
        picking = self._parcel()
        with patch.object(Simulator, "track", lambda *_args: ([], [])):
            self.assertEqual(self._track(3), 1)
        self.assertEqual(picking.distribution_milestone, "pending")

    def test_unknown_code_is_kept_and_not_told(self):
        picking = self._parcel()
        told = self._told(picking)
        event = TrackingEvent(
            milestone="unknown",
            code="ZZ-9",
            at=SHIPPED,
            words="Something new",
            place="Memphis",
        )
        with patch.object(Simulator, "track", lambda *_args: ([event], [])):
            self._track(3)
        self.assertEqual(picking.distribution_milestone, "unknown")
        self.assertEqual(picking.distribution_milestone_code, "ZZ-9")
        self.assertEqual(self._told(picking), told)

    def test_order_by_hand_is_followed_without_events(self):
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "order_line": [(0, 0, {"product_id": self.bolt.id})],
            }
        )
        order.action_confirm()
        picking = order.picking_ids
        picking.carrier_id = self.carrier
        self._validate(picking)
        self._drain()
        picking.date_done = SHIPPED
        self._track(9)
        self.assertEqual(picking.distribution_milestone, "in_transit")
        self.assertEqual(self._told(picking), [])
