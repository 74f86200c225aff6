# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock is promised to a batch at once, and never twice."""

from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestAllocation(DistributionCase):
    def _batch(self, *lines):
        """Work one order for each line together; return the sales orders in order."""
        messages = [
            self._receive(self._order(f"A-{number}", line))
            for number, line in enumerate(lines)
        ]
        self._drain()
        return [message.sale_order_id for message in messages]

    def _assert_consistent(self, product):
        """What quants say is reserved is what move lines say is reserved."""
        quants = self.env["stock.quant"].search(
            [("product_id", "=", product.id), ("location_id.usage", "=", "internal")]
        )
        lines = self.env["stock.move.line"].search(
            [("product_id", "=", product.id), ("state", "not in", ("done", "cancel"))]
        )
        reserved = sum(quants.mapped("reserved_quantity"))
        self.assertEqual(reserved, sum(lines.mapped("quantity_product_uom")))
        self.assertLessEqual(reserved, sum(quants.mapped("quantity")))
        for quant in quants:
            self.assertLessEqual(quant.reserved_quantity, quant.quantity)

    def test_units_are_promised_once_within_a_batch(self):
        orders = self._batch(*[("BOLT", "30", "EA", "10.00")] * 4)
        promised = [order.order_line._distribution_promised() for order in orders]
        self.assertEqual(promised, [30, 30, 30, 10], "first come, first served")
        self.assertEqual(
            [order.distribution_state for order in orders],
            ["allocated", "allocated", "allocated", "accepted"],
        )
        self._assert_consistent(self.bolt)

    def test_next_batch_sees_what_is_left(self):
        self._batch(("BOLT", "95", "EA", "10.00"))
        message = self._work(self._order("A-late", ("BOLT", "10", "EA", "10.00")))
        line = message.sale_order_id.order_line
        self.assertEqual(line._distribution_promised(), 5)
        self._assert_consistent(self.bolt)

    def test_oldest_quant_leaves_first(self):
        shelf = self.env["stock.location"].create(
            {"name": "Old shelf", "location_id": self.warehouse.lot_stock_id.id}
        )
        self.env["stock.quant"]._update_available_quantity(
            self.bolt, shelf, 4, in_date="2020-01-01 00:00:00"
        )
        [order] = self._batch(("BOLT", "6", "EA", "10.00"))
        lines = order.picking_ids.move_line_ids
        self.assertEqual(
            {line.location_id: line.quantity for line in lines},
            {shelf: 4, self.warehouse.lot_stock_id: 2},
        )
        self._assert_consistent(self.bolt)

    def test_ordered_in_dozens_reserved_in_units(self):
        [order] = self._batch(("BOLT", "2", "DZ", "120.00"))
        move = order.picking_ids.move_ids
        self.assertEqual(move.state, "assigned")
        self.assertEqual(move.move_line_ids.quantity_product_uom, 24)
        self._assert_consistent(self.bolt)

    def test_lots_are_left_to_odoo(self):
        product = self._product("LOT", 5.0, stock=0)
        product.tracking = "lot"
        lot = self.env["stock.lot"].create({"name": "L1", "product_id": product.id})
        self.env["stock.quant"]._update_available_quantity(
            product, self.warehouse.lot_stock_id, 10, lot_id=lot
        )
        [order] = self._batch(("LOT", "3", "EA", "5.00"))
        self.assertEqual(order.picking_ids.move_line_ids.lot_id, lot)
        self.assertEqual(order.distribution_state, "allocated")
        self._assert_consistent(product)

    def test_packages_are_left_to_odoo(self):
        package = self.env["stock.package"].create({"name": "PALLET-1"})
        self.env["stock.quant"]._update_available_quantity(
            self.rare, self.warehouse.lot_stock_id, 8, package_id=package
        )
        [order] = self._batch(("RARE", "3", "EA", "99.00"))
        self.assertEqual(order.picking_ids.move_line_ids.package_id, package)
        self._assert_consistent(self.rare)

    def test_manual_reservation_is_respected(self):
        self.warehouse.out_type_id.reservation_method = "manual"
        [order] = self._batch(("BOLT", "3", "EA", "10.00"))
        self.assertFalse(order.picking_ids.move_line_ids)
        self.assertEqual(order.distribution_state, "accepted")
        order.picking_ids.action_assign()
        self.assertEqual(order.distribution_state, "allocated")

    def test_two_step_delivery_is_left_to_odoo(self):
        self.warehouse.delivery_steps = "pick_ship"
        [order] = self._batch(("BOLT", "3", "EA", "10.00"))
        pick = order.picking_ids.filtered(lambda p: p.state == "assigned")
        self.assertEqual(pick.move_ids.mapped("quantity"), [3])
        self._assert_consistent(self.bolt)

    def test_reserved_delivery_can_be_validated_and_cancelled(self):
        first, second = self._batch(*[("BOLT", "5", "EA", "10.00")] * 2)
        first.picking_ids.button_validate()
        second._action_cancel()
        self._assert_consistent(self.bolt)
        quants = self.env["stock.quant"]._get_available_quantity(
            self.bolt, self.warehouse.lot_stock_id
        )
        self.assertEqual(quants, 95)
