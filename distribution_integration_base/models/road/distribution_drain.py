# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The work engine: takes waiting messages down the road, in cursors of its own."""

import errno
import logging
import random
import time
from contextlib import contextmanager
from datetime import timedelta

from psycopg2 import InterfaceError, OperationalError
from psycopg2.errors import (
    DeadlockDetected,
    IntegrityError,
    LockNotAvailable,
    SerializationFailure,
)
from psycopg2.extensions import TRANSACTION_STATUS_IDLE

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import ConcurrencyError, UserError

from ...engine.errors import DROPPED, Issue, classify
from ...engine.logs import about
from .. import clock

_logger = logging.getLogger(__name__)

#: Two transactions met: nothing is wrong with the document, it is simply tried again.
COLLISIONS = (
    SerializationFailure,
    DeadlockDetected,
    LockNotAvailable,
    ConcurrencyError,
)
#: Collisions are retried at once; this many in a row are a failure like any other.
MAX_COLLISIONS = 8
#: What a full disk answers to a write.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
IN_THE_WAY = "Other work keeps changing the same rows."
#: One wake-up a second and process is enough (seconds).
WAKE_EVERY = 1.0
#: A job gives its slot back after this long; what is left wakes another (seconds).
JOB_SECONDS = 50
#: Quick work goes on this long before events, lanes and deliveries are looked at again
#: (seconds).
ROUND_SECONDS = 0.5
#: A full batch that took less than this is followed by one of twice the size (seconds).
QUICK_BATCH = 0.1
#: At most so many times the usual size: what fails is worked again one by one.
BROADEST = 8
#: A rate limit's pause up to this long is waited for; a longer one wakes another job.
PACE_SECONDS = 2.0
#: What is farther away is found by the cron (seconds).
CRON_EVERY = 60
#: Advisory lock under which one relay of events works, of all workers and hosts.
RELAY_LANE = (0x5E1A7, 0)

_last_wake = {}


class LaneBusy(Exception):
    """Another worker is in the lane that this batch needs.

    :param lane: both keys of the advisory lock that keeps the lane.
    """

    def __init__(self, lane):
        super().__init__(f"lane {lane} is taken")
        self.lane = lane


class Suspected(Exception):
    """A worker died over one of the batch: its documents are worked one by one."""


