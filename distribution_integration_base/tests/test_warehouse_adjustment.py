# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse that others run counts, loses, scraps and sets aside."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .warehouse_case import WarehouseCase

WORDS = {"01": "adjust", "05": "scrap", "07": "hold", "08": "release", "99": "ignore"}


@tagged("post_install", "-at_install")
class TestWarehouseAdjustment(WarehouseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reasons = cls.env["distribution.mapping"].create(
            [
                {
                    "system_id": cls.threepl.id,
                    "kind": "reason",
                    "code_type": "adjustment",
                    "code": code,
                    "value": word,
                }
                for code, word in WORDS.items()
            ]
        )
        cls.keeper = new_test_user(
            cls.env,
            "keeper",
            groups="distribution_integration_base.group_warehouse",
        )

    def test_each_reason_does_what_it_is_mapped_to(self):
        message = self.answer(
            self.bay.adjust(
                ("BOLT", "7", "01"),
                ("NUT", "-5", "01"),
                ("NUT", "-3", "05"),
                ("BOLT", "-10", "07"),
                ("BOLT", "4", "08"),
                ("BOLT", "-50", "99"),
            )
        )
        # What is released must have been set aside before.
        self.assert_stopped(message, "adjustment_negative:")
        self.assertEqual(self.on_hand(self.bolt), 100)
        message.action_drop("test")
        message = self.answer(
            self.bay.adjust(
                ("BOLT", "7", "01"),
                ("NUT", "-5", "01"),
                ("NUT", "-3", "05"),
                ("BOLT", "-10", "07"),
                ("BOLT", "-50", "99"),
            )
        )
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 97)
        self.assertEqual(self.on_hand(self.nut), 92)
        self.assertEqual(self.on_hand(self.nut, self.damaged), 3)
        self.assertEqual(self.on_hand(self.bolt, self.held), 10)
        message = self.answer(self.bay.adjust(("BOLT", "4", "08"), number="ADJ-2"))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 101)
        self.assertEqual(self.on_hand(self.bolt, self.held), 6)
        facts = self.env["distribution.event"].search(
            [("event_type", "=", "warehouse.adjusted")]
        )
        self.assertEqual(len(facts), 2)
        self.assertEqual(facts[0].data["warehouse"], self.warehouse.code)

    def test_the_same_adjustment_is_booked_once(self):
        document = self.bay.adjust(("BOLT", "-3", "01"))
        self.answer(document)
        again = self.answer(document, key="again")
        self.assertEqual(again.work_state, "dropped")
        other = self.answer(self.bay.adjust(("BOLT", "-4", "01")))
        self.assert_stopped(other, "number_reused")
        self.assertEqual(self.on_hand(self.bolt), 97)

    def test_a_repeat_without_a_number_is_asked_about(self):
        document = self.bay.adjust(("BOLT", "-9", "01"))
        del document["number"]
        first = self.answer(document)
        again = self.answer(document, key="again")
        found = self.assert_stopped(again, f"adjustment_repeat:{first.id}")
        self.assertEqual(found.fix, "approve_adjustment")
        self.assertEqual(self.on_hand(self.bolt), 91)
        again.with_user(self.keeper).action_approve_adjustment()
        self._drain()
        self.assertEqual(again.work_state, "done", again.note)
        self.assertEqual(self.on_hand(self.bolt), 82)

    def test_a_reason_that_nobody_knows_is_mapped_and_goes_on(self):
        message = self.answer(self.bay.adjust(("BOLT", "-3", "42")))
        found = self.assert_stopped(message, "unmapped:reason:adjustment:42")
        self.assertEqual(self.on_hand(self.bolt), 100)
        found.mapping_id.value = "adjust"
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 97)

    def test_a_word_that_means_nothing_is_told(self):
        self.reasons[0].value = "burn"
        message = self.answer(self.bay.adjust(("BOLT", "-3", "01")))
        found = self.assert_stopped(message, "adjustment_reason:01")
        self.assertIn("burn", found.words)
        self.assertEqual(self.on_hand(self.bolt), 100)

    def test_stock_never_falls_below_zero_without_a_person(self):
        message = self.answer(self.bay.adjust(("BOLT", "-130", "01")))
        found = self.assert_stopped(message, f"adjustment_negative:{self.bolt.id}:0")
        self.assertIn("30 less than nothing", found.words)
        self.assertEqual(self.on_hand(self.bolt), 100)
        message.with_user(self.keeper).action_approve_adjustment()
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), -30)

    def test_it_waits_for_a_person_where_that_was_agreed(self):
        self.threepl.adjustment_rule = "hold"
        message = self.answer(self.bay.adjust(("BOLT", "-3", "01")))
        found = self.assert_stopped(message, "adjustment_approval")
        self.assertEqual(found.fix, "approve_adjustment")
        self.assertIn("-3 of", found.words)
        self.assertEqual(self.on_hand(self.bolt), 100)
        clerk = new_test_user(
            self.env,
            "clerk",
            groups="distribution_integration_base.group_customer_service",
        )
        with self.assertRaises(AccessError):
            message.with_user(clerk).action_approve_adjustment()
        found.with_user(self.keeper).action_decide("approve_adjustment")
        self._drain()
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 97)
        note = self.env["distribution.audit"].search(
            [("decision", "in", ("approve_adjustment", "adjustment_approved"))]
        )
        self.assertTrue(note)

    def test_an_approval_does_not_cover_what_was_not_seen(self):
        """Approved while there was enough: less than nothing is asked about again."""
        self.threepl.adjustment_rule = "hold"
        message = self.answer(self.bay.adjust(("BOLT", "-30", "01")))
        message.with_user(self.keeper).action_approve_adjustment()
        self.env["stock.quant"]._update_available_quantity(
            self.bolt, self.warehouse.lot_stock_id, -90
        )
        self._drain()
        self.assert_stopped(message, "adjustment_negative:")
        self.assertEqual(self.on_hand(self.bolt), 10)

    def test_what_is_taken_from_a_delivery_is_told_to_the_warehouse(self):
        picking = self.ordered("A-1", ("BOLT", "60", "EA", "10.00"))
        self.answer(self.bay.adjust(("BOLT", "-70", "01")))
        self.listen()
        self.assertEqual(self.told[-1].canonical["purpose"], "change")
        self.assertEqual(self.told[-1].canonical["lines"][0]["quantity"], "30")
        self.assertEqual(picking.move_ids.quantity, 30)

    def test_lots(self):
        self.nut.tracking = "lot"
        lot = self.env["stock.lot"].create(
            {
                "name": "N-1",
                "product_id": self.nut.id,
                "company_id": self.env.company.id,
            }
        )
        self.env["stock.quant"]._update_available_quantity(
            self.nut, self.warehouse.lot_stock_id, 20, lot_id=lot
        )
        document = self.bay.adjust(("NUT", "-5", "01"), ("NUT", "9", "01"))
        document["lines"][0]["lot"] = "N-1"
        document["lines"][1]["lot"] = "N-2"
        message = self.answer(document)
        self.assertEqual(message.work_state, "done", message.note)
        quants = self.env["stock.quant"]
        place = self.warehouse.lot_stock_id
        there = {
            q.lot_id.name: q.quantity
            for q in quants._gather(self.nut, place)
            if q.lot_id
        }
        self.assertEqual(there, {"N-1": 15, "N-2": 9})
        document = self.bay.adjust(("NUT", "-1", "01"), number="ADJ-3")
        document["lines"][0]["lot"] = "N-7"
        self.assert_stopped(self.answer(document), "warehouse_lot:1")

    def test_an_adjustment_that_waits_leaves_no_lot(self):
        self.nut.tracking = "lot"
        document = self.bay.adjust(("NUT", "9", "01"), ("BOLT", "-130", "01"))
        document["lines"][0]["lot"] = "N-2"
        self.assert_stopped(self.answer(document), "adjustment_negative:")
        self.assertFalse(self.env["stock.lot"].search([("name", "=", "N-2")]))

    def test_which_of_their_warehouses_is_meant(self):
        second = self.env["stock.warehouse"].create(
            {"name": "Bay 4", "code": "BAY4", "distribution_system_id": self.threepl.id}
        )
        message = self.answer(self.bay.adjust(("BOLT", "5", "01")))
        self.assert_stopped(message, "adjustment_warehouse")
        message.action_drop("test")
        party = {"role": "other", "qualifier": "WH", "code": "BAY4", "code_type": "91"}
        message = self.answer(self.bay.adjust(("BOLT", "5", "01"), parties=[party]))
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.on_hand(self.bolt), 100)
        self.assertEqual(self.on_hand(self.bolt, second.lot_stock_id), 5)

    def test_inventory_adjustment_worked_twice_happens_once(self):
        self._assert_happens_once(self.answer(self.bay.adjust(("BOLT", "7", "01"))))
        self.assertEqual(self.on_hand(self.bolt), 107)
