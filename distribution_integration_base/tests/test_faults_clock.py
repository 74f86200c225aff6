# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Workers whose clocks are hours off: what was promised for a time still holds.

Each worker is a process whose own clock was set; PostgreSQL's was not. That one counts.
"""

import time
from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..models.road.distribution_road_out import LOST_AFTER
from .faults import FaultCase, clock_off, size, tell
from .peer import Peer
from .workers import drain, until

#: How far off the clocks are (hours).
JUMPS = size((-5, 5), (-48, -5, -1, 1, 5, 48))


def at(env, hours, function, *args):
    """Call ``function`` in a process whose clock is that many hours off."""
    with clock_off(hours):
        return function(env, *args)


def receive(env, interface_id, body, key):
    """Take a document in and commit it; return whether it was new."""
    interface = env["distribution.interface"].browse(interface_id)
    return env["distribution.message"]._receive(
        interface, body, name=key, idempotency_key=key
    )[2]


def sweep(env):
    """Look for lost senders, as the cron does."""
    drain = env["distribution.drain"]
    drain._insist(drain._sweep, "distribution.road.out", "_sweep_lost")


@tagged("post_install", "-at_install")
class TestFaultsClock(FaultCase):
    def test_received_by_a_clock_that_is_off(self):
        """It is worked at once by all others, and a repeat is a repeat."""
        bodies = {jump: b'{"jump": %d}' % jump for jump in JUMPS}
        door = self.orders_in.id
        for jump, body in bodies.items():
            call = receive, door, body, f"clock {jump}"
            created = [self._together((at, hours, *call)) for hours in (jump, -jump, 0)]
            self.assertEqual(created, [[True], [False], [False]])
        messages = self._messages()
        self.assertEqual(len(messages), len(JUMPS))
        self.assertEqual(self._drain(), len(JUMPS), "none waits for its clock")
        tell("clock off at intake", jumps=JUMPS, stored=len(messages), worked_at_once=1)

    def test_worked_by_a_clock_that_is_off(self):
        """What is due is due, what is not is not, whatever the worker's clock says."""
        for jump in JUMPS:
            due, later = self._take_in(f"DUE{jump}", f"LATER{jump}")
            later.next_try_at = fields.Datetime.now() + timedelta(minutes=5)
            self._together((at, jump, drain))
            self.assertEqual(due.step, "apply")
            self.assertEqual(later.step, "decode", "its time has not come")
            later.next_try_at = fields.Datetime.now()
            self._together((at, jump, drain))
            self.assertEqual((due | later).mapped("work_state"), ["done", "done"])
        tell("clock off at work", jumps=JUMPS, worked=2 * len(JUMPS), too_early=0)

    def test_retry_written_by_a_clock_that_is_off(self):
        """The next try is as far away as the policy says."""
        waits = {}
        for jump in JUMPS:
            with Peer(503) as peer:
                interface = self._told_to(peer, retry_first=60)
                self._take_in(f"RETRY{jump}")
                self._together((at, jump, drain))
                sent = self._sent_through(interface)
                self.assertEqual(len(peer.received), 1)
                wait = (sent.next_try_at - fields.Datetime.now()).total_seconds()
                waits[jump] = round(wait)
                self.assertEqual(sent.failures, 1)
                sent.next_try_at = fields.Datetime.now()
                self._together((at, -jump, drain))
                self.assertEqual(sent.delivery_state, "delivered")
            self._end_answers(interface)
        tell("clock off at a retry", seconds_to_wait_for_60=waits)
        for wait in waits.values():
            self.assertTrue(30 < wait <= 72, waits)

    def test_breaker_seen_by_a_clock_that_is_off(self):
        """Open for all workers, and for as long as it was meant to be."""
        with Peer(*[503] * 5) as peer:
            interface = self._told_to(peer, breaker_cooldown=120)
            self._take_in(*(f"BREAK-{n}" for n in range(6)))
            for _repeat in range(5):
                self._together((at, JUMPS[-1], drain))
                sent = self._sent_through(interface)
                sent.next_try_at = fields.Datetime.now()
            self.assertEqual(interface.breaker_state, "open")
            pause = interface.breaker_ids.until - fields.Datetime.now()
            self.assertLessEqual(pause, timedelta(seconds=120))
            self.assertGreater(pause, timedelta(seconds=60))
            for jump in JUMPS:
                self._together((at, jump, drain))
            self.assertEqual(len(peer.received), 5, "nobody called too early")
            interface.breaker_ids.until = fields.Datetime.now()
            sent.next_try_at = fields.Datetime.now()
            self._together((at, JUMPS[0], drain))
            self.assertEqual(len(peer.received), 11, "all left when the time had come")
        tell("clock off at a breaker", jumps=JUMPS, calls_too_early=0, left_later=6)

    def test_sender_is_not_lost_because_a_clock_is_off(self):
        """The lease of a delivery: 15 minutes, by the one clock."""
        with Peer(("wait", 60)) as peer:
            interface = self._told_to(peer)
            self._take_in("LEASE-1")
            sender = self._start(at, JUMPS[0], drain)
            until(lambda: peer.received)
            for jump in JUMPS:
                self._together((at, jump, sweep))
                sent = self._sent_through(interface)
                self.assertEqual(sent.delivery_state, "sending")
            sent.sending_since -= timedelta(seconds=LOST_AFTER + 5)
            self._together((at, JUMPS[0], sweep))
            self.assertEqual(sent.delivery_state, "unknown")
            self.assertEqual(self._open_exceptions(sent).cause, "sender_lost")
            sender.kill()
        tell("clock off at a lease", jumps=JUMPS, lost_too_early=0, lost_in_time=1)

    def test_signature_checked_by_a_clock_that_is_off(self):
        """A host with a wrong clock turns no partner away, and lets no old one in."""
        body = b'{"signed": 1}'
        counts = {"taken_in": 0, "refused_as_too_old": 0}
        for jump in JUMPS:
            self._serve(hours=jump)
            status, _content = self._post(body, f"signed {jump}")
            counts["taken_in"] += status == 202
            old = time.time() - 3600
            status, _content = self._post(body, f"old {jump}", at=old)
            counts["refused_as_too_old"] += status == 401
        tell("clock off at a signature", jumps=JUMPS, **counts)
        self.assertEqual(set(counts.values()), {len(JUMPS)})

    def test_key_is_refused_as_repeated_after_the_jump(self):
        """Idempotency knows no time: the same key is the same document for good."""
        body = b'{"again": 1}'
        self._serve()
        answers = [self._post(body, "again")]
        for jump in JUMPS:
            self._serve(hours=jump)
            answers.append(self._post(body, "again"))
        self.assertEqual({status for status, _content in answers}, {202})
        self.assertEqual(len(self._messages()), 1)
        tell("clock off at a repeat", answers_202=len(answers), stored=1)

    def test_number_is_known_after_the_jump(self):
        """The same order in other bytes, worked by a clock of another day."""
        self._take_in("AGAIN-1")
        self._together((at, JUMPS[0], drain))
        body = self._order("AGAIN-1", ("BOLT", "2", "EA", "10.00"))
        repeat = self._receive(body, "other key")
        self._together((at, JUMPS[-1], drain))
        self.assertEqual(self._count_orders("AGAIN-1"), 1)
        self.assertEqual(repeat.work_state, "blocked")
        self.assertEqual(self._open_exceptions(repeat).cause, "number_reused")
        tell("clock off at a duplicate", orders=1, repeats_found=1)
