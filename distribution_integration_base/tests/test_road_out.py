# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents leave: intent before effect, and honest about what came of it."""

import json
from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..engine import signing
from .common import DistributionCase
from .peer import Peer


@tagged("post_install", "-at_install")
class TestRoadOut(DistributionCase):
    def _respond(self, peer, number="OUT-1", line=("BOLT", "5", "EA", "10.00"), **kw):
        """Take an order in, let its answer leave to ``peer``; return the answer."""
        self._subscribe("order.accepted", "order_response", peer.address, **kw)
        message = self._receive(self._order(number, line))
        self._drain()
        # The answer is queued by the commit of the order: a second pass sends it.
        self._drain()
        return self.env["distribution.message"].search(
            [
                ("sale_order_id", "=", message.sale_order_id.id),
                ("direction", "=", "out"),
            ]
        )

    def test_answer_says_what_was_accepted(self):
        with Peer() as peer:
            answer = self._respond(peer)
        self.assertEqual(answer.delivery_state, "delivered")
        self.assertEqual(answer.work_state, "done")
        [(_headers, body)] = peer.received
        document = json.loads(body)
        self.assertEqual(document["order_number"], "OUT-1")
        self.assertEqual(document["status"], "accepted")
        self.assertEqual(
            [(s["status"], s["quantity"]) for s in document["lines"][0]["statuses"]],
            [("accepted", "5")],
        )
        self.assertEqual(answer.payload_ids._read_body(), body)

    def test_answer_tells_what_stock_cannot_give(self):
        with Peer() as peer:
            self._respond(peer, line=("BOLT", "130", "EA", "10.00"))
        document = json.loads(peer.received[0][1])
        self.assertEqual(document["status"], "accepted_with_changes")
        self.assertEqual(
            [(s["status"], s["quantity"]) for s in document["lines"][0]["statuses"]],
            [("accepted", "100"), ("backordered", "30")],
        )

    def test_attempts_tell_intent_and_outcome(self):
        with Peer() as peer:
            answer = self._respond(peer)
        self.assertEqual(
            answer.attempt_ids.sorted("id").mapped("outcome"), ["intent", "ok"]
        )
        self.assertIn("127.0.0.1", answer.attempt_ids[0].peer)

    def test_signed_when_a_secret_is_set_and_masked_in_the_log(self):
        secret = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="
        credential = self.env["distribution.credential"].create(
            {"name": "Hook", "kind": "webhook_secret", "secret": secret}
        )
        with Peer() as peer:
            answer = self._respond(peer, credential_id=credential.id)
        [(headers, body)] = peer.received
        headers = {name.lower(): value for name, value in headers.items()}
        now = int(headers["webhook-timestamp"])
        self.assertIsNone(signing.verify([secret], headers, body, now))
        self.assertEqual(headers["webhook-id"], answer.uid)
        signature = headers["webhook-signature"]
        for attempt in answer.attempt_ids:
            self.assertNotIn(signature, attempt.request or "")

    def test_server_error_is_tried_again_later(self):
        with Peer(503) as peer:
            answer = self._respond(peer)
            self.assertEqual(answer.work_state, "waiting")
            self.assertEqual(answer.delivery_state, "not_sent")
            self.assertGreater(answer.next_try_at, fields.Datetime.now())
            self.assertEqual(len(peer.received), 1, "not before its time")
            answer.next_try_at = fields.Datetime.now()
            self._drain()
        self.assertEqual(answer.delivery_state, "delivered")
        self.assertEqual(len(peer.received), 2)

    def test_retry_after_is_honoured(self):
        with Peer(("answer", 429, {"Retry-After": "3000"}, b"")) as peer:
            answer = self._respond(peer)
        wait = answer.next_try_at - fields.Datetime.now()
        self.assertGreaterEqual(wait, timedelta(seconds=2990))

    def test_refusal_waits_for_a_person(self):
        with Peer(("answer", 400, {}, b"no such store")) as peer:
            answer = self._respond(peer)
        self.assertEqual(answer.work_state, "blocked")
        self.assertEqual(answer.delivery_state, "failed")
        self.assertIn("no such store", self._open_exceptions(answer).words)

    def test_message_without_bytes_does_not_stop_other_interfaces(self):
        with Peer() as peer:
            answer = self._respond(peer)
            answer.write({"work_state": "waiting", "delivery_state": "not_sent"})
            answer.payload_ids.unlink()
            other = self._subscribe("order.cancelled", "invoice", peer.address)
            values = self.env["distribution.road.out"]._prepare_common(other)
            message = answer.create(
                {**values, "name": "x", "idempotency_key": "x", "step": "deliver"}
            )
            self.env["distribution.payload"]._store(message.id, b"bytes")
            logger = "odoo.addons.distribution_integration_base"
            with self.assertLogs(f"{logger}.models.road.drain_deliveries", "ERROR"):
                self.env.flush_all()
                with self.enter_registry_test_mode():
                    self.env["distribution.drain"]._deliver_due(float("inf"))
            self.env.invalidate_all()
        self.assertEqual(message.delivery_state, "delivered")
        shown = self.env["distribution.exception"].search(
            [("interface_id", "=", answer.interface_id.id), ("state", "=", "open")]
        )
        self.assertEqual(shown.error_class, "bug")

    def test_redirect_is_not_followed(self):
        with Peer() as elsewhere, Peer(("redirect", elsewhere.address)) as peer:
            answer = self._respond(peer)
            self.assertFalse(elsewhere.received)
        self.assertEqual(answer.work_state, "blocked")

    def test_cut_answer_is_unknown_and_never_resent_blindly(self):
        with Peer("cut") as peer:
            answer = self._respond(peer)
            self.assertEqual(answer.delivery_state, "unknown")
            self.assertEqual(answer.work_state, "blocked")
            with self.assertRaisesRegex(Exception, "Nobody knows whether"):
                answer.action_retry()
            self._drain()
            self.assertEqual(len(peer.received), 1)
            answer.action_send_again()
            self._drain()
        self.assertEqual(len(peer.received), 2)
        self.assertEqual(answer.delivery_state, "delivered")
        self.assertFalse(self._open_exceptions(answer))

    def test_person_may_say_that_it_arrived(self):
        with Peer("cut") as peer:
            answer = self._respond(peer)
            answer.action_arrived()
            self._drain()
            self.assertEqual(len(peer.received), 1)
        self.assertEqual(answer.delivery_state, "delivered")
        self.assertIn("decided", answer.attempt_ids.mapped("outcome"))

    def test_dead_sender_leaves_an_unknown_outcome(self):
        with Peer() as peer:
            answer = self._respond(peer)
        answer.write(
            {
                "work_state": "working",
                "delivery_state": "sending",
                "sending_since": fields.Datetime.now() - timedelta(hours=1),
            }
        )
        self.env["distribution.road.out"]._sweep_lost()
        self.assertEqual(answer.delivery_state, "unknown")
        self.assertIn("broken off half-way", self._open_exceptions(answer).words)

    def test_breaker_opens_with_one_exception_and_closes_by_itself(self):
        with Peer(*[503] * 5) as peer:
            answer = self._respond(peer)
            for _repeat in range(4):
                answer.next_try_at = fields.Datetime.now()
                self._drain()
            down = self.env["distribution.exception"].search(
                [("cause", "=", "connection_down"), ("state", "=", "open")]
            )
            self.assertEqual(len(down), 1)
            answer.next_try_at = fields.Datetime.now()
            self._drain()
            self.assertEqual(len(peer.received), 5, "open: nothing is sent")
            self.assertEqual(answer.interface_id.breaker_state, "open")
            self.assertIn("does not answer", answer.note)
            self._let_time_pass(answer)
            self._drain()
        self.assertEqual(len(peer.received), 6, "half open: one is let through")
        self.assertEqual(answer.delivery_state, "delivered")
        self.assertEqual(down.state, "resolved")

    def _let_time_pass(self, answer):
        """The pause of the breaker is over."""
        now = fields.Datetime.now()
        answer.interface_id.breaker_ids.until = now
        answer.next_try_at = now

    def test_inner_address_is_refused_unless_vouched_for(self):
        with Peer() as peer:
            interface = self._subscribe(
                "order.accepted", "order_response", peer.address
            )
            interface.allow_private_address = False
            interface.address = peer.address.replace("http:", "https:")
            message = self._receive(self._order("OUT-2", ("BOLT", "1", "EA", "10.00")))
            self._drain()
            self._drain()
            self.assertFalse(peer.received)
        answer = message.sale_order_id.distribution_sent_ids.filtered(
            lambda m: m.direction == "out"
        )
        self.assertEqual(answer.delivery_state, "failed")
        self.assertEqual(answer.work_state, "blocked")
        self.assertIn("an inner address of this network", answer.note)

    def test_overdue_acknowledgement_is_shown(self):
        with Peer() as peer:
            answer = self._respond(peer, ack_expected=True)
        self.assertEqual(answer.ack_state, "expected")
        answer.ack_due_at = fields.Datetime.now() - timedelta(minutes=1)
        self.env["distribution.road.out"]._sweep_overdue()
        self.assertEqual(answer.ack_state, "overdue")
        self.assertIn("has not acknowledged", self._open_exceptions(answer).words)
