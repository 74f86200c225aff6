# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Schedules: every night, apart from each other, and open only what is wrong."""

from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.tests import new_test_user, tagged

from odoo.addons.distribution_integration_base.engine.errors import (
    DistributionError,
    Issue,
)

from .common import TONIGHT, CheckCase

CHECK = (
    "odoo.addons.distribution_reconcile.models."
    "distribution_check_shipped_not_invoiced.DistributionCheckShippedNotInvoiced"
)


@tagged("post_install", "-at_install")
class TestCheckSchedule(CheckCase):
    def other_company(self):
        """Return (company, its schedule)."""
        company = self.env["res.company"].create({"name": "Other House"})
        return company, self.schedules.search([("company_id", "=", company.id)])

    def test_second_night_raises_the_counter(self):
        order = self.order()
        self.ship(order)
        self.run_checks()
        self.run_checks(TONIGHT + timedelta(days=1))
        self.assertEqual(len(self.found(order)), 1)
        self.assertEqual(self.found(order).count, 2)
        self.assertEqual(self.schedule.run_ids.mapped("opened"), [0, 1])
        self.assertEqual(self.schedule.open_exception_count, 1)

    def test_cron_twice_in_one_night_runs_once(self):
        order = self.order()
        self.ship(order)
        self.run_checks()
        self.run_checks(TONIGHT + timedelta(minutes=5))
        self.assertEqual(self.found(order).count, 1)
        self.assertEqual(len(self.schedule.run_ids), 1)

    def test_closes_itself_after_invoicing(self):
        invoiced, forgotten = self.order(), self.order()
        self.ship(invoiced)
        self.ship(forgotten)
        self.run_checks()
        self.invoice(invoiced)
        self.run_checks(TONIGHT + timedelta(days=1))
        self.assertEqual(self.found(invoiced).state, "resolved")
        self.assertIn("Shipped, not invoiced", self.found(invoiced).resolution)
        self.assertEqual(self.found(forgotten).state, "open")
        self.assertEqual(self.schedule.run_ids[0].closed, 1)

    def test_closes_only_its_own(self):
        order = self.order()
        issue = Issue("value", "price", "The price differs.")
        other = self.exceptions._open(issue, order=order)
        self.run_checks()
        self.assertEqual(other.state, "open")

    def test_failing_check_is_recorded_and_the_next_one_runs(self):
        company, schedule = self.other_company()
        order = self.order()
        self.ship(order)
        self.run_checks()
        sound = self.env["distribution.check.shipped_not_invoiced"].__class__._compare

        def fails_at_home(check, scope):
            if scope.company == self.env.company:
                scope.company.name = "Half done"
                check.env.flush_all()
                raise DistributionError("connection", "The ledger does not answer.")
            return sound(check, scope)

        with patch(f"{CHECK}._compare", fails_at_home):
            self.run_checks(TONIGHT + timedelta(days=1))
        failed = self.schedule.run_ids[0]
        self.assertEqual(failed.outcome, "failed")
        self.assertEqual(failed.error, "The ledger does not answer.")
        self.assertEqual(self.schedule.last_error, "The ledger does not answer.")
        self.assertEqual(schedule.run_ids[0].started_at, failed.started_at)
        self.assertEqual(schedule.run_ids[0].outcome, "ok")
        self.assertNotEqual(self.env.company.name, "Half done")
        # What was open stays open, as it was: nobody knows better.
        self.assertEqual(
            (self.found(order).state, self.found(order).count), ("open", 1)
        )
        exception = self.exceptions.search([("cause", "=", "check_failed")])
        self.assertEqual(exception.company_id, self.env.company)
        self.assertIn("The ledger does not answer.", exception.words)

        self.run_checks(TONIGHT + timedelta(days=2))
        self.assertEqual(exception.state, "resolved")
        self.assertEqual(self.schedule.last_outcome, "ok")

    def test_other_company_is_untouched(self):
        company, schedule = self.other_company()
        order = self.order()
        self.ship(order)
        self.schedule.active = False
        self.run_checks()
        self.assertEqual(schedule.run_ids.compared, 0)
        self.assertFalse(self.found(order))
        self.assertFalse(self.schedule.run_ids)

    def test_every_company_has_a_schedule_for_each_check(self):
        company, schedule = self.other_company()
        names = dict(self.env["distribution.registry"]._names("check"))
        self.assertEqual(set(schedule.mapped("check_name")), set(names))
        self.assertEqual(schedule.grace_hours, 24)
        self.assertFalse(self.schedules._ensure(company))

    def test_run_now(self):
        order = self.order()
        self.ship(order)
        manager = new_test_user(
            self.env,
            "manager",
            "distribution_integration_base.group_integration_manager",
        )
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.schedule.with_user(manager).action_run_now()
        self.env.invalidate_all()
        self.assertEqual(len(self.schedule.run_ids), 1)
        self.assertEqual(self.found(order).count, 1)

    def test_run_now_while_it_is_running(self):
        empty = self.schedules.browse()
        with (
            self.enter_registry_test_mode(),
            patch.object(
                self.schedules.__class__, "try_lock_for_update", lambda *_args: empty
            ),
            self.assertRaisesRegex(UserError, "running already"),
        ):
            self.schedule.action_run_now()
        self.assertFalse(self.schedule.run_ids)

    def test_a_run_cannot_be_changed(self):
        self.run_checks()
        with self.assertRaisesRegex(UserError, "what happened"):
            self.schedule.run_ids.found = 7

    def test_grace_and_tolerance_start_at_zero(self):
        for field in ("grace_hours", "tolerance"):
            with self.assertRaises(ValidationError):
                self.schedule[field] = -1
