# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a claim reads, however many messages wait and whatever PostgreSQL believes."""

from odoo.tests import TransactionCase, tagged

from ..models.messages import message_sql
from ..models.road import distribution_drain


@tagged("post_install", "-at_install")
class TestClaimPlan(TransactionCase):
    def _plan(self, query):
        self.env.flush_all()
        self.env.cr.execute("ANALYZE distribution_message")
        self.env.cr.execute(message_sql.WALK_INDEX)
        self.env.cr.execute(f"EXPLAIN {query.code}", query.params)
        return "\n".join(row[0] for row in self.env.cr.fetchall())

    def test_claim_walks_down_its_index(self):
        """Statistics that say that nobody waits must not make it read all who do."""
        plan = self._plan(message_sql.claim_alike(("decode", "apply"), 50))
        for read in ("Seq Scan", "Bitmap", "Sort", "Join Filter", "Hash"):
            self.assertNotIn(read, plan)
        self.assertEqual(plan.count("using distribution_message_claim_index"), 2)
        self.assertIn("Index Cond: (((order_key)::text = (m.order_key)::text)", plan)

    def test_work_of_the_handlers_is_planned_freely(self):
        self.env["distribution.message"]._claim()
        self.env.cr.execute(
            "SELECT current_setting('enable_sort'), current_setting('enable_seqscan')"
        )
        self.assertEqual(self.env.cr.fetchone(), ("on", "on"))


@tagged("post_install", "-at_install")
class TestBreadth(TransactionCase):
    """A batch grows as long as it is quick; slow work leaves others their turn."""

    def _breadths(self, quick):
        asked = []

        def work(_this, _ids=None, breadth=1):
            asked.append(breadth)
            return 50 if len(asked) < 6 else 0

        drain = self.env["distribution.drain"]
        self.patch(type(drain), "_work_batch", work)
        self.patch(distribution_drain, "QUICK_BATCH", 60.0 if quick else -1.0)
        self.patch(distribution_drain, "ROUND_SECONDS", 60.0)
        self.assertEqual(drain._work_round(float("inf")), 250)
        return asked

    def test_quick_batches_grow_up_to_a_limit(self):
        self.assertEqual(self._breadths(quick=True), [1, 2, 4, 8, 8, 8])

    def test_slow_batches_stay_small(self):
        self.assertEqual(self._breadths(quick=False), [1, 1, 1, 1, 1, 1])
