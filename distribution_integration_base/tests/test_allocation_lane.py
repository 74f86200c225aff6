# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who waits for stock is served in fair order, by the partner's rule."""

import time

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase

TEN = ("RARE", "10", "EA", "99.00")
LATE, SOON = "2026-12-20", "2026-12-01"


@tagged("post_install", "-at_install")
class LaneCase(DistributionCase):
    """Orders for a product of which there is none, until a test brings some."""

    def _take(self, number, *lines, **header):
        """Work an order and return its sales order."""
        return self._work(self._order(number, *lines or [TEN], **header)).sale_order_id

    def _line(self, orders=None):
        """Return who waits, first in line first."""
        requests = self.env["distribution.allocation.request"].search(
            [("sale_order_id", "in", orders.ids)] if orders else []
        )
        requests.invalidate_recordset()
        return requests.sorted("rank")

    def _arrive(self, quantity, product=None):
        """Receive goods as the warehouse does; the lane has not run yet."""
        receipt = self._expect(quantity, product)
        receipt.move_ids.quantity = quantity
        receipt.button_validate()
        self.env.flush_all()
        self.env.cr.precommit.run()

    def _expect(self, quantity, product=None, date=None):
        product = product or self.rare
        supplier = self.env.ref("stock.stock_location_suppliers")
        receipt = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.in_type_id.id,
                "location_id": supplier.id,
                "location_dest_id": self.warehouse.lot_stock_id.id,
                "move_ids": [
                    (
                        0,
                        0,
                        {
                            "product_id": product.id,
                            "product_uom_qty": quantity,
                            "location_id": supplier.id,
                            "location_dest_id": self.warehouse.lot_stock_id.id,
                        },
                    )
                ],
            }
        )
        receipt.action_confirm()
        if date:
            receipt.scheduled_date = date
        return receipt

    def _serve(self):
        """Let the lanes run."""
        with self._own_cursors():
            deadline = time.monotonic() + 30
            return self.env["distribution.lane"]._serve_due(deadline)

    def _held(self, *orders):
        """Return what is reserved for each order."""
        return [sum(o.picking_ids.move_ids.mapped("quantity")) for o in orders]

    def _by_hand(self, quantity=10):
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "warehouse_id": self.warehouse.id,
                "order_line": [
                    (0, 0, {"product_id": self.rare.id, "product_uom_qty": quantity})
                ],
            }
        )
        order.action_confirm()
        return order


