# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a supplier offers is advice: nothing that Odoo owns is changed by it."""

import itertools

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestCatalogueItem(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ordinals = itertools.count()
        cls.orders_in = cls._interface("catalogue-in", "in", "catalogue")
        cls.env["distribution.mapping"].create(
            {
                "system_id": cls.system.id,
                "kind": "item",
                "code_type": "vendor",
                "code": "SUP-1",
                "product_id": cls.bolt.id,
            }
        )

    def offer(self, *lines, **header):
        """Take a catalogue in. ``lines``: (codes {kind: value}, price, unit, more)."""
        message = self._work(
            {
                "type": "catalogue",
                "number": "C-1",
                "currency": "USD",
                "lines": [
                    {
                        "number": str(ordinal),
                        "codes": [
                            {"kind": kind, "value": value}
                            for kind, value in codes.items()
                        ],
                        "prices": [{"price": price, "unit": unit}],
                        **(more[0] if more else {}),
                    }
                    for ordinal, (codes, price, unit, *more) in enumerate(lines, 1)
                ],
                **header,
            },
            key=f"catalogue {next(self.ordinals)}",
        )
        self.assertEqual(message.work_state, "done", message.note)
        return message

    def item(self, code):
        return self.env["distribution.catalogue.item"].search(
            [("system_id", "=", self.system.id), ("item_key", "=", code)]
        )

    def test_kept_beside_our_items(self):
        price = self.bolt.list_price
        self.offer(
            ({"vendor": "SUP-1", "gtin": "4012345000016"}, "7.25", "EA"),
            valid_from="2026-12-01",
        )
        item = self.item("SUP-1")
        self.assertEqual((item.product_id, item.price), (self.bolt, 7.25))
        self.assertEqual(str(item.valid_from), "2026-12-01")
        self.assertEqual(self.bolt.list_price, price)
        self.assertFalse(self.bolt.barcode, "Odoo owns it")
        self.assertIn("4012345000016", item.advice)
        self.assertFalse(
            self.env["product.supplierinfo"].search(
                [("product_tmpl_id", "=", self.bolt.product_tmpl_id.id)]
            )
        )

    def test_barcode_that_the_supplier_owns_is_written(self):
        self.env["distribution.ownership"].create(
            {
                "object": "product",
                "field_group": "identity",
                "owner": "sender",
                "sender_id": self.system.id,
            }
        )
        self.offer(({"vendor": "SUP-1", "gtin": "4012345000016"}, "7.25", "EA"))
        self.assertEqual(self.bolt.barcode, "4012345000016")
        self.assertFalse(self.item("SUP-1").advice)

    def test_unknown_item_gets_a_suggestion_and_is_mapped_by_a_person(self):
        self.nut.barcode = "4012345000023"
        self.offer(
            ({"vendor": "SUP-2", "buyer": "X"}, "1", "EA", {"description": "Part NUT"})
        )
        item = self.item("SUP-2")
        self.assertFalse(item.product_id)
        self.assertEqual(item.suggested_id, self.nut)
        self.assertIn("alike", item.suggestion)
        item.action_map()
        self.assertEqual(item.product_id, self.nut)
        found = self.env["distribution.mapping"]._lookup(
            self.system, "item", {("vendor", "SUP-2")}
        )
        self.assertEqual(found["vendor", "SUP-2"], self.nut)

    def test_price_is_taken_over_by_a_person(self):
        self.offer(({"vendor": "SUP-1"}, "7.25", "EA"))
        item = self.item("SUP-1")
        item.currency = self.env.company.currency_id.name
        item.action_take_price()
        info = self.env["product.supplierinfo"].search(
            [("product_id", "=", self.bolt.id), ("partner_id", "=", self.partner.id)]
        )
        self.assertEqual((info.price, info.product_code), (7.25, "SUP-1"))
        self.assertEqual(item.our_price, 7.25)
        self.assertFalse(item.price_differs)
        item.price = 8
        self.assertTrue(item.price_differs)
        item.action_take_price()
        self.assertEqual(info.price, 8)

    def test_price_of_another_unit_is_not_taken(self):
        self.offer(({"vendor": "SUP-1"}, "80", "DZ"))
        with self.assertRaises(UserError):
            self.item("SUP-1").action_take_price()
        self.assertFalse(
            self.env["product.supplierinfo"].search([("product_id", "=", self.bolt.id)])
        )

    def test_full_catalogue_ends_what_it_leaves_out_and_changes_do_not(self):
        self.offer(({"vendor": "SUP-1"}, "7", "EA"), ({"vendor": "SUP-2"}, "1", "EA"))
        self.offer(({"vendor": "SUP-1"}, "6", "EA"), scope="changes")
        self.assertEqual(self.item("SUP-1").price, 6)
        self.assertFalse(self.item("SUP-2").ended)
        self.offer(({"vendor": "SUP-1"}, "6", "EA"))
        self.assertTrue(self.item("SUP-2").ended)
        self.offer(({"vendor": "SUP-1"}, "6", "EA", {"action": "end"}))
        self.assertTrue(self.item("SUP-1").ended)

    def test_catalogue_worked_twice_happens_once(self):
        self._assert_happens_once(self.offer(({"vendor": "SUP-1"}, "7.25", "EA")))
