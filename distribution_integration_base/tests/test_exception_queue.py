# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The queue: tiles, taking over, snoozing."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from ..engine.errors import Issue
from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestExceptionQueue(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = new_test_user(
            cls.env,
            "clerk",
            groups="distribution_integration_base.group_integration_manager",
        )
        cls.queue = cls.env["distribution.exception"].with_user(cls.clerk)
        cls.before = {tile["key"]: tile["count"] for tile in cls.queue._tiles()}

    def _open(self, error_class, cause):
        issue = Issue(error_class, cause, "Something is off.")
        return self.queue.sudo()._open(issue, interface=self.orders_in)

    def _gained(self):
        """Return {tile: rows more than before this test}, without zeros."""
        counts = {tile["key"]: tile["count"] for tile in self.queue._tiles()}
        gained = {key: counts[key] - self.before[key] for key in counts}
        return {key: count for key, count in gained.items() if count}

    def test_tile_counts_by_the_domain_that_it_gives(self):
        self._open("mapping", "unmapped:item:sku:X")
        self._open("connection", "connection_down")
        for tile in self.queue._tiles():
            with self.subTest(tile["key"]):
                found = self.queue.search(tile["domain"])
                self.assertEqual(tile["count"], len(found))

    def test_each_class_has_its_tile(self):
        tile_of = {
            ("mapping", "unmapped:item:sku:X"): "mapping",
            ("business_rule", "price"): "business",
            ("value", "a"): "content",
            ("missing", "b"): "content",
            ("parse", "c"): "content",
            ("duplicate", "d"): "content",
            ("unknown_outcome", "sender_lost"): "unknown",
            ("connection", "connection_down"): "connection",
            ("authorisation", "http_401"): "connection",
            ("bug", "bug:KeyError"): "fault",
        }
        for case, tile in tile_of.items():
            with self.subTest(case), self.cr.savepoint() as savepoint:
                self._open(*case)
                self.assertEqual(self._gained(), {"todo": 1, "unassigned": 1, tile: 1})
                savepoint.rollback()
            self.queue.invalidate_model()

    def test_mine_and_overdue(self):
        exception = self._open("value", "late")
        exception.with_user(self.clerk).action_assign_to_me()
        exception.sudo().due_at = fields.Datetime.now() - timedelta(minutes=1)
        self.assertEqual(
            self._gained(), {"todo": 1, "mine": 1, "content": 1, "overdue": 1}
        )

    def test_search_view_has_each_tile_as_a_filter(self):
        arch = self.queue.get_view(view_type="search")["arch"]
        for tile in self.queue._tiles():
            self.assertIn(f'name="tile_{tile["key"]}"', arch)

    def test_snoozed_leaves_the_queue_and_comes_back(self):
        exception = self._open("value", "later").with_user(self.clerk)
        until = fields.Datetime.now() + timedelta(hours=1)
        exception._snooze(until, "The buyer is in at noon.")
        self.assertEqual(self._gained(), {"snoozed": 1})
        note = self.env["distribution.audit"].search(
            [("res_model", "=", exception._name), ("res_id", "=", exception.id)]
        )
        self.assertEqual(note.decision, "snoozed")
        self.assertEqual(note.reason, "The buyer is in at noon.")
        exception.sudo().snoozed_until = fields.Datetime.now() - timedelta(seconds=1)
        self.assertEqual(self._gained(), {"todo": 1, "unassigned": 1, "content": 1})

    def test_snoozed_is_woken_by_hand(self):
        exception = self._open("value", "later").with_user(self.clerk)
        exception._snooze(fields.Datetime.now() + timedelta(hours=1), "Later.")
        exception.action_wake()
        self.assertFalse(exception.snoozed_until)
        self.assertIn("todo", self._gained())

    def test_nothing_is_snoozed_into_the_past(self):
        exception = self._open("value", "later").with_user(self.clerk)
        with self.assertRaisesRegex(UserError, "still to come"):
            exception._snooze(fields.Datetime.now() - timedelta(hours=1), "Oops.")
        self.assertFalse(exception.snoozed_until)

    def test_assignment_is_written_down_and_mails_nobody(self):
        mails = self.env["mail.mail"].search_count([])
        exception = self._open("value", "mine")
        exception.with_user(self.clerk).user_id = self.env.user
        note = self.env["distribution.audit"].search(
            [("res_model", "=", exception._name), ("res_id", "=", exception.id)]
        )
        self.assertEqual((note.decision, note.user_id), ("assigned", self.clerk))
        self.assertFalse(exception.message_ids)
        self.assertFalse(exception.message_follower_ids)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_comments_stay_on_the_exception(self):
        exception = self._open("value", "talk")
        exception.with_user(self.clerk).message_post(body="Buyer called.")
        self.assertIn("Buyer called.", exception.message_ids.body)
