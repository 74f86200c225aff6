# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Processes of their own on committed data, as Odoo's workers and hosts are.

The one cursor of a transaction case cannot show a race: here everything is committed
and each worker is a forked process with connections of its own. What was committed is
deleted when the class is over.
"""

import json
import multiprocessing
import os
import tempfile
import time
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from odoo import SUPERUSER_ID, api, sql_db

from .common import DistributionCase

#: Whether the fault run has its full size (readme/FAULTS.md).
FULL = os.environ.get("DISTRIBUTION_FAULTS") == "full"
#: No worker of a test needs this long (seconds).
PATIENCE = 1800 if FULL else 60
#: Patches made before a worker starts hold in it as well: it is a fork.
fork = multiprocessing.get_context("fork")

#: Run in this order with the system's and the products' ids.
REMOVALS = (
    "DELETE FROM queue_job WHERE model_name LIKE 'distribution.%%'",
    "DELETE FROM distribution_event WHERE system_id = %(system)s",
    "DELETE FROM distribution_exception WHERE system_id = %(system)s",
    "DELETE FROM stock_move_line WHERE product_id = ANY(%(products)s)",
    """WITH gone AS (
        DELETE FROM stock_move WHERE product_id = ANY(%(products)s)
        RETURNING picking_id
    ) DELETE FROM stock_picking WHERE id IN (SELECT picking_id FROM gone)""",
    "DELETE FROM stock_quant WHERE product_id = ANY(%(products)s)",
    """UPDATE distribution_message SET sale_order_id = NULL, duplicate_of_id = NULL
        WHERE system_id = %(system)s""",
    """DELETE FROM sale_order WHERE id IN (
        SELECT order_id FROM sale_order_line WHERE product_id = ANY(%(products)s)
    )""",
    "DELETE FROM distribution_message WHERE system_id = %(system)s",
    "DELETE FROM distribution_interface WHERE system_id = %(system)s",
    "DELETE FROM distribution_system WHERE id = %(system)s",
)


class Claim(NamedTuple):
    """One message claimed: the lock lasted a little longer than this, never less.

    ``since`` and ``until`` are seconds of the one clock of this machine.
    """

    message: int
    step: str
    since: float
    until: float
    committed: bool


class Worker:
    """A process that calls ``function(env, *args)`` on connections of its own."""

    def __init__(self, registry, function, *args):
        self._answers, channel = fork.Pipe(duplex=False)
        self._process = fork.Process(
            target=_work, args=(registry, channel, function, args), daemon=True
        )
        self._process.start()
        channel.close()

    def result(self):
        """Wait for the end; return what the function returned.

        :raises AssertionError: the function raised, or did not end.
        """
        if not self._answers.poll(PATIENCE):
            self.kill()
            raise AssertionError(f"The worker was not done after {PATIENCE} s.")
        succeeded, answer = self._answers.recv()
        self._process.join()
        assert succeeded, f"The worker ended with a fault:\n{answer}"
        return answer

    def ended(self):
        """Whether the process is over."""
        return not self._process.is_alive()

    def process_id(self):
        """The number under which the system knows the process."""
        return self._process.pid

    def exit_code(self):
        """The exit code of a process that is over; negative when it was killed."""
        return self._process.exitcode

    def kill(self):
        """SIGKILL: the process has no chance to tidy up."""
        self._process.kill()
        self._process.join()


def _work(registry, channel, function, args):
    """Run in the new process. Its parent's connections are left alone."""
    sql_db._Pool = sql_db._Pool_readonly = registry._db_readonly = None
    registry._db = sql_db.db_connect(registry.db_name)
    try:
        with registry.cursor() as cr:
            answer = function(api.Environment(cr, SUPERUSER_ID, {}), *args)
        channel.send((True, answer))
    except Exception:
        channel.send((False, traceback.format_exc()))


def drain(env):
    """Work everything that is due, as the cron does. Returns messages worked."""
    return env["distribution.drain"]._run(PATIENCE)


def work(env, ids):
    """Work one step of these messages. Returns how many were taken up."""
    return env["distribution.drain"]._work_batch(ids)


