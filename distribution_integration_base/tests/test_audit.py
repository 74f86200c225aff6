# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Decisions are written down once and stay."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestAudit(DistributionCase):
    def test_a_decision_stays_as_it_was_taken(self):
        row = self.env["distribution.audit"]._note(
            self.system, "released", "Released; password=hunter2", reason="paid"
        )
        self.assertEqual(
            (row.user_id, row.company_id, row.res_model, row.res_id),
            (self.env.user, self.env.company, "distribution.system", self.system.id),
        )
        self.assertNotIn("hunter2", row.words)
        with self.assertRaises(UserError):
            row.words = "Never happened"
        self.assertIn("Released", row.words)

    def test_only_managers_read_and_nobody_deletes(self):
        row = self.env["distribution.audit"]._note(self.system, "released", "Released")
        group = "distribution_integration_base.group_"
        service = new_test_user(self.env, "audit_cs", f"{group}customer_service")
        manager = new_test_user(self.env, "audit_im", f"{group}integration_manager")
        with self.assertRaises(AccessError):
            row.with_user(service).read(["words"])
        self.assertEqual(row.with_user(manager).words, "Released")
        with self.assertRaises(AccessError):
            row.with_user(manager).unlink()
        self.assertTrue(row.exists())
