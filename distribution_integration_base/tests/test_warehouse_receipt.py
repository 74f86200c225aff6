# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Goods come to a warehouse that others run: good, damaged, short, over, on hold."""

from odoo.tests import tagged

from .warehouse_case import WarehouseCase


def condition(name, quantity, code="01"):
    return {"condition": name, "quantity": quantity, "code": code}


@tagged("post_install", "-at_install")
class TestWarehouseReceipt(WarehouseCase):
    def differences(self, picking):
        return self.env["distribution.exception"].search(
            [
                ("subject", "=", f"{picking._name},{picking.id}"),
                ("state", "=", "open"),
            ]
        )

    def test_what_will_come_is_announced(self):
        picking = self.expected((self.bolt, 40), (self.nut, 12))
        [message] = self.told
        document = message.canonical
        self.assertEqual(document["type"], "inbound_notice")
        self.assertEqual(document["order_number"], picking.name)
        self.assertEqual(document["supplier_order"], "P-55")
        self.assertEqual([line["quantity"] for line in document["lines"]], ["40", "12"])
        self.assertEqual(self.asked(picking).kind, "receive")

    def test_a_change_replaces_it_and_a_cancellation_needs_a_person(self):
        picking = self.expected((self.bolt, 40))
        picking.move_ids.product_uom_qty = 30
        self.listen()
        self.assertEqual(self.told[-1].canonical["purpose"], "replacement")
        self.assertEqual(self.told[-1].canonical["lines"][0]["quantity"], "30")
        picking.action_cancel()
        self.assertFalse(self.listen())
        self.assertEqual(self.differences(picking).cause, "inbound_cancelled")

    def test_all_of_it_comes_well(self):
        picking = self.expected((self.bolt, 40))
        message = self.answer(self.bay.receive(picking.name))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "done")
        self.assertEqual(self.on_hand(self.bolt), 140)
        self.assertFalse(self.differences(picking))
        self.assertFalse(picking.backorder_ids)

    def test_damaged_and_held_goods_are_put_apart(self):
        picking = self.expected((self.bolt, 40))
        advice = self.bay.receive(
            picking.name,
            conditions={
                "1": [condition("damaged", "4"), condition("on_hold", "6", "09")]
            },
        )
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 130)
        self.assertEqual(self.on_hand(self.bolt, self.damaged), 4)
        self.assertEqual(self.on_hand(self.bolt, self.held), 6)
        found = self.differences(picking)
        self.assertEqual(found.cause, "warehouse_differs")
        self.assertIn("4 of", found.words)
        self.assertEqual(found.interface_id, self.answers_in)

    def test_short_is_expected_anew_and_over_is_taken(self):
        picking = self.expected((self.bolt, 40), (self.nut, 10))
        advice = self.bay.receive(
            picking.name,
            came={"1": 35, "2": 12},
            conditions={
                "1": [condition("short", "5", "02")],
                "2": [condition("over", "2", "03")],
            },
        )
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 135)
        self.assertEqual(self.on_hand(self.nut), 112)
        words = self.differences(picking).words
        self.assertIn("40 announced, 35 received", words)
        self.assertIn("10 announced, 12 received", words)
        [rest] = picking.backorder_ids
        self.assertEqual(rest.move_ids.product_uom_qty, 5)
        self.listen()
        self.assertEqual(self.told[-1].canonical["order_number"], rest.name)

    def test_nothing_came(self):
        picking = self.expected((self.bolt, 40))
        advice = self.bay.receive(picking.name, came={"1": 0})
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.state, "assigned")
        self.assertEqual(self.on_hand(self.bolt), 100)
        self.assertIn("0 received", self.differences(picking).words)

    def test_new_lots_are_made(self):
        self.bolt.tracking = "lot"
        self.bolt.is_storable = True
        picking = self.expected((self.bolt, 40))
        advice = self.bay.receive(picking.name)
        advice["lines"][0]["lot"] = "L-9"
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        [lot] = self.env["stock.lot"].search([("name", "=", "L-9")])
        self.assertEqual(lot.product_id, self.bolt)
        self.assertEqual(picking.move_line_ids.lot_id, lot)

    def assert_nothing_came(self, picking):
        self.assertEqual(picking.state, "assigned")
        self.assertEqual(self.on_hand(self.bolt), 100)
        self.assertFalse(self.env["stock.lot"].search([("name", "=", "L-9")]))

    def test_a_lot_is_needed_where_goods_have_lots(self):
        self.bolt.tracking = "lot"
        picking = self.expected((self.bolt, 40))
        message = self.answer(self.bay.receive(picking.name))
        self.assert_stopped(message, "warehouse_lot:1")
        self.assert_nothing_came(picking)

    def test_a_receipt_that_waits_leaves_no_lot(self):
        (self.bolt | self.nut).tracking = "lot"
        picking = self.expected((self.bolt, 40), (self.nut, 5))
        advice = self.bay.receive(picking.name)
        advice["lines"][0]["lot"] = "L-9"
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_lot:2")
        self.assert_nothing_came(picking)

    def test_what_odoo_refuses_is_put_before_the_warehouse(self):
        self.bolt.tracking = "serial"
        picking = self.expected((self.bolt, 2))
        advice = self.bay.receive(picking.name)
        advice["lines"][0]["serials"] = ["L-9", "L-9"]
        found = self.assert_stopped(self.answer(advice), "odoo_refused")
        self.assertEqual(found.role, "warehouse")
        self.assert_nothing_came(picking)

    def test_what_does_not_agree_is_stopped(self):
        picking = self.expected((self.bolt, 40))
        for number, (advice, cause) in enumerate(
            (
                (self.bay.receive(picking.name, units="41"), "warehouse_totals"),
                (
                    self.bay.receive(
                        picking.name, conditions={"1": [condition("damaged", "41")]}
                    ),
                    "warehouse_conditions:1",
                ),
                (
                    self.bay.receive(
                        picking.name,
                        conditions={"1": [condition("refused", "1", "08")]},
                    ),
                    "warehouse_condition:1",
                ),
            )
        ):
            with self.subTest(cause=cause):
                advice["lines"][0]["lot"] = "L-9"
                message = self.answer({**advice, "number": f"R-{number}"})
                self.assert_stopped(message, cause)
                self.assert_nothing_came(picking)
                message.action_drop("test")

    def test_damaged_goods_need_a_place(self):
        self.warehouse.distribution_damaged_location_id = False
        picking = self.expected((self.bolt, 40))
        advice = self.bay.receive(
            picking.name, conditions={"1": [condition("damaged", "4")]}
        )
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_place:damaged")
        self.assert_nothing_came(picking)
        self.warehouse.distribution_damaged_location_id = self.damaged
        message.action_retry()
        self._drain()
        self.assertEqual(self.on_hand(self.bolt, self.damaged), 4)

    def test_a_second_receipt_and_one_that_nobody_expects(self):
        picking = self.expected((self.bolt, 40))
        advice = self.bay.receive(picking.name)
        self.answer(advice)
        again = self.answer(advice, key="again")
        self.assertEqual(again.work_state, "dropped")
        other = self.answer({**advice, "number": "R-2"})
        self.assert_stopped(other, "warehouse_answered")
        nobody = self.answer({**advice, "number": "R-3", "order_number": "NOBODY"})
        self.assert_stopped(nobody, "warehouse_not_asked")
        self.assertEqual(self.on_hand(self.bolt), 140)

    def test_another_item_waits(self):
        picking = self.expected((self.bolt, 40))
        advice = self.bay.receive(picking.name)
        advice["lines"][0]["codes"] = [{"kind": "vendor", "value": "NUT"}]
        message = self.answer(advice)
        self.assert_stopped(message, "warehouse_item:1")
        self.assert_nothing_came(picking)

    def test_warehouse_receipt_worked_twice_happens_once(self):
        picking = self.expected((self.bolt, 40))
        message = self.answer(self.bay.receive(picking.name, came={"1": 38}))
        self._assert_happens_once(message)
