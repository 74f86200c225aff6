# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents that cannot be worked: the 997 or a person says so, neighbours go on."""

from odoo.tests import tagged

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestBadDocuments(SftpCase):
    def _beside_a_good_one(self, bad):
        """Work one file with ``bad`` (a set) and a good order; return both."""
        good = order("PO-GOOD", [line(1, "A-1")])
        message = self.receive(interchange([bad, good], 5))
        self.assertEqual(self.orders("PO-GOOD").state, "sale")
        return self.documents(message)[0], message

    def _acknowledged(self):
        return self.read_sent(self.sent("acknowledgement"))

    def _assert_no_order(self, number):
        self.assertFalse(self.orders(number))
        self.assertEqual(len(self.sent("order_response")), 1)

    # --- syntax: answered by the 997 ---------------------------------------------

    def test_wrong_segment_count(self):
        bad = order("PO-1", [line(1, "A-1")])
        body = interchange([bad, order("PO-GOOD", [line(1, "A-1")])], 5)
        message = self.receive(body.replace(b"SE*8*0001", b"SE*9*0001", 1))
        document = self.documents(message)[0]
        self.assertEqual(document.work_state, "blocked")
        self.assertIn(
            "'9' is not the number of segments", self.only_exception(document).words
        )
        self._assert_no_order("PO-1")
        self.assertEqual(self.orders("PO-GOOD").state, "sale")
        answer = self._acknowledged()
        self.assertEqual(answer["verdict"], "partially_accepted")
        self.assertEqual(answer["sets"][0]["verdict"], "rejected")
        self.assertEqual(answer["sets"][0]["codes"], ["4"])
        self.assertEqual(answer["sets"][1]["verdict"], "accepted")

    def test_rejected_order_may_come_again_under_its_number(self):
        body = interchange([order("PO-1", [line(1, "A-1")])], 5)
        self.receive(body.replace(b"SE*8*0001", b"SE*9*0001"))
        self.assertFalse(self.orders("PO-1"))
        self.receive(interchange([order("PO-1", [line(1, "A-1")])], 6))
        self.assertEqual(self.orders("PO-1").state, "sale")

    def test_wrong_group_count(self):
        body = interchange([order("PO-1", [line(1, "A-1")])], 5)
        message = self.receive(body.replace(b"GE*1*5", b"GE*2*5"))
        self.assertIn(
            "'2' is not the number of documents in the group (expected 1)",
            self.only_exception(self.documents(message)).words,
        )
        self.assertFalse(self.orders("PO-1"))
        answer = self._acknowledged()
        self.assertEqual((answer["verdict"], answer["codes"]), ("rejected", ["5"]))

    def test_wrong_interchange_count_is_told_and_the_order_taken(self):
        body = interchange([order("PO-1", [line(1, "A-1")])], 5)
        message = self.receive(body.replace(b"IEA*1*", b"IEA*2*"))
        self.assertEqual(message.work_state, "done")
        self.assertIn(
            "'2' is not the number of groups", self.only_exception(message).words
        )
        self.assertEqual(self.orders("PO-1").state, "sale")

    def test_missing_element_is_named(self):
        bad = order("PO-1", [line(1, "A-1")])
        bad[2][0][5] = ""
        document, _message = self._beside_a_good_one(bad)
        words = " ".join(self.exceptions(document).mapped("words"))
        self.assertIn("Segment BEG", words)
        self.assertIn("at position 2, element 5", words)
        self.assertIn("missing", words)
        self.assertFalse(document.canonical)
        self._assert_no_order("PO-1")
        [segment] = self._acknowledged()["sets"][0]["segments"]
        self.assertEqual((segment["segment"], segment["position"]), ("BEG", 2))
        self.assertEqual(segment["elements"][0]["code"], "1")

    def test_set_that_nobody_reads(self):
        bad = ("PO", "875", [["G50", "N", "20261119", "PO-1"]])
        document, _message = self._beside_a_good_one(bad)
        self.assertEqual(document.work_state, "blocked")
        self.assertEqual(document.document_type, "x12-875")
        self.assertIn("'875'", self.exceptions(document)[:1].words)
        self.assertEqual(self._acknowledged()["sets"][0]["codes"], ["1"])

    def test_strictness_of_the_profile(self):
        bad = order("PO-1", [line(1, "A-1")])
        bad[2].insert(1, ["ZZ9", "what is this"])
        rule = {"profile_id": self.profile.id, "code": "segment_unknown"}
        self.env["distribution.edi.rule"].create({**rule, "action": "reject"})
        document, _message = self._beside_a_good_one(bad)
        words = " ".join(self.exceptions(document).mapped("words"))
        self.assertIn("Segment ZZ9 at position 3: no such segment exists", words)
        self.assertFalse(document.canonical)
        self.assertEqual(self._acknowledged()["sets"][0]["verdict"], "rejected")
        self._assert_no_order("PO-1")

    # --- content: accepted in the 997, put before a person ----------------------

    def test_unknown_item(self):
        bad = order("PO-1", [line(1, "A-1"), line(2, "NO-SUCH")])
        document, _message = self._beside_a_good_one(bad)
        found = self.only_exception(document)
        self.assertIn("Line 2: no product is known as vendor NO-SUCH", found.words)
        self._assert_no_order("PO-1")
        found.mapping_id.product_id = self.products[2]
        self.work()
        self.assertEqual(self.orders("PO-1").order_line[1].product_id, self.products[2])
        self.assertEqual(found.state, "resolved")

    def test_unit_that_does_not_fit(self):
        bad = order("PO-1", [line(1, "A-1", unit="LB")])
        document, _message = self._beside_a_good_one(bad)
        words = self.only_exception(document).words
        self.assertIn(
            "Line 1 orders [A-1] Item A-1 in lb (LB), but it is sold in", words
        )
        self._assert_no_order("PO-1")

    def test_price_beyond_tolerance(self):
        bad = order(
            "PO-1", [line(1, "A-1", price="10.11"), line(2, "A-2", price="10.09")]
        )
        document, _message = self._beside_a_good_one(bad)
        words = self.only_exception(document).words
        self.assertIn("1 of 2 prices of order PO-1 are off by more than 1 %", words)
        self.assertIn("line 1 A-1: ordered at 10.11, ours is 10.00", words)
        self._assert_no_order("PO-1")

    def test_change_of_an_order_is_not_a_new_one(self):
        document, _message = self._beside_a_good_one(
            order("PO-1", [line(1, "A-1")], purpose="04")
        )
        self.assertIn(
            "is a 'change', not a new order", self.only_exception(document).words
        )
        self._assert_no_order("PO-1")

    def test_two_thousand_lines(self):
        items = [f"A-{n % 3 + 1}" for n in range(2000)]
        lines = [line(n, item, 1) for n, item in enumerate(items, start=1)]
        self._beside_a_good_one(order("PO-1", lines))
        sale = self.orders("PO-1")
        self.assertEqual((sale.state, len(sale.order_line)), ("sale", 2000))
        self.assertEqual(sale.picking_ids.state, "assigned")
        answers = self.sent("order_response").filtered(lambda m: m.reference == "PO-1")
        answer = self.read_sent(answers)
        self.assertEqual(len(answer["lines"]), 2000)
        self.assertEqual(answer["status"], "accepted")
