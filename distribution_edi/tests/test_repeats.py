# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What comes twice is worked once."""

from odoo.tests import tagged

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestRepeats(SftpCase):
    def setUp(self):
        super().setUp()
        self.first = self.receive(self._file(1), "first.edi")
        self.assertEqual(self.orders("PO-1").state, "sale")

    def _file(self, control, quantity=6, number="PO-1"):
        return interchange([order(number, [line(1, "A-1", quantity)])], control)

    def _assert_worked_once(self):
        self.assertEqual(len(self.orders("PO-1")), 1)
        self.assertEqual(self.orders("PO-1").order_line.product_uom_qty, 6)
        self.assertEqual(len(self.sent("order_response")), 1)

    def _assert_neighbour_goes(self):
        self.receive(self._file(77, number="PO-NEXT"), "next.edi")
        self.assertEqual(self.orders("PO-NEXT").state, "sale")

    def test_same_interchange_twice(self):
        again = self.receive(self._file(1), "again.edi")
        self.assertEqual(again.work_state, "dropped")
        self.assertEqual(again.duplicate_of_id, self.first)
        self.assertIn(f"was received before, as message {self.first.id}", again.note)
        self.assertFalse(self.documents(again))
        self.assertFalse(self.exceptions(again))
        self.assertEqual(len(self.sent("acknowledgement")), 1)
        self._assert_worked_once()
        self._assert_neighbour_goes()

    def test_number_of_an_interchange_with_other_content(self):
        again = self.receive(self._file(1, quantity=9), "again.edi")
        self.assertEqual(again.work_state, "blocked")
        self.assertIn("This one has other content.", self.only_exception(again).words)
        self.assertFalse(self.documents(again))
        self._assert_worked_once()
        self._assert_neighbour_goes()

    def test_same_order_in_another_interchange(self):
        again = self.receive(self._file(2), "again.edi")
        self.assertEqual(again.work_state, "done")
        document = self.documents(again)
        self.assertEqual(document.work_state, "dropped")
        self.assertEqual(document.duplicate_of_id, self.documents(self.first))
        self.assertIn("PO-1 was received before", document.note)
        self.assertEqual(len(self.sent("acknowledgement")), 2)
        self._assert_worked_once()
        self._assert_neighbour_goes()

    def test_other_order_under_the_same_number(self):
        again = self.receive(self._file(2, quantity=9), "again.edi")
        self.assertEqual(self.documents(again).work_state, "blocked")
        words = self.only_exception(self.documents(again)).words
        self.assertIn("PO-1 was received before", words)
        self.assertIn("This one says something else.", words)
        self._assert_worked_once()
        self._assert_neighbour_goes()

    def test_namesake_in_the_archive_is_kept(self):
        path = self.drop("twice.edi", self._file(3, number="PO-3"))
        older = self.home / "archive" / "twice.edi"
        older.write_bytes(b"an older namesake")
        self.poll()
        self.assertEqual(self.poll(), 1)
        self.work()
        self.assertFalse(path.exists())
        self.assertEqual(older.read_bytes(), b"an older namesake")
        self.assertEqual(len(self.listed("archive")), 2)
        self.assertEqual(len(self.orders("PO-3")), 1)

    def test_file_that_could_not_be_archived_is_worked_once(self):
        self.drop("stays.edi", self._file(3, number="PO-3"))
        archive = self.home / "archive"
        archive.rmdir()
        self.poll()
        self.poll()
        words = self.only_exception(self.orders_in).words
        self.assertIn("would not let us move", words)
        archive.mkdir()
        self.assertEqual(self.poll(), 1)
        self.work()
        self.assertEqual(self.listed("archive"), ["stays.edi"])
        named = [("name", "=", "stays.edi")]
        self.assertEqual(self.env["distribution.message"].search_count(named), 1)
        self.assertEqual(len(self.orders("PO-3")), 1)
        self.assertFalse(self.exceptions(self.orders_in))

    def test_corrected_file_under_the_old_name_is_a_new_one(self):
        """Peers know a file by its name, and drop what a partner sends anew."""
        for control, number in ((3, "PO-3"), (4, "PO-4")):
            self.drop(
                "orders.edi", self._file(control, number=number), age=60 - control
            )
            self.poll()
            self.assertEqual(self.poll(), 1)
            self.work()
        self.assertEqual(self.orders("PO-3").state, "sale")
        self.assertEqual(self.orders("PO-4").state, "sale")
        named = [("name", "=", "orders.edi"), ("document_type", "=", "interchange")]
        self.assertEqual(self.env["distribution.message"].search_count(named), 2)
        self.assertEqual(len(self.listed("archive")), 2)