class TestAllocationLane(LaneCase):
    # --- apart from the confirmation ---

    def test_confirmed_first_and_reserved_afterwards(self):
        message = self._receive(self._order("N-1", ("BOLT", "5", "EA", "10.00")))
        with self._own_cursors():
            for _step in ("decode", "apply"):
                self.env["distribution.drain"]._work_batch()
        order = message.sale_order_id
        self.assertEqual(order.state, "sale")
        self.assertEqual(self._held(order), [0])
        self.assertEqual(self._line(order).state, "due")
        told = order.distribution_event_ids.mapped("event_type")
        self.assertIn("order.accepted", told)
        self.assertNotIn("order.allocated", told)
        self._serve()
        self.assertEqual(self._held(order), [5])
        self.assertFalse(self._line(order), "nothing to wait for")
        told = order.distribution_event_ids.mapped("event_type")
        self.assertIn("order.allocated", told)

    def test_answer_on_acceptance_does_not_wait_for_the_lane(self):
        self._subscribe("order.accepted", "order_response", "http://127.0.0.1:1/")
        message = self._receive(self._order("N-2", ("BOLT", "1", "EA", "10.00")))
        with self._own_cursors():
            for _step in ("decode", "apply"):
                self.env["distribution.drain"]._work_batch()
            self.env["distribution.drain"]._relay_events()
        [answer] = message.sale_order_id.distribution_sent_ids.filtered(
            lambda m: m.direction == "out"
        )
        handler = self.env["distribution.handler.order_response"]
        self.assertEqual(handler._render(answer)["status"], "accepted")
        self._serve()
        document = handler._render(answer)
        self.assertEqual(document["status"], "accepted")

    def test_answer_before_and_after_the_lane_looked(self):
        self._subscribe("order.accepted", "order_response", "http://127.0.0.1:1/")
        message = self._receive(self._order("N-3", TEN))
        with self._own_cursors():
            for _step in ("decode", "apply"):
                self.env["distribution.drain"]._work_batch()
            self.env["distribution.drain"]._relay_events()
        [answer] = message.sale_order_id.distribution_sent_ids.filtered(
            lambda m: m.direction == "out"
        )
        handler = self.env["distribution.handler.order_response"]
        [line] = handler._render(answer)["lines"]
        self.assertEqual([s["status"] for s in line["statuses"]], ["accepted"])
        self._serve()
        [line] = handler._render(answer)["lines"]
        self.assertEqual([s["status"] for s in line["statuses"]], ["backordered"])

    def test_closed_lane_is_odoo_as_it_comes(self):
        self.warehouse.distribution_lane = False
        message = self._receive(self._order("N-4", ("BOLT", "5", "EA", "10.00")))
        with self._own_cursors():
            for _step in ("decode", "apply"):
                self.env["distribution.drain"]._work_batch()
        self.assertEqual(self._held(message.sale_order_id), [5])
        self._take("N-5")
        self.assertFalse(self._line(), "nobody stands in a line")
        self._arrive(10)
        self.assertFalse(self.env["distribution.allocation.arrival"].search([]))

    def test_waiting_for_others_costs_no_query(self):
        """Odoo's own lock is replaced, not added to, wherever the lane is off."""
        self.warehouse.distribution_lane = False
        stock = self.warehouse.lot_stock_id
        quants = self.env["stock.quant"]
        self.env["stock.warehouse"]._distribution_lanes()

        def reserve(records):
            records._update_available_quantity(self.bolt, stock, reserved_quantity=1)
            self.env.flush_all()

        reserve(quants)
        before = self.env.cr.sql_log_count
        reserve(quants)
        ours = self.env.cr.sql_log_count - before
        core = type(quants)._update_available_quantity
        for owner in type(quants).mro():
            if owner.__module__.startswith("odoo.addons.stock."):
                core = owner._update_available_quantity
                break
        before = self.env.cr.sql_log_count
        core(quants, self.bolt, stock, reserved_quantity=1)
        self.env.flush_all()
        self.assertEqual(ours, self.env.cr.sql_log_count - before)

    def test_lane_that_is_closed_lets_go_who_waits(self):
        order = self._take("N-6")
        self.assertEqual(self._line(order).state, "waiting")
        self.warehouse.distribution_lane = False
        self._serve()
        self.assertFalse(self._line(order))

    # --- fair order ---

    def test_promise_date_then_first_come(self):
        late = self._take("F-1", TEN, requested_delivery=LATE)
        soon = self._take("F-2", TEN, requested_delivery=SOON)
        same = self._take("F-3", TEN, requested_delivery=SOON)
        self.assertEqual(self._line().sale_order_id.ids, (soon | same | late).ids)
        self.assertEqual(self._line().mapped("rank"), [1, 2, 3])
        self._arrive(15)
        self.assertEqual(self._held(late, soon, same), [0, 0, 0], "not beside the lane")
        self._serve()
        self.assertEqual(self._held(late, soon, same), [0, 10, 5])

    def test_urgent_passes_those_of_the_same_day(self):
        first = self._take("F-4", TEN, requested_delivery=SOON)
        urgent = self._take("F-5", TEN, requested_delivery=SOON)
        self._line(urgent).action_urgent()
        self._arrive(10)
        self._serve()
        self.assertEqual(self._held(first, urgent), [0, 10])
        note = self.env["distribution.audit"].search(
            [("res_model", "=", "sale.order"), ("res_id", "=", urgent.id)]
        )
        self.assertEqual(note.decision, "preferred")

    def test_warehouse_that_serves_in_the_order_received(self):
        self.warehouse.distribution_lane_order = "received"
        late = self._take("F-6", TEN, requested_delivery=LATE)
        soon = self._take("F-7", TEN, requested_delivery=SOON)
        self._arrive(10)
        self._serve()
        self.assertEqual(self._held(late, soon), [10, 0])

    def test_order_by_hand_takes_its_place_in_the_line(self):
        first = self._take("F-8", TEN, requested_delivery=SOON)
        by_hand = self._by_hand()
        by_hand.commitment_date = f"{LATE} 12:00:00"
        self._arrive(15)
        self.assertEqual(self._held(first, by_hand), [0, 0])
        self._serve()
        self.assertEqual(self._held(first, by_hand), [10, 5])

    def test_nobody_in_the_line_is_odoo_as_it_comes(self):
        by_hand = self._by_hand()
        self._arrive(10)
        self.assertEqual(self._held(by_hand), [10])
        self.assertFalse(self._line())

    def test_scheduler_leaves_who_waits_to_the_lane(self):
        late = self._take("F-9", TEN, requested_delivery=LATE)
        soon = self._take("F-10", TEN, requested_delivery=SOON)
        late.picking_ids.move_ids.priority = "1"  # first in the scheduler's eyes
        self.env["stock.quant"]._update_available_quantity(
            self.rare, self.warehouse.lot_stock_id, 10
        )
        self.env["stock.rule"]._run_scheduler_tasks()
        self.assertEqual(self._held(late, soon), [0, 0])
        self._serve()
        self.assertEqual(self._held(late, soon), [0, 10])

    def test_person_who_checks_availability_is_served_at_once(self):
        late = self._take("F-11", TEN, requested_delivery=LATE)
        soon = self._take("F-12", TEN, requested_delivery=SOON)
        self.env["stock.quant"]._update_available_quantity(
            self.rare, self.warehouse.lot_stock_id, 10
        )
        late.picking_ids.action_assign()
        self.assertEqual(self._held(late), [10])
        self._serve()
        self.assertEqual(self._held(late, soon), [10, 0])
        self.assertFalse(self._line(late))

    def test_backorder_waits_its_turn(self):
        self._arrive(4)
        order = self._take("F-13", TEN, requested_delivery=LATE)
        soon = self._take("F-14", TEN, requested_delivery=SOON)
        self.env["stock.quant"]._update_available_quantity(
            self.rare, self.warehouse.lot_stock_id, 6
        )
        delivery = order.picking_ids
        self.assertEqual(delivery.move_ids.quantity, 4)
        delivery.with_context(skip_backorder=True).button_validate()
        backorder = order.picking_ids - delivery
        self.assertEqual(backorder.move_ids.quantity, 0)
        self._serve()
        self.assertEqual(backorder.move_ids.quantity, 0)
        self.assertEqual(self._held(soon), [6])
        self._arrive(10)
        self._serve()
        self.assertEqual((backorder.move_ids.quantity, *self._held(soon)), (6, 10))

    def test_freed_units_go_to_who_waits(self):
        self._arrive(10)
        holder = self._take("F-15", TEN, requested_delivery=LATE)
        waits = self._take("F-16", TEN, requested_delivery=LATE)
        self.assertEqual(self._held(holder, waits), [10, 0])
        holder._action_cancel()
        self._serve()
        self.assertEqual(self._held(waits), [10])

    # --- what can go wrong ---

    def test_one_fault_does_not_stop_the_others(self):
        good, bad = self._take("W-1"), self._take("W-2")
        self._serve()
        self.assertEqual(self._line(good + bad).mapped("state"), ["waiting"] * 2)
        self._arrive(20)
        registered = type(self.env["stock.move"])
        original = registered._prepare_move_line_vals

        def faulty(move, *args, **kwargs):
            if move.sale_line_id.order_id == bad:
                raise ValueError("a fault of this order")
            return original(move, *args, **kwargs)

        self.patch(registered, "_prepare_move_line_vals", faulty)
        self._serve()
        self.assertEqual(self._held(good, bad), [10, 0])
        self.assertEqual(self._line(bad).state, "held")
        self.assertEqual(self._line(bad).failures, 1)
        [told] = bad.distribution_exception_ids
        self.assertIn("a fault of this order", told.words)
        self.patch(registered, "_prepare_move_line_vals", original)
        self._line(bad).action_look_again()
        self._serve()
        self.assertEqual(self._held(bad), [10])
        self.assertEqual(told.state, "resolved")

    def test_order_that_may_not_go_on_gets_nothing(self):
        stopped, other = self._take("W-3"), self._take("W-4")
        orders = type(self.env["sale.order"])
        self.patch(orders, "_distribution_may_reserve", lambda these: these - stopped)
        self._arrive(15)
        self._serve()
        self.assertEqual(self._held(stopped, other), [0, 10])
        self.assertEqual(self._line(stopped).state, "held")
        self.assertIn("on hold", self._line(stopped).note)

    def test_cancelled_order_leaves_the_line(self):
        order = self._take("W-5")
        order._action_cancel()
        self._arrive(1)
        self._serve()
        self.assertFalse(self._line(order))

    def test_nobody_rewrites_a_place_in_the_line(self):
        request = self._line(self._take("W-6"))
        worker = new_test_user(
            self.env, "line_worker", "distribution_integration_base.group_warehouse"
        )
        with self.assertRaises(AccessError):
            request.with_user(worker).write({"priority": "1"})
        viewer = new_test_user(
            self.env, "line_viewer", "distribution_integration_base.group_viewer"
        )
        with self.assertRaises(AccessError):
            request.with_user(viewer).action_urgent()
        self.assertEqual(request.priority, "0")
        request.with_user(worker).action_urgent()
        self.assertEqual(request.priority, "1")
