# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Bytes that are no longer those that were stored are neither worked nor sent."""

from odoo import fields
from odoo.tests import tagged

from .common import DistributionCase
from .peer import Peer

BOLT = ("BOLT", "1", "EA", "10.00")


@tagged("post_install", "-at_install")
class TestPayloadLost(DistributionCase):
    def _lose(self, message, body=b""):
        """A database that was restored without its files looks like this."""
        self.env.cr.execute(
            "UPDATE distribution_payload SET body = %s WHERE message_id = %s",
            (body, message.id),
        )

    def _assert_told(self, message):
        self.assertEqual(message.work_state, "blocked")
        [exception] = self._open_exceptions(message)
        self.assertEqual(exception.error_class, "missing")
        self.assertEqual(exception.cause, "payload_lost")
        self.assertIn("filestore", exception.hint)

    def test_it_is_not_read_as_an_empty_document(self):
        message = self._receive(self._order("LOST-1", BOLT))
        body = message._body()
        self._lose(message)
        self._drain()
        self._assert_told(message)
        self.assertFalse(message.sale_order_id)
        self._lose(message, body)
        message.action_retry()
        self._drain()
        self.assertEqual(message.work_state, "done")
        self.assertTrue(message.sale_order_id)

    def test_what_was_changed_is_not_worked(self):
        message = self._receive(self._order("LOST-2", BOLT))
        self._lose(message, message._body().replace(b"LOST-2", b"LOST-3"))
        self._drain()
        self._assert_told(message)
        self.assertFalse(message.sale_order_id)

    def test_it_does_not_leave_empty(self):
        with Peer(503) as peer:
            self._subscribe("order.accepted", "order_response", peer.address)
            order = self._receive(self._order("LOST-4", BOLT))
            self._drain()
            self._drain()
            answer = self.env["distribution.message"].search(
                [
                    ("sale_order_id", "=", order.sale_order_id.id),
                    ("direction", "=", "out"),
                ]
            )
            self._lose(answer)
            answer.sudo().next_try_at = fields.Datetime.now()
            self._drain()
        self.assertEqual(len(peer.received), 1, "only the one that was refused")
        self.assertEqual(answer.delivery_state, "failed")
        self._assert_told(answer)

    def test_purging_nothing_is_nothing(self):
        self.env["distribution.payload"]._purge()
