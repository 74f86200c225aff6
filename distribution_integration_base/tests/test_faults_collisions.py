# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Serialization failures and deadlocks, raised by PostgreSQL itself: done once."""

import json

from odoo import fields
from odoo.tests import tagged

from ..models.road.distribution_drain import MAX_COLLISIONS
from .collisions import Collider
from .faults import FaultCase, size, tell
from .peer import Peer


@tagged("post_install", "-at_install")
class TestFaultsCollisions(FaultCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.partner"].create({"name": "In the way"})
        cls.addClassCleanup(cls._remove_other)
        cls._commit()

    @classmethod
    def _remove_other(cls):
        cls.env.cr.rollback()
        cls.other.unlink()
        cls._commit()

    def _collide(self, model, method, script):
        """Have transactions collide after ``method`` has done its work."""
        rows = [self.partner.id, self.other.id]
        collider = Collider(self.registry, rows, script)

        def struck(original, this, *args, **kwargs):
            result = original(this, *args, **kwargs)
            this.env.flush_all()
            collider.strike(this.env.cr)
            return result

        self.enterContext(self._wrapped(model, method, struck))
        return collider

    @staticmethod
    def _script(serializations, deadlocks):
        return ["40001"] * serializations + ["40P01"] * deadlocks

    def _assert_done_once(self, messages, prefix):
        """One order and one set of events each, and no failure is held against it."""
        self.assertEqual(set(messages.mapped("work_state")), {"done"})
        self.assertEqual(self._count_orders(prefix), len(messages))
        self.assertEqual(sum(messages.mapped("failures")), 0)
        self.assertFalse(messages.attempt_ids.filtered(lambda a: a.outcome == "failed"))
        told = self.env["distribution.event"].search(
            [
                ("sale_order_id", "in", messages.sale_order_id.ids),
                ("event_type", "=", "order.accepted"),
            ]
        )
        self.assertEqual(len(told), len(messages))

    def _tell(self, step, collider, **counts):
        tell(
            f"collisions in {step}",
            **{f"SQLSTATE_{code}": count for code, count in collider.met.items()},
            **counts,
        )

    def test_decode(self):
        script = self._script(size(3, 6), size(1, 1))
        messages = self._take_in(*(f"CDEC-{n}" for n in range(size(5, 50))))
        collider = self._collide("distribution.road.in", "_decode", script)
        self._drain()
        self._tell("decode", collider, documents=len(messages))
        self.assertEqual(sum(collider.met.values()), len(script))
        self._assert_done_once(messages, "CDEC-")

    def test_apply(self):
        """Once for a batch, and again where its documents run one by one."""
        script = self._script(size(3, 5), size(1, 2))
        messages = self._take_in(*(f"CAPP-{n}" for n in range(size(5, 50))))
        collider = self._collide("distribution.road.in", "_apply", script)
        self._drain()
        self._tell("apply", collider, documents=len(messages))
        self.assertEqual(sum(collider.met.values()), len(script))
        self._assert_done_once(messages, "CAPP-")

    def test_apply_that_never_gets_through_is_tried_later(self):
        """Others are in the way so long that it counts as a failure of that moment."""
        message = self._take_in("CLONG-1")
        script = self._script(MAX_COLLISIONS, 0)
        collider = self._collide("distribution.road.in", "_apply", script)
        self._drain()
        [failure] = message.attempt_ids.filtered(lambda a: a.outcome == "failed")
        self.assertEqual(failure.error_class, "intermittent")
        self.assertEqual((message.work_state, message.failures), ("waiting", 1))
        self.assertEqual(self._count_orders("CLONG-"), 0)
        message.next_try_at = fields.Datetime.now()
        self._drain()
        self._tell("apply, in a row", collider, tried_later=1, orders=1)
        self.assertEqual(message.work_state, "done")
        self.assertEqual(self._count_orders("CLONG-"), 1)

    def test_intake(self):
        """The sender notices nothing; the document is there once."""
        # Odoo rests a second or more after each collision of a request.
        script = self._script(size(1, 3), size(1, 1))
        collider = self._collide("distribution.message", "_receive_at", script)
        self._serve()
        answers = [self._post_order(f"CINT-{n}") for n in range(size(3, 20))]
        messages = self._messages()
        stored = len(messages)
        self._drain()
        self._tell("intake", collider, answers_202=len(answers), stored=stored)
        self.assertEqual(sum(collider.met.values()), len(script))
        self.assertEqual({status for status, _content in answers}, {202})
        ids = [json.loads(content)["id"] for _status, content in answers]
        self.assertEqual(ids, messages.mapped("uid"))
        self.assertEqual(stored, len(answers))
        self._assert_done_once(messages, "CINT-")

    def test_outcome_of_a_delivery(self):
        """It has left: writing that down is repeated, sending it is not."""
        script = self._script(size(3, 6), size(1, 1))
        collider = self._collide("distribution.road.out", "_conclude", script)
        with Peer() as peer:
            interface = self._told_to(peer)
            messages = self._take_in(*(f"COUT-{n}" for n in range(size(4, 40))))
            self._drain()
            sent = self._sent_through(interface)
            self._tell(
                "outcome of a delivery",
                collider,
                documents=len(sent),
                received=len(peer.received),
            )
        self.assertEqual(sum(collider.met.values()), len(script))
        self.assertEqual(len(sent), len(messages))
        self.assertEqual(len(peer.received), len(messages))
        self.assertEqual(set(sent.mapped("delivery_state")), {"delivered"})
        outcomes = sorted(sent.attempt_ids.mapped("outcome"))
        self.assertEqual(outcomes, ["intent"] * len(sent) + ["ok"] * len(sent))
