# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A UBL order comes in through a folder, and everything that answers it goes back."""

import base64
import os
import shutil
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import tagged

from .. import ublwire
from ..models.distribution_transport_folder import VARIABLE
from .common import EdiCase

CUSTOMIZATION = "urn:fdc:peppol.eu:poacc:trns:order:3"
ORDER = {
    "type": "order",
    "number": "PO-700",
    "order_date": "2026-11-19",
    "currency": "USD",
    "requested_delivery": "2026-12-04",
    "detail": {"customization": CUSTOMIZATION},
    "parties": [
        {"role": "buyer", "name": "Harbour Retail", "code": "4012345000009"},
        {"role": "ship_to", "name": "Harbour store", "code": "0042", "code_type": "92"},
    ],
    "references": [{"qualifier": "DP", "value": "017"}],
    "lines": [
        {
            "number": str(number),
            "quantity": quantity,
            "unit": "EA",
            "price": "10",
            "codes": [{"kind": "vendor", "value": item}],
        }
        for number, (item, quantity) in enumerate((("A-1", "6"), ("A-2", "3")), 1)
    ],
}


REMITTANCE = """<RemittanceAdvice
  xmlns="urn:oasis:names:specification:ubl:schema:xsd:RemittanceAdvice-2"
  xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <b:ID>RA-1</b:ID><b:IssueDate>2026-11-20</b:IssueDate>
  <b:DocumentCurrencyCode>%(currency)s</b:DocumentCurrencyCode>
  <b:LineCountNumeric>1</b:LineCountNumeric>
  <a:RemittanceAdviceLine><b:ID>1</b:ID>
    <b:DebitLineAmount currencyID="%(currency)s">80</b:DebitLineAmount>
    <a:BillingReference><a:InvoiceDocumentReference>
      <b:ID>%(name)s</b:ID>
    </a:InvoiceDocumentReference></a:BillingReference>
  </a:RemittanceAdviceLine>
</RemittanceAdvice>"""


def body_of(document=None, **values):
    """Return the bytes of a UBL document."""
    body, _lost = ublwire.write({**(document or ORDER), **values}, "2026-11-20")
    return body


