# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse corrects what it had said, or tells of several orders at once."""

from odoo.tests import tagged

from .warehouse_case import WarehouseCase


@tagged("post_install", "-at_install")
class TestWarehouseCorrection(WarehouseCase):
    def corrected(self, picking, *args, cartons=None, **changes):
        """Take a correction in, in the cartons of the advice ``cartons``."""
        advice = self.bay.ship(picking.name, *args, report="replacement", **changes)
        for new, old in zip(
            advice["cartons"], (cartons or advice)["cartons"], strict=True
        ):
            new["sscc"] = old["sscc"]
        return self.answer(advice)

    def shipped(self, number, *args, **changes):
        """Have an order shipped; return its delivery and the advice."""
        picking = self.ordered(number)
        advice = self.bay.ship(picking.name, *args, **changes)
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self._drain()
        return picking, advice

    def notices(self):
        """Return what the customer was told left, newest last."""
        self._drain()
        return self.documents("shipment").sorted("id").mapped("canonical")

    # --- nothing is booked yet ---

    def test_what_waits_for_a_person_is_replaced_by_its_correction(self):
        picking = self.ordered("C-1")
        wrong = self.answer(self.bay.ship(picking.name, units="99"))
        found = self.assert_stopped(wrong, "warehouse_totals")
        message = self.corrected(picking, {"1": 3}, "cancelled")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(wrong.work_state, "dropped")
        self.assertEqual(wrong.superseded_by_id, message)
        self.assertEqual(found.state, "resolved")
        self.assertEqual((picking.state, self.on_hand(self.bolt)), ("done", 97))

    def test_another_part_of_the_order_is_not_replaced(self):
        picking = self.ordered("C-2")
        wrong = self.answer(self.bay.ship(picking.name, units="99"))
        other = self.corrected(picking, shipment="S-2")
        self.assertEqual(other.work_state, "waiting", "the one before is unfinished")
        self.assert_stopped(wrong, "warehouse_totals")
        self.assert_untouched(picking)

    # --- before the bill ---

    def test_it_says_what_is_booked(self):
        picking, advice = self.shipped("C-3")
        message = self.corrected(picking, cartons=advice, tracking="PRO-6")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(message.note, "It says what is booked.")
        self.assertEqual(self.on_hand(self.bolt), 95)
        self.assertEqual(len(self.notices()), 1)

    def test_less_left_and_the_rest_is_asked_for_anew(self):
        picking, advice = self.shipped("C-4")
        message = self.corrected(picking, {"1": 3}, cartons=advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertIn("Part BOLT 5 asked, 5 told before, 3 told now", message.note)
        self.assertEqual((self.on_hand(self.bolt), self.on_hand(self.nut)), (97, 92))
        line = picking.sale_id.order_line[0]
        self.assertEqual(line.qty_delivered, 3)
        first, second = self.notices()
        self.assertEqual(first["number"], second["number"])
        told = [c["lines"][0]["quantity"] for c in second["orders"][0]["cartons"]]
        self.assertEqual(sorted(told), ["3", "8"])
        rest = picking.sale_id.picking_ids - picking
        self.assertEqual(rest.move_ids.product_uom_qty, 2)
        self.listen()
        self.assertEqual(self.told[-1].canonical["order_number"], rest.name)
        self.assertEqual(self.told[-1].canonical["lines"][0]["quantity"], "2")

    def test_less_left_and_the_rest_is_cancelled(self):
        picking, advice = self.shipped("C-5")
        message = self.corrected(picking, {"2": 0}, "cancelled", cartons=advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.nut), 100)
        self.assertFalse(picking.sale_id.picking_ids - picking)
        [carton] = self.notices()[-1]["orders"][0]["cartons"]
        self.assertEqual(carton["lines"][0]["quantity"], "5")

    def test_more_left_of_what_was_closed(self):
        self.threepl.warehouse_rest = "cancel"
        picking, advice = self.shipped("C-6", {"1": 3})
        message = self.corrected(picking, cartons=advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 95)
        self.assertEqual(picking.sale_id.order_line[0].qty_delivered, 5)
        cartons = self.notices()[-1]["orders"][0]["cartons"]
        told = [each["quantity"] for carton in cartons for each in carton["lines"]]
        self.assertEqual(sorted(told), ["5", "8"])

    def test_the_same_goods_in_other_cartons(self):
        picking, _advice = self.shipped("C-7")
        message = self.corrected(picking)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertIn("in other cartons", message.note)
        self.assertEqual((self.on_hand(self.bolt), self.on_hand(self.nut)), (95, 92))
        before, after = self.notices()
        codes = [
            {each["sscc"] for each in notice["orders"][0]["cartons"]}
            for notice in (before, after)
        ]
        self.assertEqual([len(each) for each in codes], [2, 2])
        self.assertFalse(codes[0] & codes[1])
        # The correction again, and a correction of the correction.
        self.assertEqual(len(self.notices()), 2)

    # --- too late, or not clear: words ---

    def _assert_stopped_with(self, message, why):
        self._drain()
        found = self.assert_stopped(message, "warehouse_replacement")
        self.assertIn("Part BOLT 5 asked,", found.words)
        self.assertIn(why, found.words)
        self.assertTrue(found.hint)
        self.assertEqual(len(self.notices()), 1)

    def test_after_the_bill_a_person_reads_what_differs(self):
        picking, advice = self.shipped("C-8")
        picking.sale_id._create_invoices().action_post()
        message = self.corrected(picking, {"1": 3}, cartons=advice)
        self._assert_stopped_with(message, "bills the order already")
        self.assertEqual(self.on_hand(self.bolt), 95)
        self.assertEqual(picking.sale_id.order_line[0].qty_delivered, 5)

    def test_the_rest_was_asked_for_anew_meanwhile(self):
        picking, advice = self.shipped("C-9", {"1": 3})
        message = self.corrected(picking, cartons=advice)
        self._assert_stopped_with(message, "was asked for anew")
        self.assertEqual(self.on_hand(self.bolt), 97)

    def test_the_warehouse_would_ship_the_rest_by_itself(self):
        picking, advice = self.shipped("C-10")
        message = self.corrected(picking, {"1": 3}, "backordered", cartons=advice)
        self._assert_stopped_with(message, "ships the rest by itself")

    def test_it_left_in_several_parts(self):
        picking, _advice = self.shipped("C-11", {"1": 3}, "backordered")
        self.bay.asked[picking.name]["lines"] = [
            {**self.bay.asked[picking.name]["lines"][0], "quantity": "2"}
        ]
        self.answer(self.bay.ship(picking.name, shipment="S-2"))
        message = self.corrected(picking, shipment="S-3")
        found = self.assert_stopped(message, "warehouse_replacement")
        self.assertIn("which left in several parts", found.words)
        self.assertEqual(self.on_hand(self.bolt), 95)