class DistributionDrain(models.AbstractModel):
    """Claims messages and works them in batches (DESIGN 5).

    A queue job or the cron is only a wake-up call: it ends *done* even when a message
    failed, for the message row owns its state, its attempts and its next try.
    """

    _name = "distribution.drain"
    _description = "Work engine"

    @api.model
    def _wake(self):
        """Ask for a drain soon after this transaction commits.

        At most one job a second and process: a burst of a thousand documents costs
        one job, and whatever slips through is found by the cron.
        """
        database, now = self.env.cr.dbname, time.monotonic()
        if now - _last_wake.get(database, -WAKE_EVERY) < WAKE_EVERY:
            return
        _last_wake[database] = now
        self.sudo().with_delay(
            eta=int(WAKE_EVERY),
            description="Distribution: work the queue",
            identity_key="distribution.drain",
        )._run()

    @api.model
    def _wake_later(self, seconds):
        """Ask for a drain after ``seconds``, for what may not be sent sooner."""
        self.sudo().with_delay(
            eta=int(seconds) + 1,
            description="Distribution: send what had to wait",
            identity_key="distribution.drain.later",
        )._run()

    @api.model
    def _cron(self):
        """Safety net: works what no job was woken for, and what time has brought."""
        for model, method, name in (
            ("road.out", "_sweep_lost", self.env._("Sendings broken off")),
            ("road.out", "_sweep_stranded", self.env._("Closed interfaces")),
            ("road.out", "_sweep_overdue", self.env._("Missing acknowledgements")),
            ("trial", "_sweep", self.env._("Marks of dead workers")),
        ):
            with self.env["distribution.watch"]._part(model + method, name):
                self._insist(self._sweep, f"distribution.{model}", method)
        self._run()

    @api.model
    def _sweep(self, env, model, method):
        getattr(env[model], method)()

    @api.model
    def _run(self, seconds=JOB_SECONDS):
        """Work until nothing is due or ``seconds`` are over. Returns messages worked.

        Every message is committed in a cursor opened here, so the caller's
        transaction (a job may not commit) stays untouched.
        """
        deadline = time.monotonic() + seconds
        worked = 0
        while time.monotonic() < deadline:
            self._relay_events()
            step = self._work_round(deadline)
            served = self.env["distribution.lane"]._serve_due(deadline)
            tried, wait = self._deliver_due(deadline)
            worked += step + tried
            if step or served or tried:
                continue
            if wait is None:
                return worked
            if wait > PACE_SECONDS:
                if wait < CRON_EVERY:
                    self._wake_later(wait)
                return worked
            time.sleep(wait)
        self._wake()  # time is up, and there may be more
        return worked

    def _work_round(self, deadline):
        """Work batch after batch until it is time to look at the rest.

        :return: number of messages taken up.
        """
        began = time.monotonic()
        end = min(deadline, began + ROUND_SECONDS)
        breadth = 1
        worked = step = self._work_batch()
        while step and time.monotonic() < end:
            quick = time.monotonic() - began < QUICK_BATCH
            breadth = min(breadth * 2, BROADEST) if quick else 1
            began = time.monotonic()
            step = self._work_batch(breadth=breadth)
            worked += step
        return worked

    # --- events: numbered and routed after the commit of their facts ---

    def _relay_events(self):
        """Pass on all events that are committed; one relay at a time."""
        try:
            while self._in_own_transaction(
                lambda env: env["distribution.event"]._is_behind()
            ):
                with self._in_lane(RELAY_LANE):
                    self._insist(lambda env: env["distribution.event"]._relay())
        except Exception:  # documents that wait already must not wait for this
            _logger.exception("Relaying events failed")

    # --- steps inside one transaction: decode, apply, render ---

    def _work_batch(self, ids=None, breadth=1):
        """Claim and work a batch; on any failure its messages run one by one.

        :param breadth: how many times the usual size it may have.
        :return: number of messages taken up.
        """
        claimed, lane, collisions = [], None, 0
        while collisions < MAX_COLLISIONS:
            try:
                with self._in_lane(lane):
                    return self._in_own_transaction(
                        self._claim_and_perform, ids, claimed, lane, breadth
                    )
            except LaneBusy as busy:
                lane = busy.lane
            except Suspected:
                return self._one_by_one(list(claimed))
            except COLLISIONS:
                # Whoever met another at the claim itself has lost nothing yet.
                _pause(collisions if claimed else collisions - 4)
                collisions += 1
            except Exception as error:  # any fault: it must not stop the neighbours
                return self._after_failure(list(claimed), error)
        if not claimed:
            return 0  # whoever was in the way works them
        return self._after_failure(list(claimed), ConcurrencyError(IN_THE_WAY))

    def _after_failure(self, claimed, error):
        if len(claimed) > 1:
            return self._one_by_one(claimed)
        for message_id in claimed:
            self._insist(self._record_failure, message_id, error)
        if not claimed:
            raise error
        return len(claimed)

    def _one_by_one(self, claimed):
        return sum(self._work_batch([message_id]) for message_id in claimed)

    @api.model
    def _claim_and_perform(self, env, ids, claimed, lane, breadth=1):
        """``claimed`` is filled first, so that a failure knows whom it concerns."""
        claimed.clear()
        messages = env["distribution.message"]._claim(ids, breadth=breadth)
        claimed.extend(messages.ids)
        if not messages:
            return 0
        trial = env["distribution.trial"]
        deaths = trial._deaths(messages.ids)
        if deaths and len(messages) > 1:
            raise Suspected
        with about(**messages._log_names()), trial._standing(messages):
            if deaths and trial._is_poison(*deaths[messages.id]):
                trial._block(messages, deaths[messages.id][0])
            else:
                self._perform(messages, lane)
        return len(messages)

    @api.model
    def _perform(self, messages, lane):
        first = next(iter(messages))  # messages[0] would be read by itself
        step, company = first.step, first.company_id
        messages = messages.with_context(
            allowed_company_ids=company.ids, distribution_lane=lane
        )
        road = "distribution.road.out" if step == "render" else "distribution.road.in"
        getattr(messages.env[road], f"_{step}")(messages)

    @api.model
    def _record_failure(self, env, message_id, error):
        """Write down a failure, after the failing transaction is gone (DESIGN 3.4)."""
        message = env["distribution.message"].browse(message_id).exists()
        with about(**message._log_names()):
            _logger.info("Message %s failed", message_id, exc_info=error)
        if not message._claim(message.ids):
            return
        issue = issue_of(error)
        env["distribution.attempt"]._record(
            message,
            "failed",
            error_class=issue.error_class,
            code=issue.cause,
            words=issue.words,
        )
        failures = message.failures + 1
        message.failures = failures
        wait = message.interface_id._retry_policy().wait(
            issue.error_class,
            failures,
            random.random(),
            getattr(error, "retry_after", None),
        )
        if issue.error_class in DROPPED:
            message.write({"work_state": "dropped", "note": issue.words})
        elif wait is None:
            message._block([issue])
        else:
            next_try = clock.now(env) + timedelta(seconds=wait)
            message.write({"next_try_at": next_try, "note": issue.words})

    # --- transactions ---

    def _in_own_transaction(self, function, *args):
        """Run ``function(env, *args)`` in a cursor of its own and commit it.

        As the superuser: documents are checked by the road's own rules, and a partner
        never has a user.
        """
        with self.env.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
            result = function(env, *args)
            env.flush_all()
            return result

    def _insist(self, function, *args):
        """Like :meth:`_in_own_transaction`; again when other work was in the way."""
        for collision in range(MAX_COLLISIONS):
            try:
                return self._in_own_transaction(function, *args)
            except COLLISIONS:
                _pause(collision)
        raise ConcurrencyError(IN_THE_WAY)

    @contextmanager
    def _brief_cursor(self):
        """Open a cursor at READ COMMITTED, for what all workers write together.

        There a row lock is simply waited for: at Odoo's usual level the second writer
        would fail. The cursor of a test is inside a transaction that has begun, and
        stays as it is.
        """
        with self.env.registry.cursor() as cr:
            if cr.connection.get_transaction_status() == TRANSACTION_STATUS_IDLE:
                cr.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
            yield cr

    def _briefly(self, function, *args):
        """Run ``function(env, *args)`` in a short transaction of its own.

        For breakers, limits and trials: state that outlives the document's transaction,
        and that a rollback must not take back.
        """
        with self._brief_cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
            result = function(env, *args)
            env.flush_all()
            return result

    @api.model
    def _enter_lane(self, lane):
        """Work alone in ``lane`` (two numbers) until this transaction ends.

        :raises LaneBusy: somebody is in it. Waiting here would not help: what they
            write stays unseen by a transaction that began before (REPEATABLE READ).
        """
        if self.env.context.get("distribution_lane") == lane:
            return
        self.env.cr.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", lane)
        if not self.env.cr.fetchone()[0]:
            raise LaneBusy(lane)

    @contextmanager
    def _in_lane(self, lane):
        """Wait for ``lane``, then hold it around a transaction that begins inside."""
        if lane is None:
            yield
            return
        with self.env.registry.cursor() as cr:
            cr.execute("SELECT pg_advisory_xact_lock(%s, %s)", lane)
            yield


