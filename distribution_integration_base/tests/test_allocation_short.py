# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What becomes of an order that stock cannot serve in full: the partner's rule."""

from odoo.tests import tagged

from .test_allocation_lane import TEN, LaneCase

FOUR = ("RARE", "4", "EA", "99.00")


@tagged("post_install", "-at_install")
class TestAllocationShort(LaneCase):
    def setUp(self):
        super().setUp()
        self.env["stock.quant"]._update_available_quantity(
            self.rare, self.warehouse.lot_stock_id, 6
        )

    def test_keep_what_there_is(self):
        self._expect(10, date="2026-12-24 10:00:00")
        order = self._take("K-1", TEN)
        self.assertEqual(self._held(order), [6])
        request = self._line(order)
        self.assertEqual(request.state, "waiting")
        self.assertEqual((request.wanted, request.free), (4, 0))
        self.assertEqual(str(request.next_receipt_at), "2026-12-24 10:00:00")
        self.assertEqual(
            request.note,
            "RARE: 4 Units missing, 6 held, 0 free, next receipt 12/24/2026",
        )
        told = order.distribution_event_ids.mapped("event_type")
        self.assertIn("order.short", told)
        self._arrive(4)
        self._serve()
        self.assertEqual(self._held(order), [10])
        self.assertEqual(order.distribution_state, "allocated")
        self.assertFalse(self._line(order))

    def test_all_or_nothing_gives_way(self):
        self.system.short_rule = "whole"
        order = self._take("K-2", TEN)
        self.assertEqual(self._held(order), [0])
        self.assertIn("6 free", self._line(order).note)
        self.system.short_rule = "keep"
        small = self._take("K-3", FOUR)
        self.assertEqual(self._held(order, small), [0, 4])
        self._arrive(8)
        self._serve()
        self.assertEqual(self._held(order, small), [10, 4])

    def test_all_or_nothing_gives_back_what_odoo_reserved(self):
        """Lots are reserved Odoo's way: they are only known to be short afterwards."""
        self.rare.tracking = "lot"
        self.system.short_rule = "whole"
        order = self._take("K-4", TEN)
        self.assertEqual(self._held(order), [0])
        other = self._take("K-5", ("RARE", "5", "EA", "99.00"))
        self.assertEqual(self._held(order, other), [0, 5])
        self.assertEqual(self._line(order).state, "waiting")

    def test_given_back_is_offered_to_the_next_in_the_same_turn(self):
        self.rare.tracking = "lot"
        self.system.short_rule = "whole"
        messages = [
            self._receive(self._order(number, line, requested_delivery=day))
            for number, line, day in (
                ("K-6", TEN, "2026-12-01"),
                ("K-7", FOUR, "2026-12-02"),
                ("K-8", TEN, "2026-12-03"),
            )
        ]
        self._drain()
        orders = [message.sale_order_id for message in messages]
        self.assertEqual(self._held(*orders), [0, 4, 0])
        states = [self._line(order).state for order in orders]
        self.assertEqual(states, ["waiting", False, "waiting"])

    def test_cancel_the_rest(self):
        self.system.short_rule = "cancel_rest"
        order = self._take("K-9", TEN, ("BOLT", "3", "EA", "10.00"))
        self.assertEqual(order.order_line.mapped("product_uom_qty"), [6, 3])
        moves = order.picking_ids.move_ids.filtered(lambda m: m.state != "cancel")
        self.assertEqual(sorted(moves.mapped("quantity")), [3, 6])
        self.assertEqual(order.distribution_state, "allocated")
        self.assertFalse(self._line(order))
        told = order.distribution_event_ids.filtered(
            lambda event: event.event_type == "order.short"
        )
        self.assertIn("4 Units missing", told.words)

    def test_cancel_the_rest_of_nothing_cancels_the_order(self):
        self.system.short_rule = "cancel_rest"
        self._take("K-10", ("RARE", "6", "EA", "99.00"))
        order = self._take("K-11", TEN)
        self.assertEqual(order.state, "cancel")
        self.assertEqual(order.distribution_state, "cancelled")

    def test_a_person_decides(self):
        self.system.short_rule = "ask"
        order = self._take("K-12", TEN)
        self.assertEqual(self._held(order), [6], "kept until then")
        self.assertEqual(self._line(order).state, "asked")
        [asked] = order.distribution_exception_ids
        self.assertIn("4 Units missing, 6 held", asked.words)
        self._line(order).action_cancel_rest()
        self._serve()
        self.assertEqual(order.order_line.product_uom_qty, 6)
        self.assertFalse(self._line(order))
        self.assertEqual(asked.state, "resolved")

    def test_stock_that_comes_answers_the_question(self):
        self.system.short_rule = "ask"
        order = self._take("K-13", TEN)
        [asked] = order.distribution_exception_ids
        self._arrive(10)
        self._serve()
        self.assertEqual(self._held(order), [10])
        self.assertEqual(asked.state, "resolved")

    def test_person_lets_an_order_give_back_what_it_holds(self):
        order = self._take("K-14", TEN)
        other = self._take("K-15", FOUR)
        self.assertEqual(self._held(order, other), [6, 0])
        self._line(order).action_whole()
        self._serve()
        self.assertEqual(self._held(order), [0])
        self._line(other).action_look_again()
        self._serve()
        self.assertEqual(self._held(other), [4])

    def test_reserved_from_a_date_on(self):
        self.warehouse.out_type_id.reservation_method = "by_date"
        self.warehouse.out_type_id.reservation_days_before = 1
        order = self._take("K-16", FOUR, requested_delivery="2031-12-24")
        self.assertEqual(self._held(order), [0])
        request = self._line(order)
        self.assertEqual(request.state, "waiting")
        self.assertIn("is reserved from", request.note)
