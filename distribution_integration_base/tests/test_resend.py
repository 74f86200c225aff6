# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Resend everything that failed since a moment, and nothing that succeeded since."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from .common import DistributionCase
from .peer import Peer

REFUSED = ("answer", 400, {}, b"closed today")


@tagged("post_install", "-at_install")
class TestResend(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        base = "distribution_integration_base.group_"
        cls.clerk = new_test_user(cls.env, "clerk", base + "integration_manager")

    def setUp(self):
        super().setUp()
        self.peer = self.enterContext(Peer())
        self.answers_out = self._subscribe(
            "order.accepted", "order_response", self.peer.address
        )

    def _answer(self, number, script=REFUSED):
        """Take an order in; its answer meets ``script``. Return the answer."""
        if script:
            self.peer.script.append(script)
        order = self._receive(self._order(number, ("BOLT", "1", "EA", "10.00")))
        self._drain()
        self._drain()
        return order.sale_order_id.distribution_sent_ids.filtered(
            lambda m: m.direction == "out"
        )

    def _form(self, **values):
        form = Form(
            self.env["distribution.message.resend"]
            .with_user(self.clerk)
            .with_context(active_model="distribution.system", active_id=self.system.id)
        )
        for name, value in values.items():
            form[name] = value
        return form

    def _resend(self, **values):
        action = self._form(**values).save().action_start()
        return self.env["distribution.bulk"].browse(action["res_id"])

    def test_failed_ones_leave_again_and_no_other(self):
        failed = self._answer("F-1")
        delivered = self._answer("F-2", None)
        self.assertEqual(failed.delivery_state, "failed")
        bulk = self._resend()
        self.assertEqual(bulk.line_ids.message_id, failed)
        self._drain()
        self.assertEqual(failed.delivery_state, "delivered")
        self.assertEqual(delivered.delivery_state, "delivered")
        self.assertEqual(len(self.peer.received), 3)

    def test_what_succeeded_since_is_skipped_and_counted(self):
        failed = self._answer("F-10")
        later = self._answer("F-11", None)
        later.write({"res_id": failed.res_id})
        form = self._form()
        self.assertFalse(form.possible)
        self.assertEqual(
            form.left_out, "1 × A later one about the same was delivered since."
        )
        with self.assertRaisesRegex(UserError, "delivered since"):
            form.save().action_start()
        self._drain()
        self.assertEqual(failed.delivery_state, "failed")
        self.assertEqual(len(self.peer.received), 2)

    def test_success_between_preview_and_run_is_noticed(self):
        failed = self._answer("F-12")
        bulk = self.env["distribution.bulk"]
        later = self._answer("F-13", None)
        later.write({"res_id": failed.res_id})
        run = bulk.with_user(self.clerk)._start("resend", failed.with_user(self.clerk))
        self.assertIn("delivered since", run.refused_ids.words)
        self.assertEqual(failed.work_state, "blocked")

    def test_unknown_outcome_only_on_a_persons_word(self):
        unknown = self._answer("F-20", "cut")
        form = self._form()
        self.assertFalse(form.possible)
        self.assertIn("1 × Nobody knows whether it arrived", form.left_out)
        self.assertEqual(len(self.peer.received), 1)
        self._resend(include_unknown=True)
        self._drain()
        self.assertEqual(unknown.delivery_state, "delivered")
        self.assertEqual(len(self.peer.received), 2)

    def test_rejected_one_is_made_anew_once(self):
        rejected = self._answer("F-30", None)
        result = {"verdict": "rejected", "segments": []}
        self.env["distribution.handler.acknowledgement"]._mark(rejected, result)
        self._resend()
        anew = rejected.superseded_by_id
        self.assertEqual((anew.step, anew.res_id), ("render", rejected.res_id))
        self._drain()
        self.assertEqual(anew.delivery_state, "delivered")
        with self.assertRaisesRegex(UserError, "nothing to do"):
            self._resend()
        with self.assertRaisesRegex(UserError, "took its place"):
            rejected.with_user(self.clerk).action_send_anew()
        self.assertEqual(len(self.peer.received), 2)

    def test_only_since_then_and_only_that_interface(self):
        failed = self._answer("F-40")
        soon = fields.Datetime.now() + timedelta(minutes=5)
        self.assertFalse(self._form(since=soon).possible)
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = %s WHERE id = %s",
            (soon - timedelta(days=9), failed.id),
        )
        self.assertEqual(self._form().possible, 1, "it was tried in vain since")
        self.env.cr.execute(
            "UPDATE distribution_attempt SET at = %s WHERE message_id = %s",
            (soon - timedelta(days=9), failed.id),
        )
        self.assertFalse(self._form().possible)
        other = self._interface("other-out", "out", "invoice")
        form = self._form(since=soon - timedelta(days=10))
        self.assertEqual(form.possible, 1)
        form.interface_ids.add(other)
        self.assertFalse(form.possible)

    def test_what_a_person_gave_up_stays_so(self):
        failed = self._answer("F-50")
        failed.action_drop("Sent by mail.")
        self.assertFalse(self._form().possible)
        with self.assertRaisesRegex(UserError, "Somebody gave it up"):
            failed.with_user(self.clerk).action_resend()
        self.assertEqual(failed.work_state, "dropped")

    def test_viewer_may_not(self):
        failed = self._answer("F-60")
        viewer = new_test_user(
            self.env, "viewer", "distribution_integration_base.group_viewer"
        )
        with self.assertRaises(AccessError):
            self.env["distribution.message.resend"].with_user(viewer).create(
                {"system_id": self.system.id}
            )
        self.assertEqual(failed.work_state, "blocked")
