# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An 860 changes the order it speaks of, and an 865 answers it."""

from odoo.tests import tagged

from .common import SftpCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestOrderChange(SftpCase):
    def setUp(self):
        super().setUp()
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
        self.receive(interchange([order("PO-1", [line(1, "A-9"), line(2, "A-1")])], 1))
        self.order = self.orders("PO-1")
        answers = self._interface("out", "order_change_response")
        for event_type in ("order.changed", "order.change_refused"):
            self.env["distribution.subscription"].create(
                {"event_type": event_type, "interface_id": answers.id}
            )

    def change(self, control, *lines, sequence=""):
        segments = [
            ["BCH", "04", "SA", "PO-1", "", sequence, "20261119"],
            *(["POC", *each] for each in lines),
            ["CTT", str(len(lines))],
        ]
        body = interchange([("PC", "860", segments)], control)
        return self.documents(self.receive(body))

    def quantities(self):
        return self.order.order_line.mapped("product_uom_qty")

    def test_taken_and_answered(self):
        self.change(2, ["1", "QI", "9", "9", "EA"], sequence="7")
        self.assertEqual(self.quantities(), [9, 6])
        answer = self.read_sent(self.sent("order_change_response"))
        self.assertEqual(answer["change_number"], "7")
        self.assertEqual(answer["lines"][0]["quantity"], "9")
        self.assertEqual(answer["lines"][0]["statuses"][0]["status"], "backordered")

    def test_two_changes_without_numbers_are_two(self):
        self.change(2, ["1", "CA", "9", "9", "EA"])
        self.change(3, ["1", "CA", "7", "7", "EA"])
        self.assertEqual(self.quantities(), [7, 6])

    def test_same_number_again_is_not_taken_twice(self):
        self.profile.changes_are_differences = True
        self.change(2, ["1", "QI", "2", "2", "EA"], sequence="7")
        again = self.change(3, ["1", "QI", "2", "2", "EA"], sequence="7")
        self.assertEqual(self.quantities(), [8, 6])
        self.assertEqual(again.work_state, "dropped")

    def test_by_how_much_where_the_partner_means_that(self):
        self.profile.changes_are_differences = True
        self.change(2, ["1", "QI", "2", "2", "EA"], sequence="7")
        self.assertEqual(self.quantities(), [8, 6])
        self.change(3, ["1", "QD", "5", "5", "EA"], sequence="8")
        self.assertEqual(self.quantities(), [3, 6])

    def test_refused_when_reserved_and_told_so(self):
        message = self.change(2, ["2", "QI", "9", "9", "EA"], sequence="7")
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self.quantities(), [6, 6])
        self.assertFalse(self.sent("order_change_response"))
        message.action_drop()
        self.work()
        answer = self.read_sent(self.sent("order_change_response"))
        self.assertEqual((answer["status"], answer["change_number"]), ("rejected", "7"))
        [refused] = answer["lines"]
        self.assertEqual(refused["statuses"][0]["status"], "rejected")
