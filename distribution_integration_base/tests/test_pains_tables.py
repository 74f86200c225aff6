# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Large tables stay cheap to read, to write and to clean."""

from datetime import timedelta
from unittest.mock import patch

import psycopg2

from odoo import fields
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from ..models.retention import distribution_retention
from .common import DistributionCase

#: Tables that grow with the traffic.
LARGE = (
    "distribution.message",
    "distribution.attempt",
    "distribution.payload",
    "distribution.event",
    "distribution.deadline",
    "distribution.order.step",
    "distribution.allocation.request",
    "distribution.trial",
)
BOLT = ("BOLT", "1", "EA", "10.00")


@tagged("post_install", "-at_install")
class TestPainsTables(DistributionCase):
    def _viewer(self):
        return new_test_user(
            self.env, "looks_on", groups="distribution_integration_base.group_viewer"
        )

    def _some(self, count):
        """Take in ``count`` documents that nobody has to work."""
        prefix = self.env["distribution.message"].search_count([])
        for number in range(count):
            self._receive(self._order(f"T-{prefix + number}", BOLT))
        self.env.flush_all()

    # --- followers and mails ---

    def test_large_tables_have_no_followers_and_no_chatter(self):
        """A peer took two minutes for 9,000 jobs, most of it for their followers."""
        for name in LARGE:
            with self.subTest(model=name):
                fields_of = self.env[name]._fields.keys()
                self.assertFalse(
                    fields_of & {"message_ids", "message_follower_ids", "activity_ids"}
                )

    def test_working_documents_writes_no_decision_and_no_note(self):
        """A peer's audit trail of every write made two minutes ninety."""
        tables = ("distribution.audit", "mail.message", "mail.mail", "mail.followers")
        before = {name: self.env[name].search_count([]) for name in tables}
        messages = [self._receive(self._order(f"QUIET-{n}", BOLT)) for n in range(5)]
        self._drain()
        self.assertEqual({message.work_state for message in messages}, {"done"})
        orders = self.env["sale.order"].union(*(m.sale_order_id for m in messages))
        notes = self.env["mail.message"].search_count(
            [("model", "=", "sale.order"), ("res_id", "in", orders.ids)]
        )
        self.assertEqual(notes, 0)
        after = {name: self.env[name].search_count([]) for name in tables}
        for name in ("distribution.audit", "mail.mail"):
            self.assertEqual(after[name], before[name], name)

    # --- searching ---

    def test_a_search_is_one_statement_whoever_asks(self):
        """A peer read all ids into Python for everybody but the superuser."""
        viewer = self._viewer()
        for name in LARGE[:5]:
            records = self.env[name].with_user(viewer)
            if not records.has_access("read"):
                continue
            with self.subTest(model=name):
                records.search_count([])  # what is looked up once and kept
                with self.assertQueryCount(1):
                    records.search_count([])
                with self.assertQueryCount(1):
                    records._read_group([], ["company_id"], ["__count"])

    def test_a_page_costs_the_same_however_many_there_are(self):
        viewer = self._viewer()
        self._some(90)
        few = self._queries_of_a_page(viewer)
        self._some(100)
        self.assertLessEqual(self._queries_of_a_page(viewer), few)

    def _queries_of_a_page(self, user):
        messages = self.env["distribution.message"].with_user(user)
        columns = {name: {} for name in ("name", "work_state", "interface_id", "note")}
        messages.web_search_read([], columns, limit=80)
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        messages.web_search_read([], columns, limit=80)
        return self.env.cr.sql_log_count - before

    def test_nobody_filters_in_python(self):
        for name in self.env.registry:
            if not name.startswith("distribution."):
                continue
            model = type(self.env[name])
            ours = [
                base.__module__
                for base in model.mro()
                if base.__module__.startswith("odoo.addons.distribution_")
                and "_search" in vars(base)
            ]
            self.assertFalse(ours, f"{name} searches in its own way")

    # --- what rows refer to ---

    def test_list_can_be_read_when_the_record_behind_is_gone(self):
        """Peers showed an access error in place of the whole list."""
        message = self._work(self._order("GHOST", BOLT))
        order = message.sale_order_id
        order._action_cancel()
        order.unlink()
        self.env.flush_all()
        self.env.invalidate_all()
        messages = self.env["distribution.message"].with_user(self._viewer())
        views = messages.get_views([(False, "list"), (False, "form")])
        columns = {name: {} for name in views["models"][messages._name]["fields"]}
        rows = messages.web_search_read([("id", "=", message.id)], columns)["records"]
        self.assertEqual(rows[0]["name"], message.name)

    @mute_logger("odoo.sql_db")
    def test_what_documents_refer_to_is_not_deleted(self):
        message = self._work(self._order("KEPT", BOLT))
        for record in (self.orders_in, self.system):
            with self.assertRaises(psycopg2.Error), self.env.cr.savepoint():
                record.unlink()
        self.assertTrue(message.exists())

    # --- cleaning ---

    def test_cleaning_goes_in_batches_and_goes_on_where_it_stopped(self):
        """A peer deleted all at once, ran out of time, and took all of it back."""
        messages = [self._work(self._order(f"OLD-{n}", BOLT)) for n in range(5)]
        old = self.env["distribution.message"].union(*messages)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = %s WHERE id = ANY(%s)",
            (fields.Datetime.now() - timedelta(days=500), old.ids),
        )
        self.env.invalidate_all()
        self.patch(distribution_retention, "BATCH", 2)
        told = []

        def time_is_up(_cron, processed=0, *, remaining=None, **_how):
            told.append((processed, remaining))
            return 0.0

        with patch.object(type(self.env["ir.cron"]), "_commit_progress", time_is_up):
            self.env["distribution.retention"]._cron()
            self.assertEqual(told, [(2, None), (0, 1)])
            self.assertEqual(self._purged(old), 2)
            self.env["distribution.retention"]._cron()
            self.assertEqual(self._purged(old), 4)
            self.env["distribution.retention"]._cron()
        self.assertEqual(self._purged(old), 5, told)

    def _purged(self, messages):
        self.env.invalidate_all()
        return len(messages.payload_ids.filtered("purged_at"))
