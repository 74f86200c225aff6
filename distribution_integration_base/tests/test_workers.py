# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Many workers on one database: nothing twice, nothing lost, nothing overtaken."""

import logging
from collections import Counter

from odoo import fields
from odoo.tests import tagged

from .workers import WorkerCase, drain, fork, until, work

_logger = logging.getLogger(__name__)
ONE_BOLT = ("BOLT", "1", "EA", "10.00")


@tagged("post_install", "-at_install")
class TestWorkers(WorkerCase):
    """Two workers and one backlog of received orders."""

    def _take_in(self, *numbers):
        """Commit an order for one bolt under each number; return the messages."""
        ids = [self._receive(self._order(number, ONE_BOLT)).id for number in numbers]
        self._commit()
        return self.env["distribution.message"].browse(ids)

    def _key_is_first_part(self):
        """Documents A/1 and A/2 are about the same thing."""

        def decode(original, this, raw, interface):
            decoded = original(this, raw, interface)
            for document in decoded.documents:
                document.order_key = document.reference.split("/")[0]
            return decoded

        wrapped = self._wrapped("distribution.codec.json", "_decode", decode)
        self.enterContext(wrapped)

    def test_two_workers_share_a_backlog(self):
        """100 keys, two documents each: once, in order, and never in two hands."""
        self._key_is_first_part()
        parts = [f"SHARE-{key}/{part}" for key in range(100) for part in (1, 2)]
        both = self._take_in(*parts)
        claims = self._trace_claims()
        counts = self._together((drain,), (drain,))
        claims = claims()
        committed = [claim for claim in claims if claim.committed]
        _logger.info(
            "%s messages by two workers (%s and %s steps); %s claims given back",
            len(both),
            *counts,
            len(claims) - len(committed),
        )
        self.assertEqual(Counter(both.mapped("work_state")), {"done": 200})
        self.assertEqual(sum(counts), 400, "each one is decoded and applied")
        self.assertTrue(all(counts), "both took part")
        worked = Counter((claim.message, claim.step) for claim in committed)
        self.assertEqual(
            worked, {(m.id, step): 1 for m in both for step in ("decode", "apply")}
        )
        self.assertFalse(self._overlaps(claims), "never in two hands")
        self.assertEqual(self._count_orders("SHARE-"), 200)
        applied = {c.message: c for c in committed if c.step == "apply"}
        overtaken = [
            first
            for first, second in zip(both.ids[::2], both.ids[1::2], strict=True)
            if applied[first].until > applied[second].since
        ]
        self.assertFalse(overtaken)
        self.assertFalse(both.attempt_ids.filtered(lambda a: a.outcome == "failed"))

    @staticmethod
    def _overlaps(claims):
        """Return pairs of claims of one message that were held at the same time."""
        claims = sorted(claims, key=lambda c: (c.message, c.since))
        return [
            (one, next_one)
            for one, next_one in zip(claims, claims[1:], strict=False)
            if one.message == next_one.message and one.until > next_one.since
        ]

    def test_what_is_not_read_yet_is_not_overtaken(self):
        """Nobody knows a document's key before it is read, so later ones wait."""
        self._key_is_first_part()
        first, second = self._take_in("READ-1/1", "READ-1/2")
        reading, go_on = self._stop_at("distribution.codec.json", "_decode")
        slow = self._start(work, first.ids)
        until(reading.is_set)
        self.assertEqual(self._drain(), 1, "the second was read")
        self.assertEqual(second.step, "apply")
        self.assertEqual(second.work_state, "waiting", "but it waits for the first")
        self.assertEqual(self._count_orders("READ-1"), 0)
        go_on.set()
        self.assertEqual(slow.result(), 1)
        self.assertEqual(self._drain(), 2)
        self.assertEqual((first | second).mapped("work_state"), ["done", "done"])
        self.assertLess(first.sale_order_id.id, second.sale_order_id.id)

    def test_killed_worker_frees_its_messages_at_once(self):
        messages = self._take_in(*(f"KILL-{n}" for n in range(20)))
        work(self.env, messages.ids)
        self._commit()
        inside, _go_on = self._stop_at("sale.order", "action_confirm")
        doomed = self._start(work, messages.ids)
        until(inside.is_set)
        self.assertFalse(self._claimable(messages), "they are taken")
        doomed.kill()
        took = until(lambda: self._claimable(messages) == messages.ids, seconds=2)
        _logger.info("20 messages were free %.3f s after SIGKILL", took)
        self.assertEqual(self._count_orders("KILL-"), 0)
        self.assertEqual(self._drain(), 20)
        self.assertEqual(Counter(messages.mapped("work_state")), {"done": 20})
        self.assertEqual(self._count_orders("KILL-"), 20)
        self.assertEqual(len(messages.sale_order_id), 20)

    def _claimable(self, messages):
        """Return the ids that somebody could claim now."""
        self.env.cr.rollback()
        ids = self.env["distribution.message"]._claim(messages.ids).ids
        self.env.cr.rollback()
        return ids

    def test_same_key_received_at_once_is_one_message(self):
        rounds = 10
        interface, body = self.orders_in.id, b'{"type": "order"}'
        for turn in range(rounds):
            meeting = fork.Barrier(2)
            call = receive, interface, body, f"AT-ONCE-{turn}", meeting
            one, other = self._together(call, call)
            self.assertEqual(one[:2], other[:2], "the loser gets the winner's answer")
            self.assertEqual({one[2], other[2]}, {True, False})
        messages = self.env["distribution.message"].search(
            [("idempotency_key", "=like", "AT-ONCE-%")]
        )
        self.assertEqual(len(messages), rounds)
        self.assertEqual(len(messages.payload_ids), rounds)

    def _two_with_one_number(self, number, *lines):
        """Commit an order with ``number`` for each line; return the messages."""
        ids = [
            self._receive(self._order(number, line), f"{number} {position}").id
            for position, line in enumerate(lines)
        ]
        self._commit()
        return self.env["distribution.message"].browse(ids)

    def test_same_order_read_at_once_is_one_order(self):
        messages = self._two_with_one_number("TWIN-1", ONE_BOLT, ONE_BOLT)
        # Both have looked for the number before either one writes it.
        with self._meeting("distribution.road.in", "_prepare_content"):
            counts = self._together(*((work, message.ids) for message in messages))
        self.assertEqual(counts, [1, 1], "nothing is raised to the job")
        self._drain_again(messages)
        winner, loser = messages.sorted("work_state")
        self.assertEqual(winner.work_state, "done")
        self.assertEqual(loser.work_state, "dropped")
        self.assertEqual(loser.duplicate_of_id, winner)
        self.assertEqual(self._count_orders("TWIN-1"), 1)

    def test_order_is_not_held_up_by_its_own_duplicate(self):
        """The one received first loses the race, and says something else."""
        other = ("BOLT", "2", "EA", "10.00")
        loser, winner = self._two_with_one_number("TWIN-2", other, ONE_BOLT)
        inside, go_on = self._stop_at("distribution.road.in", "_prepare_content")
        slow = self._start(work, loser.ids)
        until(inside.is_set)
        self.assertEqual(work(self.env, winner.ids), 1)
        go_on.set()
        self.assertEqual(slow.result(), 1, "nothing is raised to the job")
        self._drain_again(loser)
        self.assertEqual(winner.work_state, "done")
        self.assertEqual(loser.work_state, "blocked")
        self.assertEqual(self._open_exceptions(loser).cause, "number_reused")
        self.assertEqual(self._count_orders("TWIN-2"), 1)

    def _drain_again(self, messages):
        """The loser met the unique index: its next try sees the winner."""
        self._commit()
        messages.next_try_at = fields.Datetime.now()
        self._drain()


def receive(env, interface_id, body, key, meeting):
    """Take a document in, as a request that Odoo repeats after a collision."""
    met = []

    def take(own):
        interface = own["distribution.interface"].browse(interface_id)
        # This begins the transaction: what the other one writes stays unseen.
        interface.fetch(["direction"])
        if not met:
            met.append(meeting.wait(10))
        messages = own["distribution.message"]
        return messages._receive(interface, body, name="same", idempotency_key=key)

    return env["distribution.drain"]._insist(take)
