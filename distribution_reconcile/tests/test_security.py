# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who may do what with checks."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import CheckCase

BASE = "distribution_integration_base"


@tagged("post_install", "-at_install")
class TestSecurity(CheckCase):
    def test_viewer_reads_and_does_not_run(self):
        viewer = new_test_user(self.env, "viewer", f"{BASE}.group_viewer")
        schedule = self.schedule.with_user(viewer)
        self.assertEqual(schedule.grace_hours, 24)
        with self.assertRaises(AccessError):
            schedule.action_run_now()
        with self.assertRaises(AccessError):
            schedule.grace_hours = 1
        self.assertFalse(self.schedule.run_ids)
        self.assertEqual(self.schedule.grace_hours, 24)

    def test_manager_of_another_company_sees_nothing(self):
        company = self.env["res.company"].create({"name": "Other House"})
        manager = new_test_user(
            self.env,
            "manager",
            f"{BASE}.group_integration_manager",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        schedules = self.schedules.with_user(manager).search([])
        self.assertEqual(schedules.company_id, company)
        with self.assertRaises(AccessError):
            self.schedule.with_user(manager).action_run_now()
        self.assertFalse(self.schedule.run_ids)

    def test_nobody_makes_or_deletes_schedules_by_hand(self):
        manager = new_test_user(
            self.env, "manager", f"{BASE}.group_integration_manager"
        )
        with self.assertRaises(AccessError):
            self.schedules.with_user(manager).create({})
        with self.assertRaises(AccessError):
            self.schedule.with_user(manager).unlink()
        self.assertTrue(self.schedule.exists())
