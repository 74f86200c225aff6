# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Receivers that misbehave, over real sockets: what is known is known, the rest asked.

Every document leaves at most once unless it surely did not arrive, or a person says so.
"""

import socket
import time
from collections import Counter
from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..engine import http as seam
from .faults import FaultCase, size, tell
from .peer import Peer

#: Seconds that a call may last in this test.
TOTAL = 1.5
OK = b"HTTP/1.1 200 OK\r\n"


def bytewise(content):
    """Return the bytes one by one."""
    return [content[at : at + 1] for at in range(len(content))]


def headers(length):
    return OK + b"Content-Length: %d\r\n\r\n" % length


#: Name: (what the peer does, what we know then, why).
CASES = {
    "hangs": (("wait", 60), "unknown", "took too long"),
    "drips its headers": (
        ("raw", bytewise(OK + b"X-Slow: " + b"x" * 400), 0.1),
        "unknown",
        "took too long",
    ),
    "drips its body": (
        ("raw", [headers(400), *bytewise(b"x" * 400)], 0.1),
        "unknown",
        "took too long",
    ),
    "drips without an end": (
        ("raw", [OK + b"\r\n", *bytewise(b"x" * 400)], 0.1),
        "unknown",
        "took too long",
    ),
    "redirects": (("redirect", "http://127.0.0.1:9/"), "failed", "302"),
    "closes at once": ("cut", "unknown", "cut"),
    "closes in the headers": (("raw", [OK[:9]], 0), "unknown", ""),
    "closes in the body": (("raw", [headers(100) + b"x" * 5], 0), "unknown", ""),
    "promises too much": (("raw", [headers(10**12) + b"x"], 0), "unknown", ""),
    "promises too little": (("raw", [headers(2) + b"okay"], 0), "delivered", ""),
    "a length that is none": (
        ("raw", [OK + b"Content-Length: many\r\n\r\nok"], 0),
        "delivered",
        "",
    ),
    "speaks no HTTP": (("raw", [b"220 mail.example ESMTP\r\n"], 0), "unknown", ""),
    "answers without end": (
        ("raw", [OK + b"\r\n", *[b"x" * 2**20] * 6], 0),
        "unknown",
        "larger than",
    ),
    "is overloaded": (("answer", 503, {}, b"later"), "not_sent", "503"),
    "refuses": (("answer", 422, {}, b"no such store"), "failed", "no such store"),
    "answers 200": (200, "delivered", ""),
}


@tagged("post_install", "-at_install")
class TestFaultsReceivers(FaultCase):
    def setUp(self):
        super().setUp()
        limits = {**seam.HttpSeam.__init__.__kwdefaults__, "total_timeout": TOTAL}
        self.patch(seam.HttpSeam.__init__, "__kwdefaults__", limits)

    def _deliver(self, peer, count=1, **values):
        """Have orders answered to ``peer``; return the messages of the answers."""
        interface = self._told_to(peer, **values)
        prefix = f"REC-{interface.id}"
        self._take_in(*(f"{prefix}-{n}" for n in range(count)))
        self._drain()
        return self._sent_through(interface)

    def test_every_kind(self):
        found, slowest, resent = Counter(), 0.0, 0
        for case, (script, state, why) in CASES.items():
            with self.subTest(case), Peer(script) as peer:
                begin = time.monotonic()
                sent = self._deliver(peer)
                slowest = max(slowest, time.monotonic() - begin)
                self.assertEqual(sent.delivery_state, state, sent.note)
                if why:
                    self.assertIn(why, sent.note)
                if state in ("unknown", "failed"):
                    [exception] = self._open_exceptions(sent)
                    self.assertTrue(exception.hint)
                sent.next_try_at -= timedelta(hours=1)
                self._drain()
                resent += len(peer.received) - 1
                if state == "unknown":
                    self.assertEqual(len(peer.received), 1, "not again by itself")
                    sent.action_send_again()
                    self._drain()
                    self.assertEqual(len(peer.received), 2)
                    self.assertEqual(sent.delivery_state, "delivered")
                    self.assertFalse(self._open_exceptions(sent))
            found[state] += 1
            self._end_answers(sent.interface_id)
        tell(
            "receivers that misbehave",
            kinds=len(CASES),
            **found,
            sent_again_by_itself=resent,
            slowest_seconds=round(slowest, 1),
        )
        self.assertLess(slowest, 20, "nobody is held for as long as a peer likes")
        self.assertEqual(resent, 1, "only what the other side surely has not got")

    def test_nobody_listens(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with Peer() as peer:
            interface = self._told_to(peer)
            interface.address = f"http://127.0.0.1:{port}/in"
            self._take_in("DEAF-1")
            self._drain()
            sent = self._sent_through(interface)
            self.assertEqual(sent.delivery_state, "not_sent")
            self.assertEqual(sent.attempt_ids[:1].error_class, "connection")
            interface.address = peer.address
            sent.next_try_at = fields.Datetime.now()
            self._drain()
            self.assertEqual(len(peer.received), 1)
        tell("nobody listens", tried_again_by_itself=1, delivered=1)

    def test_asks_to_wait(self):
        """429 with Retry-After: all of its documents wait so long, and all leave."""
        count = size(5, 100)
        answer = ("answer", 429, {"Retry-After": "900"}, b"slowly")
        with Peer(answer) as peer:
            sent = self._deliver(peer, count)
            self.assertEqual(len(peer.received), 1, "the others were not tried")
            waits = [
                (moment - fields.Datetime.now()).total_seconds()
                for moment in sent.mapped("next_try_at")
            ]
            self.assertEqual(set(sent.mapped("delivery_state")), {"not_sent"})
            self.assertGreater(min(waits), 880, waits)
            self.assertFalse(
                self.env["distribution.exception"].search(
                    [("message_id", "in", sent.ids), ("state", "=", "open")]
                )
            )
            limit = self.env["distribution.limit"].search(
                [("system_id", "=", self.system.id)]
            )
            limit.paused_until = fields.Datetime.now()
            sent.next_try_at = fields.Datetime.now()
            self._drain()
            self.assertEqual(len(peer.received), count + 1)
        tell(
            "429 with Retry-After",
            documents=count,
            calls_too_early=0,
            seconds_waited_for_900=round(min(waits)),
            delivered=count,
        )
        self.assertEqual(set(sent.mapped("delivery_state")), {"delivered"})

    def test_answers_200_and_has_it_not(self):
        """No acknowledgement comes: that is shown, and one button sends it again."""
        count = size(3, 50)
        with Peer() as peer:
            sent = self._deliver(peer, count, ack_expected=True, ack_hours=2)
            self.assertEqual(set(sent.mapped("delivery_state")), {"delivered"})
            self.assertEqual(set(sent.mapped("ack_state")), {"expected"})
            self._sweep()
            self.assertFalse(self._shown(sent), "not before its time")
            sent.ack_due_at = fields.Datetime.now() - timedelta(minutes=1)
            self._sweep()
            shown = self._shown(sent)
            self.assertEqual(shown.message_id, sent)
            self.assertEqual(set(shown.mapped("cause")), {"ack_overdue"})
            for exception in shown:
                exception.action_fix()
            self._drain()
            self.assertEqual(len(peer.received), 2 * count)
        anew = self._sent_through(sent.interface_id) - sent
        tell(
            "answers 200 and has it not",
            documents=count,
            exceptions=len(shown),
            sent_again=len(anew),
        )
        self.assertEqual(len(anew), count)
        self.assertEqual(sent.superseded_by_id, anew)
        self.assertEqual(set(anew.mapped("delivery_state")), {"delivered"})
        self.assertEqual(set(anew.mapped("ack_state")), {"expected"})
        self.assertFalse(self._shown(sent))

    def _sweep(self):
        drain = self.env["distribution.drain"]
        self._commit()
        drain._insist(drain._sweep, "distribution.road.out", "_sweep_overdue")
        self._commit()

    def _shown(self, messages):
        return self.env["distribution.exception"].search(
            [("message_id", "in", messages.ids), ("state", "=", "open")], order="id"
        )
