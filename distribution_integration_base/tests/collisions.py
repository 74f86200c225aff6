# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Collisions as PostgreSQL itself raises them, at a moment of the test's choice."""

import threading

import psycopg2

from .workers import PATIENCE, fork, until

TOUCH = "UPDATE res_partner SET color = color + 1 WHERE id = %s"
WAITING = "SELECT 1 FROM pg_stat_activity WHERE pid = %s AND wait_event_type = 'Lock'"


class Collider:
    """Another transaction that gets in the way of whoever calls :meth:`strike`.

    :param registry: of the database.
    :param rows: ids of two partners that both transactions write.
    :param script: what to do on each strike: ``"40001"`` (a row changes between our
        reading and our writing), ``"40P01"`` (each waits for what the other holds);
        afterwards nothing. Shared by all processes that are forked later.
    """

    def __init__(self, registry, rows, script):
        self._registry, self._rows, self._script = registry, rows, list(script)
        self._turn = fork.Value("i", 0)
        self._met = {code: fork.Value("i", 0) for code in set(script)}

    @property
    def met(self):
        """Return {SQLSTATE: how often PostgreSQL raised it}."""
        return {code: counter.value for code, counter in self._met.items()}

    def strike(self, cr):
        """Collide in the transaction of ``cr``.

        :raises psycopg2.errors.SerializationFailure, DeadlockDetected: as planned.
        """
        with self._turn.get_lock():
            turn, self._turn.value = self._turn.value, self._turn.value + 1
        if turn >= len(self._script):
            return
        try:
            if self._script[turn] == "40001":
                self._change_between(cr)
            else:
                self._cross(cr)
        except psycopg2.Error as error:
            with self._met[error.pgcode].get_lock():
                self._met[error.pgcode].value += 1
            raise

    def _change_between(self, cr):
        cr.execute("SELECT color FROM res_partner WHERE id = %s", self._rows[:1])
        with self._registry.cursor() as other:
            other.execute(TOUCH, self._rows[:1])
        cr.execute(TOUCH, self._rows[:1])

    def _cross(self, cr):
        """The one that has waited longest is the victim: that is ``cr``."""
        one, two = self._rows
        held, us = threading.Event(), cr.connection.info.backend_pid

        def other_way_round():
            with self._registry.cursor() as other, self._registry.cursor() as eye:
                other.execute(TOUCH, [two])
                held.set()
                until(lambda: eye.execute(WAITING, [us]) or eye.fetchone())
                other.execute(TOUCH, [one])

        thread = threading.Thread(target=other_way_round)
        cr.execute(TOUCH, [one])
        thread.start()
        held.wait(PATIENCE)
        try:
            cr.execute(TOUCH, [two])
        finally:
            cr.rollback()
            thread.join()
