# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the timeline of a sales order still waits for."""

from odoo.tests import new_test_user, tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestTimeline(DistributionCase):
    def accepted(self, **values):
        """Return a connected, confirmed order that stock is reserved for."""
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "order_line": [(0, 0, {"product_id": self.bolt.id})],
                **values,
            }
        )
        order.distribution_system_id = self.system
        order.action_confirm()
        self.env.flush_all()
        self.env.cr.precommit.run()
        return order

    def steps(self, order):
        # An empty Json field reads as False.
        return [step["step"] for step in order.distribution_expected_steps or ()]

    @staticmethod
    def dot(step, label, due=False, state="open"):
        return {"step": step, "label": label, "due": due, "state": state}

    def test_deadlines_give_the_dots_their_time_and_colour(self):
        order = self.accepted()
        deadline = self.env["distribution.deadline"]
        deadline._expect(order, "ship", "2026-11-24 23:00:00", order=order)
        deadline._expect(order, "acknowledge", "2026-11-20 10:00:00", order=order)
        deadline.search([("sale_order_id", "=", order.id)])[0]._write({"state": "red"})
        self.env.invalidate_all()
        dots = {dot["step"]: dot for dot in order.distribution_expected_steps}
        self.assertEqual(
            dots["shipped"], self.dot("shipped", "Shipped", "2026-11-24 23:00:00")
        )
        self.assertEqual(
            dots["acknowledge"],
            self.dot(
                "acknowledge", "Answer to the order", "2026-11-20 10:00:00", "red"
            ),
        )
        deadline._meet(order, "acknowledge")
        self.env.invalidate_all()
        self.assertNotIn("acknowledge", self.steps(order))

    def test_of_two_of_a_kind_the_most_pressing_is_told(self):
        order = self.accepted()
        deadline = self.env["distribution.deadline"]
        for record, due in (
            (order, "2026-11-20 10:00:00"),
            (order.picking_ids, "2026-11-24 10:00:00"),
        ):
            deadline._expect(record, "receipt", due, order=order)
        self.env.invalidate_all()
        dots = {dot["step"]: dot for dot in order.distribution_expected_steps}
        self.assertEqual(dots["receipt"]["due"], "2026-11-20 10:00:00")

    def test_what_has_not_happened_is_expected(self):
        order = self.accepted(commitment_date="2026-11-24 16:00:00")
        self.assertEqual(order.distribution_state, "allocated")
        self.assertEqual(
            order.distribution_expected_steps,
            [
                self.dot("shipped", "Shipped", "2026-11-24 16:00:00"),
                self.dot("invoiced", "Invoiced"),
                self.dot("closed", "Closed"),
            ],
        )

    def test_what_happens_is_expected_no_more(self):
        order = self.accepted()
        order.picking_ids.move_ids.picked = True
        order.picking_ids.button_validate()
        self.assertEqual(self.steps(order), ["invoiced", "closed"])

    def test_cancelled_order_expects_nothing(self):
        order = self.accepted()
        order._action_cancel()
        self.assertEqual(order.distribution_state, "cancelled")
        self.assertEqual(self.steps(order), [])

    def test_order_of_no_connected_system_has_no_timeline(self):
        order = self.env["sale.order"].create({"partner_id": self.partner.id})
        self.assertEqual(self.steps(order), [])

    def test_viewer_reads_the_whole_timeline(self):
        order = self.accepted()
        user = new_test_user(
            self.env,
            "viewer",
            "distribution_integration_base.group_viewer,"
            "sales_team.group_sale_salesman_all_leads",
        )
        form = self.env["sale.order"].with_user(user).get_view(view_type="form")
        self.assertIn('widget="distribution_timeline"', form["arch"])
        [read] = order.with_user(user).web_read(
            {
                "distribution_expected_steps": {},
                "distribution_event_ids": {
                    "fields": {"words": {}, "message_id": {"fields": {}}}
                },
            }
        )
        self.assertEqual(len(read["distribution_expected_steps"]), 3)
        self.assertEqual(len(read["distribution_event_ids"]), 4)
