# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs inside Odoo: worker processes drain messages that ask for nothing."""

import multiprocessing
import statistics
import time
from unittest.mock import patch

import gauge
from crowd import add_waiting, make_interfaces

from odoo import sql_db

BARE = """
    UPDATE distribution_message
    SET work_state = 'done', write_date = now() AT TIME ZONE 'UTC'
    WHERE id IN (
        SELECT id FROM distribution_message
        WHERE work_state = 'waiting' AND next_try_at <= now() AT TIME ZONE 'UTC'
        ORDER BY tier, next_try_at, id LIMIT 50 FOR UPDATE SKIP LOCKED
    )
"""


class NoHandler:
    """A handler for whom every document is done as it comes."""

    @staticmethod
    def _apply_batch(messages):
        messages._finish()


def ours(env):
    """The work engine, until nothing is left."""
    registry = type(env["distribution.registry"])
    with patch.object(registry, "_get", lambda *_names: NoHandler):
        env["distribution.drain"]._run(seconds=600)


def floor(env):
    """The bare loop, until nothing is left."""
    found = True
    while found:
        with env["distribution.drain"]._brief_cursor() as cr:
            cr.execute(BARE)
            found = cr.rowcount


def work(env, function, barrier, answers):
    """Run in a process of its own; answer what :func:`clock` says, None: it failed."""
    answer = None
    try:
        answer = clock(env, function, barrier)
    finally:
        answers.put(answer)


def clock(env, function, barrier):
    """Return from when to when it ran, its CPU seconds and those of PostgreSQL."""
    # The connections of the process it was forked from are not its own.
    sql_db._Pool = None
    env.registry._db = sql_db.db_connect(env.cr.dbname)
    with env.registry.cursor() as cr:
        own = env(cr=cr)
        cr.execute("SELECT 1")
        barrier.wait()
        started, cpu = time.monotonic(), time.process_time()
        before = gauge.backend_seconds(own)
        cr.rollback()
        function(own)
        ended = time.monotonic()
        after = gauge.backend_seconds(own)
        spent = time.process_time() - cpu
    return started, ended, spent, after and after - before


def race(env, function, workers, messages):
    """Return (messages per second, CPU ms a message) of ``workers`` processes."""
    env.cr.commit()
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(workers), fork.SimpleQueue()
    processes = [
        fork.Process(target=work, args=(env, function, barrier, answers))
        for _number in range(workers)
    ]
    for process in processes:
        process.start()
    rows = [answers.get() for _process in processes]
    for process in processes:
        process.join()
    if None in rows:
        raise AssertionError("a worker failed, see above")
    starts, ends, spent, backends = zip(*rows, strict=True)
    # All PostgreSQL processes of the database are in everybody's figure.
    seconds = sum(spent) + (max(backends) if None not in backends else 0)
    return messages / (max(ends) - min(starts)), seconds * 1000 / messages


def main(env, rounds, messages):
    """Take turns; return the medians of messages per second and of CPU."""
    with env.registry.cursor() as cr:
        own = env(cr=cr, su=True)
        interface = make_interfaces(own, 1, "in", "order")
    env.cr.rollback()
    rates = {way: {"1": [], "2": []} for way in ("ours", "floor")}
    cpu = {way: [] for way in rates}
    for _number in range(rounds):
        for workers in (1, 2):
            for way, function in (("floor", floor), ("ours", ours)):
                with env.registry.cursor() as cr:
                    add_waiting(env(cr=cr), interface, messages)
                rate, spent = race(env, function, workers, messages)
                check(env)
                rates[way][str(workers)].append(rate)
                if workers == 1:
                    cpu[way].append(spent)
    median = statistics.median
    return {
        **{
            way: {workers: median(each) for workers, each in found.items()}
            for way, found in rates.items()
        },
        "cpu": {way: median(each) for way, each in cpu.items()},
        "rates": rates,
    }


def check(env):
    """Every message must be done."""
    with env.registry.cursor() as cr:
        cr.execute(
            "SELECT count(*) FROM distribution_message WHERE work_state != 'done'"
        )
        [left] = cr.fetchone()
    if left:
        raise AssertionError(f"{left} messages are not done")
