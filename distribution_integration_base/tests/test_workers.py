# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Many workers on one database: nothing twice, nothing lost, nothing overtaken."""

import json
import logging
import os
import time
from collections import Counter

from odoo.tests import tagged

from .workers import WorkerCase, drain, fork, until

_logger = logging.getLogger(__name__)


def work(env, ids):
    """Work one step of these messages. Returns how many were taken up."""
    return env["distribution.drain"]._work_batch(ids)


def receive(env, interface_id, body, key, barrier):
    """Take a document in; after a collision once more, as Odoo does for a request."""
    drain_model = env["distribution.drain"]

    def take(own):
        interface = own["distribution.interface"].browse(interface_id)
        interface.fetch(["direction"])  # from here on it does not see the other one
        barrier.wait(10)
        return own["distribution.message"]._receive(
            interface, body, name="same", idempotency_key=key
        )

    return drain_model._insist(take)


@tagged("post_install", "-at_install")
class TestWorkers(WorkerCase):
    """Two workers, one backlog."""

    def _receive_orders(self, prefix, count, line=("BOLT", "1", "EA", "10.00")):
        messages = self.env["distribution.message"].union(
            *(self._receive(self._order(f"{prefix}{n}", line)) for n in range(count))
        )
        self._commit()
        return messages

    def _count_orders(self, prefix):
        return self.env["sale.order"].search_count(
            [("client_order_ref", "=like", f"{prefix}%")]
        )

    def _trace_claims(self):
        """Have every claim told to the queue returned.

        Entries: (process, message, step, since, until, committed), times of one clock.
        The true lock is a little longer than the time told, never shorter.
        """
        told = fork.SimpleQueue()
        model = type(self.env["distribution.message"])
        original = model._claim

        def traced(this, ids=None, **kwargs):
            messages = original(this, ids, **kwargs)
            rows = [(message.id, message.step) for message in messages]
            since = time.monotonic()

            def tell(committed):
                for row in rows:
                    told.put((os.getpid(), *row, since, time.monotonic(), committed))

            this.env.cr.precommit.add(lambda: tell(True))
            this.env.cr.prerollback.add(lambda: tell(False))
            return messages

        self.patch(model, "_claim", traced)
        return told

    def _key_by_first_part(self):
        """Documents A/1 and A/2 belong to the same thing."""
        model = type(self.env["distribution.codec.json"])
        original = model._decode

        def decode(this, raw, interface):
            decoded = original(this, raw, interface)
            for document in decoded.documents:
                document.order_key = document.reference.split("/")[0]
            return decoded

        self.patch(model, "_decode", decode)

    def test_two_workers_drain_one_backlog(self):
        self._key_by_first_part()
        line = ("BOLT", "1", "EA", "10.00")
        numbers = [f"ONE-{key}/{part}" for part in (1, 2) for key in range(100)]
        first = self.env["distribution.message"].union(
            *(self._receive(self._order(number, line)) for number in numbers)
        )
        told = self._trace_claims()
        begin = time.monotonic()
        answers = self._together((drain,), (drain,))
        took = time.monotonic() - begin
        claims = []
        while not told.empty():
            claims.append(told.get())
        done = Counter((c[1], c[2]) for c in claims if c[5])
        print(
            "X",
            answers,
            took,
            len(claims),
            sum(not c[5] for c in claims),
            Counter(first.mapped("work_state")),
            self._count_orders("ONE-"),
            Counter((c[0], c[2], c[5]) for c in claims),
        )
        print(Counter(done.values()), first.mapped("failures"))
