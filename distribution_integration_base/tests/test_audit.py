# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Decisions are written down once and stay."""

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..engine.errors import Issue
from .common import DistributionCase
from .faults import clock_off


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

    def test_settings_that_cost_money_are_not_changed_unseen(self):
        manager = new_test_user(
            self.env,
            "audit_settings",
            "distribution_integration_base.group_integration_manager",
        )
        policy = self.env["distribution.order.policy"].create({"name": "Strict"})
        self.system.with_user(manager).write(
            {"price_tolerance": 50.0, "policy_id": policy.id, "name": self.system.name}
        )
        policy.with_user(manager).credit_check = "off"
        rows = self.env["distribution.audit"].search([("user_id", "=", manager.id)])
        of_policy, of_system = rows
        self.assertEqual(of_system.decision, "changed")
        self.assertEqual(
            of_system.before, {"price_tolerance": "2.0", "policy_id": "False"}
        )
        self.assertEqual(
            of_system.after, {"price_tolerance": "50.0", "policy_id": "Strict"}
        )
        self.assertEqual(of_policy.after, {"credit_check": "Do not check"})

    def test_nobody_adds_a_try_by_hand(self):
        clerk = new_test_user(
            self.env,
            "audit_clerk",
            "distribution_integration_base.group_customer_service",
        )
        tries = self.env["distribution.attempt"].with_user(clerk)
        with self.assertRaises(AccessError):
            tries.create(
                {
                    "interface_id": self.orders_in.id,
                    "company_id": self.env.company.id,
                    "step": "deliver",
                    "outcome": "failed",
                    "remote": True,
                }
            )
        message = self._work(self._order("AU-1", ("NO", "1", "EA", "10.00")))
        message.with_user(clerk).action_drop("Typing error")
        last = message.attempt_ids[:1]
        self.assertEqual((last.outcome, last.user_id), ("decided", clerk))

    def test_when_it_was_is_the_databases_time(self):
        """A host whose clock is hours off does not put one thing before another."""
        with clock_off(5):
            self.env["distribution.audit"]._note(self.system, "tried", "Tried.")
            issue = Issue("value", "test", "Odd.")
            wrong = self.env["distribution.exception"]._open(issue, record=self.system)
            made = [
                self.env[f"distribution.{name}"].default_get(["at"])["at"]
                for name in ("event", "attempt", "audit", "interface.change", "trial")
            ]
        here = fields.Datetime.now()
        for moment in (*made, wrong.first_seen, wrong.create_date):
            self.assertLess(abs(here - moment).total_seconds(), 3600)
        self.assertFalse([at for at in made if at != made[0]])
