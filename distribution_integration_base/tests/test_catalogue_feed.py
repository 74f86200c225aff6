# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Partners are told of our items and prices: all of them, then what changed."""

from datetime import timedelta

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import DistributionCase

NOWHERE = "http://127.0.0.1:9/"


@tagged("post_install", "-at_install")
class TestCatalogueFeed(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.catalogues = cls._interface(
            "catalogue-out",
            "out",
            "catalogue",
            address=NOWHERE,
            allow_private_address=True,
        )
        cls.category = cls.env["product.category"].create({"name": "Fasteners"})
        (cls.bolt | cls.nut).categ_id = cls.category
        cls.bolt.barcode = "4012345000016"
        cls.pricelist = cls.env["product.pricelist"].create(
            {
                "name": "Agreed",
                "item_ids": [
                    (0, 0, values)
                    for values in (
                        {
                            "applied_on": "0_product_variant",
                            "product_id": cls.bolt.id,
                            "compute_price": "fixed",
                            "fixed_price": 9.0,
                            "date_start": "2026-01-01 00:00:00",
                            "date_end": "2099-12-31 00:00:00",
                        },
                        {
                            "applied_on": "0_product_variant",
                            "product_id": cls.bolt.id,
                            "compute_price": "fixed",
                            "fixed_price": 8.0,
                            "min_quantity": 100,
                        },
                    )
                ],
            }
        )
        cls.feed = cls.env["distribution.catalogue.feed"].create(
            {
                "interface_id": cls.catalogues.id,
                "assortment": "category",
                "category_ids": cls.category.ids,
                "pricelist_id": cls.pricelist.id,
            }
        )

    def publish(self, scope="changes"):
        messages = self.feed._publish(scope)
        messages.write({"work_state": "done", "delivery_state": "sent"})
        return messages

    def told(self, messages):
        return {
            line["codes"][-1]["value"]: line
            for message in messages
            for line in message.canonical["lines"]
        }

    def test_codes_prices_breaks_and_dates(self):
        message = self.publish("full")
        self.assertEqual(message.canonical["scope"], "full")
        self.assertEqual(message.canonical["currency"], self.pricelist.currency_id.name)
        told = self.told(message)
        bolt = told["BOLT"]
        self.assertEqual(bolt["codes"][0], {"kind": "gtin", "value": "4012345000016"})
        first, second = bolt["prices"]
        self.assertEqual((first["price"], first["unit"]), ("9", "EA"))
        self.assertEqual(
            (first["valid_from"], first["valid_to"]), ("2026-01-01", "2099-12-31")
        )
        self.assertEqual((second["price"], second["min_quantity"]), ("8", "100"))
        self.assertEqual([p["price"] for p in told["NUT"]["prices"]], ["2.5"])

    def test_changes_only(self):
        first = self.told(self.publish())
        self.assertEqual({line["action"] for line in first.values()}, {"add"})
        self.assertFalse(self.publish())
        self.nut.list_price = 3.0
        message = self.publish()
        self.assertEqual(message.canonical["scope"], "changes")
        told = self.told(message)
        self.assertEqual(set(told), {"NUT"})
        self.assertEqual(told["NUT"]["action"], "change")
        self.nut.sale_ok = False
        told = self.told(self.publish())
        self.assertEqual(told["NUT"]["action"], "end")
        self.assertFalse(self.publish())
        self.nut.sale_ok = True
        self.assertEqual(self.told(self.publish())["NUT"]["action"], "add")

    def test_price_is_for_the_partners_unit(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "unit",
                "code_type": "any",
                "code": "CA",
                "factor": 12,
                "uom_id": self.nut.uom_id.id,
            }
        )
        nut = self.told(self.publish())["NUT"]
        self.assertEqual(nut["pack"], "12")
        self.assertEqual(nut["prices"][0]["price"], "30")
        self.assertEqual(nut["prices"][0]["unit"], "CA")

    def test_after_one_that_got_lost_all_is_told(self):
        self.feed._publish("changes").write({"work_state": "dropped"})
        message = self.publish()
        self.assertEqual(message.canonical["scope"], "full")
        self.assertEqual(len(message.canonical["lines"]), 2)

    def test_clock(self):
        cron = self.env.ref("distribution_integration_base.cron_catalogue_feeds")
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertFalse(self.feed.run)
        self.feed.every_hours = 24
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertEqual(self.feed.run, 1)
        self.feed.message_id.work_state = "done"
        self.nut.list_price = 4.0
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertEqual(self.feed.run, 1, "a day is not over")
        self.feed.last_checked_at -= timedelta(hours=25)
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertEqual(self.feed.run, 2)

    def test_an_archived_partner_is_told_nothing(self):
        self.feed.every_hours = 24
        self.system.active = False
        cron = self.env.ref("distribution_integration_base.cron_catalogue_feeds")
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertFalse(self.feed.run)

    def test_other_interfaces_are_refused(self):
        with self.assertRaises(ValidationError):
            self.env["distribution.catalogue.feed"].create(
                {"interface_id": self.orders_in.id}
            )
