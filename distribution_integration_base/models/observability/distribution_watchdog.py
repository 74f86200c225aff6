# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Notices what has gone quiet: a clock, the job runner, a queue, a partner."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ...engine.quiet import QuietPolicy, is_quiet
from .. import clock

#: A clock that should have struck this long ago has stopped (minutes).
CRON_LATE = 15
#: A wake-up job that nobody took for this long: the runner is down (minutes).
JOB_LATE = 5
#: Due work that nobody took for this long, by tier (minutes).
QUEUE_LATE = {"1": 10, "2": 30}
QUIET = QuietPolicy()


class DistributionWatchdog(models.AbstractModel):
    """Runs by a cron; what it sees is a ``distribution.watch``.

    If all crons stand still nobody is left to say so: ``/distribution/health`` looks
    at the same clocks from outside.
    """

    _name = "distribution.watchdog"
    _description = "Watchdog"

    @api.model
    def _cron(self):
        watches = self.env["distribution.watch"]
        for code, look, name in (
            ("clocks", self._crons, self.env._("Watch over the clocks")),
            ("jobs", self._job_runner, self.env._("Watch over the job runner")),
            ("queues", self._queues, self.env._("Watch over the queues")),
            ("quiet", self._quiet, self.env._("Watch over busy partners")),
        ):
            with watches._part(code, name):
                for seen in look():
                    watches._report(*seen)

    def _company(self):
        """What is not a company's own is told in the first company."""
        return self.env["res.company"].search([], order="id", limit=1)

    # --- clocks ---

    @api.model
    def _our_crons(self):
        """Return the ir.cron of every addon of the suite."""
        names = (
            self.env["ir.model.data"]
            .sudo()
            .search([("model", "=", "ir.cron"), ("module", "=like", "distribution_%")])
        )
        crons = self.env["ir.cron"].sudo().with_context(active_test=False)
        return crons.browse(names.mapped("res_id")).exists()

    @api.model
    def _late_crons(self):
        """Return {cron: why it does not run} of our clocks that stand still or fail."""
        late = {}
        limit = clock.now(self.env) - timedelta(minutes=CRON_LATE)
        for cron in self._our_crons():
            if not cron.active:
                late[cron] = self.env._("'%s' is switched off.", cron.name)
            elif cron.failure_count:
                late[cron] = self.env._(
                    "'%(name)s' has failed %(count)s times in a row. Odoo switches it "
                    "off when that lasts.",
                    name=cron.name,
                    count=cron.failure_count,
                )
            elif cron.nextcall < limit:
                late[cron] = self.env._(
                    "'%(name)s' should have run at %(when)s and has not.",
                    name=cron.name,
                    when=fields.Datetime.to_string(cron.nextcall),
                )
        return late

    def _crons(self):
        late, company = self._late_crons(), self._company()
        hint = self.env._(
            "Settings > Technical > Scheduled Actions: switch it on, or find in the "
            "log why it fails. Is a cron worker running (max_cron_threads)?"
        )
        for cron in self._our_crons():
            yield f"cron:{cron.id}", company, cron.name, late.get(cron), hint, None

    # --- the job runner ---

    @api.model
    def _stale_jobs(self):
        """Return how many wake-up jobs nobody has taken in time."""
        limit = clock.now(self.env) - timedelta(minutes=JOB_LATE)
        return (
            self.env["queue.job"]
            .sudo()
            .search_count(
                [
                    ("model_name", "=like", "distribution.%"),
                    ("state", "in", ("pending", "enqueued")),
                    ("date_created", "<", limit),
                    "|",
                    ("eta", "=", False),
                    ("eta", "<", limit),
                ]
            )
        )

    def _job_runner(self):
        stale = self._stale_jobs()
        trouble = stale and self.env._(
            "The job runner has not taken %(count)s jobs for %(minutes)s minutes.",
            count=stale,
            minutes=JOB_LATE,
        )
        hint = self.env._(
            "The cron works the queue every minute meanwhile, so nothing is lost but "
            "speed. Is Odoo started with queue_job in server_wide_modules, and is a "
            "channel configured?"
        )
        yield "jobs", self._company(), self.env._("Job runner"), trouble, hint, None

    # --- queues ---

    def _queues(self):
        """A system whose due work is not taken: the engine stands still for it."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT system_id, tier, count(*), min(next_try_at)
                  FROM distribution_message
                 WHERE work_state = 'waiting' AND next_try_at < %s
                 GROUP BY system_id, tier
                """,
                clock.now(self.env) - timedelta(minutes=min(QUEUE_LATE.values())),
            )
        )
        now, late = clock.now(self.env), {}
        for system_id, tier, count, oldest in rows:
            minutes = int((now - oldest).total_seconds() // 60)
            if minutes >= QUEUE_LATE.get(tier, max(QUEUE_LATE.values())):
                late[system_id] = (count, minutes)
        hint = self.env._(
            "Open the messages of this system that wait: do they wait for an earlier "
            "one of the same order, or is the work engine behind?"
        )
        known = self.env["distribution.watch"].search([("code", "=like", "queue:%")])
        known_ids = {int(watch.code.partition(":")[2]) for watch in known}
        systems = self.env["distribution.system"].browse(sorted({*late, *known_ids}))
        for system in systems.exists():
            trouble = None
            if system.id in late:
                count, minutes = late[system.id]
                trouble = self.env._(
                    "%(count)s documents of %(system)s are due and not worked, the "
                    "oldest for %(minutes)s minutes.",
                    count=count,
                    system=system.name,
                    minutes=minutes,
                )
            yield (
                f"queue:{system.id}",
                system.company_id,
                self.env._("Queue of %s", system.name),
                trouble,
                hint,
                None,
            )

    # --- partners that are usually busy ---

    def _quiet(self):
        interfaces = self.env["distribution.interface"].search(
            [("direction", "=", "in"), ("state", "in", ("live", "deprecated"))]
        )
        counts = self._counts(interfaces)
        hint = self.env._(
            "Ask the partner whether something was sent. If the connection is ours to "
            "open, look at the last attempts of the interface."
        )
        for interface in interfaces:
            now, earlier = counts[interface.id]
            trouble = is_quiet(now, earlier, QUIET) and self.env._(
                "%(name)s is usually busy at this hour, but nothing has come for "
                "%(hours)s hours.",
                name=interface.name,
                hours=QUIET.hours,
            )
            yield (
                f"quiet:{interface.id}",
                interface.company_id,
                self.env._("Traffic of %s", interface.name),
                trouble or None,
                hint,
                interface,
            )

    def _counts(self, interfaces):
        """Return {interface id: (documents now, [documents in earlier weeks])}."""
        now = clock.now(self.env)
        windows = [
            (
                now - timedelta(weeks=week, hours=QUIET.hours),
                now - timedelta(weeks=week),
            )
            for week in range(QUIET.weeks + 1)
        ]
        found = [self._count_between(interfaces, *window) for window in windows]
        counts = {}
        for interface in interfaces:
            young = interface.create_date
            earlier = [
                found[week].get(interface.id, 0)
                for week in range(1, QUIET.weeks + 1)
                if windows[week][0] >= young
            ]
            counts[interface.id] = (found[0].get(interface.id, 0), earlier)
        return counts

    def _count_between(self, interfaces, start, end):
        """Return {interface id: received files} of a window; BRIN finds its rows."""
        groups = self.env["distribution.message"]._read_group(
            [
                ("interface_id", "in", interfaces.ids),
                ("create_date", ">=", start),
                ("create_date", "<", end),
                ("parent_id", "=", False),
            ],
            ["interface_id"],
            ["__count"],
        )
        return {interface.id: count for interface, count in groups}
