# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every step in the life of an interface has a person, a time and a reason."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestInterfaceLife(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        group = "distribution_integration_base.group_integration_manager"
        cls.author, cls.editor, cls.approver = (
            new_test_user(cls.env, name, group)
            for name in ("life_author", "life_editor", "life_approver")
        )
        cls.draft = (
            cls.env["distribution.interface"]
            .with_user(cls.author)
            .create(
                {
                    "name": "Orders, new",
                    "code": "orders-new",
                    "system_id": cls.system.id,
                    "direction": "in",
                    "document_type": "order",
                    "codec": "json",
                    "transport": "http",
                }
            )
        )

    def audit(self, decision):
        return self.env["distribution.audit"].search(
            [
                ("res_model", "=", "distribution.interface"),
                ("res_id", "=", self.draft.id),
                ("decision", "=", decision),
            ]
        )

    def step(self, name, user, interface=None, **values):
        return (
            self.env["distribution.interface.step"]
            .with_user(user)
            .create(
                {
                    "interface_id": (interface or self.draft).id,
                    "step": name,
                    **values,
                }
            )
        )

    def go_live(self):
        self.draft.action_submit()
        self.draft.with_user(self.approver).action_approve()
        self.draft.action_go_live()

    def test_nobody_who_had_a_hand_in_it_approves(self):
        self.draft.with_user(self.editor).name = "Orders, edited"
        self.draft.action_submit()
        for user in (self.author, self.editor):
            with self.assertRaisesRegex(UserError, "Ask a colleague"):
                self.draft.with_user(user).action_approve()
        self.assertEqual(self.draft.state, "submitted")
        self.assertFalse(self.audit("approved"))
        self.draft.with_user(self.approver).action_approve()
        self.assertEqual(self.draft.approved_by_id, self.approver)
        self.assertTrue(self.draft.approved_at)
        self.assertEqual(self.audit("approved").user_id, self.approver)

    def test_whose_edit_another_one_followed_does_not_approve_either(self):
        self.draft.with_user(self.editor).ack_hours = 100
        self.draft.name = "Orders, edited by the author after that"
        self.draft.action_submit()
        with self.assertRaisesRegex(UserError, "Ask a colleague"):
            self.draft.with_user(self.editor).action_approve()
        self.assertEqual(self.draft.state, "submitted")

    def test_who_submitted_does_not_approve(self):
        self.draft.with_user(self.approver).action_submit()
        with self.assertRaisesRegex(UserError, "Ask a colleague"):
            self.draft.with_user(self.approver).action_approve()
        self.assertEqual(self.draft.state, "submitted")

    def test_nobody_writes_the_steps_by_hand(self):
        for values in (
            {"state": "live"},
            {"edited_by_id": False},
            {"sunset_on": False},
        ):
            with self.assertRaises(AccessError):
                self.draft.with_user(self.author).write(values)
        self.assertEqual(self.draft.state, "draft")

    def test_rejected_with_a_reason(self):
        self.draft.action_submit()
        action = self.draft.with_user(self.approver).action_reject()
        self.assertEqual(action["context"]["default_step"], "reject")
        with self.assertRaisesRegex(UserError, "Say why"):
            self.step("reject", self.approver).action_confirm()
        self.assertEqual(self.draft.state, "submitted")
        self.step("reject", self.approver, reason="wrong codec").action_confirm()
        self.assertEqual(self.draft.state, "draft")
        self.assertEqual(self.audit("rejected").reason, "wrong codec")

    def test_change_of_what_was_submitted_needs_a_new_approval(self):
        self.draft.action_submit()
        self.draft.with_user(self.author).transport = "http"
        self.draft.with_user(self.author).document_type = "invoice"
        self.assertEqual(self.draft.state, "draft")

    def test_change_log_says_who_what_when_why_and_under_which_contract(self):
        self.go_live()
        self.draft.with_user(self.editor).owner_id = self.editor
        change = self.draft.change_ids.filtered(
            lambda row: row.field_name == "owner_id"
        )
        self.assertEqual(
            (change.user_id, change.before, change.after, change.contract_version),
            (
                self.editor,
                self.author.name,
                self.editor.name,
                self.draft.contract_id.version,
            ),
        )
        states = self.draft.change_ids.filtered(lambda row: row.field_name == "state")
        self.assertEqual(
            states.sorted("id").mapped("after"), ["Submitted", "Approved", "Live"]
        )
        with self.assertRaisesRegex(UserError, "cannot be changed"):
            change.sudo().after = "somebody else"
        self.assertEqual(change.after, self.editor.name)

    def test_a_poll_is_no_change(self):
        self.draft.sudo().last_polled_at = fields.Datetime.now()
        self.assertFalse(self.draft.change_ids)
        self.assertFalse(self.draft.edited_by_id)

    def test_deprecated_with_a_day_a_reason_and_a_warning(self):
        self.go_live()
        message_id, _uid, _new = self.env["distribution.message"]._receive(
            self.draft, b"{}", name="x", idempotency_key="webhook:1"
        )
        with self.assertRaisesRegex(UserError, "Name the day"):
            self.step("deprecate", self.author, reason="old").action_confirm()
        yesterday = fields.Date.today() - timedelta(days=1)
        with self.assertRaisesRegex(UserError, "in the past"):
            self.draft._deprecate(yesterday, "old")
        self.assertEqual(self.draft.state, "live")
        day = fields.Date.today() + timedelta(days=90)
        self.step(
            "deprecate", self.author, reason="version 2 is there", sunset_on=day
        ).action_confirm()
        self.assertEqual((self.draft.state, self.draft.sunset_on), ("deprecated", day))
        event = self.env["distribution.event"].search(
            [
                ("event_type", "=", "interface.deprecated"),
                ("res_id", "=", self.draft.id),
            ]
        )
        self.assertIn("Northside Tools, signed webhook (1 documents", event.words)
        self.assertEqual(self.audit("deprecated").reason, "version 2 is there")
        # Who is warned is also who keeps it from being retired.
        with self.assertRaisesRegex(
            UserError, "signed webhook .1 documents, last"
        ) as e:
            self.draft.action_retire()
        self.assertIn("Not finished: 1 documents", str(e.exception))
        self.assertEqual(self.draft.state, "deprecated")
        self.assertTrue(message_id)

    def test_retired_after_quiet_days_only(self):
        self.go_live()
        self.draft._deprecate(fields.Date.today(), "old")
        message_id, _uid, _new = self.env["distribution.message"]._receive(
            self.draft, b"{}", name="x", idempotency_key="1"
        )
        message = self.env["distribution.message"].browse(message_id)
        self.cr.execute(
            "UPDATE distribution_message SET create_date = create_date "
            "- interval '40 days' WHERE id = %s",
            [message_id],
        )
        with self.assertRaisesRegex(UserError, "Not finished: 1"):
            self.draft.action_retire()
        message.work_state = "done"
        self.env["ir.config_parameter"].set_param("distribution.retire_quiet_days", 60)
        with self.assertRaisesRegex(UserError, "In the last 60 days: Northside"):
            self.draft.action_retire()
        self.assertEqual(self.draft.state, "deprecated")
        self.env["ir.config_parameter"].set_param("distribution.retire_quiet_days", 30)
        self.draft.action_retire()
        self.assertEqual(self.draft.state, "retired")

    def test_to_archive_the_system_is_no_way_round(self):
        message = self._receive(self._order("LIFE-1", ("BOLT", "1", "EA", "10.00")))
        with self.assertRaisesRegex(UserError, "nor its system archived") as error:
            self.system.action_archive()
        self.assertIn("Not finished: 1", str(error.exception))
        self.assertTrue(self.system.active)
        message.sudo().unlink()
        self.system.action_archive()
        self.assertFalse(self.system.active)

    def test_consumers_are_seen_in_traffic(self):
        receive = self.env["distribution.message"]._receive
        receive(self.orders_in, b"{}", name="a", idempotency_key="webhook:1")
        receive(self.orders_in, b"{}", name="b", idempotency_key="webhook:2")
        receive(self.orders_in, b"{}", name="c", idempotency_key="api:7:x")
        self.env.flush_all()
        found = self.env["distribution.consumer"].search(
            [("interface_id", "=", self.orders_in.id)]
        )
        self.assertEqual(
            {(row.source, row.count_30_days) for row in found},
            {("webhook", 2), ("api:7", 1)},
        )
        self.assertTrue(all(row.first_seen <= row.last_seen for row in found))
        action = self.orders_in.action_open_consumers()
        self.assertEqual(action["domain"], [("interface_id", "=", self.orders_in.id)])

    def test_latency_class_is_a_promise_in_seconds(self):
        self.draft.latency_class = "real_time"
        self.assertEqual(self.draft.latency_seconds, 10)
        self.draft.latency_seconds = 30
        self.assertEqual(self.draft.latency_seconds, 30)
