# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files that cannot be taken: said in words, kept, and nobody else is held up."""

from odoo.tests import tagged

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestBadFiles(SftpCase):
    def _beside_a_good_one(self, body):
        """Work ``body`` and a good file together; return the message of ``body``."""
        bad = self.take_in(body, "bad.edi")
        self.take_in(interchange([order("PO-GOOD", [line(1, "A-1")])], 9), "good.edi")
        return bad

    def _assert_good_one_went(self):
        self.assertEqual(self.orders("PO-GOOD").state, "sale")

    def _assert_alone_refused(self, body, words):
        """``body`` is refused with ``words``, its neighbour is worked."""
        message = self._beside_a_good_one(body)
        before = self.env["sale.order"].search_count([])
        self.work()
        self.assertEqual(message.work_state, "blocked")
        self.assertIn(words, " ".join(self.exceptions(message).mapped("words")))
        self.assertEqual(message._body(), body)
        self.assertFalse(self.documents(message))
        self.assertEqual(len(self.sent("acknowledgement")), 1)
        self.assertEqual(self.env["sale.order"].search_count([]), before + 1)
        self._assert_good_one_went()
        return message

    def test_not_an_edi_file(self):
        self._assert_alone_refused(
            b"%PDF-1.7 an order, as a picture",
            "no interchange (X12: ISA, EDIFACT: UNB), it begins with '%PDF-1.7",
        )

    def test_empty_file(self):
        self._assert_alone_refused(b"", "The file is empty")

    def test_truncated_isa(self):
        whole = interchange([order("PO-1", [line(1, "A-1")])], 1)
        self._assert_alone_refused(
            whole[:70], "the interchange header is cut off (only"
        )

    def test_file_that_is_cut_off(self):
        whole = interchange([order("PO-1", [line(1, "A-1")])], 1)
        message = self._assert_alone_refused(whole[:-60], "has no end, it is cut off")
        self.assertFalse(message.business_key)
        self.receive(whole, "again.edi")
        self.assertEqual(self.orders("PO-1").state, "sale")

    def test_unknown_partner(self):
        stranger = ("ZZ", "STRANGER")
        body = interchange([order("PO-1", [line(1, "A-1")])], 1, sender=stranger)
        message = self._assert_alone_refused(
            body,
            "Interchange 1 comes from ZZ STRANGER; this partner is 08 0061999000017.",
        )
        self.profile.write(
            {"partner_qualifier": "ZZ", "partner_identifier": "STRANGER"}
        )
        message.action_retry()
        self.work()
        self.assertEqual(self.orders("PO-1").state, "sale")
        self.assertFalse(self.exceptions(message))

    def test_file_for_somebody_else(self):
        other = ("ZZ", "SOMEBODYELSE")
        body = interchange([order("PO-1", [line(1, "A-1")])], 1, receiver=other)
        self._assert_alone_refused(
            body, "is for ZZ SOMEBODYELSE; we are ZZ NORTHWHOLESALE."
        )

    def test_test_interchange_on_production(self):
        body = interchange([order("PO-1", [line(1, "A-1")])], 1, usage="T")
        self._assert_alone_refused(
            body,
            "is marked as test (ISA15), but this partner is connected for production",
        )

    def test_production_interchange_on_test(self):
        self.system.environment = "test"
        body = interchange([order("PO-1", [line(1, "A-1")])], 1)
        message = self.receive(body)
        self.assert_refused(message, "but this partner is connected for test")
        self.assertFalse(self.orders("PO-1"))

    def test_system_without_profile(self):
        self.profile.unlink()
        message = self.receive(interchange([order("PO-1", [line(1, "A-1")])], 1))
        self.assert_refused(message, "System 'Harbour Retail' has no EDI profile.")
        self.assertFalse(self.orders("PO-1"))

    def test_stranger_beside_the_partner_in_one_file(self):
        bad = interchange([order("PO-1", [line(1, "A-1")])], 1, sender=("ZZ", "NOBODY"))
        good = interchange([order("PO-2", [line(1, "A-1")])], 2)
        message = self.receive(bad + good)
        self.assertEqual(message.work_state, "done")
        self.assertIn("comes from ZZ NOBODY", self.only_exception(message).words)
        self.assertFalse(self.orders("PO-1"))
        self.assertEqual(self.orders("PO-2").state, "sale")
