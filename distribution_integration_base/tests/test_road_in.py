# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents come in: good ones become orders, bad ones words."""

from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestRoadIn(DistributionCase):
    def test_order_is_created_confirmed_and_reserved(self):
        message = self._work(self._order("PO-1", ("BOLT", "5", "EA", "10.00")))
        self.assertEqual(message.work_state, "done")
        order = message.sale_order_id
        self.assertEqual(order.client_order_ref, "PO-1")
        self.assertEqual(order.state, "sale")
        self.assertEqual(order.distribution_state, "allocated")
        self.assertEqual(order.order_line.distribution_line, "1")
        self.assertEqual(order.picking_ids.move_ids.mapped("quantity"), [5.0])
        self.assertFalse(self._open_exceptions(message))

    def test_bytes_are_kept_unchanged(self):
        body = b'{"type": "order",  "number": "X"}\n'
        message = self._receive(body)
        payload = message.payload_ids
        self.assertEqual(payload._read_body(), body)
        self.assertEqual(payload.size, len(body))

    def test_large_bytes_go_to_the_filestore(self):
        body = b"x" * (1024 * 1024)
        payload = self._receive(body, key="large").payload_ids
        self.assertTrue(payload.attachment_id)
        self.assertEqual(payload._read_body(), body)

    def test_empty_bytes_are_kept_and_refused_in_words(self):
        message = self._work(b"", key="empty")
        self.assertEqual(message.work_state, "blocked")
        self.assertIn("not JSON", message.note)

    def test_same_idempotency_key_gives_the_first_message(self):
        first = self._receive(self._order("PO-2", ("BOLT", "1", "EA", "10.00")), "k")
        second = self._receive(self._order("PO-3", ("BOLT", "1", "EA", "10.00")), "k")
        self.assertEqual(first, second)
        self.assertEqual(len(first.payload_ids), 1)

    def test_interface_that_is_not_live_takes_nothing(self):
        self.orders_in.write({"state": "retired"})
        before = self.env["distribution.message"].search_count([])
        with self.assertRaisesRegex(Exception, "is not live"):
            self._receive(self._order("PO-4", ("BOLT", "1", "EA", "10.00")))
        self.assertEqual(self.env["distribution.message"].search_count([]), before)

    def test_same_order_again_is_dropped_with_a_note(self):
        document = self._order("PO-5", ("BOLT", "1", "EA", "10.00"))
        first = self._work(document, "a")
        second = self._work(document, "b")
        self.assertEqual(second.work_state, "dropped")
        self.assertEqual(second.duplicate_of_id, first)
        self.assertIn("was received before", second.note)
        self.assertEqual(len(self._orders("PO-5")), 1)

    def test_same_number_with_other_content_waits_for_a_person(self):
        self._work(self._order("PO-6", ("BOLT", "1", "EA", "10.00")), "a")
        second = self._work(self._order("PO-6", ("BOLT", "9", "EA", "10.00")), "b")
        self.assertEqual(second.work_state, "blocked")
        self.assertIn("says something else", self._open_exceptions(second).words)
        self.assertEqual(self._orders("PO-6").order_line.product_uom_qty, 1)

    def test_one_bad_order_does_not_stop_its_neighbours(self):
        good = [
            self._receive(self._order(f"PO-7{n}", ("BOLT", "1", "EA", "10.00")))
            for n in range(3)
        ]
        bad = self._receive(self._order("PO-79", ("NOSUCH", "1", "EA", "10.00")))
        self._drain()
        self.assertEqual({m.work_state for m in good}, {"done"})
        self.assertEqual(bad.work_state, "blocked")
        self.assertFalse(self._orders("PO-79"))

    def test_a_poisoned_document_stops_nobody_else(self):
        """A handler that raises rolls the batch back; the rest runs one by one."""
        handler = type(self.env["distribution.handler.order"])
        original = handler._prepare_order

        def poisoned(this, piece, warehouse):
            if piece.resolved.document.number == "PO-8X":
                raise KeyError("a fault of ours")
            return original(this, piece, warehouse)

        self.patch(handler, "_prepare_order", poisoned)
        messages = [
            self._receive(self._order(number, ("BOLT", "1", "EA", "10.00")))
            for number in ("PO-81", "PO-8X", "PO-82")
        ]
        self._drain()
        self.assertEqual([m.work_state for m in messages], ["done", "blocked", "done"])
        exception = self._open_exceptions(messages[1])
        self.assertEqual(exception.error_class, "bug")
        self.assertIn("a fault of ours", exception.words)
        self.assertEqual(messages[1].attempt_ids.outcome, "failed")
        self.assertEqual(len(self._orders("PO-81")), 1)
        self.assertFalse(self._orders("PO-8X"))

    def test_order_is_kept_per_key(self):
        """A message waits while an earlier unfinished one has the same key."""
        first = self._receive(self._order("PO-9", ("BOLT", "1", "EA", "10.00")), "a")
        second = self._receive(self._order("PO-9", ("BOLT", "1", "EA", "10.00")), "b")
        (first | second).write({"order_key": "same"})
        self.env.flush_all()
        claimed = self.env["distribution.message"]._claim()
        self.assertIn(first, claimed)
        self.assertNotIn(second, claimed)
        first.work_state = "blocked"
        self.env.flush_all()
        self.assertNotIn(second, self.env["distribution.message"]._claim())
        first.work_state = "done"
        self.env.flush_all()
        self.assertIn(second, self.env["distribution.message"]._claim())

    def test_dropped_document_may_be_sent_again(self):
        document = self._order("PO-10", ("NOSUCH", "1", "EA", "10.00"))
        first = self._work(document, "a")
        first.action_drop()
        self.assertFalse(self._open_exceptions(first))
        second = self._work(self._order("PO-10", ("BOLT", "1", "EA", "10.00")), "b")
        self.assertEqual(second.work_state, "done")
        self.assertEqual(len(self._orders("PO-10")), 1)

    def test_finished_document_cannot_be_worked_again(self):
        message = self._work(self._order("PO-11", ("BOLT", "1", "EA", "10.00")))
        with self.assertRaisesRegex(Exception, "nothing to retry"):
            message.action_retry()
        self._drain()
        self.assertEqual(len(self._orders("PO-11")), 1)

    def test_people_read_the_type_of_a_document_in_words(self):
        message = self._receive(self._order("PO-12", ("BOLT", "1", "EA", "10.00")))
        self.assertEqual(message.document_label, "File", "nobody has read it yet")
        self._drain()
        message.invalidate_recordset(["document_label"])
        self.assertEqual(message.document_label, "Order")
        message.sudo().document_type = "planogram"
        message.invalidate_recordset(["document_label"])
        self.assertEqual(message.document_label, "planogram", "a partner's own type")
