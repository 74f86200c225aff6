# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where an order stands is told when a partner asks, by events and by the clock."""

import itertools
from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import DistributionCase

NOWHERE = "http://127.0.0.1:9/"


@tagged("post_install", "-at_install")
class TestOrderStanding(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ordinals = itertools.count()
        cls.inquiries = cls._interface("inquiries-in", "in", "order_inquiry")
        cls.answers = cls._interface(
            "order-status-out",
            "out",
            "order_status",
            address=NOWHERE,
            allow_private_address=True,
        )

    def order(self, number, *lines):
        return self._work(self._order(number, *lines)).sale_order_id

    def ask(self, *numbers, **header):
        """Ask for orders; return the answers that left."""
        orders_in, type(self).orders_in = self.orders_in, self.inquiries
        self.addCleanup(setattr, type(self), "orders_in", orders_in)
        message = self._work(
            {
                "type": "order_inquiry",
                "number": "Q-1",
                "asked_on": "2026-11-21",
                "orders": [{"order_number": number} for number in numbers],
                **header,
            },
            key=f"inquiry {next(self.ordinals)}",
        )
        type(self).orders_in = orders_in
        self.assertEqual(message.work_state, "done", message.note)
        return message.child_ids

    def statuses(self, told, line=0):
        return {
            part["status"]: part["quantity"]
            for part in told["lines"][line].get("statuses", ())
        }

    def test_each_part_of_a_line(self):
        order = self.order("S-1", ("BOLT", "130", "EA", "10.00"))
        picking = order.picking_ids
        picking.move_ids.quantity = 30
        picking.with_context(skip_backorder=True).button_validate()
        (order.picking_ids - picking).action_assign()
        answer = self.ask("S-1")
        document = answer.canonical
        self.assertEqual(document["inquiry_number"], "Q-1")
        [told] = document["orders"]
        self.assertEqual(told["state"], "partially_fulfilled")
        self.assertEqual(told["words"], "Partially fulfilled")
        self.assertEqual(told["number"], order.name)
        self.assertEqual(told["lines"][0]["ordered"], "130")
        self.assertEqual(
            self.statuses(told),
            {"shipped": "30", "reserved": "70", "backordered": "30"},
        )
        shipped = told["lines"][0]["statuses"][0]
        self.assertEqual(shipped["day"], str(fields.Date.today()))

    def test_held_cancelled_unknown_and_not_worked_yet(self):
        held = self.order("S-2", ("RARE", "2", "EA", "99.00"))
        self.env["distribution.hold"]._place(held, "manual", "Ask first")
        gone = self.order("S-3", ("NUT", "2", "EA", "2.50"))
        gone._action_cancel()
        blocked = self._work(self._order("S-4", ("NOTHING", "1", "EA", "1.00")))
        self.assertEqual(blocked.work_state, "blocked")
        answer = self.ask("S-2", "S-3", "S-4", "S-5")
        told = {each["order_number"]: each for each in answer.canonical["orders"]}
        self.assertEqual(self.statuses(told["S-2"]), {"held": "2"})
        self.assertEqual(told["S-3"]["state"], "cancelled")
        self.assertEqual(self.statuses(told["S-3"]), {"cancelled": "2"})
        self.assertEqual(told["S-4"]["state"], "received")
        self.assertEqual(told["S-5"]["state"], "unknown")
        self.assertIn("no such order", told["S-5"]["words"])

    def test_only_the_items_asked_for(self):
        self.order("S-1", ("BOLT", "1", "EA", "10.00"), ("NUT", "2", "EA", "2.50"))
        answer = self.ask(
            orders=[
                {
                    "order_number": "S-1",
                    "items": [[{"kind": "sku", "value": "NUT"}]],
                }
            ]
        )
        [told] = answer.canonical["orders"]
        self.assertEqual([line["number"] for line in told["lines"]], ["2"])

    def test_all_open_orders(self):
        self.order("S-1", ("BOLT", "1", "EA", "10.00"))
        done = self.order("S-2", ("NUT", "2", "EA", "2.50"))
        done.picking_ids.button_validate()
        self.env.flush_all()
        answer = self.ask(only_open=True)
        numbers = [each["order_number"] for each in answer.canonical["orders"]]
        self.assertEqual(numbers, ["S-1"])
        answer = self.ask()
        self.assertEqual(len(answer.canonical["orders"]), 2)

    def test_orders_of_another_partner_are_unknown(self):
        order = self.order("S-1", ("BOLT", "1", "EA", "10.00"))
        order.distribution_system_id = self.env["distribution.system"].create(
            {"name": "Other", "partner_id": self.partner.id}
        )
        order.distribution_message_id.system_id = order.distribution_system_id
        [told] = self.ask("S-1").canonical["orders"]
        self.assertEqual(told["state"], "unknown")
        self.assertNotIn("lines", told)

    def test_without_an_order_there_is_no_answer(self):
        self.assertFalse(self.ask(only_open=True))

    def test_without_an_interface_for_the_answer_a_person_is_told(self):
        self.answers.state = "retired"
        self.order("S-1", ("BOLT", "1", "EA", "10.00"))
        self.assertFalse(self.ask("S-1"))
        found = self.env["distribution.exception"].search(
            [("cause", "=", "no_interface:order_status"), ("state", "=", "open")]
        )
        self.assertEqual(len(found), 1)

    def test_a_subscription_tells_of_one_order(self):
        self.env["distribution.subscription"].create(
            {"event_type": "order.accepted", "interface_id": self.answers.id}
        )
        order = self.order("S-1", ("BOLT", "1", "EA", "10.00"))
        self._drain()
        message = self.env["distribution.message"].search(
            [("interface_id", "=", self.answers.id)]
        )
        [told] = message.canonical["orders"]
        self.assertEqual(told["number"], order.name)
        self.assertEqual(self.statuses(told), {"reserved": "1"})
        self.assertNotIn("inquiry_number", message.canonical)

    def test_clock_tells_of_all_orders(self):
        feed = self.env["distribution.status.feed"].create(
            {"interface_id": self.answers.id, "every_hours": 4}
        )
        cron = self.env.ref("distribution_integration_base.cron_status_feeds")
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertFalse(feed.run, "there was no order")
        self.order("S-1", ("BOLT", "1", "EA", "10.00"))
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertFalse(feed.run, "four hours are not over")
        feed.last_checked_at -= timedelta(hours=5)
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertEqual(feed.run, 1)
        with self.assertRaises(ValidationError):
            feed.every_hours = 0

    def test_order_inquiry_worked_twice_happens_once(self):
        self.order("S-1", ("BOLT", "1", "EA", "10.00"))
        self._assert_happens_once(self.ask("S-1").parent_id)
