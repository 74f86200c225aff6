# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Units with a factor, and documents that leave in the partner's own codes."""

from odoo.tests import tagged

from .mapping_case import NOWHERE, MappingCase


@tagged("post_install", "-at_install")
class TestMappingUnits(MappingCase):
    def setUp(self):
        super().setUp()
        self._subscribe("order.accepted", "order_response", NOWHERE)
        self._subscribe("shipment.dispatched", "shipment", NOWHERE)
        self._subscribe("invoice.posted", "invoice", NOWHERE)

    def _case(self, factor=12, code="CA", uom=None):
        return self._map("unit", code, uom or self.units, factor=factor)

    def _taken(self, number, *lines, **header):
        self._work(self._order(number, *lines, **header))
        return self._orders(number)

    def _figures(self, line):
        return float(line["quantity"]), line["unit"], float(line["price"])

    # --- in and out ---

    def test_a_case_is_twelve_of_ours_both_ways(self):
        self._case()
        order = self._taken("U-1", ("BOLT", "2", "CA", "120.00"))
        line = order.order_line
        self.assertEqual(
            (line.product_uom_id, line.product_uom_qty, line.price_unit),
            (self.units, 24, 10.0),
        )
        [answer] = self._render(order, "order_response")["lines"]
        self.assertEqual(self._figures(answer), (2, "CA", 120))
        self.assertEqual(
            [(s["status"], s["quantity"], s["unit"]) for s in answer["statuses"]],
            [("accepted", "2", "CA")],
        )
        order.picking_ids.button_validate()
        [carton] = self._render(order, "shipment")["orders"][0]["cartons"]
        [shipped] = carton["lines"]
        self.assertEqual(
            (shipped["quantity"], shipped["ordered"], shipped["unit"]), ("2", "2", "CA")
        )
        order._create_invoices().action_post()
        invoice = self._render(order, "invoice")
        self.assertEqual(self._figures(invoice["lines"][0]), (2, "CA", 120))
        self.assertEqual(invoice["total"], "240")

    def test_a_document_in_flight_keeps_what_it_was_read_by(self):
        row = self._case()
        order = self._taken("U-2", ("BOLT", "2", "CA", "120.00"))
        row.factor = 6
        order.picking_ids.button_validate()
        [carton] = self._render(order, "shipment")["orders"][0]["cartons"]
        self.assertEqual(carton["lines"][0]["quantity"], "2")
        later = self._taken("U-3", ("BOLT", "2", "CA", "60.00"))
        self.assertEqual(later.order_line.product_uom_qty, 12)

    def test_rounded_quantities_keep_total_and_come_back_exact(self):
        # 10 of theirs are 3.048 of ours, which Odoo rounds to 3.05.
        self._case(0.3048, "FT")
        self.bolt.list_price = 10 * 3.28
        order = self._taken("U-4", ("BOLT", "10", "FT", "10.00"))
        line = order.order_line
        self.assertEqual(line.product_uom_qty, 3.05)
        self.assertEqual(order.amount_untaxed, 100.0)
        [answer] = self._render(order, "order_response")["lines"]
        self.assertEqual(answer["statuses"][0]["quantity"], "10")
        self.assertEqual(answer["statuses"][0]["status"], "accepted")
        order.picking_ids.button_validate()
        order._create_invoices().action_post()
        [told] = self._render(order, "invoice")["lines"]
        self.assertEqual(self._figures(told), (10, "FT", 10))

    def test_a_part_is_told_as_a_part_of_the_case(self):
        self._case()
        order = self._taken("U-5", ("BOLT", "10", "CA", "120.00"))
        [answer] = self._render(order, "order_response")["lines"]
        # 120 pieces are wanted, 100 are there.
        self.assertEqual(
            [(s["status"], s["quantity"]) for s in answer["statuses"]],
            [("accepted", "8.333333"), ("backordered", "1.666667")],
        )

    def test_prices_are_compared_and_told_in_the_partners_unit(self):
        self._case()
        message = self._work(self._order("U-6", ("BOLT", "1", "CA", "96.00")))
        [exception] = self._open_exceptions(message)
        self.assertIn("ordered at 96.00, ours is 120.00", exception.words)
        self.assertFalse(self._orders("U-6"))

    def test_what_comes_to_nothing_is_refused(self):
        self._case(0.0001, "MG")
        message = self._work(self._order("U-7", ("BOLT", "2", "MG", "1.00")))
        [exception] = self._open_exceptions(message)
        self.assertIn("come to nothing in Units", exception.words)
        self.assertFalse(self._orders("U-7"))

    def test_a_factor_counts_for_price_breaks_as_well(self):
        self._case()
        message = self._work(self._order("U-8", ("BOLT", "5", "CA", None)))
        self.assertEqual(message.sale_order_id.order_line.product_uom_qty, 60)
        self.assertEqual(message.sale_order_id.order_line.price_unit, 10)

    # --- codes in what leaves ---

    def test_the_buyers_code_is_told_beside_what_was_asked(self):
        self._map("item", "B-77", self.bolt, code_type="buyer")
        self._map("item", "OTHER", self.bolt, code_type="sku")
        order = self._taken("C-1", ("BOLT", "1", "EA", "10.00"))
        [line] = self._render(order, "order_response")["lines"]
        said = [(code["kind"], code["value"]) for code in line["codes"]]
        self.assertEqual(said, [("sku", "BOLT"), ("buyer", "B-77")])

    def test_without_the_partners_document_the_mappings_know(self):
        self._case()
        self._map("item", "B-77", self.bolt, code_type="buyer")
        order = self._taken("C-2", ("BOLT", "2", "CA", "120.00"))
        order.distribution_message_id.canonical = False
        order.picking_ids.button_validate()
        [carton] = self._render(order, "shipment")["orders"][0]["cartons"]
        [line] = carton["lines"]
        self.assertEqual(
            (line["unit"], line["quantity"], line["codes"]),
            ("CA", "2", [{"kind": "buyer", "value": "B-77"}]),
        )

    def _address(self, name):
        return self.env["res.partner"].create(
            {"name": name, "parent_id": self.partner.id, "type": "delivery"}
        )

    def test_goods_sent_elsewhere_are_told_by_the_partners_code(self):
        first, second = self._address("DC 1"), self._address("DC 2")
        self._map("party", "0001", first, code_type="92")
        self._map("party", "0002", second, code_type="92")
        asked = {"role": "ship_to", "code": "0001", "code_type": "92", "name": "One"}
        order = self._taken("C-3", ("BOLT", "1", "EA", "10.00"), parties=[asked])
        self.assertEqual(order.partner_shipping_id, first)
        order.picking_ids.partner_id = second
        order.picking_ids.button_validate()
        parties = self._render(order, "shipment")["parties"]
        [party] = [each for each in parties if each["role"] == "ship_to"]
        self.assertEqual(
            (party["code"], party["code_type"], party["name"]), ("0002", "92", "DC 2")
        )

    def test_our_warehouse_by_the_partners_code(self):
        self._map("location", "V-900", self.warehouse)
        order = self._taken("C-4", ("BOLT", "1", "EA", "10.00"))
        order.picking_ids.button_validate()
        [party] = self._render(order, "shipment")["parties"]
        self.assertEqual(
            (party["role"], party["code"], party["code_type"]),
            ("ship_from", "V-900", "92"),
        )

    def test_payment_terms_both_ways(self):
        terms = self.env.ref("account.account_payment_term_30days")
        self._map("terms", "net 30", terms, code_type="days")
        self._map("terms", "N30", terms, code_type="name")
        order = self._taken("C-5", ("BOLT", "1", "EA", "10.00"), terms={"net_days": 30})
        self.assertEqual(order.payment_term_id, terms)
        order.picking_ids.button_validate()
        order._create_invoices().action_post()
        self.assertEqual(self._render(order, "invoice")["terms"]["description"], "N30")
