# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A new exception gets a role, an owner and a due time by the first rule that fits."""

from datetime import datetime
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import new_test_user, tagged

from ..engine.errors import ERROR_CLASSES, Issue
from ..models import clock
from .common import DistributionCase

#: A Friday at half past three, in the time zone of the calendar (UTC).
FRIDAY = datetime(2026, 11, 20, 15, 30)


@tagged("post_install", "-at_install")
class TestExceptionRule(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules = cls.env["distribution.exception.rule"]
        hours = [
            (0, 0, {"name": "x", "dayofweek": day, "hour_from": 8, "hour_to": 16})
            for day in "01234"
        ]
        cls.env.company.resource_calendar_id = cls.env["resource.calendar"].create(
            {"name": "Eight to four", "tz": "UTC", "attendance_ids": hours}
        )
        cls.owner = new_test_user(
            cls.env, "owner", groups="distribution_integration_base.group_finance"
        )

    def _open(self, error_class="value", cause="test"):
        issue = Issue(error_class, cause, "Something is off.")
        with patch.object(clock, "begun", return_value=FRIDAY):
            return self.env["distribution.exception"]._open(
                issue, interface=self.orders_in
            )

    def _rule(self, **values):
        return self.rules.create({"name": "Ours", "role": "warehouse", **values})

    def test_due_time_is_in_working_hours(self):
        self._rule(cause="test", hours_tier_2=1.0)
        # Half an hour is left on Friday, the other half is on Monday.
        self.assertEqual(self._open().due_at, datetime(2026, 11, 23, 8, 30))

    def test_tier_1_is_answered_sooner(self):
        self._rule(cause="test", hours_tier_1=0.25, hours_tier_2=1.0)
        self.system.tier = "1"
        self.assertEqual(self._open().due_at, datetime(2026, 11, 20, 15, 45))

    def test_without_working_hours_the_clock_counts(self):
        self.env.company.resource_calendar_id.attendance_ids.unlink()
        self._rule(cause="test", hours_tier_2=1.0)
        self.assertEqual(self._open().due_at, datetime(2026, 11, 20, 16, 30))

    def test_first_rule_wins_and_is_named(self):
        second = self._rule(cause="te", sequence=2)
        first = self._rule(cause="test", sequence=1, user_id=self.owner.id)
        exception = self._open()
        self.assertEqual(exception.rule_id, first)
        self.assertEqual(exception.user_id, self.owner)
        self.assertEqual(self._open(cause="tent").rule_id, second)

    def test_rule_of_a_system_a_partner_a_document(self):
        other = self.system.copy({"name": "Other"})
        for values in (
            {"system_id": other.id},
            {"partner_id": self.env.company.partner_id.id},
            {"document_type": "invoice"},
            {"error_class": "bug"},
            {"company_id": self.env["res.company"].create({"name": "Other"}).id},
        ):
            self._rule(sequence=1, **values)
        mine = self._rule(
            sequence=2,
            system_id=self.system.id,
            partner_id=self.partner.id,
            document_type="order",
            error_class="value",
            company_id=self.env.company.id,
        )
        self.assertEqual(self._open().rule_id, mine)

    def test_changed_rule_counts_at_once(self):
        rule = self._rule(cause="test")
        self.assertEqual(self._open().rule_id, rule)
        rule.active = False
        self.assertNotEqual(self._open(cause="test2").rule_id, rule)

    def test_repeat_keeps_owner_and_due_time(self):
        exception = self._open()
        due, exception.user_id = exception.due_at, self.owner
        self._rule(cause="test", sequence=1)
        again = self._open()
        self.assertEqual(again, exception)
        self.assertEqual((again.due_at, again.user_id), (due, self.owner))

    def test_without_rules_the_manager_gets_it(self):
        self.rules.search([("active", "=", True)]).unlink()
        exception = self._open()
        self.assertEqual(exception.role, "integration_manager")
        self.assertFalse(exception.rule_id)

    def test_every_class_has_a_ready_rule(self):
        for error_class in ERROR_CLASSES:
            with self.subTest(error_class):
                self.assertTrue(self._open(error_class, f"t:{error_class}").rule_id)

    def test_routing_costs_no_query(self):
        self._open()
        with self.assertQueryCount(0):
            self.rules._route(
                "price",
                "2",
                error_class="business_rule",
                document_type="order",
                system_id=self.system.id,
                partner_id=self.partner.id,
                company_id=self.env.company.id,
            )

    def test_owner_must_be_able_to_see(self):
        stranger = new_test_user(self.env, "stranger", groups="base.group_user")
        exception = self._open()
        with self.assertRaisesRegex(ValidationError, "cannot see exceptions"):
            exception.user_id = stranger
        exception.invalidate_recordset()
        company = self.env["res.company"].create({"name": "Elsewhere"})
        elsewhere = new_test_user(
            self.env,
            "elsewhere",
            "distribution_integration_base.group_customer_service",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        with self.assertRaisesRegex(ValidationError, "cannot see exceptions of"):
            exception.user_id = elsewhere
        exception.invalidate_recordset()
