# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The clocks do what they are for, run as Odoo runs them."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestCrons(DistributionCase):
    def _trigger(self, name):
        """Run a cron as its clock would."""
        cron = self.env.ref(f"distribution_integration_base.cron_{name}")
        with self._own_cursors():
            cron.method_direct_trigger()

    def test_queue_is_worked_without_a_job_runner(self):
        message = self._receive(self._order("C-1", ("BOLT", "1", "EA", "10.00")))
        self._trigger("drain")
        self.assertEqual(message.work_state, "done")

    def test_polling_goes_past_a_transport_that_is_gone(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE distribution_interface SET transport = 'pigeon' WHERE id = %s",
            (self.orders_in.id,),
        )
        self._trigger("poll")
        self.assertFalse(
            self.env["distribution.exception"].search(
                [("interface_id", "=", self.orders_in.id)]
            )
        )

    def test_retention_leaves_what_is_young_or_unfinished(self):
        old = self._work(self._order("C-2", ("BOLT", "1", "EA", "10.00")))
        young = self._work(self._order("C-3", ("BOLT", "1", "EA", "10.00")))
        waiting = self._work(self._order("C-4", ("NO", "1", "EA", "10.00")))
        long_ago = fields.Datetime.now() - timedelta(days=401)
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = %s WHERE id = ANY(%s)",
            (long_ago, [old.id, waiting.id]),
        )
        self._trigger("retention")
        self.assertTrue(old.payload_ids.purged_at)
        self.assertFalse(old.canonical)
        self.assertEqual(len(old.payload_ids.sha256), 64)
        for kept in (young, waiting):
            self.assertFalse(kept.payload_ids.purged_at)
            self.assertTrue(kept.canonical)

    def test_retention_can_be_switched_off(self):
        old = self._work(self._order("C-5", ("BOLT", "1", "EA", "10.00")))
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = '2000-01-01' WHERE id = %s",
            (old.id,),
        )
        self.env.ref("distribution_integration_base.retention_trade").days = 0
        self._trigger("retention")
        self.assertFalse(old.payload_ids.purged_at)
