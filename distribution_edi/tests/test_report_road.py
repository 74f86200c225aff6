# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Stock, items, sales, receipts and order status as X12, through the whole road."""

from odoo.tests import tagged

from .. import ediwire
from .common import EdiCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestReportRoad(EdiCase):
    def take(self, code, *segments, control=700):
        """Take a file with one set in; return the message of its document."""
        groups = {code: group for group, code in ediwire.documents.CODES.values()}
        body = interchange([(groups[code], code, list(segments))], control)
        message = self.receive(body, f"{code}-{control}.edi")
        [document] = self.documents(message)
        [answer] = message.child_ids - document
        self.assertEqual(self.read_sent(answer)["verdict"], "accepted")
        return document

    def shipped(self, number="PO-800"):
        """Return the delivery of six A-1 and four A-2 that left."""
        lines = [line(1, "A-1", 6), line(2, "A-2", 4)]
        self.receive(interchange([order(number, lines)], 600), "order.edi")
        picking = self.orders(number).picking_ids
        picking.button_validate()
        return picking

    # --- 846 ---

    def test_stock_is_told(self):
        self.env["distribution.mapping"].create(
            {
                "system_id": self.system.id,
                "kind": "item",
                "code_type": "buyer",
                "code": "8001",
                "product_id": self.products[0].id,
            }
        )
        reports = self._interface("out", "inventory", ack_expected=True)
        feed = self.env["distribution.stock.feed"].create(
            {"interface_id": reports.id, "tell_on_hand": True, "safety_quantity": 100}
        )
        feed.action_publish_full()
        self.work()
        message = self.sent("inventory")
        told = self.read_sent(message)
        self.assertEqual((told["scope"], told["number"]), ("full", message.reference))
        [item] = told["lines"]
        self.assertEqual(
            [(code["qualifier"], code["value"]) for code in item["codes"]],
            [("VN", "A-1"), ("IN", "8001")],
        )
        self.assertEqual(
            [(q["kind"], q["quantity"], q["unit"]) for q in item["quantities"]],
            [("available", "4900", "EA"), ("on_hand", "5000", "EA")],
        )
        self.assertIn(b"LIN*1*VN*A-1*IN*8001~", message._body())
        self.assertIn(b"QTY*33*4900*EA~\nQTY*17*5000*EA~", message._body())
        self.assertRegex(message.control_key, r"^IB/\d+/\d+$")

    def test_stock_of_a_warehouse_is_compared(self):
        warehouse = self.env["stock.warehouse"].search(
            [("company_id", "=", self.company.id)], limit=1
        )
        self.env["distribution.stock.source"].create(
            {"interface_id": self.orders_in.id, "warehouse_id": warehouse.id}
        )
        document = self.take(
            "846",
            ["BIA", "00", "DD", "R1", "20261120", "0600"],
            ["LIN", "1", "VN", "A-1"],
            ["QTY", "17", "4990", "EA"],
            ["LIN", "2", "VN", "A-2"],
            ["QTY", "17", "5000", "EA"],
            ["CTT", "2"],
        )
        self.assertEqual(document.work_state, "done")
        found = self.only_exception(self.orders_in)
        self.assertEqual(found.cause, "stock_differs")
        self.assertIn("theirs 4990, ours 5000", found.words)

    def test_report_with_a_bad_quantity_leaves_nothing(self):
        body = interchange(
            [
                (
                    "IB",
                    "846",
                    [
                        ["BIA", "00", "DD", "R1", "20261120", "0600"],
                        ["LIN", "1", "VN", "A-1"],
                        ["QTY", "17", "plenty", "EA"],
                        ["CTT", "1"],
                    ],
                )
            ],
            701,
        )
        message = self.receive(body, "bad.edi")
        [document] = self.documents(message)
        self.assertEqual(document.work_state, "blocked")
        self.assertIn("QTY", self.exceptions(document)[:1].words)
        self.assertFalse(
            self.env["distribution.stock.reported"].search(
                [("system_id", "=", self.system.id)]
            )
        )

    # --- 861 ---

    def test_receipt_that_is_short(self):
        picking = self.shipped()
        document = self.take(
            "861",
            ["BRA", "R-77", "20261121", "00", "1"],
            ["REF", "SI", picking.name],
            ["DTM", "050", "20261121", "0815"],
            ["RCD", "1", "5", "EA", "", "", "1", "EA", "02"],
            ["LIN", "1", "VN", "A-1"],
            ["RCD", "2", "4", "EA"],
            ["LIN", "2", "VN", "A-2"],
            ["CTT", "2"],
        )
        self.assertEqual(document.work_state, "done", document.note)
        [row] = picking.distribution_difference_ids
        self.assertEqual((row.kind, row.quantity, row.code), ("short", 1, "02"))
        self.assertEqual(self.only_exception(picking).cause, "receipt_differs")

    def test_receipt_that_is_fine(self):
        picking = self.shipped()
        self.take(
            "861",
            ["BRA", "R-78", "20261121", "00", "1"],
            ["REF", "SI", picking.name],
            ["DTM", "050", "20261121"],
            ["RCD", "1", "6", "EA"],
            ["LIN", "1", "VN", "A-1"],
            ["RCD", "2", "4", "EA"],
            ["LIN", "2", "VN", "A-2"],
            ["CTT", "2"],
        )
        self.assertEqual(picking.distribution_receipt_state, "received")

    # --- 869 and 870 ---

    def test_inquiry_is_answered(self):
        self._interface("out", "order_status")
        picking = self.shipped()
        self.take_inquiry("PO-800", "PO-999")
        message = self.sent("order_status")
        told = self.read_sent(message)
        self.assertEqual(told["inquiry_number"], "Q1")
        ours, unknown = told["orders"]
        self.assertEqual((ours["state"], unknown["state"]), ("shipped", "unknown"))
        self.assertEqual(ours["number"], picking.sale_id.name)
        self.assertEqual(
            [
                (part["status"], part["quantity"])
                for each in ours["lines"]
                for part in each["statuses"]
            ],
            [("shipped", "6"), ("shipped", "4")],
        )
        self.assertIn(b"BSR*1*PA*", message._body())
        self.assertIn(b"We have no such order of yours.", message._body())

    def take_inquiry(self, *numbers):
        segments = [["BSI", "Q1", "20261121", "PA"]]
        for ordinal, number in enumerate(numbers, 1):
            segments += [["HL", str(ordinal), "", "O"], ["PRF", number]]
        body = interchange(
            [("RS", "869", [*segments, ["CTT", str(len(numbers))]])], 702
        )
        self.receive(body, "inquiry.edi")

    # --- 852 ---

    def test_sales_are_kept_and_restated(self):
        def week(sold, control):
            return self.take(
                "852",
                ["XQ", "H", "20261109", "20261115"],
                ["N9", "RN", "W46"],
                ["LIN", "1", "VN", "A-1"],
                ["ZA", "QS", str(sold), "EA"],
                ["SDQ", "EA", "92", "0042", str(sold - 1), "0043", "1"],
                ["CTT", "1"],
                control=control,
            )

        week(9, 703)
        week(8, 704)
        figures = self.env["distribution.sales.figure"].search(
            [("system_id", "=", self.system.id)]
        )
        self.assertEqual(
            {(row.store, row.sold) for row in figures}, {("0042", 7), ("0043", 1)}
        )
        store = figures.filtered(lambda row: row.store == "0042")
        self.assertEqual(store.store_id.name, "Harbour store")
        self.assertEqual(store.product_id, self.products[0])
        self.assertEqual(figures.report_id.corrections, 1)

    # --- 832 ---

    def test_catalogue_is_told_and_taken(self):
        interface = self._interface("out", "catalogue")
        self.products.categ_id = self.env["product.category"].create({"name": "Goods"})
        self.env["distribution.catalogue.feed"].create(
            {
                "interface_id": interface.id,
                "assortment": "category",
                "category_ids": self.products.categ_id.ids,
            }
        ).action_publish_full()
        self.work()
        told = self.read_sent(self.sent("catalogue"))
        self.assertEqual(
            [
                (item["codes"][0]["value"], item["prices"][0]["price"])
                for item in told["lines"]
            ],
            [("A-1", "10"), ("A-2", "10"), ("A-3", "10")],
        )
        self.take(
            "832",
            ["BCT", "PC", "SPRING", *[""] * 7, "00"],
            ["CUR", "SE", "USD"],
            ["LIN", "1", "VN", "A-1"],
            ["PID", "F", "", "", "", "A first thing"],
            ["CTP", "", "NET", "8.5", "1", "EA"],
            ["CTT", "1"],
        )
        item = self.env["distribution.catalogue.item"].search(
            [("system_id", "=", self.system.id)]
        )
        self.assertEqual((item.price, item.product_id), (8.5, self.products[0]))
        self.assertEqual(self.products[0].list_price, 10)
