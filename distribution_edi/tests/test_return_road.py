# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A 180 asks for a return, and our 180 answers it."""

from odoo.tests import tagged

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestReturnRoad(SftpCase):
    def setUp(self):
        super().setUp()
        answers = self._interface(
            "out", "return_response", file_folder=self.answers.file_folder
        )
        for event_type in ("return.authorised", "return.refused"):
            self.env["distribution.subscription"].create(
                {"event_type": event_type, "interface_id": answers.id}
            )
        self.receive(interchange([order("PO-1", [line(1, "A-1", 10)])], 1))
        self.orders("PO-1").picking_ids.button_validate()

    def ask(self, quantity):
        segments = [
            ["BGN", "13", "RET-5", "20261121"],
            ["PRF", "PO-1"],
            ["BLI", "VN", "A-1", quantity, "EA"],
            ["RDR", "", "DA"],
        ]
        body = interchange([("AN", "180", segments)], 2)
        [message] = self.documents(self.receive(body, "2.edi"))
        self.assertEqual(message.document_type, "return")
        self.assertEqual(message.work_state, "done", message.note)
        return self.env["distribution.return"].search([])

    def test_authorised_by_a_person_and_answered(self):
        found = self.ask("4")
        self.assertIn("4 EA A-1, damaged", self.only_exception(found).words)
        found.action_authorise()
        self.work()
        sent = self.sent("return_response")
        self.assertIn(b"BGN*11*RET-5", sent._body())
        told = self.read_sent(sent)
        self.assertEqual(told["type"], "return_response")
        self.assertEqual(told["status"], "authorised")
        self.assertEqual(told["authorisation"], found.authorisation)
        self.assertEqual(told["lines"][0]["codes"][0]["value"], "A-1")

    def test_refused_by_the_checks_with_the_reason(self):
        self.system.return_rule = "checks"
        self.ask("11")
        self.work()
        told = self.read_sent(self.sent("return_response"))
        self.assertEqual(told["status"], "refused")
        self.assertEqual(told["lines"][0]["response"], "QD")