@tagged("post_install", "-at_install")
class TestWarehouseSeveral(WarehouseCase):
    """A notice of a warehouse (856) that is about two orders."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answers_in = cls._interface("bay-notices", "in", "shipment")

    def notice(self, *advices, **changes):
        return self.answer(
            {
                "type": "shipment",
                "number": "N-1",
                "shipped_at": "2026-11-20T10:00:00",
                "orders": [
                    {
                        "order_number": each["order_number"],
                        "cartons": [
                            {
                                "sscc": carton["sscc"],
                                "lines": [
                                    {
                                        name: carton["lines"][0][name]
                                        for name in (
                                            "number",
                                            "quantity",
                                            "unit",
                                            "codes",
                                        )
                                    }
                                ],
                            }
                            for carton in each["cartons"]
                        ],
                    }
                    for each in advices
                ],
                **changes,
            }
        )

    def test_both_are_booked(self):
        first, second = self.ordered("N-1"), self.ordered("N-2")
        message = self.notice(
            self.bay.ship(first.name), self.bay.ship(second.name, {"1": 2})
        )
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual((first.state, second.state), ("done", "done"))
        self.assertFalse(message.sale_order_id, "it is about two")
        self.assertEqual(self.on_hand(self.bolt), 100 - 5 - 2)
        self.assertEqual(second.backorder_ids.move_ids.product_uom_qty, 3)
        self._drain()
        self.assertEqual(len(self.documents("shipment")), 2)

    def test_one_that_is_in_doubt_stops_both(self):
        first, second = self.ordered("N-3"), self.ordered("N-4")
        message = self.notice(
            self.bay.ship(first.name), self.bay.ship(second.name, {"1": 9})
        )
        self.assert_stopped(message, "warehouse_over:")
        self.assert_untouched(first)
        self.assert_untouched(second)

    def test_stock_is_counted_for_both(self):
        first, second = self.ordered("N-5"), self.ordered("N-6")
        self.env["stock.quant"]._update_available_quantity(
            self.bolt, self.warehouse.lot_stock_id, -93
        )
        message = self.notice(self.bay.ship(first.name), self.bay.ship(second.name))
        self.assert_stopped(message, f"warehouse_stock:{self.bolt.id}:0")
        self.assert_untouched(first, bolts=7)

    def test_one_carton_of_two_orders_is_asked_about(self):
        first, second = self.ordered("N-7"), self.ordered("N-8")
        advices = [self.bay.ship(first.name), self.bay.ship(second.name)]
        advices[1]["cartons"][0]["sscc"] = advices[0]["cartons"][0]["sscc"]
        message = self.notice(*advices)
        self.assert_stopped(message, "warehouse_carton:")
        self.assert_untouched(first)

    def test_a_notice_that_replaces_corrects(self):
        picking = self.ordered("N-9")
        self.assertEqual(self.notice(self.bay.ship(picking.name)).work_state, "done")
        again = self.bay.ship(picking.name, {"1": 3})
        message = self.notice(again, purpose="replace")
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.sale_id.order_line[0].qty_delivered, 3)
