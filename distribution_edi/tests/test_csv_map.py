# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Maps are tried, approved by somebody else, and then stand still."""

from contextlib import contextmanager

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .csv_case import CsvCase

HEAD = "Order,Order date,Our item,Quantity,Unit,Price\n"
GOOD = HEAD + "PO-1,2026-11-19,A-1,6,EA,10\n"


@tagged("post_install", "-at_install")
class TestCsvMap(CsvCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.writer, cls.approver = (
            cls.manager("map_writer"),
            cls.manager("map_approver"),
        )
        cls.ready = cls.env.ref("distribution_edi.csv_map_orders")
        cls.map = cls.ready.with_user(cls.writer).copy({"name": "Orders of Harbour"})
        kept = HEAD.strip().split(",")
        cls.map.column_ids.filtered(
            lambda c: c.column and c.column not in kept
        ).unlink()

    @contextmanager
    def refused(self, words):
        """Expect a refusal, and take back what was written until then."""
        with self.assertRaisesRegex(ValidationError, words):
            with self.env.cr.savepoint():
                yield
        self.env.invalidate_all()

    def trial(self, text):
        self.map.sample_text = text
        self.map.action_try()

    def test_trial_shows_documents_and_findings(self):
        self.trial(GOOD + "PO-2,19.11.2026,A-1,6,EA,10\n")
        self.assertEqual(self.map.state, "tried")
        self.assertEqual(
            self.map.trial_words, "1 of 2 documents can be taken; 1 findings."
        )
        self.assertEqual(
            self.map.trial_findings,
            "error: Row 3, column 'Order date': '19.11.2026' is not a date (dates are "
            "written YYYY-MM-DD).",
        )
        self.assertIn('"number": "PO-1"', self.map.trial_documents)
        self.assertEqual(self.map.trial_written.replace("\r", ""), GOOD)
        self.assertFalse(self.orders("PO-1"))

    def test_trial_of_a_stored_file(self):
        message = self.take_in(GOOD.encode(), "sample.csv")
        self.map.sudo().sample_message_id = message
        with self.assertRaises(AccessError):
            stranger = self.manager("stranger")
            other = self.env["res.company"].create({"name": "Other"})
            stranger.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
            self.map.with_user(stranger).action_try()
        self.map.action_try()
        self.assertEqual(self.map.state, "tried")

    def test_nothing_to_try(self):
        with self.assertRaisesRegex(UserError, "Paste some rows"):
            self.map.action_try()
        self.trial("Nothing of it\n1\n")
        self.assertEqual(self.map.state, "draft")
        self.assertIn("no column 'Order'", self.map.trial_findings)

    def test_somebody_else_approves_what_was_tried(self):
        with self.assertRaisesRegex(UserError, "this step needs: Tried"):
            self.map.with_user(self.approver).action_approve()
        self.trial(GOOD)
        with self.assertRaisesRegex(UserError, "Ask a colleague"):
            self.map.action_approve()
        self.map.with_user(self.approver).action_approve()
        self.assertEqual(self.map.state, "approved")
        self.assertEqual(self.map.approved_by_id, self.approver)
        for vals in ({"delimiter": "tab"}, {"column_ids": [(5,)]}):
            with self.assertRaisesRegex(UserError, "cannot be edited any more"):
                self.map.write(vals)
        with self.assertRaisesRegex(UserError, "cannot be edited any more"):
            self.map.column_ids[0].path = "release"
        with self.assertRaisesRegex(UserError, "Only drafts"):
            self.map.unlink()
        with self.assertRaises(AccessError):
            self.map.state = "draft"
        self.assertEqual(self.map.delimiter, "comma")

    def test_edited_map_must_be_tried_again(self):
        self.trial(GOOD)
        self.map.column_ids[0].mandatory = False
        self.assertEqual(self.map.state, "draft")

    def test_ready_map_is_only_copied(self):
        with self.assertRaisesRegex(UserError, "copy it"):
            self.ready.with_user(self.writer).delimiter = "tab"
        self.assertEqual(self.map.company_id, self.company)
        self.assertFalse(self.map.ready)

    def test_next_version_takes_over(self):
        first = self.orders_in.csv_map_id
        action = first.with_user(self.writer).action_next_version()
        draft = self.env["distribution.csv.map"].browse(action["res_id"])
        self.assertEqual((draft.version, draft.previous_id), (2, first))
        self.assertEqual(self.orders_in.csv_map_id, first)
        draft.sudo().state = "approved"
        draft.with_user(self.approver).action_take_over()
        self.assertEqual(self.orders_in.csv_map_id, draft)
        self.assertEqual(first.state, "replaced")

    def test_interface_needs_an_approved_map_of_its_document(self):
        with self.assertRaisesRegex(ValidationError, "must be approved"):
            self.orders_in.csv_map_id = self.map
        with self.assertRaisesRegex(ValidationError, "for the same document"):
            self.orders_in.csv_map_id = self.approved("invoices")
        with self.assertRaisesRegex(ValidationError, "Choose the CSV map"):
            self.orders_in.csv_map_id = False

    def test_what_contradicts_itself_is_refused(self):
        column = self.map.column_ids.filtered(lambda c: c.path == "order_date")
        for vals, words in (
            ({"path": "lines.qty"}, "no field 'lines.qty'"),
            ({"path": "order_dat"}, "no field 'order_dat'.*near it: order_date"),
            ({"form": "DD. of MM"}, "is no format of a date"),
            ({"column": "Quantity"}, "in the map twice"),
            ({"column": False}, "neither a column nor a constant"),
            ({"constant": "tomorrow"}, "'tomorrow' does not fit order_date"),
            ({"translation": "no sign"}, "is no translation"),
        ):
            with self.subTest(words), self.refused(words):
                column.write(vals)
        for vals, words in (
            ({"header": False}, "must be a number from 1"),
            ({"day_formats": "tomorrow"}, "is no format of a date"),
            ({"thousands": "point"}, "must differ"),
        ):
            with self.subTest(words), self.refused(words):
                self.map.write(vals)

    def test_gaps_are_told(self):
        self.assertFalse(self.map.gap_words)
        self.map.column_ids.filtered(lambda c: c.path == "lines.unit").unlink()
        self.assertEqual(self.map.gap_words, "lines.unit")

    def test_every_ready_map_is_whole(self):
        maps = self.env["distribution.csv.map"].search([("ready", "=", True)])
        self.assertEqual(len(maps), 6)
        self.assertEqual(set(maps.mapped("gap_words")), {""})
