# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse that others run ships what it was asked, or something else."""

from odoo.tests import tagged

from .warehouse_case import WarehouseCase


@tagged("post_install", "-at_install")
class TestWarehouseShipment(WarehouseCase):
    # --- it is asked ---

    def test_a_delivery_that_is_ready_is_asked_for_once(self):
        picking = self.ordered("W-1")
        self.assertEqual(picking.state, "assigned")
        [message] = self.told
        document = message.canonical
        self.assertEqual(document["type"], "warehouse_order")
        self.assertEqual(document["purpose"], "original")
        self.assertEqual(document["order_number"], picking.name)
        self.assertEqual(document["customer_order"], "W-1")
        self.assertEqual(
            [(line["quantity"], line["unit"]) for line in document["lines"]],
            [("5", "EA"), ("8", "EA")],
        )
        self.assertEqual(
            [party["qualifier"] for party in document["parties"]], ["DE", "WH", "ST"]
        )
        self.assertEqual(message.sale_order_id, picking.sale_id)
        self.assertEqual(self.listen(), message.browse())

    def test_nothing_is_told_before_stock_is_reserved(self):
        picking = self.ordered("W-2", ("RARE", "1", "EA", "99.00"))
        self.assertFalse(self.told)
        self.assertFalse(self.asked(picking))

    def test_a_warehouse_of_our_own_is_not_told(self):
        self.warehouse.distribution_system_id = False
        picking = self.ordered("W-3")
        self.assertFalse(self.asked(picking))

    def test_what_changes_is_told_and_what_does_not_is_not(self):
        picking = self.ordered("W-4")
        picking.move_ids[0].product_uom_qty = 3
        picking.move_ids[0].quantity = 3
        self.listen()
        [_first, change] = self.told
        self.assertEqual(change.canonical["purpose"], "change")
        self.assertEqual(change.canonical["order_number"], picking.name)
        self.assertEqual(
            [line["quantity"] for line in change.canonical["lines"]], ["3", "8"]
        )
        picking.note = "Handle with care"
        picking.move_ids[1].write({"product_uom_qty": 8})
        self.assertFalse(self.listen())
        self.assertEqual(self.asked(picking).mapped("state"), ["superseded", "open"])

    def test_a_cancelled_order_is_taken_back(self):
        picking = self.ordered("W-5")
        picking.sale_id._action_cancel()
        self.listen()
        self.assertEqual(self.told[-1].canonical["purpose"], "cancel")
        self.assertFalse(self.bay.asked)
        self.assertEqual(self.asked(picking)[-1].state, "cancelled")

    def test_a_hold_takes_it_back_and_its_release_asks_under_a_new_number(self):
        picking = self.ordered("W-6")
        order = picking.sale_id
        hold = self.env["distribution.hold"]._place(order, "manual", "Call first.")
        self.listen()
        self.assertEqual(self.told[-1].canonical["purpose"], "cancel")
        hold._release("Called.")
        self.listen()
        again = self.told[-1].canonical
        self.assertEqual(again["purpose"], "original")
        self.assertEqual(again["order_number"], f"{picking.name}-2")
        message = self.answer(self.bay.ship(f"{picking.name}-2"))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")

    def test_a_system_without_an_interface_is_put_before_a_person(self):
        self.threepl.interface_ids.filtered(
            lambda interface: interface.document_type == "warehouse_order"
        ).write({"state": "retired"})
        picking = self.ordered("W-7")
        self.assertEqual(self.asked(picking).state, "open")
        found = self.env["distribution.exception"].search(
            [("cause", "=", "no_interface:warehouse_order"), ("state", "=", "open")]
        )
        self.assertEqual(len(found), 1)

    # --- it ships ---

    def test_all_of_it_leaves_in_the_cartons_it_was_packed_in(self):
        picking = self.ordered("S-1")
        advice = self.bay.ship(picking.name)
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        self.assertEqual(
            sorted(picking.move_line_ids.result_package_id.mapped("name")),
            sorted(carton["sscc"] for carton in advice["cartons"]),
        )
        self.assertEqual(self.on_hand(self.bolt), 95)
        self.assertEqual(message.sale_order_id, picking.sale_id)
        self._drain()
        notice = self.documents("shipment").canonical
        self.assertEqual(notice["tracking"], "PRO-5")
        self.assertEqual(notice["bill_of_lading"], "BOL-77")
        self.assertEqual(notice["carrier_scac"], "FDEG")
        self.assertEqual(notice["shipped_at"], "2026-11-20T12:00:00")
        cartons = notice["orders"][0]["cartons"]
        self.assertEqual(
            sorted(carton["sscc"] for carton in cartons),
            sorted(carton["sscc"] for carton in advice["cartons"]),
        )
        self.assertIn("warehouse.shipped", self._facts(picking))
        self.assertFalse(picking.sale_id.picking_ids - picking)

    def _facts(self, picking):
        return picking.sale_id.distribution_event_ids.mapped("event_type")

    def test_our_notice_never_comes_from_what_was_asked(self):
        self.ordered("S-2")
        self._drain()
        self.assertFalse(self.documents("shipment"))

    def test_a_short_line_is_asked_for_anew(self):
        picking = self.ordered("S-3")
        message = self.answer(self.bay.ship(picking.name, {"1": 3}, "partial_closed"))
        self.assertEqual(message.work_state, "done", message.note)
        [rest] = picking.backorder_ids
        self.assertEqual(rest.move_ids.product_uom_qty, 2)
        self.listen()
        again = self.told[-1].canonical
        self.assertEqual(again["order_number"], rest.name)
        self.assertEqual(again["lines"][0]["quantity"], "2")
        self.answer(self.bay.ship(rest.name, shipment="S-2"))
        self.assertEqual(rest.state, "done")
        self._drain()
        self.assertEqual(len(self.documents("shipment")), 2)

    def test_the_warehouse_ships_the_rest_by_itself(self):
        picking = self.ordered("S-4")
        self.answer(self.bay.ship(picking.name, {"1": 3}, "backordered"))
        [rest] = picking.backorder_ids
        self.assertFalse(self.listen(), "nobody is asked twice for the same goods")
        self.bay.asked[picking.name]["lines"] = [
            {**self.bay.asked[picking.name]["lines"][0], "quantity": "2"}
        ]
        message = self.answer(self.bay.ship(picking.name, shipment="S-2"))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(rest.state, "done")
        self.assertEqual(self.on_hand(self.bolt), 95)

    def test_a_hold_takes_back_what_the_warehouse_keeps(self):
        picking = self.ordered("S-9")
        self.answer(self.bay.ship(picking.name, {"1": 3}, "backordered"))
        self.env["distribution.hold"]._place(picking.sale_id, "manual", "Call first.")
        self.listen()
        self.assertEqual(self.told[-1].canonical["purpose"], "cancel")
        self.assertEqual(self.told[-1].canonical["order_number"], picking.name)
        self.assertEqual(
            [line["quantity"] for line in self.told[-1].canonical["lines"]], ["2"]
        )

    def test_a_cancelled_rest_comes_no_more(self):
        picking = self.ordered("S-5")
        self.answer(self.bay.ship(picking.name, {"1": 3}, "cancelled"))
        self.assertEqual(picking.state, "done")
        self.assertFalse(picking.backorder_ids)
        order = picking.sale_id
        self.assertEqual(order.order_line[0].qty_delivered, 3)
        self.assertEqual(order.distribution_state, "shipped")
        self.assertFalse(self.listen())

    def test_a_system_may_have_short_lines_cancelled(self):
        self.threepl.warehouse_rest = "cancel"
        picking = self.ordered("S-6")
        self.answer(self.bay.ship(picking.name, {"2": 0}))
        self.assertEqual(picking.state, "done")
        self.assertFalse(picking.backorder_ids)
        self.assertEqual(self.on_hand(self.nut), 100)

    def test_an_order_that_cannot_be_shipped_at_all(self):
        picking = self.ordered("S-7")
        self.answer(self.bay.ship(picking.name, {"1": 0, "2": 0}, "cancelled"))
        self.assertEqual(picking.state, "cancel")
        self.assertFalse(self.listen())
        self.assertFalse(self.documents("shipment"))

    def test_a_report_of_exceptions_only(self):
        picking = self.ordered("S-8")
        advice = self.bay.ship(picking.name, {"2": 6}, "partial_closed")
        advice |= {"report": "exceptions", "cartons": advice["cartons"][1:]}
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        self.assertEqual(self.on_hand(self.bolt), 95)
        self.assertEqual(self.on_hand(self.nut), 94)

    # --- it misbehaves ---

    def test_more_than_was_asked_for(self):
        picking = self.ordered("M-1")
        message = self.answer(self.bay.ship(picking.name, {"1": 6}, "over"))
        self.assert_stopped(message, "warehouse_over:")
        self.assert_untouched(picking)
        picking.move_ids[0].product_uom_qty = 6
        message.action_retry()
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 94)

    def test_another_item(self):
        picking = self.ordered("M-2")
        advice = self.bay.ship(picking.name)
        advice["cartons"][0]["lines"][0]["codes"] = [
            {"kind": "vendor", "value": "RARE"}
        ]
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_item:1")
        self.assert_untouched(picking)

    def test_an_item_that_nobody_knows_is_mapped_and_goes_on(self):
        picking = self.ordered("M-3")
        advice = self.bay.ship(picking.name)
        advice["cartons"][0]["lines"][0]["codes"] = [{"kind": "vendor", "value": "B9"}]
        message = self.answer(advice)
        found = self.assert_stopped(message, "unmapped:item:vendor:B9")
        self.assert_untouched(picking)
        found.mapping_id.product_id = self.bolt
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")

    def test_totals_and_differences_that_do_not_agree(self):
        picking = self.ordered("M-4")
        advice = self.bay.ship(picking.name, {"1": 3}, units="99")
        advice["cartons"][0]["lines"][0]["difference"] = "1"
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_totals", "warehouse_difference:1")
        self.assert_untouched(picking)

    def test_the_same_advice_twice_is_dropped_and_another_one_stopped(self):
        picking = self.ordered("M-5")
        advice = self.bay.ship(picking.name)
        self.answer(advice)
        again = self.answer(advice, key="again")
        self.assertEqual(again.work_state, "dropped")
        other = self.answer(self.bay.ship(picking.name, shipment="S-2"))
        self.assert_stopped(other, "warehouse_answered")
        self.assertEqual(self.on_hand(self.bolt), 95)
        self.assertEqual(len(self.documents("shipment")), 1)

    def test_a_cancelled_delivery(self):
        picking = self.ordered("M-6")
        advice = self.bay.ship(picking.name)
        picking.sale_id._action_cancel()
        self.listen()
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_cancelled")
        self.assertEqual(picking.state, "cancel")
        self.assertEqual(self.on_hand(self.bolt), 100)

    def test_a_delivery_that_somebody_validated_in_odoo(self):
        picking = self.ordered("M-7")
        picking.move_ids.picked = True
        picking._action_done()
        self._drain()
        self.assertEqual(self.asked(picking).state, "answered")
        message = self.answer(self.bay.ship(picking.name))
        self.assert_stopped(message, "warehouse_answered")
        self.assertEqual(self.on_hand(self.bolt), 95)

    def test_an_order_on_hold_that_left_all_the_same(self):
        picking = self.ordered("M-8")
        advice = self.bay.ship(picking.name)
        hold = self.env["distribution.hold"]._place(
            picking.sale_id, "manual", "Wait for the call."
        )
        message = self.answer(advice)
        self.assertEqual(self.asked(picking)[-1].state, "cancelled")
        self.assert_stopped(message, "warehouse_held")
        self.assert_untouched(picking)
        hold._release("Called: they had left before.")
        self.listen()
        self.assertEqual(self.told[-1].canonical["order_number"], f"{picking.name}-2")
        message.action_retry()
        self.listen()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        self.assertEqual(self.on_hand(self.bolt), 95)
        # What was asked for once more meanwhile is taken back.
        self.assertEqual(self.told[-1].canonical["purpose"], "cancel")
        self.assertFalse(self.bay.asked)

    def test_an_answer_to_nothing_and_one_without_lines(self):
        picking = self.ordered("M-9")
        advice = self.bay.ship(picking.name)
        message = self.answer({**advice, "order_number": "NOBODY"})
        self.assert_stopped(message, "warehouse_not_asked")
        message = self.answer({**advice, "cartons": [], "number": "S-3"})
        self.assert_stopped(message, "warehouse_empty")
        message = self.answer({**advice, "number": "S-4"})
        self.assertEqual(
            message.work_state, "waiting", "the one before it is unfinished"
        )
        self.assert_untouched(picking)

    def test_what_leaves_must_have_been_there(self):
        picking = self.ordered("M-10")
        self.env["stock.quant"]._update_available_quantity(
            self.bolt, self.warehouse.lot_stock_id, -97
        )
        message = self.answer(self.bay.ship(picking.name))
        self.assert_stopped(message, f"warehouse_stock:{self.bolt.id}:0")
        self.assert_untouched(picking, bolts=3)
        self.env["stock.quant"]._update_available_quantity(
            self.bolt, self.warehouse.lot_stock_id, 10
        )
        message.action_retry()
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 8)

    def test_a_carton_code_is_used_once(self):
        first, second = self.ordered("M-11"), self.ordered("M-12")
        self.answer(self.bay.ship(first.name))
        self.bay.cartons = 0
        message = self.answer(self.bay.ship(second.name))
        self.assert_stopped(message, "warehouse_carton:", "warehouse_carton:")
        words = self._open_exceptions(message).mapped("words")
        self.assertTrue(all(f"by {first.name}." in each for each in words), words)
        self.assertEqual(second.state, "assigned")
        self.assertEqual(self.on_hand(self.bolt), 95)

    def test_a_carton_code_stands_on_one_carton_of_an_advice(self):
        picking = self.ordered("M-14")
        advice = self.bay.ship(picking.name)
        advice["cartons"][1]["sscc"] = advice["cartons"][0]["sscc"]
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_carton:")
        words = self._open_exceptions(message).words
        self.assertIn("stands on 2 cartons of this advice", words)
        self.assert_untouched(picking)

    def test_a_late_answer_is_missed_and_comes_after_all(self):
        picking = self.ordered("M-13")
        asked = self.asked(picking)
        deadline = self.env["distribution.deadline"].search(
            [("res_model", "=", asked._name), ("res_id", "=", asked.id)]
        )
        self.assertEqual(deadline.step, "warehouse_shipment")
        self.assertEqual(deadline.system_id, self.threepl)
        self.env.cr.execute(
            "UPDATE distribution_deadline SET due_at = now() - interval '1 hour', "
            "amber_at = now() - interval '2 hours' WHERE id = %s",
            (deadline.id,),
        )
        deadline.invalidate_recordset()
        deadline._turn(self.env)
        found = self.env["distribution.exception"].search(
            [("cause", "=", "deadline:warehouse_shipment"), ("state", "=", "open")]
        )
        self.assertIn("Bay 3", found.words)
        self.assertIn(picking.name, found.words)
        self.answer(self.bay.ship(picking.name))
        self.assertEqual(deadline.state, "met")
        self.assertEqual(found.state, "resolved")

    # --- lots and serial numbers ---

    def _lots(self, product, *names):
        lots = self.env["stock.lot"].create(
            [
                {
                    "name": name,
                    "product_id": product.id,
                    "company_id": self.env.company.id,
                }
                for name in names
            ]
        )
        for lot in lots:
            self.env["stock.quant"]._update_available_quantity(
                product,
                self.warehouse.lot_stock_id,
                1 if product.tracking == "serial" else 10,
                lot_id=lot,
            )
        return lots

    def test_the_lot_that_left_is_the_one_that_is_told(self):
        self.rare.tracking = "lot"
        first, second = self._lots(self.rare, "L-1", "L-2")
        picking = self.ordered("L-1", ("RARE", "4", "EA", "99.00"))
        self.assertEqual(picking.move_line_ids.lot_id, first)
        advice = self.bay.ship(picking.name)
        advice["cartons"][0]["lines"][0]["lot"] = "L-2"
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.move_line_ids.lot_id, second)
        self._drain()
        notice = self.documents("shipment").canonical
        line = notice["orders"][0]["cartons"][0]["lines"][0]
        self.assertEqual(line["lot"], "L-2")

    def test_a_lot_that_is_missing_or_not_known(self):
        self.rare.tracking = "lot"
        self._lots(self.rare, "L-1")
        picking = self.ordered("L-2", ("RARE", "4", "EA", "99.00"))
        message = self.answer(self.bay.ship(picking.name))
        self.assert_stopped(message, "warehouse_lot:1")
        message.action_drop("test")
        advice = self.bay.ship(picking.name, shipment="S-2")
        advice["cartons"][0]["lines"][0]["lot"] = "L-7"
        found = self.assert_stopped(self.answer(advice), "warehouse_lot:1")
        self.assertIn("L-7", found.words)
        self.assertEqual(self.on_hand(self.rare), 10)

    def test_serial_numbers_one_by_one(self):
        self.rare.tracking = "serial"
        self._lots(self.rare, "N-1", "N-2", "N-3")
        picking = self.ordered("L-3", ("RARE", "2", "EA", "99.00"))
        advice = self.bay.ship(picking.name)
        advice["cartons"][0]["lines"][0]["serials"] = ["N-3"]
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_serials:1")
        message.action_drop("test")
        advice["cartons"][0]["lines"][0]["serials"] = ["N-3", "N-1"]
        message = self.answer({**advice, "number": "S-2"})
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(
            sorted(picking.move_line_ids.lot_id.mapped("name")), ["N-1", "N-3"]
        )

    # --- worked twice ---

    def test_warehouse_shipment_worked_twice_happens_once(self):
        picking = self.ordered("W-90")
        message = self.answer(self.bay.ship(picking.name, short={"1": 2}))
        self._assert_happens_once(message)

    def test_shipment_worked_twice_happens_once(self):
        """A warehouse without the 945 tells of its shipments as suppliers do."""
        picking = self.ordered("W-91")
        advice = self.bay.ship(picking.name)
        known = {"number", "quantity", "unit", "codes"}
        cartons = [
            {
                "sscc": carton["sscc"],
                "lines": [
                    {name: line[name] for name in known} for line in carton["lines"]
                ],
            }
            for carton in advice["cartons"]
        ]
        message = self.answer(
            {
                "type": "shipment",
                "number": "S-91",
                "shipped_at": "2026-11-20T12:00:00",
                "orders": [{"order_number": picking.name, "cartons": cartons}],
            }
        )
        self.assertEqual(picking.state, "done", message.note)
        self._assert_happens_once(message)
