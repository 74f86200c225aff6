# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An order comes in over SFTP, and everything that answers it goes back."""

from odoo.tests import tagged

from .. import ediwire
from .common import SftpCase
from .documents import acknowledgement, interchange, line, order


@tagged("post_install", "-at_install")
class TestGoodRoad(SftpCase):
    def _bring_order(self, number="PO-700"):
        body = interchange([order(number, [line(1, "A-1"), line(2, "A-2", 3)])], 41)
        self.drop("850.edi", body)
        self.assertEqual(self.poll(), 0)
        self.assertEqual(self.poll(), 1)
        self.work()
        return self.orders(number)

    def test_order_is_confirmed_and_reserved(self):
        sale = self._bring_order()
        self.assertEqual(sale.state, "sale")
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [6, 3])
        self.assertEqual(sale.picking_ids.state, "assigned")
        self.assertEqual(sale.distribution_state, "allocated")
        self.assertEqual(self.listed("to_us"), [])
        self.assertEqual(self.listed("archive"), ["850.edi"])

    def test_997_and_855_lie_on_the_server(self):
        self._bring_order()
        names = self.listed("from_us")
        self.assertEqual(
            sorted(name.split("_")[1] for name in names), ["855", "997"], names
        )
        answers = {name.split("_")[1]: self._read(name) for name in names}
        self.assertEqual(answers["997"]["verdict"], "accepted")
        self.assertEqual(answers["997"]["group_control"], "41")
        self.assertEqual(answers["855"]["order_number"], "PO-700")
        self.assertEqual(answers["855"]["status"], "accepted")

    def _read(self, name):
        data = (self.home / "from_us" / name).read_bytes()
        [found] = ediwire.read_interchanges(data)
        [group] = found.groups
        [transaction_set] = group.sets
        self.assertFalse([*found.findings, *group.findings, *transaction_set.findings])
        return ediwire.documents.read(transaction_set)[0]

    def test_control_numbers_are_never_given_twice(self):
        self._bring_order()
        self._bring_again()
        sent = self.sent("order_response") | self.sent("acknowledgement")
        numbers = [message.controls["isa"] for message in sent]
        self.assertEqual(len(set(numbers)), 4)

    def _bring_again(self):
        self.receive(interchange([order("PO-701", [line(1, "A-3")])], 42))

    def test_997_of_the_partner_marks_the_855(self):
        self._bring_order()
        answer = self.sent("order_response")
        self.assertEqual(answer.delivery_state, "sent")
        self.assertEqual(answer.ack_state, "expected")
        group = answer.controls["gs"]
        self.receive(interchange([acknowledgement("PR", group)], 43))
        self.assertEqual(answer.ack_state, "accepted")
        self.assertEqual(answer.delivery_state, "delivered")
        self.assertFalse(self.exceptions(answer))

    def test_997_that_rejects_opens_an_exception(self):
        self._bring_order()
        answer = self.sent("order_response")
        wrong = [["AK3", "BAK", "2", "", "8"], ["AK4", "4", "323", "8", "20261399"]]
        document = acknowledgement("PR", answer.controls["gs"], "R", wrong)
        self.receive(interchange([document], 44))
        self.assertEqual(answer.ack_state, "rejected")
        [found] = self.exceptions(answer)
        self.assertIn("rejected", found.words)
        said = "at position 2, element 4 (date): date not valid, value '20261399'"
        self.assertIn(said, found.words)

    def test_invoice_follows_as_810(self):
        invoices = self._interface(
            "out", "invoice", file_folder=self.answers.file_folder
        )
        self.env["distribution.subscription"].create(
            {"event_type": "invoice.posted", "interface_id": invoices.id}
        )
        sale = self._bring_order()
        sale.picking_ids.button_validate()
        invoice = sale._create_invoices()
        invoice.action_post()
        self.work()
        document = self.read_sent(self.sent("invoice"))
        kinds = [name.split("_")[1] for name in self.listed("from_us")]
        self.assertEqual(kinds[-1], "810", kinds)
        self.assertEqual(document["order_number"], "PO-700")
        self.assertEqual(document["number"], invoice.name)
        self.assertEqual(document["total"], "90")
        self.assertEqual([each["quantity"] for each in document["lines"]], ["6", "3"])

    def test_search_by_control_number(self):
        self._bring_order()
        answer = self.sent("order_response")
        found = self.env["distribution.message"].search(
            [("edi_numbers", "=", answer.controls["isa"].zfill(9))]
        )
        self.assertIn(answer, found)
        self.assertIn("ISA 00000000", answer.edi_numbers)
        rows = self.env["distribution.tower.search"].find(
            answer.controls["isa"].zfill(9)
        )
        self.assertIn(answer.id, [row["id"] for row in rows[0]["rows"]])
        nothing = [("edi_numbers", "=", "999999998")]
        self.assertFalse(self.env["distribution.message"].search(nothing))

    def test_poll_of_an_empty_folder_takes_nothing(self):
        self.assertEqual(self.poll(), 0)
        self.assertTrue(self.orders_in.last_polled_at)
        self.assertFalse(self.exceptions(self.orders_in))

    def test_connection_can_be_tested(self):
        shown = self.system.action_sftp_test()
        self.assertEqual(shown["params"]["message"], "127.0.0.1 let us in.")

    def test_key_that_was_pasted_into_one_line(self):
        one_line = self.sshd.private_key.replace("\n", " ")
        self.system.sftp_credential_id.secret = one_line
        self.assertTrue(self.system.action_sftp_test())
