# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Two workers claim at once, thousands of times: one worker a document, in turn."""

import time
from collections import Counter

from odoo.tests import tagged
from odoo.tools.sql import SQL

from ..models.messages import distribution_message
from .faults import FaultCase, size, tell
from .workers import PATIENCE, drain, fork

#: Documents about one thing.
PARTS = 5


def drain_together(env, meeting):
    """Work everything that is due, beginning when the other worker begins."""
    meeting.wait(PATIENCE)
    return drain(env)


@tagged("post_install", "-at_install")
class TestFaultsClaims(FaultCase):
    def _take_in_many(self, keys):
        """Commit documents A/0, A/1 ... of each key, all of one moment, mixed."""
        self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_message (
                    name, uid, interface_id, system_id, company_id, direction,
                    document_type, tier, idempotency_key, work_state, step, order_key,
                    next_try_at, failures, ack_state, canonical, create_date
                )
                SELECT key || '/' || part, 'claim/' || key || '/' || part,
                       %(interface)s, %(system)s, %(company)s, 'in', 'order', '2',
                       'claim/' || key || '/' || part, 'waiting', 'apply',
                       'claim:' || key, now() AT TIME ZONE 'UTC' - interval '1 s', 0,
                       'none', '{"type": "order"}', now() AT TIME ZONE 'UTC'
                FROM generate_series(1, %(parts)s) AS part,
                     generate_series(1, %(keys)s) AS key
                RETURNING id
                """,
                interface=self.orders_in.id,
                system=self.system.id,
                company=self.env.company.id,
                parts=PARTS,
                keys=keys,
            )
        )
        return self._messages()

    def _count_work(self):
        """Have the handler add one to ``failures``, and nothing else.

        A document that is worked twice shows 2, whoever did it and whatever else the
        engine believes.
        """

        def work(_original, this, batch):
            this.env.flush_all()
            this.env.execute_query(
                SQL(
                    "UPDATE distribution_message SET failures = failures + 1 "
                    "WHERE id = ANY(%s) RETURNING id",
                    batch.ids,
                )
            )
            batch.invalidate_recordset(["failures"])
            for message in batch:
                message._finish()

        self.enterContext(
            self._wrapped("distribution.handler.order", "_apply_batch", work)
        )

    def test_each_document_is_worked_once_and_in_turn(self):
        # Small batches: more moments at which the two may meet.
        self.patch(distribution_message, "BATCH", 7)
        self._count_work()
        messages = self._take_in_many(keys=size(200, 2200))
        claims = self._trace_claims()
        meeting = fork.Barrier(2)
        begin = time.monotonic()
        shares = self._together((drain_together, meeting), (drain_together, meeting))
        took = time.monotonic() - begin
        claims = claims()
        committed = [claim for claim in claims if claim.committed]
        worked = Counter(messages.mapped("failures"))
        overtaken = self._overtaken(messages, committed)
        tell(
            "two workers claim at once",
            documents=len(messages),
            claims=len(claims),
            claims_given_back=len(claims) - len(committed),
            shares=" and ".join(map(str, shares)),
            worked_once=worked[1],
            worked_more_or_less=len(messages) - worked[1],
            overtaken=overtaken,
            seconds=round(took),
        )
        self.assertGreaterEqual(len(claims), size(1_000, 10_000))
        self.assertEqual(worked, {1: len(messages)})
        self.assertEqual(set(messages.mapped("work_state")), {"done"})
        self.assertEqual(len(committed), len(messages))
        self.assertEqual(overtaken, 0)
        self.assertGreater(min(shares), len(messages) // 10, "both took part")

    def _overtaken(self, messages, claims):
        """Count documents that were worked before an earlier one of their key."""
        spans = {claim.message: claim for claim in claims}
        return sum(
            spans[first].until > spans[second].since
            for same in messages.grouped("order_key").values()
            for first, second in zip(same.ids, same.ids[1:], strict=False)
        )
