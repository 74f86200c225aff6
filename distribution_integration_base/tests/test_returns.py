# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A return is checked against what was shipped, decided, answered and received."""

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestReturns(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answers = cls._subscribe(
            "return.authorised", "return_response", "http://127.0.0.1:9/x"
        )
        cls.env["distribution.subscription"].create(
            {"event_type": "return.refused", "interface_id": cls.answers.id}
        )
        cls.clerk = new_test_user(
            cls.env,
            "clerk_of_service",
            "distribution_integration_base.group_customer_service",
        )

    def _shipped(self, number="PO-1", quantity="10"):
        self._work(self._order(number, ("BOLT", quantity, "EA", "10.00")))
        order = self._orders(number)
        order.picking_ids.button_validate()
        self.env.flush_all()
        return order

    def _ask(self, quantity="4", number="RET-1", sku="BOLT", unit="EA", **values):
        document = {
            "type": "return",
            "number": number,
            "return_date": "2026-11-21",
            "order_number": "PO-1",
            "lines": [
                {
                    "quantity": quantity,
                    "unit": unit,
                    "codes": [{"kind": "sku", "value": sku}],
                    "reason": "DA",
                }
            ],
            **values,
        }
        message = self._work(document, key=repr(document))
        self.assertEqual(message.work_state, "done", message.note)
        return self.env["distribution.return"].search([("message_id", "=", message.id)])

    def _exception(self, found):
        return self.env["distribution.exception"].search(
            [
                ("subject", "=", f"distribution.return,{found.id}"),
                ("state", "=", "open"),
            ]
        )

    def _answer(self):
        self._drain()
        messages = self.env["distribution.message"].search(
            [("document_type", "=", "return_response"), ("direction", "=", "out")]
        )
        self.assertEqual(len(messages), 1)
        return messages.canonical

    def test_return_waits_as_a_draft_receipt_until_it_is_authorised(self):
        order = self._shipped()
        found = self._ask()
        self.assertEqual((found.state, found.sale_order_id), ("requested", order))
        receipt = found.picking_ids
        self.assertEqual(
            (receipt.state, receipt.picking_type_code), ("draft", "incoming")
        )
        self.assertEqual(receipt.move_ids.product_uom_qty, 4)
        self.assertEqual(receipt.return_id.sale_id, order)
        exception = self._exception(found)
        self.assertEqual(exception.role, "customer_service")
        self.assertIn("4 EA BOLT, damaged", exception.words)
        exception.with_user(self.clerk).action_decide("authorise_return")
        self.assertEqual(found.state, "authorised")
        self.assertEqual(receipt.state, "assigned")
        self.assertEqual(exception.state, "resolved")
        answer = self._answer()
        self.assertEqual(answer["status"], "authorised")
        self.assertEqual(answer["number"], "RET-1")
        self.assertEqual(answer["authorisation"], found.authorisation)
        self.assertEqual(answer["lines"][0]["quantity"], "4")

    def test_goods_that_came_are_received(self):
        order = self._shipped()
        found = self._ask()
        found.with_user(self.clerk).action_authorise()
        found.picking_ids.button_validate()
        self.assertEqual(found.state, "received")
        self.assertEqual(order.order_line.qty_delivered, 6)
        told = order.distribution_event_ids.mapped("event_type")
        for name in ("return.requested", "return.authorised", "return.received"):
            self.assertIn(name, told)

    def test_refused_with_a_reason(self):
        self._shipped()
        found = self._ask()
        found.with_user(self.clerk).answer = "Not sold as returnable."
        self._exception(found).with_user(self.clerk).action_decide("refuse_return")
        self.assertEqual((found.state, found.picking_ids.state), ("refused", "cancel"))
        self.assertFalse(found.authorisation)
        answer = self._answer()
        self.assertEqual(answer["status"], "refused")
        self.assertEqual(answer["description"], "Not sold as returnable.")
        self.assertEqual(answer["lines"][0]["response"], "MI")

    def test_only_customer_service_decides(self):
        self._shipped()
        found = self._ask()
        finance = new_test_user(
            self.env, "finance", "distribution_integration_base.group_finance"
        )
        for action in ("action_authorise", "action_refuse"):
            with self.assertRaises(AccessError):
                getattr(found.with_user(finance), action)()
        with self.assertRaises(AccessError):
            found.with_user(self.clerk).write({"state": "authorised"})
        self.assertEqual((found.state, found.picking_ids.state), ("requested", "draft"))

    def test_decided_once_is_decided(self):
        self._shipped()
        found = self._ask()
        found.with_user(self.clerk).action_refuse()
        with self.assertRaisesRegex(UserError, "any more"):
            found.with_user(self.clerk).action_authorise()
        self.assertEqual(found.state, "refused")

    # --- checks ---------------------------------------------------------------------

    def _refused(self, found, response):
        self.assertEqual(found.line_ids.mapped("verdict"), ["refused"])
        self.assertEqual(found.line_ids.response, response)
        self.assertFalse(found.picking_ids)
        keys = [each["key"] for each in self._exception(found).decisions]
        self.assertNotIn("authorise_return", keys)

    def test_more_than_was_shipped(self):
        self._shipped()
        self._refused(self._ask("11"), "QD")

    def test_what_comes_back_already_counts(self):
        self._shipped()
        self._ask("7")
        self._refused(self._ask("4", "RET-2"), "QD")
        self.assertEqual(self._ask("3", "RET-3").line_ids.verdict, "authorised")

    def test_item_that_was_not_ordered(self):
        self._shipped()
        self._refused(self._ask(sku="NUT"), "UI")

    def test_order_that_is_not_known(self):
        self._refused(self._ask(order_number="PO-404"), "NR")

    def test_nothing_was_shipped_yet(self):
        self._work(self._order("PO-1", ("BOLT", "10", "EA", "10.00")))
        self._refused(self._ask(), "QD")

    def test_time_for_returns_is_over(self):
        order = self._shipped()
        self.system.return_days = 30
        moves = order.picking_ids.move_ids
        moves.date = fields.Datetime.subtract(fields.Datetime.now(), days=31)
        self._refused(self._ask(), "RT")
        moves.date = fields.Datetime.subtract(fields.Datetime.now(), days=29)
        self.assertEqual(self._ask("4", "RET-2").line_ids.verdict, "authorised")

    def test_of_orders_with_one_number_the_one_that_shipped_is_meant(self):
        order = self._shipped()
        cancelled, empty = order.copy(), order.copy()
        for other in cancelled | empty:
            other.write(
                {
                    "client_order_ref": "PO-1",
                    "distribution_system_id": self.system.id,
                }
            )
        cancelled._action_cancel()
        found = self._ask()
        self.assertEqual(found.sale_order_id, order)
        self.assertEqual(found.line_ids.verdict, "authorised")

    def test_person_allows_what_the_checks_refused(self):
        order = self._shipped()
        self.system.return_days = 30
        moves = order.picking_ids.move_ids
        moves.date = fields.Datetime.subtract(fields.Datetime.now(), days=31)
        found = self._ask()
        self._refused(found, "RT")
        found.line_ids.with_user(self.clerk).action_allow()
        self.assertEqual(found.picking_ids.move_ids.product_uom_qty, 4)
        found.with_user(self.clerk).action_authorise()
        self.assertEqual(found.picking_ids.state, "assigned")
        self.assertEqual(self._answer()["status"], "authorised")

    def test_more_than_was_shipped_never_stands_on_a_receipt(self):
        self._shipped()
        found = self._ask("11")
        found.line_ids.with_user(self.clerk).action_allow()
        self.assertEqual(found.picking_ids.move_ids.product_uom_qty, 10)
        found.with_user(self.clerk).action_authorise()
        answer = self._answer()
        self.assertEqual(answer["status"], "partially_authorised")
        told = [
            (each["verdict"], each["quantity"], each.get("response"))
            for each in answer["lines"]
        ]
        self.assertEqual(told, [("authorised", "10", None), ("refused", "1", "QD")])

    def test_what_comes_back_already_cannot_be_allowed_again(self):
        self._shipped()
        self._ask("10").with_user(self.clerk).action_authorise()
        found = self._ask("4", number="RET-2")
        with self.assertRaisesRegex(UserError, "already"):
            found.line_ids.with_user(self.clerk).action_allow()
        self.assertEqual(found.line_ids.verdict, "refused")
        self.assertFalse(found.picking_ids)

    def test_another_unit_than_ordered_cannot_be_allowed(self):
        self._shipped()
        found = self._ask("2", unit="CA")
        with self.assertRaisesRegex(UserError, "ordered in EA, not in CA"):
            found.line_ids.with_user(self.clerk).action_allow()
        self.assertEqual(found.line_ids.allowed, 0)

    def test_what_is_on_no_order_cannot_be_allowed(self):
        self._shipped()
        found = self._ask(sku="NUT")
        with self.assertRaisesRegex(UserError, "not on the order"):
            found.line_ids.with_user(self.clerk).action_allow()
        self.assertEqual(found.line_ids.verdict, "refused")
        self.assertFalse(found.picking_ids)

    # --- by rule ----------------------------------------------------------------------

    def test_checks_may_decide_alone(self):
        self._shipped()
        self.system.return_rule = "checks"
        found = self._ask()
        self.assertEqual(
            (found.state, found.picking_ids.state), ("authorised", "assigned")
        )
        self.assertFalse(self._exception(found))
        self.assertEqual(self._answer()["status"], "authorised")

    def test_checks_refuse_alone_and_say_why(self):
        self._shipped()
        self.system.return_rule = "checks"
        found = self._ask("11")
        self.assertEqual(found.state, "refused")
        answer = self._answer()
        self.assertEqual(
            (answer["status"], answer["lines"][0]["response"]), ("refused", "QD")
        )

    def test_a_part_of_it_may_come_back(self):
        self._shipped()
        self.system.return_rule = "checks"
        line = {"unit": "EA", "codes": [{"kind": "sku", "value": "BOLT"}]}
        lines = [{**line, "quantity": "9"}, {**line, "quantity": "2"}]
        found = self._ask(lines=lines)
        self.assertEqual(found.state, "authorised")
        self.assertEqual(found.picking_ids.move_ids.product_uom_qty, 9)
        answer = self._answer()
        self.assertEqual(answer["status"], "partially_authorised")
        verdicts = [each["verdict"] for each in answer["lines"]]
        self.assertEqual(verdicts, ["authorised", "refused"])

    def test_notification_of_what_was_authorised_asks_nobody(self):
        self._shipped()
        found = self._ask()
        found.with_user(self.clerk).action_authorise()
        more = self._ask(
            number="RET-1", kind="notification", authorisation=found.authorisation
        )
        self.assertFalse(more)
        self.assertEqual(self.env["distribution.return"].search_count([]), 1)

    def test_notification_without_our_authorisation_is_shown(self):
        self._shipped()
        found = self._ask(kind="notification")
        self.assertIn("without an authorisation", self._exception(found).words)

    def test_return_worked_twice_happens_once(self):
        self._shipped()
        self._assert_happens_once(self._ask().message_id)
