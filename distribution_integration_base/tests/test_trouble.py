# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Things that could go wrong quietly, and must not."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..engine.errors import Issue
from ..engine.road import Decoded, Outcome
from .common import DistributionCase

NOWHERE = "http://127.0.0.1:1/"


@tagged("post_install", "-at_install")
class TestTrouble(DistributionCase):
    def _refused(self, document):
        message = self._work(document)
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders(document["number"]), "nothing may be written")
        return self._open_exceptions(message)

    # --- orders that must not be taken as they look ---

    def test_two_lines_with_one_number(self):
        document = self._order(
            "Q-1", ("BOLT", "1", "EA", "10.00"), ("NUT", "1", "EA", "2.50")
        )
        document["lines"][1]["number"] = "1"
        self.assertIn("two lines with one number", self._refused(document).words)

    def test_lines_divided_among_stores(self):
        document = self._order("Q-3", ("BOLT", "2", "EA", "10.00"))
        document["lines"][0]["stores"] = [{"store": "1", "quantity": "2"}]
        self.assertIn("among stores", self._refused(document).words)

    def test_order_past_its_cancel_date(self):
        document = self._order(
            "Q-4", ("BOLT", "1", "EA", "10.00"), cancel_after="2020-01-31"
        )
        self.assertIn("cancelled after 2020-01-31", self._refused(document).words)

    def test_archived_product_is_not_sold(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "item",
                "code_type": "buyer",
                "code": "OLD",
                "product_id": self.bolt.id,
            }
        )
        self.bolt.active = False
        document = self._order("Q-6", ("x", "1", "EA", "10.00"))
        document["lines"][0]["codes"] = [{"kind": "buyer", "value": "OLD"}]
        self.assertIn("no product is known", self._refused(document).words)

    def test_company_without_a_warehouse(self):
        self.system.warehouse_id = False
        handler = type(self.env["distribution.handler.order"])
        nothing = self.env["stock.warehouse"]
        self.patch(
            type(nothing), "search", lambda this, *_args, **_kwargs: this.browse()
        )
        with self.assertRaisesRegex(Exception, "has no warehouse"):
            handler._warehouse(self.env["distribution.handler.order"], self.system)

    # --- answers that cross ---

    def _sent(self, **values):
        """Return an order response as it stands after leaving."""
        if not self.system.interface_ids.filtered(lambda i: i.direction == "out"):
            self._subscribe(
                "order.accepted", "order_response", NOWHERE, ack_expected=True
            )
        message = self._work(self._order("Q-7", ("BOLT", "1", "EA", "10.00")))
        sent = message.sale_order_id.distribution_sent_ids.filtered(
            lambda m: m.direction == "out"
        )
        sent.write({"control_key": "PR/7/1", "step": "deliver", **values})
        return sent

    def _acknowledge(self, sent):
        result = {"verdict": "accepted", "segments": []}
        self.env["distribution.handler.acknowledgement"]._mark(sent, result)

    def test_acknowledgement_settles_an_unknown_outcome(self):
        sent = self._sent(delivery_state="unknown")
        sent._block([Issue("unknown_outcome", "test", "Who knows.")])
        self._acknowledge(sent)
        self.assertEqual(sent.work_state, "done")
        self.assertEqual(sent.delivery_state, "delivered")
        self.assertFalse(self._open_exceptions(sent))
        with self.assertRaises(UserError):
            sent.action_retry()

    def test_acknowledged_document_is_not_sent_again(self):
        """The partner took it and answered 503 all the same: its 997 is the proof."""
        sent = self._sent(delivery_state="not_sent")
        self.assertEqual(sent.work_state, "waiting")
        self._acknowledge(sent)
        self.assertEqual(sent.work_state, "done")
        self.assertEqual(sent.delivery_state, "delivered")

    def test_what_a_person_says_has_arrived_is_to_be_acknowledged(self):
        sent = self._sent(delivery_state="unknown")
        sent.interface_id.ack_expected = True
        sent._block([Issue("unknown_outcome", "test", "Who knows.")])
        sent.action_arrived()
        self.assertEqual(sent.ack_state, "expected")
        self.assertGreater(sent.ack_due_at, fields.Datetime.now())

    def test_nobody_waits_for_an_answer_to_what_was_sent_anew(self):
        sent = self._sent(delivery_state="delivered", work_state="done")
        past = fields.Datetime.now() - timedelta(hours=1)
        sent.write({"ack_state": "expected", "ack_due_at": past})
        deadline = self.env["distribution.deadline"].search(
            [("message_id", "=", sent.id), ("step", "=", "receipt")]
        )
        self.assertEqual(deadline.state, "open")
        sent.action_send_anew()
        self.assertEqual(deadline.state, "cancelled")
        self.assertEqual(sent.superseded_by_id.traceparent[:35], sent.traceparent[:35])
        self.env["distribution.road.out"]._sweep_overdue()
        self.assertFalse(self._open_exceptions(sent))

    def test_quick_acknowledgement_is_not_overwritten(self):
        sent = self._sent(work_state="working", delivery_state="sending")
        self._acknowledge(sent)
        self.env["distribution.road.out"]._conclude(sent, Outcome("sent"), 0)
        self.assertEqual(sent.ack_state, "accepted")
        self.assertEqual(sent.delivery_state, "delivered")

    def test_answer_that_has_no_interface_stays_shown(self):
        codec = type(self.env["distribution.codec.json"])
        reply = {"type": "acknowledgement"}
        self.patch(codec, "_enveloped", True)
        self.patch(codec, "_decode", lambda *_args: Decoded(replies=[reply]))
        for key in ("reply", "another"):
            message = self._work(b"{}", key=key)
            self.assertEqual(message.work_state, "done")
        exception = self.env["distribution.exception"].search(
            [("system_id", "=", message.system_id.id), ("state", "=", "open")]
        )
        self.assertIn("no live interface for it", exception.words)
        self.assertEqual(exception.count, 2, "one for all its files")

    # --- what stops is not forgotten ---

    def test_document_of_a_retired_interface_is_shown(self):
        sent = self._sent(work_state="waiting")
        sent.interface_id.write({"state": "retired"})
        self.env["distribution.road.out"]._sweep_stranded()
        self.assertEqual(sent.work_state, "blocked")
        self.assertIn("is not live", self._open_exceptions(sent).words)

    def test_exception_of_a_waiting_document_cannot_be_closed(self):
        [exception] = self._refused(self._order("Q-8", ("NO", "1", "EA", "1.00")))
        with self.assertRaisesRegex(UserError, "retry it or drop it"):
            exception.action_decide("close")
        self.assertEqual(exception.state, "open")

    def test_retention_empties_large_files_and_keeps_the_facts(self):
        body = b"y" * (1024 * 1024)
        message = self._work(body, key="large")
        message.write({"work_state": "done"})
        payload = message.payload_ids
        long_ago = fields.Datetime.now() - timedelta(days=500)
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = %s WHERE id = %s",
            (long_ago, message.id),
        )
        payload._purge()
        self.assertTrue(payload.purged_at)
        self.assertEqual(payload._read_body(), b"")
        self.assertEqual(payload.size, len(body))

    # --- nobody walks around the rules ---

    def _user(self, group):
        return new_test_user(
            self.env, group, groups=f"distribution_integration_base.group_{group}"
        )

    def test_no_state_is_written_over_a_call(self):
        manager = self._user("integration_manager")
        values = {
            "name": "Mine",
            "code": "mine",
            "system_id": self.system.id,
            "direction": "out",
            "document_type": "invoice",
            "codec": "json",
            "transport": "http",
        }
        interfaces = self.env["distribution.interface"].with_user(manager)
        with self.assertRaisesRegex(AccessError, "Approve, Go live"):
            interfaces.create({**values, "state": "live"})
        draft = interfaces.create(values)
        with self.assertRaisesRegex(AccessError, "Approve, Go live"):
            draft.write({"state": "live"})
        with self.assertRaisesRegex(AccessError, "Only an administrator"):
            self.orders_in.with_user(manager).write({"address": NOWHERE})
        self.assertEqual(draft.state, "draft")

    def test_approval_does_not_outlive_a_change(self):
        manager = self._user("integration_manager")
        draft = self._interface("again", "out", "invoice")
        draft.write({"state": "approved"})
        draft.with_user(manager).write({"document_type": "shipment"})
        self.assertEqual(draft.state, "draft")

    def test_what_crossed_the_border_is_not_rewritten(self):
        message = self._receive(self._order("Q-9", ("BOLT", "1", "EA", "10.00")))
        for group in ("warehouse", "finance", "customer_service"):
            with self.assertRaisesRegex(AccessError, "buttons only"):
                message.with_user(self._user(group)).write({"work_state": "done"})
        self.assertEqual(message.work_state, "waiting")

    def test_salesperson_without_our_groups_reads_orders(self):
        order = self._work(
            self._order("Q-10", ("BOLT", "1", "EA", "10.00"))
        ).sale_order_id
        seller = new_test_user(
            self.env, "seller", groups="sales_team.group_sale_salesman_all_leads"
        )
        self.env.invalidate_all()
        row = order.with_user(seller).read()[0]
        self.assertEqual(row["distribution_state"], "allocated")
        self.assertNotIn("distribution_event_ids", row)
