# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Many workers on one database: stock is promised once, documents are sent once."""

import json
import logging
from collections import Counter

from odoo.tests import tagged

from ..models.road import distribution_road_out
from .peer import Peer
from .workers import WorkerCase, drain, fork, until, work

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install")
class TestWorkersEffects(WorkerCase):
    """What cannot be undone: a promise to a customer, a document that left."""

    # --- stock, where the warehouse has no lane of its own: two that confirm ---

    def _close_lane(self):
        """Let Odoo reserve when an order is confirmed, until the test is over."""
        self._set_lane(False)
        self.addCleanup(self._set_lane, True)

    def _set_lane(self, is_open):
        self.env.cr.rollback()
        self.warehouse.distribution_lane = is_open
        self._commit()

    def _last_ten(self, code):
        """Commit a product with ten units and two orders for all of them."""
        self._close_lane()
        product = self._product(code, 10.0, stock=10)
        line = (code, "10", "EA", "10.00")
        messages = self.env["distribution.message"].union(
            *(self._receive(self._order(f"{code}-{n}", line)) for n in (1, 2))
        )
        self._commit()
        work(self.env, messages.ids)
        self._commit()
        self.assertEqual(messages.mapped("step"), ["apply", "apply"])
        return product, messages

    def _assert_promised_once(self, product, orders):
        self.assertEqual(orders.mapped("state"), ["sale", "sale"])
        moves = orders.picking_ids.move_ids
        self.assertEqual(sorted(moves.mapped("quantity")), [0.0, 10.0])
        states = sorted(orders.mapped("distribution_state"))
        self.assertEqual(states, ["accepted", "allocated"])
        quants = self.env["stock.quant"].search(
            [
                ("product_id", "=", product.id),
                ("location_id", "=", self.warehouse.lot_stock_id.id),
            ]
        )
        self.assertEqual(
            [(quant.quantity, quant.reserved_quantity) for quant in quants],
            [(10.0, 10.0)],
        )

    def test_two_workers_promise_the_last_ten_once(self):
        rounds = 5
        for turn in range(rounds):
            product, messages = self._last_ten(f"TEN-{turn}")
            with self._meeting("distribution.allocation", "_lock"):
                counts = self._together(*((work, m.ids) for m in messages))
            self.assertEqual(counts, [1, 1])
            self.assertEqual(messages.mapped("work_state"), ["done", "done"])
            self._assert_promised_once(product, messages.sale_order_id)
        _logger.info("%s times ten units were promised once", rounds)

    def test_two_workers_give_the_last_credit_once(self):
        self.env.company.account_use_credit_limit = True
        self.addCleanup(self._set_credit, False)
        used = self.partner.credit + self.partner.credit_to_invoice
        self.partner.credit_limit = used + 60
        line = ("BOLT", "5", "EA", "10.00")
        messages = self.env["distribution.message"].union(
            *(self._receive(self._order(f"CR-{n}", line)) for n in (1, 2))
        )
        self._commit()
        work(self.env, messages.ids)
        self._commit()
        with self._meeting("distribution.handler.order", "_create_orders"):
            self._together(*((work, m.ids) for m in messages))
        orders = messages.sale_order_id
        self.assertEqual(
            sorted(orders.mapped("state")),
            ["draft", "sale"],
            orders.distribution_hold_ids.mapped("reason"),
        )
        self.assertEqual(orders.distribution_hold_ids.mapped("kind"), ["credit"])

    def test_a_second_look_gives_no_credit_that_a_worker_is_giving(self):
        """One order is held for credit; there is room for one when another comes."""
        self.env.company.account_use_credit_limit = True
        self.addCleanup(self._set_credit, False)
        used = self.partner.credit + self.partner.credit_to_invoice
        self.partner.credit_limit = used + 10
        line = ("BOLT", "5", "EA", "10.00")
        held = self._receive(self._order("CR-HELD", line))
        self._drain()
        self._commit()
        self.assertEqual(held.sale_order_id.distribution_hold_ids.state, "active")
        self.partner.credit_limit = used + 60
        message = self._receive(self._order("CR-NEW", line))
        self._commit()
        work(self.env, message.ids)
        self._commit()
        inside, go_on = self._stop_at("distribution.message", "_finish")
        worker = self._start(work, message.ids)
        until(inside.is_set)
        second = self._start(look_again)
        until(lambda: self._waits_for_lock() or second.ended())
        go_on.set()
        self.assertEqual(worker.result(), 1)
        second.result()
        self._commit()
        orders = held.sale_order_id | message.sale_order_id
        active = orders.distribution_hold_ids.filtered(lambda h: h.state == "active")
        self.assertEqual(len(active), 1, "there is room for one of the two")

    def _set_credit(self, used):
        self.env.cr.rollback()
        self.env.company.account_use_credit_limit = used
        self._commit()

    def test_worker_waits_for_its_turn_before_it_begins(self):
        """What it read before it waited would be stale: nothing is done in vain."""
        product, (first, second) = self._last_ten("TURN")
        confirmed = self._count_calls("distribution.allocation", "_confirm")
        inside, go_on = self._stop_at("distribution.message", "_finish")
        ahead = self._start(work, first.ids)
        until(inside.is_set)
        behind = self._start(work, second.ids)
        until(self._waits_for_lock)
        go_on.set()
        self.assertEqual([ahead.result(), behind.result()], [1, 1])
        self._commit()
        self._assert_promised_once(product, (first | second).sale_order_id)
        self.assertEqual(first.sale_order_id.distribution_state, "allocated")
        self.assertEqual(confirmed.value, 2)

    def test_person_does_not_promise_what_a_worker_holds(self):
        product, (message, _other) = self._last_ten("HELD-1")
        order = self._order_by_hand(product)
        inside, go_on = self._stop_at("distribution.message", "_finish")
        worker = self._start(work, message.ids)
        until(inside.is_set)
        person = self._start(confirm, order.id)
        until(lambda: self._waits_for_lock() or person.ended())
        go_on.set()
        self.assertEqual(worker.result(), 1)
        person.result()
        self._commit()
        self._assert_promised_once(product, message.sale_order_id | order)
        self.assertEqual(order.distribution_state, "accepted")

    def test_worker_does_not_promise_what_a_person_holds(self):
        product, (message, _other) = self._last_ten("HELD-2")
        order = self._order_by_hand(product)
        inside, go_on = fork.Event(), fork.Event()
        person = self._start(confirm, order.id, inside, go_on)
        until(inside.is_set)
        worker = self._start(work, message.ids)
        until(lambda: self._waits_for_lock() or worker.ended())
        go_on.set()
        self.assertEqual(worker.result(), 1)
        person.result()
        self._commit()
        self._assert_promised_once(product, message.sale_order_id | order)
        self.assertEqual(order.distribution_state, "allocated")

    def _waits_for_lock(self):
        """Whether a transaction on this database waits for another one."""
        self.env.cr.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        [(count,)] = self.env.cr.fetchall()
        self.env.cr.rollback()
        return bool(count)

    def _order_by_hand(self, product):
        line = {"product_id": product.id, "product_uom_qty": 10}
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "warehouse_id": self.warehouse.id,
                "distribution_system_id": self.system.id,
                "order_line": [(0, 0, line)],
            }
        )
        self._commit()
        return order

    # --- deliveries ---

    def _answers(self, peer, count):
        """Commit documents that are to leave to ``peer``; return their messages."""
        interface = self._interface(
            f"answers-{count}",
            "out",
            "order_response",
            address=peer.address,
            allow_private_address=True,
        )
        values = self.env["distribution.road.out"]._prepare_common(interface)
        messages = self.env["distribution.message"].create(
            [
                {
                    **values,
                    "uid": f"{interface.code}/{number}",
                    "name": f"answer {number}",
                    "idempotency_key": str(number),
                    "canonical": {"type": "order_response", "number": str(number)},
                }
                for number in range(count)
            ]
        )
        self._commit()
        return messages

    def test_two_workers_send_each_document_once(self):
        with Peer() as peer:
            messages = self._answers(peer, 60)
            counts = self._together((drain,), (drain,))
        _logger.info("60 documents sent by two workers (%s and %s steps)", *counts)
        numbers = Counter(json.loads(body)["number"] for _head, body in peer.received)
        self.assertEqual(numbers, {str(number): 1 for number in range(60)})
        self.assertEqual(sum(counts), 120, "each one is rendered and sent")
        self.assertEqual(Counter(messages.mapped("delivery_state")), {"delivered": 60})
        outcomes = Counter(messages.attempt_ids.mapped("outcome"))
        self.assertEqual(outcomes, {"intent": 60, "ok": 60})

    def test_killed_sender_leaves_an_unknown_outcome(self):
        with Peer(("wait", 60)) as peer:
            message = self._answers(peer, 1)
            doomed = self._start(drain)
            until(lambda: peer.received)
            doomed.kill()
            self.assertEqual(self._drain(), 0, "it is nobody's to send")
            self.assertEqual(message.work_state, "working")
            self.assertEqual(message.delivery_state, "sending")
            self.assertEqual(message.attempt_ids.mapped("outcome"), ["intent"])
            self.assertEqual(self._sweep(), 0, "it may still be sending")
            self.patch(distribution_road_out, "LOST_AFTER", -5)
            self.assertEqual(self._sweep(), 1)
            self.assertEqual(self._drain(), 0)
            self.assertEqual(len(peer.received), 1, "never sent again by itself")
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(message.delivery_state, "unknown")
        self.assertEqual(self._open_exceptions(message).cause, "sender_lost")

    def _sweep(self):
        count = self.env["distribution.road.out"]._sweep_lost()
        self._commit()
        return count


def confirm(env, order_id, inside=None, go_on=None):
    """Confirm an order as a person does: a request, repeated after a collision.

    :param inside: event to set when it is confirmed, but not committed.
    :param go_on: event to wait for before the commit.
    """

    def press(own):
        own["sale.order"].browse(order_id).action_confirm()
        own.flush_all()
        if inside:
            inside.set()
            go_on.wait(10)

    env["distribution.drain"]._insist(press)


def look_again(env):
    """Look again at what is held, as the clock does."""
    env["distribution.hold"]._cron()
