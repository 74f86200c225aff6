# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An EDIFACT order comes in over SFTP, and everything that answers it goes back."""

from datetime import datetime

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .. import ediwire
from ..ediwire import edifact
from .common import SftpCase
from .documents import interchange, line, order

PARTNER, OURS = ("14", "4012345000009"), ("14", "5412345000013")


@tagged("post_install", "-at_install")
class TestEdifactRoad(SftpCase):
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
                "edifact_version": "D:96A:UN:EAN008",
                "edifact_decimal": ",",
                "carton_codes": True,
                "gs1_prefix": "5412345",
            }
        )
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

    def file(self, *messages, control=41, **values):
        """Return the bytes of a file that the partner sends."""
        wanted = {
            "sender": PARTNER,
            "receiver": OURS,
            "moment": datetime(2026, 11, 20, 8, 30),
            "control": control,
            "version": "D:96A:UN:EAN008",
            "versions": {"CONTRL": "D:3:UN"},
        }
        profile = edifact.EdifactProfile(**{**wanted, **values})
        return edifact.write_interchange(messages, profile)

    def orders_message(self, number="PO-900", quantity="6"):
        """Return an ORDERS with two lines."""
        segments = [
            ["BGM", "220", number, "9"],
            ["DTM", ("137", "20261119", "102")],
            ["DTM", ("2", "20261204", "102")],
            ["NAD", "BY", (PARTNER[1], "", "9")],
            ["NAD", "DP", ("0042", "", "92")],
        ]
        for at, (item, amount) in enumerate((("A-1", quantity), ("A-2", "3")), 1):
            segments += [
                ["LIN", str(at)],
                ["PIA", "5", (item, "SA")],
                ["QTY", ("21", edifact.Number(amount), "PCE")],
                ["PRI", ("AAA", edifact.Number("10.00"))],
            ]
        return "ORDERS", [*segments, ["UNS", "S"], ["CNT", ("2", "2")]]

    def control_message(self, reference, action, *errors):
        """Return a CONTRL about the first message of one of our interchanges."""
        segments = [["UCI", reference, (OURS[1], "14"), (PARTNER[1], "14"), "7"]]
        answered = ("ORDRSP", "D", "96A", "UN", "EAN008")
        return "CONTRL", [*segments, ["UCM", "1", answered, action], *errors]

    def test_order_is_confirmed_and_answered(self):
        self.receive(self.file(self.orders_message()))
        sale = self.orders("PO-900")
        self.assertEqual(sale.state, "sale")
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])
        self.assertEqual(sale.partner_shipping_id.name, "Harbour store")
        control = self.read_sent(self.sent("acknowledgement"))
        self.assertEqual(control["verdict"], "accepted")
        self.assertEqual(control["group_control"], "41")
        self.assertEqual([each["control"] for each in control["sets"]], ["1"])
        answer = self.sent("order_response")
        self.assertIn(b"ORDRSP:D:96A:UN:EAN008", answer._body())
        told = self.read_sent(answer)
        self.assertEqual((told["order_number"], told["status"]), ("PO-900", "accepted"))
        self.assertEqual([each["unit"] for each in told["lines"]], ["PCE", "PCE"])

    def test_despatch_advice_and_invoice_follow(self):
        self.receive(self.file(self.orders_message()))
        sale = self.orders("PO-900")
        sale.picking_ids.button_validate()
        sale._create_invoices().action_post()
        self.work()
        shipment = self.read_sent(self.sent("shipment"))
        [told] = shipment["orders"]
        self.assertEqual(told["order_number"], "PO-900")
        [carton] = told["cartons"]
        package = sale.picking_ids.move_line_ids.result_package_id
        self.assertEqual(carton["sscc"], package.name)
        self.assertEqual([each["quantity"] for each in carton["lines"]], ["6", "3"])
        self.assertIn(b"MOA+203:60'", self.sent("invoice")._body())
        invoice = self.read_sent(self.sent("invoice"))
        self.assertEqual((invoice["total"], invoice["order_number"]), ("90", "PO-900"))

    def test_contrl_of_the_partner_marks_the_answer(self):
        self.receive(self.file(self.orders_message()))
        answer = self.sent("order_response")
        self.assertEqual(answer.ack_state, "expected")
        reference = answer.controls["isa"]
        self.receive(self.file(self.control_message(reference, "7"), control=42))
        self.assertEqual(answer.ack_state, "accepted")
        self.assertFalse(self.exceptions(answer))
        self.assertEqual(len(self.sent("acknowledgement")), 1)

    def test_contrl_that_rejects_opens_an_exception(self):
        self.receive(self.file(self.orders_message()))
        answer = self.sent("order_response")
        errors = ["UCS", "3", ""], ["UCD", "12", ("2", "2")]
        found = self.control_message(answer.controls["isa"], "4", *errors)
        self.receive(self.file(found, control=42))
        self.assertEqual(answer.ack_state, "rejected")
        words = self.only_exception(answer).words
        self.assertIn(
            "segment DTM (date, time or period) at position 3, element 1", words
        )

    def test_contrl_about_nothing_of_ours_is_shown(self):
        found = self.control_message("NOT-OURS", "7")
        message = self.receive(self.file(found))
        [document] = self.documents(message)
        self.assertIn("which we have not sent", self.only_exception(document).words)

    def advice(self, kind, number, *errors):
        """Return an APERAK that refuses what ``number`` names."""
        segments = [["BGM", "305", "ADV-1", "27", "RE"], ["RFF", (kind, number)]]
        return "APERAK", [*segments, *errors]

    def test_aperak_marks_what_the_partner_refuses(self):
        self.receive(self.file(self.orders_message()))
        answer = self.sent("order_response")
        error = ["ERC", "41"], ["FTX", "AAO", "", "", ("ITEM 12 IS NOT KNOWN",)]
        found = self.advice("ACW", answer.controls["isa"], *error)
        message = self.receive(self.file(found, control=42))
        [document] = self.documents(message)
        self.assertEqual(document.document_type, "application_advice")
        self.assertEqual(document.work_state, "done", document.note)
        self.assertEqual(
            (answer.advice_state, answer.ack_state), ("rejected", "expected")
        )
        self.assertIn("ITEM 12 IS NOT KNOWN [41]", self.only_exception(answer).words)

    def test_aperak_tells_why_an_order_was_dropped(self):
        self._interface(
            "out", "application_advice", file_folder=self.answers.file_folder
        )
        self.orders_in.tell_refusal = "drop"
        body = self.file(self.orders_message("PO-903", quantity="-6"))
        [document] = self.documents(self.receive(body))
        self.assertEqual(document.work_state, "blocked")
        document.action_drop("A quantity is below zero.")
        self.work()
        told = self.read_sent(self.sent("application_advice"))
        [refused] = told["documents"]
        self.assertEqual(refused["verdict"], "rejected")
        self.assertEqual((refused["qualifier"], refused["reference"]), ("ON", "PO-903"))
        self.assertEqual(refused["errors"][0]["words"], "A quantity is below zero.")

    def test_remadv_waits_for_the_bank_statement(self):
        self.receive(self.file(self.orders_message()))
        sale = self.orders("PO-900")
        sale.picking_ids.button_validate()
        invoice = sale._create_invoices()
        invoice.action_post()
        currency = self.company.currency_id.name
        segments = [
            ["BGM", "481", "REM-1", "9"],
            ["DTM", ("137", "20261119", "102")],
            ["CUX", ("2", currency, "11")],
            ["DOC", "380", invoice.name],
            ["MOA", ("9", edifact.Number("90"))],
            ["MOA", ("12", edifact.Number("80"))],
            ["AJT", "06"],
            ["MOA", ("165", edifact.Number("10"))],
            ["FTX", "AAI", "", "", ("ONE CASE SHORT",)],
            ["UNS", "S"],
            ["MOA", ("12", edifact.Number("80"))],
        ]
        message = self.receive(self.file(("REMADV", segments), control=42))
        [document] = self.documents(message)
        self.assertEqual(document.work_state, "done", document.note)
        remittance = self.env["distribution.remittance"].search([])
        self.assertEqual((remittance.state, remittance.amount), ("to_match", 80))
        [deduction] = remittance.deduction_ids
        self.assertEqual((deduction.amount, deduction.reason_code), (10, "06"))
        self.assertIn("ONE CASE SHORT", self.only_exception(deduction).words)
        self.assertEqual(invoice.payment_state, "not_paid")

    def test_message_with_an_error_is_rejected_alone(self):
        code, segments = self.orders_message("PO-901")
        bad = code, [each for each in segments if each[0] != "BGM"]
        self.receive(self.file(self.orders_message(), bad))
        self.assertTrue(self.orders("PO-900"))
        self.assertFalse(self.orders("PO-901"))
        control = self.read_sent(self.sent("acknowledgement"))
        verdicts = [each["verdict"] for each in control["sets"]]
        self.assertEqual(verdicts, ["accepted", "rejected"])

    def test_test_file_is_refused(self):
        message = self.receive(self.file(self.orders_message(), usage="T"))
        self.assert_refused(message, "marked as test (UNB 0035)")
        self.assertFalse(self.orders("PO-900"))

    def test_x12_on_this_connection_is_refused(self):
        body = interchange([order("PO-900", [line(1, "A-1")])], 41)
        self.assert_refused(self.receive(body), "is X12; this connection is for")
        self.assertFalse(self.orders("PO-900"))

    def test_directory_that_does_not_exist_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "no EDIFACT directory"):
            self.profile.edifact_version = "96A"

    def test_interchange_numbers_are_never_given_twice(self):
        self.receive(self.file(self.orders_message()))
        self.receive(self.file(self.orders_message("PO-902"), control=42))
        sent = self.sent("order_response") | self.sent("acknowledgement")
        self.assertEqual(len(sent), 4)
        for each in sent:
            [found] = ediwire.read_interchanges(each._body())
            self.assertEqual(found.control, each.controls["isa"])
        self.assertEqual(len({each.controls["isa"] for each in sent}), 4)
