# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a claim reads, however many messages wait and whatever PostgreSQL believes."""

from odoo.tests import TransactionCase, tagged

from ..models.messages import message_sql


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
