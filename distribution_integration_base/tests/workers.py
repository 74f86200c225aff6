# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Processes of their own on committed data, as Odoo's workers and hosts are.

The one cursor of a transaction case cannot show a race: here everything is committed
and each worker is a forked process with connections of its own. What was committed is
deleted when the class is over.
"""

import multiprocessing
import time
import traceback

from odoo import SUPERUSER_ID, api, sql_db

from .common import DistributionCase

#: No worker of a test needs this long (seconds).
PATIENCE = 40
#: Patches made before a worker starts hold in it as well: it is a fork.
fork = multiprocessing.get_context("fork")

#: Run in this order with the system's and the products' ids.
REMOVALS = (
    "DELETE FROM queue_job WHERE model_name = 'distribution.drain'",
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
    return env["distribution.drain"]._run()


class WorkerCase(DistributionCase):
    """The world of :class:`DistributionCase`, committed. ``self.env`` may commit."""

    @classmethod
    def _set_up_world(cls):
        cr = cls.registry.cursor()
        cls.addClassCleanup(cr.close)
        cls.env = cls.env(cr=cr)
        cls.products = []
        super()._set_up_world()
        cls.addClassCleanup(cls._remove_world)
        cls._commit()

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

    def _meet(self, model, method, *, before=True, parties=2):
        """Have ``method`` wait until all parties have come to it, once each."""
        barrier = fork.Barrier(parties)
        original = getattr(type(self.env[model]), method)

        def meeting(this, *args, **kwargs):
            if before:
                _wait_once(barrier)
            answer = original(this, *args, **kwargs)
            if not before:
                _wait_once(barrier)
            return answer

        self.patch(type(self.env[model]), method, meeting)


def _wait_once(barrier):
    """Each process waits at a barrier only the first time that it comes by."""
    if not getattr(barrier, "passed", False):
        barrier.passed = True
        barrier.wait(PATIENCE)


def until(condition, seconds=PATIENCE):
    """Wait for ``condition()`` to be true; return the seconds it took."""
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > seconds:
            raise AssertionError(f"It did not happen within {seconds} s.")
        time.sleep(0.01)
    return time.monotonic() - begin
