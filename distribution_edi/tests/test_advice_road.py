# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""824, 812 and 864 of the partner find what they speak of; our 824 tells a refusal."""

from odoo.tests import tagged

from .. import ediwire
from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestAdviceRoad(SftpCase):
    def setUp(self):
        super().setUp()
        lines = [line(1, "A-1", 10), line(20, "A-2", 3)]
        self.receive(interchange([order("PO-1", lines)], 1))
        self.order = self.orders("PO-1")

    def advise(self, control, *segments):
        """Receive an 824; return its message."""
        begin = ["BGN", "11", f"ADV-{control}", "20261121"]
        body = interchange([("AG", "824", [begin, *segments])], control)
        [document] = self.documents(self.receive(body, f"{control}.edi"))
        return document

    def test_refusal_names_the_line_of_the_order(self):
        answer = self.sent("order_response")
        controls = answer.controls
        [sent] = ediwire.read_interchanges(answer._body())
        segments = sent.groups[0].sets[0].segments
        places = [at for at, each in enumerate(segments, 1) if each[0] == "PO1"]
        message = self.advise(
            2,
            [
                *("OTI", "TR", "PO", "PO-1", "", "", "", ""),
                *(controls["gs"], controls["st"].zfill(4), "855"),
            ],
            ["TED", "024", "PRICE DIFFERS", "PO1", str(places[1]), "4", "", "10"],
        )
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(answer.advice_state, "rejected")
        self.assertEqual(answer.ack_state, "expected", "a 997 is still due")
        words = self.only_exception(answer).words
        for said in ("PRICE DIFFERS", "segment PO1", "value '10'", "order line 20"):
            self.assertIn(said, words)

    def test_by_number_and_set_where_the_envelope_is_not_told(self):
        message = self.advise(2, ["OTI", "TA", "PO", "PO-1", *[""] * 4, "", "", "855"])
        self.assertEqual(message.work_state, "done", message.note)
        self.assertEqual(self.sent("order_response").advice_state, "accepted")

    def test_an_824_is_never_acknowledged(self):
        before = len(self.sent("acknowledgement"))
        self.advise(2, ["OTI", "TA", "PO", "PO-1", *[""] * 6, "855"])
        self.assertEqual(len(self.sent("acknowledgement")), before)

    def test_our_824_says_why_an_order_was_dropped(self):
        self._interface(
            "out", "application_advice", file_folder=self.answers.file_folder
        )
        self.orders_in.tell_refusal = "drop"
        bad = order("PO-2", [line(1, "NOBODY-KNOWS-IT")])
        [message] = self.documents(self.receive(interchange([bad], 7), "7.edi"))
        self.assertEqual(message.work_state, "blocked")
        message.action_drop("We do not sell this item.")
        self.work()
        told = self.read_sent(self.sent("application_advice"))
        [refused] = told["documents"]
        self.assertEqual(refused["verdict"], "rejected")
        self.assertEqual((refused["qualifier"], refused["reference"]), ("PO", "PO-2"))
        self.assertEqual(
            (refused["set_code"], refused["group_control"], refused["set_control"]),
            ("850", "7", "0001"),
        )
        self.assertEqual(
            refused["errors"], [{"code": "024", "words": "We do not sell this item."}]
        )

    def test_text_stands_on_its_order(self):
        segments = [
            ["BMG", "00", "", "CB"],
            ["MIT", "T-7", "FINE FOR A LATE ASN"],
            ["MSG", "PO-1 WAS SHIPPED BEFORE ITS ASN."],
            ["MSG", "A FINE OF 50.00 WILL BE DEDUCTED."],
        ]
        body = interchange([("TX", "864", segments)], 2)
        [message] = self.documents(self.receive(body, "2.edi"))
        found = self.only_exception(message)
        self.assertEqual(found.sale_order_id, self.order)
        self.assertEqual(found.role, "finance")
        self.assertIn("FINE FOR A LATE ASN: PO-1 WAS SHIPPED", found.words)

    def test_claim_waits_for_finance(self):
        self.order.picking_ids.button_validate()
        invoice = self.order._create_invoices()
        invoice.action_post()
        segments = [
            ["BCD", "20261121", "CB-9", "I", "1250", "D", "", invoice.name],
            ["CUR", "BY", self.company.currency_id.name],
            ["N1", "BY", "Harbour Retail"],
            ["CDD", "59", "D", "", "1250", "", "", "5", "EA", "2.5"],
        ]
        body = interchange([("CD", "812", segments)], 2)
        [message] = self.documents(self.receive(body, "2.edi"))
        self.assertEqual(message.work_state, "done", message.note)
        claim = self.env["distribution.deduction"].search([])
        self.assertEqual((claim.kind, claim.amount), ("claim", 12.5))
        self.assertEqual(claim.move_id, invoice)
        self.assertIn("not received", self.only_exception(claim).words)
        self.assertEqual(invoice.amount_residual, invoice.amount_total)
