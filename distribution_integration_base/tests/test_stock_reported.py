# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse or supplier says of its stock is kept and compared."""

from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestStockReported(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reports = cls._interface("stock-in", "in", "inventory")
        cls.source = cls.env["distribution.stock.source"].create(
            {"interface_id": cls.reports.id, "warehouse_id": cls.warehouse.id}
        )

    def report(self, number, *lines, at="2026-11-20T06:00:00", **header):
        """Take a report in. ``lines``: (sku, quantity, unit[, location])."""
        self.orders_in = self.reports
        message = self._work(
            {
                "type": "inventory",
                "number": number,
                "reported_at": at,
                "lines": [
                    {
                        "number": str(ordinal),
                        "codes": [{"kind": "sku", "value": sku}],
                        "quantities": [
                            {"kind": "on_hand", "quantity": quantity, "unit": unit}
                        ],
                        **({"location": rest[0]} if rest else {}),
                    }
                    for ordinal, (sku, quantity, unit, *rest) in enumerate(lines, 1)
                ],
                **header,
            }
        )
        self.assertEqual(message.work_state, "done", message.note)
        return message

    def kept(self, code):
        return self.env["distribution.stock.reported"].search(
            [("system_id", "=", self.system.id), ("item_key", "=", code)]
        )

    def open(self):
        return self.env["distribution.exception"].search(
            [("cause", "=", "stock_differs"), ("state", "=", "open")]
        )

    def test_kept_compared_and_nothing_changed(self):
        quants = self.env["stock.quant"].search_count([])
        message = self.report("R-1", ("BOLT", "95", "EA"), ("NUT", "100", "EA"))
        bolt = self.kept("BOLT")
        self.assertEqual((bolt.on_hand, bolt.ours, bolt.difference), (95, 100, -5))
        self.assertEqual((bolt.product_id, bolt.message_id), (self.bolt, message))
        self.assertTrue(bolt.on_hand_told)
        self.assertFalse(bolt.available_told, "what is not said is no zero")
        self.assertEqual(self.kept("NUT").difference, 0)
        self.assertIn("for 1 items", self.open().words)
        self.assertIn("theirs 95, ours 100", self.open().words)
        self.assertEqual(self.env["stock.quant"].search_count([]), quants)
        self.assertEqual(
            self.bolt.with_context(warehouse_id=self.warehouse.id).qty_available, 100
        )

    def test_exception_counts_repeats_and_closes(self):
        self.report("R-1", ("BOLT", "95", "EA"))
        self.report("R-2", ("BOLT", "94", "EA"), at="2026-11-20T07:00:00")
        found = self.open()
        self.assertEqual(len(found), 1)
        self.assertEqual(found.count, 2)
        self.report("R-3", ("BOLT", "100", "EA"), at="2026-11-20T08:00:00")
        self.assertFalse(self.open())
        self.assertEqual(found.resolution, "The stock agrees.")

    def test_tolerance(self):
        self.source.tolerance = 5
        self.report("R-1", ("BOLT", "95", "EA"))
        self.assertFalse(self.open())
        self.assertEqual(self.kept("BOLT").difference, 0)

    def test_older_report_changes_nothing(self):
        self.report("R-2", ("BOLT", "90", "EA"), at="2026-11-20T07:00:00")
        self.report("R-1", ("BOLT", "80", "EA"), at="2026-11-20T06:00:00")
        self.assertEqual(self.kept("BOLT").on_hand, 90)

    def test_silence_in_a_full_report(self):
        self.report("R-1", ("BOLT", "100", "EA"), ("NUT", "100", "EA"))
        later = {"at": "2026-11-20T07:00:00"}
        self.report("R-2", ("BOLT", "100", "EA"), **later)
        nut = self.kept("NUT")
        self.assertTrue(nut.silent)
        self.assertEqual(nut.on_hand, 100)
        self.source.silence = "zero"
        self.report("R-3", ("BOLT", "100", "EA"), at="2026-11-20T08:00:00")
        self.assertEqual((nut.on_hand, nut.difference), (0, -100))

    def test_silence_in_a_report_of_changes_means_nothing(self):
        self.source.silence = "zero"
        self.report("R-1", ("BOLT", "100", "EA"), ("NUT", "100", "EA"))
        later = {"at": "2026-11-20T07:00:00"}
        self.report("R-2", ("BOLT", "99", "EA"), scope="delta", **later)
        self.assertFalse(self.kept("NUT").silent)
        self.source.scope = "full"
        self.report(
            "R-3", ("BOLT", "99", "EA"), scope="delta", at="2026-11-20T08:00:00"
        )
        self.assertEqual(self.kept("NUT").on_hand, 0)

    def test_units_and_lots_come_to_one_figure(self):
        self.report("R-1", ("BOLT", "8", "DZ"), ("BOLT", "4", "EA"))
        self.assertEqual(self.kept("BOLT").on_hand, 100)
        self.assertFalse(self.open())

    def test_unknown_items_and_units_are_kept_and_not_compared(self):
        self.report("R-1", ("STRANGE", "3", "EA"), ("BOLT", "3", "XX"))
        self.assertEqual(self.kept("STRANGE").on_hand, 3)
        self.assertFalse(self.kept("STRANGE").product_id)
        self.assertFalse(self.kept("BOLT").unit_known)
        self.assertFalse(self.open())

    def test_places_are_told_apart(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "location",
                "code_type": "any",
                "code": "D1",
                "target_id": self.warehouse.id,
            }
        )
        self.source.warehouse_id = False
        self.report("R-1", ("BOLT", "1", "EA", "D1"), ("BOLT", "2", "EA", "D2"))
        rows = {row.location: row for row in self.kept("BOLT")}
        self.assertEqual(rows["D1"].difference, -99)
        self.assertFalse(rows["D2"].warehouse_id)
        self.assertEqual(rows["D2"].difference, 0)

    def test_without_settings_it_is_only_kept(self):
        self.source.unlink()
        self.report("R-1", ("BOLT", "1", "EA"))
        self.assertEqual(self.kept("BOLT").on_hand, 1)
        self.assertFalse(self.open())

    def test_inventory_worked_twice_happens_once(self):
        self._assert_happens_once(self.report("R-1", ("BOLT", "95", "EA")))
