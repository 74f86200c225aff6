# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Breaker, limits and slots are one for all workers; a killer document is found."""

import logging
import os
import signal
from collections import Counter

from odoo import fields
from odoo.tests import tagged

from ..models.gate.distribution_gate import SLOT
from .peer import Peer
from .workers import WorkerCase, drain, until

_logger = logging.getLogger(__name__)
BOLT = ("BOLT", "1", "EA", "10.00")


@tagged("post_install", "-at_install")
class TestWorkersGate(WorkerCase):
    @classmethod
    def tearDownClass(cls):
        cls.env.cr.rollback()
        cls.env.cr.execute("DELETE FROM distribution_trial")
        cls.env.cr.commit()
        super().tearDownClass()

    def _documents(self, code, address, count):
        interface = self._interface(
            code, "out", "order_response", address=address, allow_private_address=True
        )
        common = self.env["distribution.road.out"]._prepare_common(interface)
        messages = self.env["distribution.message"].create(
            [
                {
                    **common,
                    "uid": f"{code}/{number}",
                    "name": f"answer {number}",
                    "idempotency_key": str(number),
                    "canonical": {"type": "order_response", "number": str(number)},
                }
                for number in range(count)
            ]
        )
        self._commit()
        return messages

    def _limit(self, **values):
        """Limit the system for this test."""

        def lift():
            self.env.cr.rollback()
            self.system.write({"rate_per_minute": 0, "max_at_once": 0})
            self._commit()

        self.addCleanup(lift)
        self.system.write(values)

    def test_two_workers_send_one_probe(self):
        with Peer(("wait", 1)) as peer:
            messages = self._documents("probe", peer.address, 6)
            interface = messages.interface_id
            breaker = self.env["distribution.breaker"]._lock(interface)
            breaker.write({"state": "open", "until": fields.Datetime.now()})
            self._commit()
            one, two = self._start(drain), self._start(drain)
            until(lambda: peer.received)
            self.env.cr.rollback()
            breaker.invalidate_recordset()
            self.assertEqual(breaker.state, "half_open")
            one.result()
            two.result()
            # The peer cut the first one off without an answer: it stays down.
            self.assertEqual(len(peer.received), 1, "the other worker did not probe")
        self._commit()
        self.assertEqual(breaker.state, "open")
        self.assertEqual(breaker.probes, 1)
        states = Counter(messages.mapped("delivery_state"))
        self.assertEqual(states, {"unknown": 1, "not_sent": 5})

    def test_two_workers_keep_one_rate(self):
        self._limit(rate_per_minute=1, rate_burst=7)
        with Peer() as peer:
            messages = self._documents("rate", peer.address, 40)
            self._together((drain,), (drain,))
            self.assertEqual(len(peer.received), 7)
        states = Counter(messages.mapped("delivery_state"))
        self.assertEqual(states, {"delivered": 7, "not_sent": 33})
        self.assertFalse(sum(messages.mapped("failures")))

    def test_slot_of_a_killed_worker_is_free_at_once(self):
        self._limit(max_at_once=1)
        with Peer(("wait", 60)) as peer:
            messages = self._documents("slot", peer.address, 3)
            holder = self._start(drain)
            until(lambda: peer.received)
            self.assertEqual(self._slots_taken(), 1)
            self._start(drain).result()
            self._commit()
            self.assertEqual(len(peer.received), 1, "there is but one connection")
            self.assertIn("free connection", messages[1].note)
            holder.kill()
            took = until(lambda: not self._slots_taken(), seconds=5)
            _logger.info("A slot was free %.3f s after SIGKILL", took)
            self._start(drain).result()
            self._commit()
            self.assertEqual(len(peer.received), 3)
        states = Counter(messages.mapped("delivery_state"))
        self.assertEqual(states, {"sending": 1, "delivered": 2})

    def _slots_taken(self):
        self.env.cr.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
            "AND classid = %s AND database = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())",
            (SLOT,),
        )
        [(count,)] = self.env.cr.fetchall()
        self.env.cr.rollback()
        return count

    def test_document_that_kills_its_worker_is_put_before_a_person(self):
        """SIGKILL in the middle of the handler, as the kernel does without memory."""
        numbers = ["GOOD-1", "POISON-2", "GOOD-3", "GOOD-4"]
        messages = self.env["distribution.message"].browse(
            [self._receive(self._order(number, BOLT)).id for number in numbers]
        )
        poison = messages[1]
        deadly = poison.id

        def apply(original, this, batch):
            if deadly in batch.ids:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(this, batch)

        self._commit()
        deaths = 0
        with self._wrapped("distribution.handler.order", "_apply_batch", apply):
            while deaths < 10:
                worker = self._start(drain)
                until(worker.ended)
                if worker.exit_code() == 0:
                    break
                deaths += 1
        self._commit()
        _logger.info("The document killed %s workers before it was blocked", deaths)
        self.assertEqual(deaths, 3)
        self.assertEqual(poison.work_state, "blocked")
        exception = self._open_exceptions(poison)
        self.assertEqual(exception.cause, "worker_killed")
        self.assertIn("3 times", exception.words)
        self.assertEqual(set((messages - poison).mapped("work_state")), {"done"})
        self.assertEqual(self._count_orders("GOOD-"), 3)
        self.assertEqual(self._count_orders("POISON-"), 0)
        self.assertFalse(self.env["distribution.trial"].search([]))
        # Once the cause is mended, Retry starts it anew.
        poison.action_retry()
        self._drain()
        self.assertEqual(poison.work_state, "done")
        self.assertEqual(self._count_orders("POISON-"), 1)
