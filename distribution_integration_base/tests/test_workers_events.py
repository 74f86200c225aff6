# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""No event hides behind another one, however their transactions overlap."""

import logging

from odoo.tests import tagged

from .workers import WorkerCase, drain, fork, until

_logger = logging.getLogger(__name__)


def emit(env, order_id, words, inside=None, go_on=None):
    """Emit an event about an order; wait before the commit if asked to.

    :return: the id of the event.
    """
    told = []

    def tell(own):
        order = own["sale.order"].browse(order_id)
        event = own["distribution.event"]._emit(
            [
                {
                    "event_type": "order.on_hold",
                    "record": order,
                    "order": order,
                    "words": words,
                }
            ]
        )
        own.flush_all()
        told.append(event.id)
        if inside:
            inside.set()
            go_on.wait(20)

    env["distribution.drain"]._insist(tell)
    return told[-1]


def emit_many(env, order_ids, count, meeting):
    """Emit events about these orders in turn, each in a transaction of its own."""
    meeting.wait(20)
    for number in range(count):
        emit(env, order_ids[number % len(order_ids)], f"number {number}")
        if number % 5 == 0:
            env["distribution.drain"]._relay_events()


@tagged("post_install", "-at_install")
class TestWorkersEvents(WorkerCase):
    def _orders(self, count):
        line = {"product_id": self.bolt.id, "product_uom_qty": 1}
        orders = self.env["sale.order"].create(
            [
                {
                    "partner_id": self.partner.id,
                    "distribution_system_id": self.system.id,
                    "order_line": [(0, 0, line)],
                }
                for _number in range(count)
            ]
        )
        self._commit()
        self._drain()
        return orders

    def _read(self, position):
        """Read the feed as a new transaction does."""
        self._commit()
        events, position = self.env["distribution.event"]._feed(position, limit=1000)
        return [event["data"]["summary"] for event in events], events, position

    def test_late_commit_does_not_hide(self):
        """The first to write is the last to commit."""
        order = self._orders(1)
        _told, _events, start = self._read(0)
        inside, go_on = fork.Event(), fork.Event()
        slow = self._start(emit, order.id, "written first", inside, go_on)
        until(inside.is_set)
        quick = self._start(emit, order.id, "committed first")
        later_id = quick.result()
        self._drain()
        told, [first], position = self._read(start)
        self.assertEqual(told, ["committed first"])
        go_on.set()
        earlier_id = slow.result()
        # A reader that goes by the number of the row would have passed it by.
        self.assertLess(earlier_id, later_id)
        self._drain()
        told, [second], _position = self._read(position)
        self.assertEqual(told, ["written first"], "the reader misses none")
        self.assertEqual(int(second["sequence"]), int(first["sequence"]) + 1)

    def test_reader_misses_none_of_two_writers_and_two_relays(self):
        orders = self._orders(4)
        _told, _events, start = self._read(0)
        meeting = fork.Barrier(2)
        writers = [
            self._start(emit_many, orders.ids, 100, meeting),
            self._start(emit_many, orders.ids[::-1], 100, meeting),
        ]
        found, position = [], start
        while not all(writer.ended() for writer in writers):
            _told, events, position = self._read(position)
            found += events
        for writer in writers:
            writer.result()
        drain(self.env)
        _told, events, position = self._read(position)
        found += events
        _logger.info("%s events of two writers, read while they wrote", len(found))
        self.assertEqual(len(found), 200)
        self.assertEqual(len({event["id"] for event in found}), 200)
        for order in orders:
            numbers = [
                int(event["sequence"])
                for event in found
                if event["subject"] == f"sale.order/{order.id}"
            ]
            first = numbers[0]
            self.assertEqual(numbers, list(range(first, first + len(numbers))))
