# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Partners are told of our stock: what changed each hour, everything at night."""

from datetime import datetime, timedelta

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase

NOWHERE = "http://127.0.0.1:9/"


@tagged("post_install", "-at_install")
class TestStockFeed(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reports = cls._interface(
            "stock-out",
            "out",
            "inventory",
            address=NOWHERE,
            allow_private_address=True,
        )
        for product, code in ((cls.bolt, "5901"), (cls.nut, "5902")):
            cls._map(code, product)
        cls.feed = cls.env["distribution.stock.feed"].create(
            {"interface_id": cls.reports.id, "warehouse_ids": cls.warehouse.ids}
        )

    @classmethod
    def _map(cls, code, product):
        return cls.env["distribution.mapping"].create(
            {
                "system_id": cls.system.id,
                "kind": "item",
                "code_type": "buyer",
                "code": code,
                "product_id": product.id,
            }
        )

    def told(self, messages):
        """Return {the partner's code: {kind: quantity}} of queued reports."""
        return {
            line["codes"][-1]["value"]: {
                each["kind"]: each["quantity"] for each in line["quantities"]
            }
            for message in messages
            for line in message.canonical["lines"]
        }

    def publish(self, scope="delta"):
        """Publish, and have the report arrive."""
        messages = self.feed._publish(scope)
        messages.write({"work_state": "done", "delivery_state": "sent"})
        return messages

    def move(self, product, quantity):
        self.env["stock.quant"]._update_available_quantity(
            product, self.warehouse.lot_stock_id, quantity
        )

    def test_first_everything_then_what_changed_then_nothing(self):
        told = self.told(self.publish())
        self.assertEqual(
            told, {"5901": {"available": "100"}, "5902": {"available": "100"}}
        )
        self.assertFalse(self.publish())
        self.move(self.bolt, -30)
        message = self.publish()
        self.assertEqual(self.told(message), {"5901": {"available": "70"}})
        self.assertEqual(message.canonical["scope"], "delta")
        kept = self.feed.told_ids.filtered(lambda row: row.product_id == self.bolt)
        self.assertEqual((kept.available, kept.unit), (70, "EA"))
        self.assertTrue(kept.told_at)
        full = self.publish("full")
        self.assertEqual(full.canonical["scope"], "full")
        self.assertEqual(set(self.told(full)), {"5901", "5902"})

    def test_figures_are_odoos_own(self):
        self.feed.write(
            {
                "tell_on_hand": True,
                "tell_reserved": True,
                "tell_on_order": True,
                "tell_backorder": True,
            }
        )
        self._work(self._order("F-1", ("BOLT", "130", "EA", "10.00")))
        supplier = self.env.ref("stock.stock_location_suppliers")
        self.env["stock.move"].create(
            {
                "product_id": self.nut.id,
                "product_uom_qty": 40,
                "location_id": supplier.id,
                "location_dest_id": self.warehouse.lot_stock_id.id,
            }
        )._action_confirm()
        told = self.told(self.publish())
        self.assertEqual(
            told["5901"],
            {
                "available": "0",
                "on_hand": "100",
                "reserved": "100",
                "on_order": "0",
                "backorder": "30",
            },
        )
        self.assertEqual(told["5902"]["on_order"], "40")
        nut = self.nut.with_context(warehouse_id=self.warehouse.id)
        self.assertEqual(float(told["5902"]["available"]), nut.free_qty)
        self.assertEqual(float(told["5902"]["on_hand"]), nut.qty_available)

    def test_safety_floor_and_most(self):
        self.feed.safety_quantity = 10
        self.assertEqual(self.told(self.publish())["5901"]["available"], "90")
        self.feed.most = 25
        self.assertEqual(self.told(self.publish())["5901"]["available"], "25")
        self.feed.write({"most": 0, "least": 91})
        self.assertEqual(self.told(self.publish())["5901"]["available"], "0")
        with self.assertRaises(ValidationError):
            self.feed.safety_quantity = -1

    def test_item_that_ended_is_told_once_as_nothing(self):
        self.publish()
        self.nut.sale_ok = False
        message = self.publish()
        [line] = message.canonical["lines"]
        self.assertTrue(line["ended"])
        self.assertEqual(line["quantities"][0]["quantity"], "0")
        self.assertEqual(line["codes"][-1]["value"], "5902")
        self.assertFalse(self.publish())
        self.assertEqual(set(self.told(self.publish("full"))), {"5901"})
        self.nut.sale_ok = True
        self.assertEqual(self.told(self.publish())["5902"]["available"], "100")

    def test_each_warehouse_by_itself(self):
        other = self.env["stock.warehouse"].create({"name": "East", "code": "EAST"})
        self.env["stock.quant"]._update_available_quantity(
            self.bolt, other.lot_stock_id, 7
        )
        self.feed.write({"warehouse_ids": [(4, other.id)], "by_warehouse": True})
        lines = [
            (line["location"], line["quantities"][0]["quantity"])
            for line in self.publish().canonical["lines"]
            if line["codes"][-1]["value"] == "5901"
        ]
        self.assertEqual(lines, [(self.warehouse.code, "100"), ("EAST", "7")])
        self.feed.by_warehouse = False
        first, *rest = self.publish().canonical["lines"]
        self.assertEqual(first["quantities"][0]["quantity"], "107")
        self.assertNotIn("location", first)
        # What was told of each place would count twice.
        self.assertEqual(
            [line["location"] for line in rest if line.get("ended")],
            [self.warehouse.code, self.warehouse.code, "EAST", "EAST"],
        )

    def test_unit_of_the_partner(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "unit",
                "code_type": "any",
                "code": "CA",
                "factor": 20,
                "uom_id": self.bolt.uom_id.id,
            }
        )
        line = self.publish().canonical["lines"][0]
        self.assertEqual(
            line["quantities"],
            [{"kind": "available", "quantity": "5", "unit": "CA"}],
        )

    def test_item_without_a_unit_of_the_partner_is_shown(self):
        self.nut.uom_id = self.env["uom.uom"].create({"name": "Handful"})
        self.assertEqual(set(self.told(self.publish())), {"5901"})
        found = self.env["distribution.exception"].search(
            [("cause", "=", "stock_items_left_out"), ("state", "=", "open")]
        )
        self.assertIn("1 items are not told", found.words)
        self._map_unit()
        self.publish()
        self.assertEqual(found.state, "resolved")

    def _map_unit(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "unit",
                "code_type": "any",
                "code": "HF",
                "uom_id": self.nut.uom_id.id,
            }
        )

    def test_nothing_new_while_the_last_one_is_on_its_way(self):
        self.assertTrue(self.feed._publish("delta"))
        self.move(self.bolt, -1)
        self.assertFalse(self.feed._publish("delta"))
        self.feed.message_id.work_state = "done"
        self.assertEqual(self.told(self.publish())["5901"]["available"], "99")

    def test_after_a_report_that_got_lost_everything_is_told(self):
        self.feed._publish("delta").write({"work_state": "dropped"})
        message = self.publish()
        self.assertEqual(message.canonical["scope"], "full")
        message.ack_state = "rejected"
        self.assertEqual(self.publish().canonical["scope"], "full")

    def test_large_reports_are_split(self):
        self.patch(
            type(self.env["distribution.stock.feed"]), "_items_in_one", lambda self: 1
        )
        first, second = self.publish("full")
        self.assertEqual(first.canonical["scope"], "full")
        self.assertEqual(second.canonical["scope"], "delta")
        self.assertNotEqual(first.reference, second.reference)

    def test_when_it_is_due(self):
        night = datetime(2026, 11, 21, 2, 0)
        self.assertEqual(self.feed._due(night), "full")
        self.feed.write({"last_full_at": night, "last_checked_at": night})
        self.assertEqual(self.feed._due(night + timedelta(minutes=59)), "")
        self.assertEqual(self.feed._due(night + timedelta(minutes=60)), "delta")
        self.assertEqual(self.feed._due(night + timedelta(days=1)), "full")
        self.company_tz("America/New_York")
        self.assertEqual(self.feed._full_time(night).hour, 7)
        self.feed.write({"full_daily": False, "delta_minutes": 0})
        self.assertEqual(self.feed._due(night + timedelta(days=9)), "")

    def company_tz(self, zone):
        self.env.company.partner_id.tz = zone

    def test_clock_publishes_and_goes_past_a_feed_that_fails(self):
        self.feed.full_hour = 0  # due, whatever time it is
        cron = self.env.ref("distribution_integration_base.cron_stock_feeds")
        with self._own_cursors():
            cron.method_direct_trigger()
        self.assertEqual(self.feed.run, 1)
        self.assertTrue(self.feed.last_full_at)
        self.feed.write({"last_full_at": False})
        self.feed.message_id.work_state = "done"

        def fail(feed, scope):
            raise KeyError("shelf")

        self.patch(type(self.env["distribution.stock.feed"]), "_publish", fail)
        with self._own_cursors():
            cron.method_direct_trigger()
        found = self.env["distribution.exception"].search(
            [("cause", "=", "feed_failed"), ("state", "=", "open")]
        )
        self.assertIn("shelf", found.words)
        self.assertEqual(self.feed.run, 1)

    def test_only_a_manager_publishes_by_hand(self):
        viewer = new_test_user(
            self.env, "stock_viewer", "distribution_integration_base.group_viewer"
        )
        with self.assertRaises(AccessError):
            self.feed.with_user(viewer).action_publish_full()
        self.assertFalse(self.feed.run)
        manager = new_test_user(
            self.env,
            "stock_manager",
            "distribution_integration_base.group_integration_manager",
        )
        self.feed.with_user(manager).action_publish_full()
        self.assertEqual(self.feed.run, 1)

    def test_feed_needs_an_interface_that_tells_stock(self):
        with self.assertRaises(ValidationError):
            self.env["distribution.stock.feed"].create(
                {"interface_id": self.orders_in.id}
            )
