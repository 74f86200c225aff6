# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Decisions about many messages: counted before, each for itself, kept in words."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user, tagged

from ..models.messages import distribution_bulk
from .common import DistributionCase

UNKNOWN = ("NO", "1", "EA", "10.00")


@tagged("post_install", "-at_install")
class TestBulk(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        base = "distribution_integration_base.group_"
        cls.clerk = new_test_user(cls.env, "clerk", base + "customer_service")
        cls.viewer = new_test_user(cls.env, "viewer", base + "viewer")

    def _stopped(self, *numbers):
        """Take in an order under each number that stops for an unknown item."""
        messages = self.env["distribution.message"]
        for number in numbers:
            messages |= self._receive(self._order(number, UNKNOWN))
        self._drain()
        self.assertEqual(set(messages.mapped("work_state")), {"blocked"})
        return messages

    def _wizard(self, messages, decision, user=None, **context):
        return (
            self.env["distribution.message.bulk"]
            .with_user(user or self.clerk)
            .with_context(
                active_model="distribution.message",
                active_ids=messages.ids,
                default_decision=decision,
                **context,
            )
        )

    def _start(self, wizard, **values):
        form = Form(wizard)
        for name, value in values.items():
            form[name] = value
        action = form.save().action_start()
        return self.env["distribution.bulk"].browse(action["res_id"])

    def _in_background(self, bound=0):
        self.patch(distribution_bulk, "AT_ONCE", bound)

    def _work_all(self):
        with self._own_cursors():
            self.env["distribution.bulk"]._work_all()

    def test_preview_counts_what_the_run_does(self):
        stopped = self._stopped("B-1", "B-2")
        done = self._work(self._order("B-3", ("BOLT", "1", "EA", "10.00")))
        form = Form(self._wizard(stopped | done, "drop"))
        self.assertEqual(form.possible, 2)
        self.assertEqual(
            form.left_out, "1 × It is finished: there is nothing to retry or to drop."
        )
        self.assertIn(
            "Of Northside Tools nothing becomes of: 2 × order", form.consequence
        )
        bulk = self._start(self._wizard(stopped | done, "drop"), reason="Test orders.")
        self.assertEqual(
            (bulk.state, bulk.total, bulk.done, bulk.refused), ("finished", 2, 2, 0)
        )
        self.assertEqual(bulk.user_id, self.clerk)
        self.assertEqual(bulk.progress, 100.0)
        self.assertIn("1 × It is finished", bulk.left_out)
        self.assertEqual(set(stopped.mapped("work_state")), {"dropped"})
        self.assertIn("Test orders.", stopped[0].note)
        self.assertEqual(done.work_state, "done")

    def test_preview_asks_what_the_button_asks(self):
        first = self._stopped("B-5")
        other = self._receive(self._order("B-5", ("XX", "9", "EA", "1")), key="again")
        self._drain()
        done = self._work(self._order("B-6", ("BOLT", "1", "EA", "10.00")))
        self.assertEqual(other.duplicate_of_id, first)
        messages = first | other | done
        for decision, left_out in (
            ("retry", "It has the number of message"),
            ("replay", "It became"),
            ("accept_prices", "It does not wait for its prices"),
        ):
            form = Form(self._wizard(messages, decision))
            allowed = messages.filtered(
                lambda m, d=decision: not m.with_user(self.clerk)._refusal(d)
            )
            self.assertEqual(form.possible, len(allowed), decision)
            self.assertIn(left_out, form.left_out)
        bulk = self._start(self._wizard(messages, "retry"))
        self.assertEqual((bulk.done, bulk.refused), (1, 0))

    def test_whole_list_is_taken_by_its_filter(self):
        stopped = self._stopped("B-10", "B-11", "B-12")
        domain = [("id", "in", stopped.ids)]
        wizard = self._wizard(stopped[:1], "retry", active_domain=domain)
        self.assertEqual(Form(wizard).possible, 1)
        bulk = self._start(wizard, scope="listed")
        self.assertEqual(bulk.done, 3)
        self.assertEqual(set(stopped.mapped("work_state")), {"waiting"})

    def test_cap_takes_the_oldest_and_says_so(self):
        stopped = self._stopped("B-20", "B-21", "B-22")
        self.env["ir.config_parameter"].set_param("distribution.bulk_cap", "2")
        wizard = self._wizard(stopped, "retry")
        self.assertIn("3 messages: the oldest 2", Form(wizard).plan)
        bulk = self._start(wizard)
        self.assertEqual(bulk.line_ids.message_id, stopped.sorted("id")[:2])
        self.assertEqual(stopped.sorted("id")[2].work_state, "blocked")

    def test_background_run_goes_past_a_refusal_and_a_fault(self):
        stopped = self._stopped("B-30", "B-31", "B-32", "B-33")
        self._in_background()
        bulk = self._start(self._wizard(stopped, "retry"))
        self.assertEqual((bulk.state, bulk.pending), ("running", 4))
        self.assertEqual(set(stopped.mapped("work_state")), {"blocked"})
        refused, broken = stopped[1], stopped[2]
        refused.write({"work_state": "done"})
        registered = type(stopped)
        release = registered._release

        def failing(this, **values):
            if this == broken:
                raise ValueError("a fault of ours")
            return release(this, **values)

        with patch.object(registered, "_release", failing):
            self._work_all()
        bulk.invalidate_recordset()
        self.assertEqual((bulk.state, bulk.done, bulk.refused), ("finished", 2, 2))
        self.assertTrue(bulk.finished_at)
        words = dict(bulk.refused_ids.mapped(lambda x: (x.message_id, x.words)))
        self.assertIn("It is finished", words[refused])
        self.assertIn("a fault of ours", words[broken])
        self.assertEqual(broken.work_state, "blocked")
        self.assertFalse(
            broken.attempt_ids.filtered(lambda a: a.outcome == "decided"),
            "what failed leaves nothing half done",
        )
        audit = self.env["distribution.audit"].search(
            [("decision", "=", "released"), ("res_id", "in", stopped.ids)]
        )
        self.assertEqual(set(audit.mapped("res_id")), {stopped[0].id, stopped[3].id})
        self.assertEqual(audit.user_id, self.clerk, "as the person who decided")

    def test_stopped_run_leaves_the_others_as_they_are(self):
        stopped = self._stopped("B-40", "B-41")
        self._in_background()
        bulk = self._start(self._wizard(stopped, "drop"), reason="No.")
        bulk.with_user(self.clerk).action_cancel()
        self._work_all()
        bulk.invalidate_recordset()
        self.assertEqual((bulk.state, bulk.pending), ("cancelled", 2))
        self.assertEqual(set(stopped.mapped("work_state")), {"blocked"})

    def test_time_that_is_up_leaves_the_rest_to_the_next_job(self):
        stopped = self._stopped("B-45", "B-46")
        self._in_background()
        bulk = self._start(self._wizard(stopped, "retry"))
        with self._own_cursors():
            self.env["distribution.bulk"]._work_all(seconds=0)
        self.assertEqual((bulk.state, bulk.pending), ("running", 2))
        self._work_all()
        bulk.invalidate_recordset()
        self.assertEqual((bulk.state, bulk.done), ("finished", 2))

    def test_who_lost_the_right_in_the_meantime_decides_nothing(self):
        stopped = self._stopped("B-50")
        self._in_background()
        bulk = self._start(self._wizard(stopped, "drop"), reason="No.")
        self.clerk.group_ids = self.viewer.group_ids
        self._work_all()
        bulk.invalidate_recordset()
        self.assertEqual((bulk.done, bulk.refused), (0, 1))
        self.assertEqual(stopped.work_state, "blocked")

    def test_messages_of_another_company_are_left_out(self):
        stopped = self._stopped("B-60", "B-61")
        other = self.env["res.company"].create({"name": "Elsewhere"})
        stopped[0].company_id = other
        self.clerk.company_ids |= other
        wizard = self._wizard(
            stopped, "retry", allowed_company_ids=(self.env.company | other).ids
        )
        form = Form(wizard)
        self.assertEqual(form.possible, 1)
        self.assertIn("1 × It belongs to another company", form.left_out)

    def test_what_another_role_decides_is_left_out(self):
        stopped = self._stopped("B-65")
        finance = new_test_user(
            self.env, "finance", "distribution_integration_base.group_finance"
        )
        wizard = self._wizard(stopped, "retry", finance)
        self.assertIn("1 × Another role decides", Form(wizard).left_out)
        with self.assertRaisesRegex(UserError, "Another role decides"):
            wizard.create({}).action_start()
        self.assertEqual(stopped.work_state, "blocked")

    def test_nothing_to_do_and_no_reason_are_said(self):
        done = self._work(self._order("B-70", ("BOLT", "1", "EA", "10.00")))
        runs = self.env["distribution.bulk"].search_count([])
        with self.assertRaisesRegex(UserError, "nothing to do"):
            self._wizard(done, "retry").create({}).action_start()
        stopped = self._stopped("B-71")
        with self.assertRaisesRegex(UserError, "Say why"):
            self._wizard(stopped, "drop").create({}).action_start()
        self.assertEqual(self.env["distribution.bulk"].search_count([]), runs)
        self.assertEqual(stopped.work_state, "blocked")

    def test_viewer_starts_and_stops_nothing(self):
        stopped = self._stopped("B-80")
        with self.assertRaises(AccessError):
            self._wizard(stopped, "retry", self.viewer).create({})
        with self.assertRaises(AccessError):
            self.env["distribution.bulk"].with_user(self.viewer)._start(
                "retry", stopped.with_user(self.viewer)
            )
        self._in_background()
        bulk = self._start(self._wizard(stopped, "retry"))
        self.assertEqual(bulk.with_user(self.viewer).total, 1)
        with self.assertRaises(AccessError):
            bulk.with_user(self.viewer).action_cancel()
        with self.assertRaisesRegex(AccessError, "buttons only"):
            bulk.with_user(self.clerk).write({"state": "finished"})
        self.assertEqual(bulk.state, "running")
        self.assertEqual(stopped.work_state, "blocked")
