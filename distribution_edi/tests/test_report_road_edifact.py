# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock, items, sales and receipts as EDIFACT, through the whole road."""

from datetime import datetime

from odoo.tests import tagged

from ..ediwire import edifact
from .common import EdiCase

PARTNER, OURS = ("14", "4012345000009"), ("14", "5412345000013")


class ReportCase(EdiCase):
    version = "D:96A:UN:EAN008"

    @classmethod
    def _interface(cls, direction, document_type, **values):
        return super()._interface(
            direction, document_type, **{"codec": "edifact", **values}
        )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile.write(
            {
                "our_qualifier": OURS[0],
                "our_identifier": OURS[1],
                "partner_qualifier": PARTNER[0],
                "partner_identifier": PARTNER[1],
                "edifact_version": cls.version,
            }
        )
        cls.category = cls.env["product.category"].create({"name": "Goods"})
        cls.products[0].categ_id = cls.category

    def take(self, code, *segments, control=41):
        """Take a file with one message in; return the message of its document."""
        profile = edifact.EdifactProfile(
            sender=PARTNER,
            receiver=OURS,
            moment=datetime(2026, 11, 20, 8, 30),
            control=control,
            version=self.version,
        )
        body = edifact.write_interchange([(code, list(segments))], profile)
        message = self.receive(body, f"{code}-{control}.edi")
        [document] = self.documents(message)
        [answer] = message.child_ids - document
        self.assertEqual(self.read_sent(answer)["verdict"], "accepted")
        return document

    def tell(self, model, document_type):
        """Publish a feed for one category; return what the partner reads."""
        interface = self._interface("out", document_type)
        self.env[model].create(
            {
                "interface_id": interface.id,
                "assortment": "category",
                "category_ids": self.category.ids,
            }
        ).action_publish_full()
        self.work()
        return self.read_sent(self.sent(document_type))


@tagged("post_install", "-at_install")
class TestReportRoadEdifact(ReportCase):
    def test_stock_and_catalogue_are_told(self):
        stock = self.tell("distribution.stock.feed", "inventory")
        self.assertEqual(stock["lines"][0]["quantities"][0]["quantity"], "5000")
        self.assertEqual(stock["lines"][0]["quantities"][0]["kind"], "available")
        self.assertIn(b"INVRPT:D:96A:UN:EAN008", self.sent("inventory")._body())
        catalogue = self.tell("distribution.catalogue.feed", "catalogue")
        self.assertEqual(catalogue["lines"][0]["prices"][0]["price"], "10")
        self.assertIn(b"PRICAT:D:96A:UN:EAN008", self.sent("catalogue")._body())

    def test_sales_report(self):
        self.take(
            "SLSRPT",
            ["BGM", "73E", "S1", "9"],
            ["DTM", ("137", "20261116", "102")],
            ["DTM", ("90", "20261109", "102")],
            ["DTM", ("91", "20261115", "102")],
            ["NAD", "BY", (PARTNER[1], "", "9")],
            ["LOC", "162", ("0042", "", "92")],
            ["LIN", "1", "", ("A-1", "SA")],
            ["QTY", ("153", edifact.Number("12"), "PCE")],
        )
        row = self.env["distribution.sales.figure"].search(
            [("system_id", "=", self.system.id)]
        )
        self.assertEqual((row.sold, row.store, row.unit_known), (12, "0042", True))
        self.assertEqual(row.product_id, self.products[0])

    def test_stock_report(self):
        self.take(
            "INVRPT",
            ["BGM", "35", "R1", "9"],
            ["DTM", ("137", "202611200600", "203")],
            ["LIN", "1", "", ("A-1", "SA")],
            ["QTY", ("145", edifact.Number("77"), "PCE")],
        )
        row = self.env["distribution.stock.reported"].search(
            [("system_id", "=", self.system.id)]
        )
        self.assertEqual((row.on_hand, row.product_id), (77, self.products[0]))

    def test_receipt(self):
        self.take(
            "ORDERS",
            ["BGM", "220", "PO-1", "9"],
            ["DTM", ("137", "20261119", "102")],
            ["NAD", "BY", (PARTNER[1], "", "9")],
            ["NAD", "DP", ("0042", "", "92")],
            ["LIN", "1"],
            ["PIA", "5", ("A-1", "SA")],
            ["QTY", ("21", edifact.Number("6"), "PCE")],
            ["PRI", ("AAA", edifact.Number("10"))],
            ["UNS", "S"],
        )
        picking = self.orders("PO-1").picking_ids
        picking.button_validate()
        self.take(
            "RECADV",
            ["BGM", "632", "R1", "9"],
            ["DTM", ("137", "20261121", "102")],
            ["RFF", ("AAK", picking.name)],
            ["NAD", "BY", (PARTNER[1], "", "9")],
            ["CPS", "1"],
            ["LIN", "1", "", ("A-1", "SA")],
            ["QTY", ("48", edifact.Number("4"), "PCE")],
            ["QTY", ("12", edifact.Number("6"), "PCE")],
            ["QVR", (edifact.Number("2"), "124"), "AF"],
            control=42,
        )
        [row] = picking.distribution_difference_ids
        self.assertEqual((row.kind, row.quantity, row.code), ("damaged", 2, "AF"))


@tagged("post_install", "-at_install")
class TestReportRoadLater(ReportCase):
    version = "D:01B:UN:EAN010"

    def test_stock_is_told_by_the_newer_tables(self):
        self.tell("distribution.stock.feed", "inventory")
        body = self.sent("inventory")._body()
        self.assertIn(b"INVRPT:D:01B:UN:EAN010", body)
        self.assertIn(b"INV++1'", body)
