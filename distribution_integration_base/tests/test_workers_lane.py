# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Many workers, a person and one lane: units are promised once, in turn."""

import logging
import time
from collections import Counter

from odoo.tests import tagged

from .workers import WorkerCase, drain, fork, until

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install")
class TestWorkersLane(WorkerCase):
    def _take_in(self, code, count, quantity="10"):
        """Commit ``count`` orders for ``quantity`` of ``code``; return the messages."""
        line = (code, quantity, "EA", "10.00")
        ids = [self._receive(self._order(f"{code}-{n}", line)).id for n in range(count)]
        self._commit()
        return self.env["distribution.message"].browse(ids)

    def _assert_promised_once(self, product, orders, units):
        moves = orders.picking_ids.move_ids
        lines = moves.move_line_ids
        quants = self.env["stock.quant"].search(
            [
                ("product_id", "=", product.id),
                ("location_id", "child_of", self.warehouse.lot_stock_id.id),
            ]
        )
        promised = sum(lines.mapped("quantity_product_uom"))
        self.assertEqual(promised, units, "each unit, once")
        self.assertEqual(sum(quants.mapped("reserved_quantity")), units)
        self.assertEqual(sum(quants.mapped("quantity")), units)

    def test_two_workers_confirm_side_by_side_and_one_lane_reserves(self):
        product = self._product("SIDE", 10.0, stock=300)
        messages = self._take_in("SIDE", 120, "4")
        both = fork.Value("i", 0)
        inside = fork.Value("i", 0)

        def watched(original, this, *args):
            with inside.get_lock():
                inside.value += 1
                both.value = max(both.value, inside.value)
            time.sleep(0.05)
            try:
                return original(this, *args)
            finally:
                with inside.get_lock():
                    inside.value -= 1

        self.enterContext(self._wrapped("distribution.lane", "_serve", watched))
        self._together((drain,), (drain,))
        self._drain()  # whoever came to the lane while it was taken left it to this
        orders = messages.sale_order_id
        self.assertEqual(Counter(messages.mapped("work_state")), {"done": 120})
        self.assertEqual(len(orders), 120)
        self.assertEqual(both.value, 1, "one at a time in the lane")
        states = Counter(orders.mapped("distribution_state"))
        self.assertEqual(states, {"allocated": 75, "accepted": 45})
        self._assert_promised_once(product, orders, 300)
        self.assertEqual(len(orders.distribution_allocation_ids), 45)

    def test_lane_and_person_promise_the_last_ten_once(self):
        """Two orders at once and a person who reserves a third, all for ten units."""
        rounds, served = 6, Counter()
        for turn in range(rounds):
            product = self._product(f"LAST-{turn}", 10.0, stock=10)
            order = self._order_by_hand(product)
            messages = self._take_in(f"LAST-{turn}", 2)
            self._together((drain,), (drain,), (confirm, order.id))
            self._drain()
            orders = messages.sale_order_id | order
            self.assertEqual(orders.mapped("state"), ["sale"] * 3)
            self._assert_promised_once(product, orders, 10)
            [holder] = orders.filtered(lambda o: o.picking_ids.move_line_ids)
            served["person" if holder == order else "lane"] += 1
        _logger.info("%s times ten units were promised once: %s", rounds, dict(served))

    def test_person_who_reserves_while_the_lane_does(self):
        """Both have seen the ten units before either one takes them."""
        for turn in range(2):
            product = self._product(f"BOTH-{turn}", 10.0, stock=10)
            order = self._order_by_hand(product)
            [message] = self._take_in(f"BOTH-{turn}", 1)
            there, go_on = self._stop_at("distribution.shortage", "_judge")
            lane = self._start(drain)
            until(there.is_set)
            person = self._start(confirm, order.id)
            until(lambda one=person: self._waits_for_lock() or one.ended())
            go_on.set()
            lane.result()
            person.result()
            self._commit()
            orders = message.sale_order_id | order
            self._assert_promised_once(product, orders, 10)
            self.assertEqual(message.sale_order_id.distribution_state, "allocated")

    def test_killed_lane_leaves_nothing_half_done(self):
        product = self._product("GONE", 10.0, stock=30)
        messages = self._take_in("GONE", 4)
        there, _go_on = self._stop_at("distribution.shortage", "_judge")
        doomed = self._start(drain)
        until(there.is_set)
        doomed.kill()
        self._commit()
        orders = messages.sale_order_id
        self.assertEqual(len(orders), 4, "confirmed before the lane began")
        self.assertFalse(orders.picking_ids.move_line_ids)
        self._drain()
        self._assert_promised_once(product, orders, 30)
        self.assertEqual(len(orders.distribution_allocation_ids), 1)

    def test_receipt_does_not_wait_for_the_lane(self):
        """Goods come in while the lane serves: they are found by its next turn."""
        product = self._product("LATE", 10.0, stock=10)
        messages = self._take_in("LATE", 2)
        there, go_on = self._stop_at("distribution.shortage", "_judge")
        lane = self._start(drain)
        until(there.is_set)
        receipt = self._start(receive, self.warehouse.id, product.id)
        receipt.result()
        go_on.set()
        lane.result()
        self._drain()
        self._assert_promised_once(product, messages.sale_order_id, 20)

    def _waits_for_lock(self):
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
                "order_line": [(0, 0, line)],
            }
        )
        self._commit()
        return order


def confirm(env, order_id):
    """Confirm an order as a person does: Odoo repeats the request after a collision."""
    return env["distribution.drain"]._insist(
        lambda own: own["sale.order"].browse(order_id).action_confirm()
    )


def receive(env, warehouse_id, product_id):
    """Ten units more come into the warehouse."""

    def take(own):
        stock = own["stock.warehouse"].browse(warehouse_id).lot_stock_id
        product = own["product.product"].browse(product_id)
        own["stock.quant"]._update_available_quantity(product, stock, 10)

    return env["distribution.drain"]._insist(take)
