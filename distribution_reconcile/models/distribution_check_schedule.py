# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which check runs for which company, and what comes of it."""

import datetime as dt
import logging
import time

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.distribution_integration_base.engine.errors import Issue
from odoo.addons.distribution_integration_base.models.road.distribution_drain import (
    issue_of,
)

from ..comparison import Scope
from .distribution_check_run import OUTCOMES

_logger = logging.getLogger(__name__)


class DistributionCheckSchedule(models.Model):
    """One row per check and company, made by :meth:`_ensure`; archive it to stop it.

    Each run has a transaction of its own: a check that fails is written down from
    outside and stops nobody else.
    """

    _name = "distribution.check.schedule"
    _description = "Check schedule"
    _order = "company_id, check_name"

    check_name = fields.Selection(
        selection="_selection_check_name", string="Check", required=True, readonly=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    active = fields.Boolean(default=True)
    grace_hours = fields.Float(
        string="Grace period (hours)",
        required=True,
        help="A difference that is younger than this is left alone.",
    )
    tolerance = fields.Monetary(help="Amounts at stake up to this are left alone.")
    date_from = fields.Date(
        string="Compare from",
        help="What is older is left alone, for example history from before go-live.",
    )
    run_ids = fields.One2many("distribution.check.run", "schedule_id", string="Runs")
    last_run_at = fields.Datetime(string="Last run", compute="_compute_last_run")
    last_outcome = fields.Selection(
        selection=OUTCOMES, string="Outcome", compute="_compute_last_run"
    )
    last_error = fields.Char(compute="_compute_last_run")
    open_exception_count = fields.Integer(
        string="Open findings", compute="_compute_open_exception_count"
    )

    _check_unique = models.UniqueIndex("(company_id, check_name)")

    @api.model
    def _selection_check_name(self):
        return self.env["distribution.registry"]._names("check")

    @api.constrains("grace_hours", "tolerance")
    def _check_not_negative(self):
        for schedule in self:
            if schedule.grace_hours < 0 or schedule.tolerance < 0:
                raise ValidationError(
                    self.env._("Grace period and tolerance start at 0.")
                )

    @api.depends("check_name")
    def _compute_display_name(self):
        labels = dict(self._selection_check_name())
        for schedule in self:
            schedule.display_name = labels.get(schedule.check_name, schedule.check_name)

    @api.depends("run_ids")
    def _compute_last_run(self):
        runs = self.env["distribution.check.run"]
        latest = runs._read_group(
            [("schedule_id", "in", self.ids)], ["schedule_id"], ["id:max"]
        )
        run_ids = {schedule.id: run_id for schedule, run_id in latest}
        for schedule in self:
            run = runs.browse(run_ids.get(schedule.id))
            schedule.last_run_at = run.started_at
            schedule.last_outcome = run.outcome
            schedule.last_error = run.error

    def _compute_open_exception_count(self):
        groups = self.env["distribution.exception"]._read_group(
            [
                ("check_name", "in", self.mapped("check_name")),
                ("company_id", "in", self.company_id.ids),
                ("state", "=", "open"),
            ],
            ["check_name", "company_id"],
            ["__count"],
        )
        counts = {(name, company.id): count for name, company, count in groups}
        for schedule in self:
            key = (schedule.check_name, schedule.company_id.id)
            schedule.open_exception_count = counts.get(key, 0)

    # --- one schedule for each check and company --------------------------------------

    @api.model
    def _ensure(self, companies=None):
        """Make the schedules that are missing, of ``companies`` or of all of them.

        An addon that brings a check calls this from its data files.
        """
        companies = companies or self.env["res.company"].sudo().search(
            [("active", "=", True)]
        )
        schedules = self.sudo().with_context(active_test=False)
        known = {
            (schedule.company_id, schedule.check_name)
            for schedule in schedules.search([("company_id", "in", companies.ids)])
        }
        registry = self.env["distribution.registry"]
        return schedules.create(
            [
                {
                    "company_id": company.id,
                    "check_name": name,
                    "grace_hours": registry._get("check", name)._grace_hours,
                }
                for company in companies
                for name, _label in registry._names("check")
                if (company, name) not in known
            ]
        )

    # --- running ----------------------------------------------------------------------

    @api.model
    def _cron(self):
        """Run every active schedule that was not run today (UTC).

        So a cron that is called again after a break goes on where it stopped.
        """
        due = self._due()
        for number, schedule_id in enumerate(due.ids, 1):
            self._run(schedule_id)
            remaining = len(due) - number
            if not self.env["ir.cron"]._commit_progress(1, remaining=remaining):
                break

    @api.model
    def _due(self):
        midnight = fields.Datetime.now().replace(hour=0, minute=0, second=0)
        done = self.env["distribution.check.run"]._search(
            [("started_at", ">=", midnight)]
        )
        return self.search([("run_ids", "not any", [("id", "in", done)])])

    def action_run_now(self):
        """Run the check at once, and say what came of it."""
        self.ensure_one()
        self.check_access("write")
        run_id = self._run(self.id)
        if not run_id:
            raise UserError(
                self.env._("This check is running already. Look again in a minute.")
            )
        return {
            "type": "ir.actions.client",
            "tag": "soft_reload",
        }

    def action_open_exceptions(self):
        """Open the exceptions that :attr:`open_exception_count` counted."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_exception_action"
        )
        action["domain"] = [
            ("check_name", "=", self.check_name),
            ("company_id", "=", self.company_id.id),
        ]
        action["context"] = {"search_default_open": 1}
        return action

    @api.model
    def _run(self, schedule_id):
        """Run one schedule in a cursor of its own and write down what came of it.

        :return: id of the run, or None while another worker has the schedule.
        """
        apart = self.env["distribution.drain"]._in_own_transaction
        started = fields.Datetime.now(), time.monotonic()
        try:
            return apart(self._perform, schedule_id, started)
        except Exception as error:  # one check's fault is not the next one's
            _logger.info("Check schedule %s failed", schedule_id, exc_info=error)
            return apart(self._record_failure, schedule_id, started, error)

    @api.model
    def _perform(self, env, schedule_id, started):
        # The lock is all that two runs share; nothing is ever written to the schedule,
        # so that a person who is editing it and a run do not wait for each other.
        schedule = env[self._name].browse(schedule_id).try_lock_for_update()
        if not schedule:
            return None
        schedule = schedule.with_context(allowed_company_ids=schedule.company_id.ids)
        check = schedule.env["distribution.registry"]._get("check", schedule.check_name)
        findings = check._compare(schedule._scope(started[0]))
        exceptions = schedule.env["distribution.exception"]
        opened, closed = exceptions._reflect_findings(schedule, findings.rows)
        exceptions._settle(schedule, cause="check_failed")
        return schedule._record(
            started,
            outcome="ok",
            compared=findings.compared,
            found=len(findings.rows),
            opened=opened,
            closed=closed,
        )

    @api.model
    def _record_failure(self, env, schedule_id, started, error):
        schedule = env[self._name].browse(schedule_id)
        found = issue_of(error)
        issue = Issue(
            found.error_class,
            "check_failed",
            env._(
                "The check '%(check)s' could not run: %(words)s",
                check=schedule.display_name,
                words=found.words,
            ),
            env._(
                "Its findings are as old as its last good run. Press Run now to retry."
            ),
        )
        env["distribution.exception"]._open(issue, record=schedule)
        return schedule._record(started, outcome="failed", error=found.words)

    def _scope(self, now):
        """Return the :class:`Scope` of a run that starts ``now`` (UTC)."""
        self.ensure_one()
        midnight = dt.time.min
        return Scope(
            company=self.company_id,
            start=self.date_from and dt.datetime.combine(self.date_from, midnight),
            end=now - dt.timedelta(hours=self.grace_hours),
            tolerance=self.tolerance,
        )

    def _record(self, started, **values):
        """Add the run that ``started`` at (datetime, monotonic seconds)."""
        self.ensure_one()
        run = self.env["distribution.check.run"].create(
            {
                "schedule_id": self.id,
                "company_id": self.company_id.id,
                "started_at": started[0],
                "seconds": time.monotonic() - started[1],
                **values,
            }
        )
        return run.id
