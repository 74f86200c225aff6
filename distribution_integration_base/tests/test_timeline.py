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

    def test_what_has_not_happened_is_expected(self):
        order = self.accepted(commitment_date="2026-11-24 16:00:00")
        self.assertEqual(order.distribution_state, "allocated")
        self.assertEqual(
            order.distribution_expected_steps,
            [
                {"step": "shipped", "label": "Shipped", "due": "2026-11-24 16:00:00"},
                {"step": "invoiced", "label": "Invoiced", "due": False},
                {"step": "closed", "label": "Closed", "due": False},
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
