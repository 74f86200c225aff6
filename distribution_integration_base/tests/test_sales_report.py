# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sales of retailers are kept once, and corrections replace them."""

import itertools

from odoo.tests import tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestSalesReport(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ordinals = itertools.count()
        cls.orders_in = cls._interface("sales-in", "in", "sales_report")

    def report(self, *lines, number="W46", **header):
        """Take a report in. ``lines``: (sku, store, unit, {kind: quantity})."""
        return self._work(
            {
                "type": "sales_report",
                "number": number,
                "period_start": "2026-11-09",
                "period_end": "2026-11-15",
                "lines": [
                    {
                        "number": str(ordinal),
                        "store": store,
                        "codes": [{"kind": "sku", "value": sku}],
                        "figures": [
                            {"kind": kind, "quantity": quantity, "unit": unit}
                            for kind, quantity in figures.items()
                        ],
                    }
                    for ordinal, (sku, store, unit, figures) in enumerate(lines, 1)
                ],
                **header,
            },
            key=f"sales {next(self.ordinals)}",
        )

    def figures(self):
        found = self.env["distribution.sales.figure"].search([])
        return {(row.item_key, row.store): row for row in found}

    def test_kept_by_item_store_and_period(self):
        store = self.env["res.partner"].create(
            {"name": "Store 1", "parent_id": self.partner.id}
        )
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "party",
                "code_type": "92",
                "code": "S1",
                "partner_id": store.id,
            }
        )
        message = self.report(
            ("BOLT", "S1", "EA", {"sold": "5", "on_hand": "12", "on_order": "24"}),
            ("BOLT", "S2", "DZ", {"sold": "2"}),
            ("STRANGE", "S1", "EA", {"sold": "1"}),
        )
        self.assertEqual(message.work_state, "done", message.note)
        found = self.figures()
        first = found["BOLT", "S1"]
        self.assertEqual((first.sold, first.on_hand, first.on_order), (5, 12, 24))
        self.assertEqual((first.product_id, first.store_id), (self.bolt, store))
        self.assertEqual(str(first.period_start), "2026-11-09")
        self.assertEqual(found["BOLT", "S2"].sold, 24)
        self.assertFalse(found["STRANGE", "S1"].product_id)
        self.assertFalse(found["STRANGE", "S1"].unit_known)
        by_store = self.env["distribution.sales.figure"]._read_group(
            [("product_id", "=", self.bolt.id)], ["store"], ["sold:sum"]
        )
        self.assertEqual(by_store, [("S1", 5), ("S2", 24)])

    def test_what_was_not_told_is_empty_and_no_zero(self):
        self.report(
            ("BOLT", "S1", "EA", {"sold": "5"}),
            ("BOLT", "S2", "EA", {"sold": "5", "on_hand": "0"}),
        )
        found = self.figures()
        names = ["sold", "returned", "on_hand", "on_order", "price"]
        [untold] = found["BOLT", "S1"].read(names)
        self.assertEqual([untold[name] for name in names], [5, *[False] * 4])
        [told] = found["BOLT", "S2"].read(["on_hand"])
        self.assertIs(type(told["on_hand"]), float)
        sold_out = self.env["distribution.sales.figure"].search(
            [("on_hand", "<=", 0), ("sold", ">", 0)]
        )
        self.assertEqual(sold_out, found["BOLT", "S2"], "of S1 nobody knows")

    def test_same_report_again_is_dropped(self):
        line = ("BOLT", "S1", "EA", {"sold": "5"})
        self.report(line)
        again = self.report(line)
        self.assertEqual(again.work_state, "dropped")
        self.assertIn("was received before", again.note)
        self.assertEqual(len(self.figures()), 1)
        report = self.env["distribution.sales.report"].search([])
        self.assertEqual((len(report), report.corrections), (1, 0))

    def test_correction_replaces(self):
        self.report(
            ("BOLT", "S1", "EA", {"sold": "5"}), ("NUT", "S1", "EA", {"sold": "9"})
        )
        message = self.report(("BOLT", "S1", "EA", {"sold": "4"}))
        self.assertEqual(message.work_state, "done")
        self.assertIn("replaces", message.note)
        found = self.figures()
        self.assertEqual(list(found), [("BOLT", "S1")])
        self.assertEqual(found["BOLT", "S1"].sold, 4)
        report = self.env["distribution.sales.report"].search([])
        self.assertEqual(report.corrections, 1)
        self.assertEqual(report.message_id, message)

    def test_correction_under_a_new_number(self):
        self.report(("BOLT", "S1", "EA", {"sold": "5"}))
        line = ("BOLT", "S1", "EA", {"sold": "6"})
        self.report(line, number="W46-2", purpose="replace")
        self.assertEqual(self.figures()["BOLT", "S1"].sold, 6)
        report = self.env["distribution.sales.report"].search([])
        self.assertEqual((len(report), report.number), (1, "W46-2"))

    def test_other_numbers_and_periods_stand_beside(self):
        line = ("BOLT", "S1", "EA", {"sold": "5"})
        self.report(line)
        self.report(("BOLT", "S9", "EA", {"sold": "1"}), number="W46-B")
        week = {"period_start": "2026-11-16", "period_end": "2026-11-22"}
        self.report(line, **week)
        self.assertEqual(self.env["distribution.sales.report"].search_count([]), 3)
        self.assertEqual(self.env["distribution.sales.figure"].search_count([]), 3)

    def test_period_that_ends_before_it_begins_is_refused(self):
        line = ("BOLT", "S1", "EA", {"sold": "5"})
        message = self.report(line, period_end="2026-11-01")
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self.figures())
        self.assertFalse(self.env["distribution.sales.report"].search([]))

    def test_unknown_unit_stays_as_it_was_said(self):
        self.report(("BOLT", "S1", "ZZ", {"sold": "5"}))
        row = self.figures()["BOLT", "S1"]
        self.assertEqual((row.sold, row.unit, row.unit_known), (5, "ZZ", False))

    def test_sales_report_worked_twice_happens_once(self):
        self._assert_happens_once(self.report(("BOLT", "S1", "EA", {"sold": "3"})))
