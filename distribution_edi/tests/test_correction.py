# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A document of a file is corrected where it stands; its neighbours are left alone."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestCorrection(SftpCase):
    def _file(self):
        """Return a file of two orders; a person mistyped the date of the first."""
        body = interchange(
            [order("PO-1", [line(1, "A-1")]), order("PO-2", [line(1, "A-1")])], 1
        )
        return body.replace(b"20261119", b"2026119X", 1)

    def _two(self):
        message = self.receive(self._file())
        first, second = self.documents(message).sorted("id")
        self.assertEqual((first.work_state, second.work_state), ("blocked", "done"))
        self.assertFalse(first.canonical)
        return first, second

    def test_part_that_could_not_be_read_is_corrected_alone(self):
        first, second = self._two()
        body = first._body()
        self.assertTrue(body.startswith(b"ST"))
        corrected = first._correct(
            "Date by phone.", body=body.replace(b"2026119X", b"20261119")
        )
        self.work()
        self.assertEqual(corrected.work_state, "done")
        self.assertEqual(corrected.parent_id, first.parent_id)
        self.assertEqual(corrected.business_key, "PO-1")
        self.assertEqual(self.orders("PO-1").state, "sale")
        self.assertEqual(len(self.orders("PO-2")), 1)
        self.assertEqual(first._body(), body)
        self.assertIn("20261119", corrected._body().decode())
        self.assertIn("2026119X", corrected.correction_text)
        self.assertFalse(self.exceptions(first))
        self.assertEqual(second.work_state, "done")

    def test_what_still_cannot_be_read_is_refused(self):
        first, _second = self._two()
        before = self.env["distribution.message"].search([])
        with self.assertRaises(UserError):
            first._correct("?", body=first._body().replace(b"119X", b"119Y"))
        with self.assertRaises(UserError):
            first._correct("?", body=b"not a document~")
        self.assertEqual(self.env["distribution.message"].search([]), before)
        self.assertEqual(first.work_state, "blocked")

    def test_order_read_from_a_file_keeps_its_numbers(self):
        body = interchange([order("PO-3", [line(1, "NO-SUCH")])], 3)
        [original] = self.documents(self.receive(body))
        content = dict(original.canonical)
        content["lines"] = [dict(content["lines"][0])]
        content["lines"][0]["codes"] = [{"kind": "sku", "value": "A-1"}]
        corrected = original._correct("Our code.", content=content)
        self.work()
        self.assertEqual(corrected.work_state, "done")
        self.assertEqual(corrected.controls, original.controls)
        self.assertEqual(corrected.business_key, original.business_key)
        self.assertEqual(self.orders("PO-3"), corrected.sale_order_id)
        [answer] = self.sent("order_response")
        self.assertEqual(answer.work_state, "done")