@tagged("post_install", "-at_install")
class TestUblRoad(EdiCase):
    @classmethod
    def _interface(cls, direction, document_type, **values):
        wanted = {
            "codec": "xml",
            "transport": "folder",
            "file_folder": "to_us" if direction == "in" else "from_us",
            "file_archive_folder": "archive",
        }
        return super()._interface(direction, document_type, **{**wanted, **values})

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        root = tempfile.mkdtemp(prefix="exchange-")
        cls.addClassCleanup(shutil.rmtree, root)
        cls.root = Path(root)
        for name in ("to_us", "from_us", "archive"):
            (cls.root / name).mkdir()
        cls.enterClassContext(patch.dict(os.environ, {VARIABLE: root}))
        cls.profile.unlink()
        cls.orders_in.write({"file_folder": "to_us", "document_answer": "ubl"})
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

    def put(self, name, body):
        """Let the partner put a file into our folder, and take it."""
        path = self.root / "to_us" / name
        path.write_bytes(body)
        then = time.time() - 60
        os.utime(path, (then, then))
        self.assertEqual(self.poll() + self.poll(), 1)
        self.work()
        domain = [("interface_id", "=", self.orders_in.id), ("parent_id", "=", False)]
        return self.env["distribution.message"].search(domain, order="id desc", limit=1)

    def read_sent(self, message):
        """Return what the partner reads, without a fault."""
        found = ublwire.read_file(message._body())
        self.assertEqual([each.words() for each in found.findings], [])
        return found.document

    def test_order_to_invoice(self):
        self.put("order.xml", body_of())
        sale = self.orders("PO-700")
        self.assertEqual(sale.state, "sale")
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])
        self.assertEqual(sale.partner_shipping_id.name, "Harbour store")
        answer = self.sent("order_response")
        told = self.read_sent(answer)
        self.assertEqual((told["order_number"], told["status"]), ("PO-700", "accepted"))
        self.assertEqual(told["currency"], sale.currency_id.name)
        self.assertEqual([each["quantity"] for each in told["lines"]], ["6", "3"])
        self.assertEqual(answer.delivery_state, "sent")
        names = {path.name for path in (self.root / "from_us").iterdir()}
        self.assertIn(answer.name, names)

        sale.picking_ids.button_validate()
        sale._create_invoices().action_post()
        self.work()
        shipment = self.read_sent(self.sent("shipment"))
        [order] = shipment["orders"]
        self.assertEqual(order["order_number"], "PO-700")
        [carton] = order["cartons"]
        self.assertEqual([each["quantity"] for each in carton["lines"]], ["6", "3"])
        self.assertEqual([each["ordered"] for each in carton["lines"]], ["6", "3"])
        invoice = self.read_sent(self.sent("invoice"))
        self.assertEqual((invoice["total"], invoice["order_number"]), ("90", "PO-700"))
        roles = {each["role"]: each for each in invoice["parties"]}
        self.assertEqual(roles["bill_to"]["code"], "4012345000009")
        self.assertEqual(roles["supplier"]["name"], self.company.name)

    def test_file_is_answered(self):
        self.put("order.xml", body_of())
        answer = self.read_sent(self.sent("acknowledgement"))
        [result] = answer["sets"]
        self.assertEqual((result["control"], result["verdict"]), ("PO-700", "accepted"))

    def test_bad_order_is_refused_and_told(self):
        body = body_of().replace(b"2026-11-19", b"19.11.2026")
        message = self.put("order.xml", body)
        self.assertFalse(self.orders("PO-700"))
        [document] = self.documents(message)
        words = self.exceptions(document)[:1].words
        self.assertRegex(
            words,
            r"/Order/cbc:IssueDate \(line \d+\): '19.11.2026' is not a date YYYY-MM-DD",
        )
        [result] = self.read_sent(self.sent("acknowledgement"))["sets"]
        self.assertEqual(result["verdict"], "rejected")
        self.assertIn("cbc:IssueDate", result["segments"][0]["segment"])
        # The corrected one comes under the same number.
        self.put("again.xml", body_of())
        self.assertEqual(self.orders("PO-700").state, "sale")

    def test_reader_shows_the_fault_in_its_place(self):
        message = self.put("order.xml", body_of().replace(b"2026-11-19", b"19.11.2026"))
        reader = self.env["distribution.edi.reader"]
        for shown in (message, self.documents(message)):
            page = reader.open_message(shown.id)
            self.assertEqual(page["document"]["code"], "Order")
            [finding] = page["rows"][0]["findings"]
            self.assertIn("'19.11.2026' is not a date", finding["words"])
        pasted = base64.b64encode(body_of()).decode()
        page = reader.open_text(pasted)
        self.assertEqual((page["syntax"], page["document"]["faults"]), ("ubl", 0))

    def test_dangerous_file_is_refused(self):
        secret = self.root / "secret"
        secret.write_text("PASSWORD")
        doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'.encode()
        head, _line, rest = body_of().partition(b"?>")
        body = head + b"?>" + doctype + rest.replace(b"PO-700", b"&e;")
        message = self.put("order.xml", body)
        self.assert_refused(message, "document type (DTD), which is refused")
        self.assertFalse(self.env["sale.order"].search([("origin", "=", "PASSWORD")]))

    def test_same_order_again_is_dropped(self):
        self.put("order.xml", body_of())
        message = self.put("order2.xml", body_of())
        self.assertEqual(message.work_state, "dropped")
        self.assertIn("order2.xml was received before", message.note)
        self.assertFalse(self.documents(message))
        self.assertEqual(len(self.sent("acknowledgement")), 1)
        self.assertEqual(len(self.orders("PO-700")), 1)

    def test_file_that_was_given_up_may_come_again(self):
        first = self.put("order.xml", body_of(number="PO-701", currency="EUR"))
        self.documents(first).action_drop()
        again = self.put("again.xml", body_of(number="PO-701", currency="EUR"))
        self.assertEqual(self.documents(again).work_state, "blocked")

    def test_order_of_another_buyer_is_refused_and_told(self):
        profile = self.env["distribution.edi.profile"].create(
            {
                "system_id": self.system.id,
                "our_qualifier": "14",
                "our_identifier": "4098765000007",
                "partner_qualifier": "14",
                "partner_identifier": "4012345000009",
            }
        )
        self.assertTrue(self.put("mine.xml", body_of(number="PO-702")))
        self.assertEqual(self.orders("PO-702").state, "sale")
        stranger = {**ORDER["parties"][0], "code": "4055555000006"}
        for role, number in (("buyer", "PO-703"), ("supplier", "PO-704")):
            parties = [{**stranger, "role": role, "code_type": "0088"}]
            body = body_of(number=number, parties=parties)
            message = self.put(f"{number}.xml", body)
            words = self.exceptions(self.documents(message))[:1].words
            self.assertIn(f"{role.capitalize()}: '4055555000006' is not who", words)
            self.assertFalse(self.orders(number))
        mapping = {
            "system_id": self.system.id,
            "kind": "party",
            "code": "4055555000006",
            "partner_id": self.system.partner_id.id,
        }
        self.env["distribution.mapping"].sudo().create(mapping)
        self.put(
            "theirs.xml",
            body_of(
                number="PO-705",
                parties=[{**stranger, "code_type": "0088"}, ORDER["parties"][1]],
            ),
        )
        self.assertEqual(self.orders("PO-705").state, "sale")
        self.assertEqual(profile.partner_identifier, "4012345000009")

    def test_same_number_with_another_content_waits(self):
        self.put("order.xml", body_of())
        message = self.put("order2.xml", body_of(order_date="2026-11-18"))
        [document] = self.documents(message)
        self.assertEqual(document.work_state, "blocked")
        self.assertIn("says something else", self.only_exception(document).words)
        self.assertEqual(len(self.orders("PO-700")), 1)

    def test_remittance_advice_waits_for_its_money(self):
        invoice = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.system.partner_id.id,
                "invoice_line_ids": [
                    Command.create({"name": "X", "price_unit": 90.0, "tax_ids": []})
                ],
            }
        )
        invoice.action_post()
        values = {"name": invoice.name, "currency": invoice.currency_id.name}
        document = self.documents(
            self.put("advice.xml", (REMITTANCE % values).encode())
        )
        self.assertEqual(document.work_state, "done", document.note)
        remittance = self.env["distribution.remittance"].browse(document.res_id)
        self.assertEqual((remittance.state, remittance.amount), ("to_match", 80))
        self.assertEqual(remittance.line_ids.move_id, invoice)
        self.assertEqual(remittance.deduction_ids.kind, "short")

    def test_change_is_taken_and_answered(self):
        # Nothing of it is in stock: its line can still be changed.
        self.env["product.product"].create(
            {
                "name": "Item A-9",
                "default_code": "A-9",
                "is_storable": True,
                "list_price": 10.0,
                "taxes_id": [(5,)],
            }
        )
        lines = [{**ORDER["lines"][0], "codes": [{"kind": "vendor", "value": "A-9"}]}]
        answers = self._interface("out", "order_change_response")
        self.env["distribution.subscription"].create(
            {"event_type": "order.changed", "interface_id": answers.id}
        )
        self.put("order.xml", body_of(lines=lines))
        change = {
            "type": "order_change",
            "number": "CH-1",
            "order_number": "PO-700",
            "change_date": "2026-11-20",
            "detail": {"sequence_number": "1"},
            "lines": [{"number": "1", "action": "change", "quantity": "4"}],
        }
        self.put("change.xml", body_of(change))
        sale = self.orders("PO-700")
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [4])
        told = self.read_sent(self.sent("order_change_response"))
        self.assertEqual(told["change_number"], "CH-1")
        self.assertEqual(told["lines"][0]["quantity"], "4")
        cancel = {**change, "number": "CH-2", "cancel": True, "remarks": ["Closed."]}
        self.put("cancel.xml", body_of(cancel, lines=[]))
        self.assertEqual(sale.state, "cancel")

    def test_partners_answer_marks_what_we_sent(self):
        self.put("order.xml", body_of())
        sent = self.sent("order_response")
        self.assertEqual(sent.ack_state, "expected")
        [number] = [self.read_sent(sent)["number"]]
        answer = {
            "type": "acknowledgement",
            "sets": [
                {
                    "set_code": "OrderResponse",
                    "control": number,
                    "verdict": "rejected",
                    "segments": [
                        {
                            "segment": "/OrderResponse/cac:OrderLine[2]",
                            "code": "BV",
                            "elements": [{"value": "price of line 2 differs"}],
                        }
                    ],
                }
            ],
        }
        self.put("answer.xml", body_of(answer))
        self.assertEqual(sent.ack_state, "rejected")
        words = self.only_exception(sent).words
        self.assertIn("/OrderResponse/cac:OrderLine[2]", words)
        self.assertIn("price of line 2 differs", words)
        self.assertEqual(len(self.sent("acknowledgement")), 1)
