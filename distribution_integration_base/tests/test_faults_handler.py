# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A handler that raises on every tenth document: the other nine do not notice."""

from collections import Counter

from odoo import fields
from odoo.tests import tagged

from ..engine.errors import DistributionError
from .faults import FaultCase, size, tell
from .workers import drain, fork

TRIES = 3
#: Before the second one (seconds), give or take a fifth.
WAIT = 3600


@tagged("post_install", "-at_install")
class TestFaultsHandler(FaultCase):
    def setUp(self):
        super().setUp()
        # Longer than a pass of the full run: nothing is due again within it.
        self.orders_in.write({"retry_attempts": TRIES, "retry_first": WAIT})
        self._commit()
        self.is_broken = fork.Value("b", 1)
        self.enterContext(
            self._wrapped("distribution.handler.order", "_apply_batch", self._raise)
        )

    def _raise(self, original, this, batch):
        """Do the work of the whole batch, then stop on each tenth document.

        Of these, one half meets a fault of the program, the other one of the moment.
        """
        original(this, batch)
        this.env.flush_all()
        for message in batch if self.is_broken.value else ():
            number = int(message.reference.split("-")[1])
            if number % 20 == 0:
                raise ZeroDivisionError("a fault of the program")
            if number % 20 == 10:
                raise DistributionError("intermittent", "a fault of the moment")

    def test_every_tenth_document(self):
        count = size(40, 1_000)
        messages = self._take_in(*(f"TENTH-{n}" for n in range(1, count + 1)))
        bugs = messages[19::20]
        moments = messages[9::20]
        well = messages - bugs - moments
        self._together((drain,), (drain,))
        self.assertEqual(set(well.mapped("work_state")), {"done"})
        self.assertEqual(self._count_orders("TENTH-"), len(well))
        self.assertEqual(well.sale_order_id.mapped("state"), ["sale"] * len(well))
        self._assert_blocked(bugs, "bug", "bug:ZeroDivisionError")
        self.assertEqual(set(moments.mapped("work_state")), {"waiting"})
        self.assertEqual(set(moments.mapped("failures")), {1})
        waits = [
            (moment - fields.Datetime.now()).total_seconds()
            for moment in moments.mapped("next_try_at")
        ]
        self.assertTrue(all(0 < wait <= 1.2 * WAIT for wait in waits), waits)
        tries = self._use_up(moments)
        self._assert_blocked(moments, "intermittent", "intermittent")
        self.assertEqual(self._count_orders("TENTH-"), len(well))
        failed = Counter(
            (messages.attempt_ids.filtered(lambda a: a.outcome == "failed")).mapped(
                "error_class"
            )
        )
        tell(
            "handler raises on every tenth document",
            documents=count,
            done_in_the_same_pass=len(well),
            exceptions_of_class_bug=len(bugs),
            exceptions_of_class_intermittent=len(moments),
            tries_of_each_of_these=tries,
        )
        self.assertEqual(failed, {"bug": len(bugs), "intermittent": tries * len(bugs)})
        self._mend(messages, bugs | moments)

    def _use_up(self, messages):
        """Let the time of each next try come; return how many tries there were."""
        for turn in range(2, 10):
            messages.next_try_at = fields.Datetime.now()
            self._drain()
            if "waiting" not in messages.mapped("work_state"):
                return turn
        return None

    def _assert_blocked(self, messages, error_class, cause):
        self.assertEqual(set(messages.mapped("work_state")), {"blocked"})
        found = self._open_exceptions_of(messages)
        self.assertEqual(found.message_id, messages)
        self.assertEqual(len(found), len(messages), "one each")
        self.assertEqual(set(found.mapped("error_class")), {error_class})
        self.assertEqual(set(found.mapped("cause")), {cause})

    def _open_exceptions_of(self, messages):
        return self.env["distribution.exception"].search(
            [("message_id", "in", messages.ids), ("state", "=", "open")]
        )

    def _mend(self, messages, failed):
        """Once the handler is mended, Retry is all it takes."""
        self.is_broken.value = 0
        failed.action_retry()
        self._drain()
        self.assertEqual(set(messages.mapped("work_state")), {"done"})
        self.assertEqual(self._count_orders("TENTH-"), len(messages))
        self.assertFalse(self._open_exceptions_of(messages))