def _pause(collision):
    """Wait a random moment, longer after each collision in a row."""
    time.sleep(random.uniform(0, 0.02 * 2**collision))


def issue_of(error):
    """Return the Issue behind an exception raised by Odoo or by the road."""
    if isinstance(error, IntegrityError):
        # A unique index that refuses means that somebody else was first a moment ago:
        # the next try sees the winner and treats this one as the duplicate it is.
        return Issue(
            "intermittent" if error.pgcode == "23505" else "value",
            f"integrity:{error.diag.constraint_name}",
            f"The database refused the document: {error.diag.message_primary}.",
            "Something like it exists already, or a required value is missing.",
        )
    if isinstance(error, UserError):
        return Issue("business_rule", "odoo_refused", str(error.args[0]))
    if isinstance(error, COLLISIONS):
        return Issue("intermittent", "collision", "Other work changed the same rows.")
    if is_ground(error):
        return Issue(
            "intermittent",
            "no_ground",
            f"The disk or the database could not take it: {str(error).strip()}",
            "Nothing was changed, and it is tried again by itself. If it lasts, ask "
            "the administrator whether the disk is full.",
        )
    return classify(error)


def is_ground(error):
    """Whether what we stand on gave way, the disk or the database.

    Nothing is wrong with the document: it waits until there is room again.
    """
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    return isinstance(error, OperationalError | InterfaceError)
