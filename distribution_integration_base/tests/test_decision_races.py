# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A person and a worker, or two workers, decide about one message at the same time."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.messages import distribution_bulk
from .workers import WorkerCase, until, work

BOLT = ("BOLT", "1", "EA", "10.00")
UNKNOWN = ("NO", "1", "EA", "10.00")


def run_bulk(env):
    """Work every bulk run, as a job does."""
    env["distribution.bulk"]._work_all()


@tagged("post_install", "-at_install")
class TestDecisionRaces(WorkerCase):
    def test_what_a_worker_has_in_hand_is_not_dropped(self):
        message = self._receive(self._order("RACE-1", BOLT))
        self._commit()
        work(self.env, message.ids)
        self._commit()
        inside, go_on = self._stop_at("sale.order", "action_confirm")
        worker = self._start(work, message.ids)
        until(inside.is_set)
        for action in ("action_drop", "action_retry", "action_replay"):
            with self.assertRaisesRegex(UserError, "being worked at this moment"):
                getattr(message, action)()
        self._commit()
        go_on.set()
        self.assertEqual(worker.result(), 1)
        self._commit()
        self.assertEqual(message.work_state, "done")
        self.assertEqual(self._count_orders("RACE-1"), 1)
        self.assertFalse(message.attempt_ids.filtered(lambda a: a.outcome == "decided"))

    def test_two_workers_share_no_message_of_a_run(self):
        ids = [
            self._receive(self._order(f"RACE-{n}", UNKNOWN)).id for n in range(2, 22)
        ]
        self._drain()
        messages = self.env["distribution.message"].browse(ids)
        self.patch(distribution_bulk, "AT_ONCE", 0)
        bulk = self.env["distribution.bulk"]._start("drop", messages, reason="Test.")
        self._together((run_bulk,), (run_bulk,))
        self.assertEqual((bulk.state, bulk.done, bulk.refused), ("finished", 20, 0))
        self.assertEqual(set(messages.mapped("work_state")), {"dropped"})
        decided = messages.attempt_ids.filtered(lambda a: a.outcome == "decided")
        self.assertEqual(len(decided), 20, "each was decided once")
        bulk.sudo().unlink()
        self._commit()
