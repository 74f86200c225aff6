# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A table of orders comes in through a folder, and tables answer it."""

from odoo.tests import tagged

from .. import ublwire
from .csv_case import CsvCase

HEAD = "Order,Order date,Delivery date,Ship to,Our item,Quantity,Unit,Price,Notes\n"
ROWS = (
    "PO-1,2026-11-19,2026-12-04,0042,A-1,6,,10,=1+1\n"
    "PO-1,2026-11-19,2026-12-04,0042,A-2,3,EA,10,=1+1\n"
    "PO-2,2026-11-19,,0042,A-1,1,EA,10,\n"
)


def narrow(found):
    """Leave only the columns of :data:`HEAD` in a map of orders."""
    kept = [*HEAD.strip().split(","), False]
    found.sudo().state = "draft"
    found.column_ids.filtered(lambda c: c.column not in kept).unlink()
    found.sudo().state = "approved"
    return found


@tagged("post_install", "-at_install")
class TestCsvRoad(CsvCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        narrow(cls.orders_in.csv_map_id)
        cls.env["distribution.subscription"].create(
            [
                {
                    "event_type": event_type,
                    "interface_id": cls._interface("out", document_type).id,
                }
                for event_type, document_type in (
                    ("shipment.dispatched", "shipment"),
                    ("invoice.posted", "invoice"),
                )
            ]
        )

    def test_orders_to_invoice(self):
        message = self.put((HEAD + ROWS).encode())
        self.assertEqual(len(self.documents(message)), 2)
        sale = self.orders("PO-1")
        self.assertEqual(sale.state, "sale")
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])
        self.assertEqual(sale.partner_shipping_id.name, "Harbour store")
        self.assertEqual(self.orders("PO-2").state, "sale")
        answers = {m.reference: m for m in self.sent("order_response")}
        told = self.read_sent(answers["PO-1"])
        self.assertEqual(told["status"], "accepted")
        self.assertEqual([each["quantity"] for each in told["lines"]], ["6", "3"])
        statuses = [each["statuses"] for each in told["lines"]]
        self.assertEqual([s[0]["status"] for s in statuses], ["accepted", "accepted"])
        names = {path.name for path in (self.root / "from_us").iterdir()}
        self.assertLessEqual(set(self.sent("order_response").mapped("name")), names)

        sale.picking_ids.button_validate()
        sale._create_invoices().action_post()
        self.work()
        shipment = self.read_sent(self.sent("shipment"))
        [order] = shipment["orders"]
        self.assertEqual(order["order_number"], "PO-1")
        [carton] = order["cartons"]
        self.assertEqual([each["quantity"] for each in carton["lines"]], ["6", "3"])
        invoice = self.sent("invoice")
        self.assertIn(b",90.00,", invoice._body())
        told = self.read_sent(invoice)
        self.assertEqual((told["total"], told["order_number"]), ("90", "PO-1"))
        names = [
            each.name for each in (answers["PO-1"], self.sent("shipment"), invoice)
        ]
        self.assertEqual(names, sorted(names))

    def test_bad_row_does_not_take_others(self):
        self.orders_in.document_answer = "ubl"
        bad = ROWS.replace("A-2,3,", "A-2,three,") + ",2026-11-19,,0042,A-1,1,EA,10,\n"
        message = self.put((HEAD + bad).encode())
        self.assertFalse(self.orders("PO-1"))
        self.assertEqual(self.orders("PO-2").state, "sale")
        first, _second = self.documents(message)
        words = self.only_exception(first).words
        self.assertEqual(
            words,
            "Row 3, column 'Quantity': 'three' is not a number (the decimal mark is "
            "'.').",
        )
        [lost] = self.exceptions(message)
        self.assertIn("Row 5, column 'Order': it is empty but mandatory", lost.words)
        answer = ublwire.read_file(self.sent("acknowledgement")._body())
        verdicts = {each["control"]: each for each in answer.document["sets"]}
        self.assertEqual(verdicts["PO-2"]["verdict"], "accepted")
        self.assertEqual(verdicts["PO-1"]["verdict"], "rejected")
        said = verdicts["PO-1"]["segments"][0]["elements"][0]["value"]
        self.assertIn("'three' is not a number", said)

    def test_part_is_corrected_in_its_place(self):
        bad = ROWS.replace("A-2,3,", "A-2,three,")
        message = self.put((HEAD + bad).encode())
        first, second = self.documents(message)
        self.assertEqual(second._body(), ROWS.splitlines(True)[2].encode())
        fixed = first._body().replace(b"three", b"3")
        first._correct("By telephone.", body=fixed)
        self.work()
        sale = self.orders("PO-1")
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])

    def test_reader_shows_a_row_and_its_fault(self):
        bad = ROWS.replace("A-2,3,", "A-2,three,")
        message = self.put((HEAD + bad).encode())
        first, second = self.documents(message)
        reader = self.env["distribution.edi.reader"]
        self.assertTrue(first.is_edi)
        page = reader.open_message(first.id)
        self.assertEqual([row["tag"] for row in page["rows"]], ["2", "3"])
        [finding] = page["rows"][1]["findings"]
        self.assertEqual((finding["element"], finding["severity"]), (6, "error"))
        page = reader.open_message(second.id)
        self.assertIn(self.orders("PO-2").id, [each["id"] for each in page["links"]])
        self.assertIn({"level": 0, "key": "number", "value": "PO-2"}, page["canonical"])
        page = reader.open_message(message.id, 1)
        self.assertEqual(page["document"]["control"], "PO-2")

    def test_stock_of_a_partner_is_kept(self):
        stock = self._interface(
            "in", "inventory", csv_map_id=self.approved("inventory").id
        )
        head = "Item,GTIN,Description,Warehouse,Lot,Expiry,Available,Unit,On hand\n"
        body = f"{head}A-1,,,,,,40,,50\nA-2,,,,,,7,EA,\n".encode()
        taken = self.env["distribution.message"]._receive(
            stock, body, name="stock.csv", idempotency_key="stock"
        )
        self.work()
        message = self.env["distribution.message"].browse(taken[0])
        [document] = self.documents(message)
        self.assertEqual(document.work_state, "done")
        kept = self.env["distribution.stock.reported"].search(
            [("system_id", "=", self.system.id)]
        )
        self.assertEqual(set(kept.mapped("item_key")), {"A-1", "A-2"})

    def test_unknown_item_waits_alone(self):
        message = self.put((HEAD + ROWS.replace("A-2", "NONE")).encode())
        first, second = self.documents(message)
        self.assertEqual((first.work_state, second.work_state), ("blocked", "done"))
        self.assertIn("NONE", self.exceptions(first)[:1].words)

    def test_file_without_a_column_is_refused(self):
        body = (HEAD + ROWS).replace("Quantity", "Qty").encode()
        message = self.put(body)
        self.assert_refused(message, "the file has no column 'Quantity'")

    def test_each_column_that_is_missing_is_told(self):
        message = self.put(b"Order,Order date,Delivery date,Ship to,Notes\nPO-1,,,,\n")
        words = self.exceptions(message).mapped("words")
        for name in ("Our item", "Quantity", "Price"):
            self.assertIn(f"Row 1: the file has no column '{name}'.", words)

    def test_same_rows_again_are_dropped(self):
        self.put((HEAD + ROWS).encode())
        message = self.put((HEAD + ROWS).encode(), name="again.csv")
        self.assertEqual(message.work_state, "dropped")
        self.assertFalse(self.documents(message))
        part = self.put((HEAD + ROWS.splitlines()[2]).encode(), name="part.csv")
        self.assertEqual(self.documents(part).work_state, "dropped")
        self.assertEqual(len(self.orders("PO-1")), 1)

    def test_same_file_by_a_corrected_map_is_read_again(self):
        """By the first map, which skips too many rows, nobody ever read PO-7."""
        plan = self.approved(
            "orders_records", encoding="cp1252", decimal="comma", trailer=False
        )
        plan.sudo().state = "draft"
        plan.skip_rows = 2
        plan.sudo().state = "approved"
        self.orders_in.csv_map_id = plan
        rows = [
            "H;PO-7;2026-11-19;2026-12-04;0042",
            "D;1;A-1;6;EA;10,00",
            "H;PO-8;2026-11-19;2026-12-04;0042",
            "D;1;A-1;1;EA;10,00",
        ]
        body = "\r\n".join(rows).encode()
        self.put(body)
        self.assertEqual((len(self.orders("PO-7")), len(self.orders("PO-8"))), (0, 1))
        plan.sudo().state = "draft"
        plan.skip_rows = 0
        plan.sudo().state = "approved"
        self.put(body, name="again.csv")
        self.assertEqual((len(self.orders("PO-7")), len(self.orders("PO-8"))), (1, 1))

    def test_formulas_do_not_reach_a_spreadsheet(self):
        self.products[0].default_code = "=A-1"
        body = (HEAD + ROWS.splitlines()[2]).replace("A-1", "=A-1").encode()
        self.put(body)
        self.assertTrue(self.orders("PO-2"))
        self.assertIn(b",'=A-1,", self.sent("order_response")._body())
        told = self.read_sent(self.sent("order_response"))
        self.assertEqual(told["lines"][0]["codes"][0]["value"], "=A-1")

    def test_cut_off_file_of_header_and_detail_rows(self):
        plan = self.approved("orders_records", encoding="cp1252", decimal="comma")
        self.orders_in.csv_map_id = plan
        rows = [
            "H;PO-7;2026-11-19;2026-12-04;0042",
            "D;1;A-1;6;EA;10,00",
            "D;2;A-2;3;;",
        ]
        message = self.put("\r\n".join(rows).encode())
        self.assert_refused(message, "he last row, which says how many there are")
        message = self.put("\r\n".join([*rows, "T;3"]).encode())
        self.assert_refused(message, "Row 4: '3' is not the number of rows that came")
        self.put("\r\n".join([*rows, "T;2"]).encode())
        sale = self.orders("PO-7")
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])
