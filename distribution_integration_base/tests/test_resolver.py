# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From a partner's words to Odoo's records, and what is said when that fails."""

from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestResolver(DistributionCase):
    def _refused(self, document):
        """Work a document that must not become an order; return its exceptions."""
        message = self._work(document)
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders(document["number"]), "nothing may be written")
        return self._open_exceptions(message)

    def test_unknown_item_goes_on_by_itself_once_mapped(self):
        document = self._order("R-1", ("THEIRS-7", "2", "EA", "10.00"))
        [exception] = self._refused(document)
        self.assertEqual(exception.error_class, "mapping")
        self.assertIn("THEIRS-7", exception.words)
        exception.mapping_id.product_id = self.bolt
        self._drain()
        self.assertEqual(exception.state, "resolved")
        self.assertEqual(self._orders("R-1").order_line.product_id, self.bolt)

    def test_one_mapping_releases_all_that_wait_for_it(self):
        messages = [
            self._work(self._order(f"R-2{n}", ("THEIRS-8", "1", "EA", "10.00")))
            for n in range(3)
        ]
        mapping = self.env["distribution.mapping"].search([("code", "=", "THEIRS-8")])
        self.assertEqual(len(mapping), 1, "one row on the work list, not three")
        mapping.product_id = self.bolt
        self._drain()
        self.assertEqual({m.work_state for m in messages}, {"done"})

    def test_gtin_is_trusted_before_the_partners_own_code(self):
        self.nut.barcode = "00012345678905"
        document = self._order("R-3", ("BOLT", "1", "EA", "2.50"))
        document["lines"][0]["codes"].append(
            {"kind": "gtin", "value": "00012345678905"}
        )
        self._work(document)
        self.assertEqual(self._orders("R-3").order_line.product_id, self.nut)

    def test_unknown_unit_is_never_guessed(self):
        [exception] = self._refused(self._order("R-4", ("BOLT", "1", "CA", "10.00")))
        self.assertIn("unit 'CA'", exception.words)
        self.assertEqual(exception.mapping_id.kind, "unit")

    def test_mapped_case_is_a_unit_of_its_own(self):
        case = self.env["uom.uom"].create(
            {
                "name": "Case of 12",
                "relative_factor": 12,
                "relative_uom_id": self.env.ref("uom.product_uom_unit").id,
            }
        )
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "unit",
                "code": "CA",
                "uom_id": case.id,
            }
        )
        self._work(self._order("R-5", ("BOLT", "2", "CA", "120.00")))
        order = self._orders("R-5")
        self.assertEqual(order.order_line.product_uom_id, case)
        self.assertEqual(order.picking_ids.move_ids.product_qty, 24)

    def test_unit_that_does_not_fit_the_item(self):
        [exception] = self._refused(self._order("R-6", ("BOLT", "1", "KG", "10.00")))
        self.assertIn("orders [BOLT] Part BOLT in kg (KG)", exception.words)
        self.assertIn("sold in Units", exception.words)

    def test_price_within_tolerance_is_the_partners(self):
        self._work(self._order("R-7", ("BOLT", "1", "EA", "10.15")))
        self.assertEqual(self._orders("R-7").order_line.price_unit, 10.15)

    def test_price_off_is_shown_with_both_prices_and_can_be_accepted_once(self):
        document = self._order("R-8", ("BOLT", "1", "EA", "8.00"))
        [exception] = self._refused(document)
        self.assertIn("ordered at 8.00, ours is 10.00", exception.words)
        exception.action_decide("accept_prices")
        self._drain()
        self.assertEqual(self._orders("R-8").order_line.price_unit, 8.0)
        again = self._refused(self._order("R-9", ("BOLT", "1", "EA", "8.00")))
        self.assertEqual(again.cause, "price", "accepted once is not accepted always")

    def test_quantity_break_of_the_pricelist_counts(self):
        self.env.ref("base.group_user").implied_ids += self.env.ref(
            "product.group_product_pricelist"
        )
        pricelist = self.env["product.pricelist"].create(
            {
                "name": "Breaks",
                "item_ids": [
                    (
                        0,
                        0,
                        {
                            "compute_price": "fixed",
                            "fixed_price": 7.0,
                            "min_quantity": 50,
                            "applied_on": "0_product_variant",
                            "product_id": self.bolt.id,
                        },
                    )
                ],
            }
        )
        self.partner.property_product_pricelist = pricelist
        self._work(self._order("R-10", ("BOLT", "60", "EA", "7.00")))
        self.assertEqual(self._orders("R-10").order_line.price_unit, 7.0)
        self._refused(self._order("R-11", ("BOLT", "5", "EA", "7.00")))

    def test_missing_price_is_filled_with_ours(self):
        self._work(self._order("R-12", ("NUT", "4", "EA", None)))
        self.assertEqual(self._orders("R-12").order_line.price_unit, 2.5)

    def test_unknown_ship_to_goes_on_by_itself_once_mapped(self):
        party = {"role": "ship_to", "name": "DC 7", "code": "0007", "code_type": "92"}
        document = self._order("R-13", ("BOLT", "1", "EA", "10.00"), parties=[party])
        [exception] = self._refused(document)
        self.assertIn("Ship-to 0007 (DC 7)", exception.words)
        store = self.env["res.partner"].create(
            {"name": "DC 7", "parent_id": self.partner.id, "type": "delivery"}
        )
        exception.mapping_id.partner_id = store
        self._drain()
        self.assertEqual(self._orders("R-13").partner_shipping_id, store)

    def test_two_places_to_ship_to_are_not_taken_for_one(self):
        places = [
            {"role": "ship_to", "name": name, "code": code, "code_type": "92"}
            for name, code in (("DC 7", "0007"), ("DC 8", "0008"))
        ]
        order = self._order("PO-1", ("BOLT", "2", "EA", "10"), parties=places)
        message = self._work(order)
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("PO-1"))
        [exception] = self._open_exceptions(message)
        self.assertEqual(exception.error_class, "business_rule")
        self.assertIn("several ship-to places: 0007, 0008", exception.words)

    def test_a_change_is_not_taken_for_a_new_order(self):
        document = self._order("R-14", ("BOLT", "1", "EA", "10.00"), purpose="change")
        [exception] = self._refused(document)
        self.assertIn("is a 'change', not a new order", exception.words)

    def test_negative_quantity_is_refused(self):
        [exception] = self._refused(self._order("R-15", ("BOLT", "-1", "EA", "10.00")))
        self.assertIn("orders a quantity of -1", exception.words)

    def test_foreign_currency_is_refused(self):
        [exception] = self._refused(
            self._order("R-16", ("BOLT", "1", "EA", "10.00"), currency="ZZZ")
        )
        self.assertIn("is in ZZZ", exception.words)

    def test_all_that_is_wrong_is_said_at_once(self):
        exceptions = self._refused(
            self._order("R-17", ("NOPE", "1", "EA", "1.00"), ("BOLT", "1", "CA", "1"))
        )
        self.assertEqual(len(exceptions), 2)