class WorkerCase(DistributionCase):
    """The world of :class:`DistributionCase`, committed. ``self.env`` may commit."""

    @classmethod
    def setUpClass(cls):
        cls.products = []
        super().setUpClass()
        cls.addClassCleanup(cls._remove_world)
        cls._commit()

    @classmethod
    def _open_env(cls):
        cr = cls.registry.cursor()
        cls.addClassCleanup(cr.close)
        return super()._open_env()(cr=cr)

    def setUp(self):
        super().setUp()
        self.addCleanup(self._give_up)

    def _give_up(self):
        """What a failed test left over is not worked by the next one."""
        self.env.cr.rollback()
        left = self.env["distribution.message"].search(
            [("work_state", "in", ("waiting", "working", "blocked"))]
        )
        left.write({"work_state": "dropped"})
        self._commit()

    @classmethod
    def _product(cls, code, price, stock):
        product = super()._product(code, price, stock)
        cls.products.append(product.id)
        return product

    @classmethod
    def _remove_world(cls):
        cls.env.cr.rollback()
        ids = {"system": cls.system.id, "products": cls.products}
        for statement in REMOVALS:
            cls.env.cr.execute(statement, ids)
        cls.env.invalidate_all(flush=False)
        cls.env["product.product"].browse(cls.products).unlink()
        cls.partner.unlink()
        cls._commit()

    @classmethod
    def _commit(cls):
        """Commit what this test wrote, and from now on see what others wrote."""
        cls.env.cr.commit()
        cls.env.invalidate_all()

    def _drain(self):
        """Work everything that is due, in this process."""
        self._commit()
        count = drain(self.env)
        self._commit()
        return count

    def _start(self, function, *args):
        worker = Worker(self.registry, function, *args)
        self.addCleanup(worker.kill)
        return worker

    def _together(self, *calls):
        """Run ``(function, *args)`` each in a worker; return their answers."""
        self._commit()
        workers = [self._start(*call) for call in calls]
        answers = [worker.result() for worker in workers]
        self._commit()
        return answers

    def _count_orders(self, prefix):
        """Count the orders whose number begins with ``prefix``."""
        return self.env["sale.order"].search_count(
            [("client_order_ref", "=like", f"{prefix}%")]
        )

    @contextmanager
    def _wrapped(self, model, method, wrapper):
        """Have ``wrapper(original, this, *args)`` run in place of ``method``."""
        registered = type(self.env[model])
        original = getattr(registered, method)

        def wrapped(this, *args, **kwargs):
            return wrapper(original, this, *args, **kwargs)

        with patch.object(registered, method, wrapped):
            yield

    @contextmanager
    def _meeting(self, model, method):
        """Have two workers wait for each other once, where ``method`` begins."""
        barrier, met = fork.Barrier(2), []

        def meeting(original, this, *args, **kwargs):
            if _in_worker() and not met:
                met.append(barrier.wait(PATIENCE))
            return original(this, *args, **kwargs)

        with self._wrapped(model, method, meeting):
            yield

    def _stop_at(self, model, method):
        """Have the first worker that comes to ``method`` stop there.

        :return: two events: it is there (set by the worker), it may go on (by you).
        """
        there, go_on = fork.Event(), fork.Event()

        def stopping(original, this, *args, **kwargs):
            if _in_worker() and not there.is_set():
                there.set()
                go_on.wait(PATIENCE)
            return original(this, *args, **kwargs)

        self.enterContext(self._wrapped(model, method, stopping))
        return there, go_on

    def _count_calls(self, model, method):
        """Return a counter of the workers' calls of ``method``."""
        counter = fork.Value("i", 0)

        def counting(original, this, *args):
            with counter.get_lock():
                counter.value += 1
            return original(this, *args)

        self.enterContext(self._wrapped(model, method, counting))
        return counter

    def _trace_claims(self):
        """Have every claim noted; return a function that returns the notes so far."""
        folder = self.enterContext(tempfile.TemporaryDirectory())
        told = Path(folder) / "claims"
        told.touch()

        def traced(original, this, ids=None, **kwargs):
            messages = original(this, ids, **kwargs)
            rows = [(message.id, message.step) for message in messages]
            since = time.monotonic()

            def tell(committed):
                notes = [(*row, since, time.monotonic(), committed) for row in rows]
                with told.open("a") as file:
                    file.writelines(json.dumps(note) + "\n" for note in notes)

            this.env.cr.precommit.add(lambda: tell(True))
            this.env.cr.prerollback.add(lambda: tell(False))
            return messages

        self.enterContext(self._wrapped("distribution.message", "_claim", traced))
        return lambda: [
            Claim(*json.loads(line)) for line in told.read_text().splitlines()
        ]


def _in_worker():
    return multiprocessing.parent_process() is not None


def until(condition, seconds=PATIENCE):
    """Wait for ``condition()`` to be true; return the seconds it took."""
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > seconds:
            raise AssertionError(f"It did not happen within {seconds} s.")
        time.sleep(0.01)
    return time.monotonic() - begin
