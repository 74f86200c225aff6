# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The last ten units, wanted by two documents and by a person in the web client."""

import time
from collections import Counter

from odoo.tests import tagged

from .faults import FaultCase, size, tell
from .workers import PATIENCE, drain, fork, work


def confirm(env, message_id, meeting):
    """Confirm the order of a document in the moment that the others do."""
    meeting.wait(PATIENCE)
    work(env, [message_id])
    return drain(env)


@tagged("post_install", "-at_install")
class TestFaultsPromises(FaultCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lane = cls.warehouse.distribution_lane
        cls.addClassCleanup(cls._set_lane, cls.lane)

    @classmethod
    def _set_lane(cls, is_open):
        cls.env.cr.rollback()
        cls.warehouse.distribution_lane = is_open
        cls._commit()

    def setUp(self):
        super().setUp()
        self.meeting = fork.Barrier(3)
        self._serve()
        self._log_in(self.env.ref("base.user_admin"))

    def test_lane_open(self):
        self._set_lane(True)
        self._promise_again_and_again("lane open")

    def test_lane_closed(self):
        self._set_lane(False)
        self._promise_again_and_again("lane closed")

    def _promise_again_and_again(self, case):
        """Have two documents and a person want the same ten units at once."""
        holders, refused, rounds = Counter(), 0, size(10, 200)
        for turn in range(rounds):
            code = f"{case}-{turn}"
            product = self._product(code, 10.0, stock=0)
            orders = self._order_by_hand(product)
            records, button = orders, "action_confirm"
            if turn % 2:  # confirmed before there was stock, and asked for now
                orders.action_confirm()
                records, button = orders.picking_ids, "action_assign"
            self._stock(product)
            messages = self._take_in(
                f"{code}-1", f"{code}-2", line=(code, "10", "EA", "10.00")
            )
            work(self.env, messages.ids)
            self._commit()
            workers = [self._start(confirm, m.id, self.meeting) for m in messages]
            self.meeting.wait(PATIENCE)
            time.sleep(turn % 5 * 0.2)  # each one has the chance to be first
            refused += bool(self._press(records, button))
            for worker in workers:
                worker.result()
            self._drain()
            self.assertEqual(set(messages.mapped("work_state")), {"done"})
            orders |= messages.sale_order_id
            self.assertEqual(len(orders), 3)
            holders[self._holder(product, orders)] += 1
        tell(
            f"the last ten units, {case}",
            rounds=rounds,
            promised_once=sum(holders.values()),
            **holders,
            person_saw_an_error=refused,
        )
        self.assertEqual(sum(holders.values()), rounds)
        self.assertEqual(refused, 0)

    def _order_by_hand(self, product):
        line = {"product_id": product.id, "product_uom_qty": 10}
        return self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "warehouse_id": self.warehouse.id,
                "order_line": [(0, 0, line)],
            }
        )

    def _stock(self, product):
        self.env["stock.quant"]._update_available_quantity(
            product, self.warehouse.lot_stock_id, 10
        )

    def _holder(self, product, orders):
        """Return who got the ten units; fail unless they were promised once."""
        lines = orders.picking_ids.move_line_ids
        quants = self.env["stock.quant"].search(
            [
                ("product_id", "=", product.id),
                ("location_id", "child_of", self.warehouse.lot_stock_id.id),
            ]
        )
        self.assertEqual(sum(lines.mapped("quantity_product_uom")), 10)
        self.assertEqual(sum(quants.mapped("reserved_quantity")), 10)
        self.assertEqual(sum(quants.mapped("quantity")), 10)
        [holder] = lines.picking_id.sale_id
        return "to_a_document" if holder.distribution_message_id else "to_the_person"
