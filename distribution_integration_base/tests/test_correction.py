# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Correct and resubmit: the original stays, what was changed is kept."""

import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from .common import DistributionCase
from .peer import Peer


@tagged("post_install", "-at_install")
class TestCorrection(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        base = "distribution_integration_base.group_"
        cls.clerk = new_test_user(cls.env, "clerk", base + "customer_service")
        cls.manager = new_test_user(cls.env, "manager", base + "integration_manager")
        cls.viewer = new_test_user(cls.env, "viewer", base + "viewer")

    def _editor(self, message, user=None):
        wizard = self.env["distribution.message.correction"]
        return Form(
            wizard.with_user(user or self.clerk).with_context(
                default_message_id=message.id
            )
        )

    def _correct(self, message, old, new, reason="The partner said so.", user=None):
        """Edit the text of ``message`` as a clerk; return the new message."""
        editor = self._editor(message, user)
        editor.text = editor.text.replace(old, new)
        editor.reason = reason
        action = editor.save().action_correct()
        return self.env["distribution.message"].browse(action["res_id"])

    def _messages(self):
        return self.env["distribution.message"].search([], order="id")

    def _assert_refused(self, message, pattern, user=None, **given):
        before, state = self._messages(), message.work_state
        with self.assertRaisesRegex(UserError, pattern):
            message.with_user(user or self.clerk)._correct("Because.", **given)
        self.assertEqual(self._messages(), before)
        self.assertEqual(message.work_state, state)
        self.assertFalse(message.superseded_by_id)

    # --- received documents ---

    def test_corrected_order_is_taken_and_the_original_stays(self):
        original = self._work(self._order("K-1", ("BLOT", "2", "EA", "10.00")))
        was = original.canonical
        corrected = self._correct(original, "BLOT", "BOLT", "Typing error, says Ann.")
        self._drain()
        self.assertEqual(corrected.work_state, "done")
        self.assertEqual(self._orders("K-1"), corrected.sale_order_id)
        self.assertEqual(original.work_state, "dropped")
        self.assertEqual(original.superseded_by_id, corrected)
        self.assertEqual(original.canonical, was)
        self.assertEqual(corrected.business_key, "K-1")
        self.assertEqual(corrected.correlation_id, original.correlation_id)
        self.assertEqual(corrected.order_key, original.order_key)
        self.assertNotEqual(corrected.idempotency_key, original.idempotency_key)
        self.assertFalse(self._open_exceptions(original))
        self.assertEqual(corrected._body(), original._body())

    def test_change_reason_and_author_are_shown_on_both(self):
        original = self._work(self._order("K-2", ("BLOT", "2", "EA", "10.00")))
        corrected = self._correct(original, "BLOT", "BOLT", "Typing error.")
        said = "lines[1].codes[1].value: BLOT → BOLT"
        for message in (original, corrected):
            self.assertEqual(message.correction_text, said)
            audit = self.env["distribution.audit"].search(
                [("res_model", "=", message._name), ("res_id", "=", message.id)]
            )
            self.assertEqual(audit.decision, "corrected")
            self.assertEqual(audit.user_id, self.clerk)
            self.assertEqual(audit.reason, "Typing error.")
            self.assertIn("Typing error.", message.attempt_ids[:1].words)
        self.assertEqual(corrected.corrected_by_id, self.clerk)
        self.assertEqual(corrected.correction_reason, "Typing error.")
        self.assertIn("clerk", original.note)

    def test_the_same_number_from_the_partner_is_a_repeat_of_the_correction(self):
        original = self._work(self._order("K-3", ("BLOT", "2", "EA", "10.00")))
        corrected = self._correct(original, "BLOT", "BOLT")
        again = self._work(self._order("K-3", ("BOLT", "2", "EA", "10.00")), "again")
        self.assertEqual(again.work_state, "dropped")
        self.assertEqual(again.duplicate_of_id, corrected)
        self.assertEqual(len(self._orders("K-3")), 1)

    def test_correction_takes_the_turn_of_the_original(self):
        original = self._work(self._order("K-4", ("BLOT", "2", "EA", "10.00")))
        later = self._receive(self._order("K-5", ("BOLT", "1", "EA", "10.00")))
        self._drain()
        later.write(
            {"order_key": original.order_key, "work_state": "waiting", "res_id": False}
        )
        corrected = self._correct(original, "BLOT", "BOLT")
        self.env.flush_all()
        claimed = self.env["distribution.message"]._claim()
        self.assertIn(corrected, claimed)
        self.assertNotIn(later, claimed)

    def test_trace_goes_on_and_retention_empties_every_correction(self):
        original = self._work(self._order("K-7", ("BLOT", "2", "EA", "10.00")))
        second = self._correct(original, "BLOT", "BOTL")
        self._drain()
        third = self._correct(second, "BOTL", "BOLT")
        self._drain()
        self.assertEqual(third.work_state, "done")
        traces = {each.traceparent[3:35] for each in original | second | third}
        self.assertEqual(len(traces), 1)
        order = third.sale_order_id
        self.assertIn(order.distribution_event_ids[:1].traceparent[3:35], traces)
        original.payload_ids._purge()
        self.assertFalse(third.canonical)

    def test_number_can_be_corrected_too(self):
        first = self._work(self._order("K-6", ("BOLT", "1", "EA", "10.00")))
        reused = self._work(self._order("K-6", ("BOLT", "9", "EA", "10.00")), "b")
        self.assertEqual(reused.work_state, "blocked")
        content = dict(reused.canonical, order_date="2026-11-21")
        self._assert_refused(
            reused, f"Message {first.id} has this number", content=content
        )
        corrected = self._correct(reused, '"number": "K-6"', '"number": "K-6B"')
        self._drain()
        self.assertEqual(corrected.sale_order_id.client_order_ref, "K-6B")
        self.assertEqual(corrected.order_key, f"in:{self.system.id}:K-6B")
        self.assertEqual(len(self._orders("K-6")), 1)

    def test_what_could_not_be_read_is_corrected_as_it_was_sent(self):
        whole = json.dumps(self._order("K-7", ("BOLT", "1", "EA", "10.00")))
        original = self._work(whole[:-1].encode())
        self.assertEqual(original.work_state, "blocked")
        editor = self._editor(original)
        self.assertTrue(editor.raw)
        self.assertEqual(editor.text, whole[:-1])
        self._assert_refused(original, "is not JSON", body=whole[:-2].encode())
        corrected = self._correct(original, whole[:-1], whole)
        self._drain()
        self.assertEqual(corrected.work_state, "done")
        self.assertEqual(len(self._orders("K-7")), 1)
        self.assertEqual(original._body(), whole[:-1].encode())
        self.assertEqual(corrected._body(), whole.encode())

    def test_what_does_not_fit_is_said_at_once(self):
        original = self._work(self._order("K-8", ("BLOT", "2", "EA", "10.00")))
        editor = self._editor(original)
        good = editor.text
        editor.text = good.replace('"quantity": "2"', '"quantity": "two"')
        self.assertIn("lines[1].quantity: ", editor.problems)
        self.assertFalse(editor.changes)
        editor.text = good[:-3]
        self.assertIn("not JSON any more", editor.problems)
        editor.text = good.replace('"type": "order"', '"type": "invoice"')
        self.assertIn("must stay 'order'", editor.problems)
        editor.text = good.replace("BLOT", "BOLT")
        self.assertFalse(editor.problems)
        self.assertEqual(editor.changes, "lines[1].codes[1].value: BLOT → BOLT")
        content = dict(original.canonical, currency=["EUR"])
        self._assert_refused(original, "currency: ", content=content)
        self._assert_refused(original, "Nothing was", content=original.canonical)

    def test_reason_is_asked_for(self):
        original = self._work(self._order("K-9", ("BLOT", "2", "EA", "10.00")))
        content = dict(original.canonical, currency="EUR")
        with self.assertRaisesRegex(UserError, "Say why"):
            original.with_user(self.clerk)._correct(" ", content=content)
        self.assertEqual(original.work_state, "blocked")

    def test_refused_where_it_is_too_late_or_too_early(self):
        content = {"type": "order"}
        message = self._work(self._order("K-10", ("BOLT", "1", "EA", "10.00")))
        self._assert_refused(message, "It was worked", content=content)
        message.work_state = "waiting"
        self._assert_refused(message, "It waits for its turn", content=content)
        message.work_state = "working"
        self._assert_refused(message, "It is being worked now", content=content)
        blocked = self._work(self._order("K-11", ("NO", "1", "EA", "10.00")))
        corrected = self._correct(blocked, '"NO"', '"BOLT"')
        with self.assertRaisesRegex(UserError, "took its place"):
            blocked.with_user(self.clerk).action_correct()
        self.assertEqual(blocked.superseded_by_id, corrected)

    def test_viewer_may_not_correct(self):
        message = self._work(self._order("K-12", ("NO", "1", "EA", "10.00")))
        before = self._messages()
        with self.assertRaises(AccessError):
            message.with_user(self.viewer).action_correct()
        with self.assertRaises(AccessError):
            message.with_user(self.viewer)._correct("x", content=message.canonical)
        with self.assertRaises(AccessError):
            self._editor(message, self.viewer).save()
        self.assertEqual(self._messages(), before)
        self.assertEqual(message.work_state, "blocked")

    def test_exception_offers_the_editor(self):
        message = self._work(self._order("K-13", ("NO", "1", "EA", "10.00")))
        [exception] = self._open_exceptions(message).with_user(self.clerk)
        self.assertIn("correct", exception._decisions())
        action = exception.action_decide("correct")
        self.assertEqual(action["res_model"], "distribution.message.correction")
        self.assertEqual(action["context"], {"default_message_id": message.id})
        self.assertEqual(exception.state, "open")

    # --- documents that leave ---

    def _refused_answer(self, peer, number):
        self._subscribe("order.accepted", "order_response", peer.address)
        order = self._receive(self._order(number, ("BOLT", "1", "EA", "10.00")))
        self._drain()
        self._drain()
        return order.sale_order_id.distribution_sent_ids.filtered(
            lambda m: m.direction == "out"
        )

    def test_refused_document_is_corrected_and_leaves_once(self):
        with Peer(("answer", 400, {}, b"no such unit")) as peer:
            original = self._refused_answer(peer, "K-20")
            self.assertEqual(original.attempt_ids[:1].code, "400")
            corrected = self._correct(
                original, '"unit": "EA"', '"unit": "PCE"', user=self.manager
            )
            self._drain()
        self.assertEqual(corrected.delivery_state, "delivered")
        self.assertEqual(original.work_state, "dropped")
        self.assertEqual(len(peer.received), 2)
        sent = json.loads(peer.received[1][1])
        self.assertEqual(sent["lines"][0]["unit"], "PCE")
        self.assertEqual(corrected.sale_order_id, original.sale_order_id)
        self.assertEqual(corrected.res_id, original.res_id)

    def test_document_that_may_have_arrived_is_not_corrected(self):
        with Peer("cut") as peer:
            original = self._refused_answer(peer, "K-21")
            given = {
                "user": self.manager,
                "content": dict(original.canonical, number="X"),
            }
            self._assert_refused(original, "Nobody knows whether", **given)
            original.write({"delivery_state": "delivered"})
            self._assert_refused(original, "It has left", **given)
            self._drain()
        self.assertEqual(len(peer.received), 1)
