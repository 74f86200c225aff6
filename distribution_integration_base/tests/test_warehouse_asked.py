# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""In whose words a warehouse is asked, by whom, and about what."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .warehouse_case import WarehouseCase


@tagged("post_install", "-at_install")
class TestWarehouseAsked(WarehouseCase):
    def _map(self, kind, code, **values):
        return self.env["distribution.mapping"].create(
            {"system_id": self.threepl.id, "kind": kind, "code": code, **values}
        )

    def test_in_its_own_codes_and_cases(self):
        unit = self.env.ref("uom.product_uom_unit")
        self._map("item", "BAY-BOLT", code_type="other", product_id=self.bolt.id)
        self._map("unit", "CA", uom_id=unit.id, factor=12)
        picking = self.ordered("C-1", ("BOLT", "24", "EA", "10.00"))
        [line] = self.told[0].canonical["lines"]
        self.assertEqual((line["quantity"], line["unit"]), ("2", "CA"))
        self.assertEqual(line["codes"][0]["value"], "BAY-BOLT")
        advice = self.bay.ship(picking.name)
        advice["cartons"][0]["lines"][0]["codes"] = [
            {"kind": "other", "value": "BAY-BOLT"}
        ]
        message = self.answer(advice)
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(picking.move_ids.quantity, 24)
        self.assertEqual(self.on_hand(self.bolt), 76)

    def test_a_quantity_that_is_no_whole_case_is_told_in_pieces(self):
        unit = self.env.ref("uom.product_uom_unit")
        self._map("unit", "CA", uom_id=unit.id, factor=12)
        self.ordered("C-2", ("BOLT", "25", "EA", "10.00"))
        [line] = self.told[0].canonical["lines"]
        self.assertEqual((line["quantity"], line["unit"]), ("25", "EA"))

    def test_a_unit_without_a_code_is_put_before_a_person(self):
        strange = self.env["uom.uom"].create(
            {
                "name": "Heap",
                "relative_factor": 1,
                "relative_uom_id": self.env.ref("uom.product_uom_unit").id,
            }
        )
        picking = self.expected((self.bolt, 5))
        self.assertEqual(len(self.told), 1)
        picking.move_ids.write({"product_uom": strange.id})
        self.listen()
        message = self.env["distribution.message"].search(
            [("system_id", "=", self.threepl.id)], order="id desc", limit=1
        )
        self.assert_stopped(message, f"unit_untold:{strange.id}")
        self._map("unit", "HP", uom_id=strange.id)
        message.action_retry()
        self.listen()
        self.assertEqual(self.told[-1].canonical["lines"][0]["unit"], "HP")

    def test_whoever_runs_it_later_is_told_of_what_is_ready(self):
        self.warehouse.distribution_system_id = False
        picking = self.ordered("C-3")
        self.assertFalse(self.asked(picking))
        self.warehouse.distribution_system_id = self.threepl
        self.listen()
        self.assertEqual(self.told[0].canonical["order_number"], picking.name)

    def test_a_stock_user_changes_it_without_any_right_of_ours(self):
        picking = self.expected((self.bolt, 40))
        porter = new_test_user(self.env, "porter", groups="stock.group_stock_user")
        picking.with_user(porter).move_ids.product_uom_qty = 30
        self.listen()
        self.assertEqual(self.told[-1].canonical["purpose"], "replacement")

    def test_another_warehouse_company_answers_for_nobody_else(self):
        picking = self.ordered("C-4")
        advice = self.bay.ship(picking.name)
        stranger = self.env["distribution.system"].create(
            {"name": "Bay 9", "kind": "warehouse"}
        )
        type(self).system = stranger
        door = self._interface("stranger-in", "in", "warehouse_shipment")
        type(self).system = self.threepl
        self.answers_in, ours = door, self.answers_in
        message = self.answer(advice)
        self.answers_in = ours
        self.assert_stopped(message, "warehouse_not_asked")
        self.assert_untouched(picking)

    def test_two_companies_do_not_meet(self):
        picking = self.ordered("C-5")
        other = self.env["res.company"].create({"name": "Other house"})
        place = self.env["stock.warehouse"].search([("company_id", "=", other.id)])
        with self.assertRaisesRegex(UserError, "compan"):
            place.distribution_system_id = self.threepl
        self.assertEqual(self.asked(picking).company_id, self.env.company)
        viewer = new_test_user(
            self.env,
            "other-viewer",
            groups="distribution_integration_base.group_viewer",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        asked = self.env["distribution.warehouse.order"].with_user(viewer)
        self.assertFalse(asked.search([]))

    def test_a_warehouse_of_others_has_one_step(self):
        with self.assertRaisesRegex(ValidationError, "one step"):
            self.warehouse.delivery_steps = "pick_ship"

    def test_goods_on_hold_lie_outside_the_stock(self):
        inside = self.env["stock.location"].create(
            {
                "name": "Corner",
                "usage": "internal",
                "location_id": self.warehouse.lot_stock_id.id,
            }
        )
        with self.assertRaisesRegex(ValidationError, "promised to orders"):
            self.warehouse.distribution_hold_location_id = inside
