# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Allowances and charges of an order: mapped, agreed, or before a person."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import DistributionCase

FREIGHT = {"kind": "charge", "code": "D240", "amount": "12.50"}
ALLOWANCE = {"kind": "allowance", "code": "C310", "percent": "10", "line": "1"}


@tagged("post_install", "-at_install")
class TestOrderCharges(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.freight = cls._fee("FREIGHT")
        cls.discount = cls._fee("DISCOUNT")

    @classmethod
    def _fee(cls, code, price=0.0):
        return cls.env["product.product"].create(
            {
                "name": code,
                "default_code": code,
                "type": "service",
                "invoice_policy": "order",
                "list_price": price,
                "taxes_id": [(5,)],
            }
        )

    def _map(self, kind, code, product):
        mappings = self.env["distribution.mapping"].sudo()
        key = [("kind", "=", "charge"), ("code_type", "=", kind), ("code", "=", code)]
        row = mappings.search(key)
        values = {"product_id": product.id}
        if row:
            row.write(values)
            return row
        given = {"system_id": self.system.id, "kind": "charge"}
        return mappings.create({**given, "code_type": kind, "code": code, **values})

    def _with(self, number, *charges):
        lines = ("BOLT", "4", "EA", "10.00"), ("NUT", "2", "EA", "2.50")
        return self._order(number, *lines, charges=list(charges))

    def test_mapped_ones_are_lines_of_the_order(self):
        self._map("charge", "D240", self.freight)
        self._map("any", "C310", self.discount)
        message = self._work(self._with("CH-1", ALLOWANCE, FREIGHT))
        self.assertEqual(message.work_state, "done", message.note)
        order = self._orders("CH-1")
        self.assertEqual(
            [
                (line.product_id.default_code, line.price_subtotal)
                for line in order.order_line
            ],
            [("BOLT", 40.0), ("DISCOUNT", -4.0), ("NUT", 5.0), ("FREIGHT", 12.5)],
        )
        self.assertEqual(order.amount_untaxed, 53.5)
        self.assertEqual(order.state, "sale")
        self.assertEqual(len(order.picking_ids.move_ids), 2, "only goods are shipped")

    def test_one_below_zero_is_put_before_a_person(self):
        self._map("any", "C310", self.discount)
        for number, off in (("1", {"amount": "-5"}), ("2", {"percent": "-10"})):
            charge = {"kind": "allowance", "code": "C310", **off}
            message = self._work(self._with(f"CH-{number}", charge))
            self.assertEqual(message.work_state, "blocked")
            exception = self._open_exceptions(message)
            self.assertEqual(exception.cause, "charge_negative")
            self.assertIn("below zero", exception.words)
            self.assertFalse(self._orders(f"CH-{number}"))

    def test_unknown_code_waits_for_its_mapping(self):
        message = self._work(self._with("CH-2", FREIGHT))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("CH-2"))
        exception = self._open_exceptions(message)
        self.assertEqual(exception.cause, "unmapped:charge:charge:D240")
        self.assertIn("charge D240 12.50", exception.words)
        self.assertIn("Map the code", exception.hint)
        self._map("charge", "D240", self.freight)
        self._drain()
        self.assertEqual(message.work_state, "done")
        self.assertEqual(self._orders("CH-2").amount_untaxed, 57.5)
        self.assertFalse(self._open_exceptions(message))

    def test_ignored_code_is_only_written_down(self):
        row = self._map("charge", "D240", self.freight)
        row.write({"target_id": False, "ignored_reason": "Freight is in our prices."})
        message = self._work(self._with("CH-3", FREIGHT))
        self.assertEqual(message.work_state, "done", message.note)
        order = self._orders("CH-3")
        self.assertEqual(order.amount_untaxed, 45.0)
        self.assertIn("charge D240 12.50", order.note)

    def test_what_is_settled_otherwise_changes_no_total(self):
        billed_back = {**FREIGHT, "kind": "allowance", "handling": "bill_back"}
        only_said = {"kind": "charge", "code": "G821"}
        self._work(self._with("CH-4", billed_back, only_said))
        order = self._orders("CH-4")
        self.assertEqual(order.amount_untaxed, 45.0)
        self.assertIn("billed back", order.note)
        self.assertIn("charge G821, not put on the order", order.note)

    def test_other_than_agreed_waits_for_a_person(self):
        self._map("charge", "D240", self._fee("FLAT", 10.0))
        message = self._work(self._with("CH-5", FREIGHT))
        self.assertEqual(message.work_state, "blocked")
        self.assertFalse(self._orders("CH-5"))
        self.assertIn("12.50; agreed is 10.00", self._open_exceptions(message).words)
        message.action_accept_prices()
        self._drain()
        self.assertEqual(self._orders("CH-5").amount_untaxed, 57.5)

    def test_left_off_is_told(self):
        policies = self.env["distribution.order.policy"]
        policy = policies.create({"name": "Left off", "charge_check": "off"})
        self.system.policy_id = policy
        message = self._work(self._with("CH-6", FREIGHT))
        self.assertEqual(message.work_state, "done", message.note)
        order = self._orders("CH-6")
        self.assertEqual(order.amount_untaxed, 45.0)
        told = order.distribution_exception_ids
        self.assertEqual(told.cause, "charges_not_applied")
        self.assertIn("charge D240 12.50", told.words)

    def _stopped(self, document, cause, words):
        message = self._work(document, key=repr(document))
        self.assertEqual(message.work_state, "blocked", message.note)
        found = self._open_exceptions(message)
        self.assertEqual(found.cause, cause)
        self.assertIn(words, found.words)
        self.assertFalse(self._orders(document["number"]))
        return message

    def test_line_that_is_not_there_stops_the_order(self):
        self._map("any", "C310", self.discount)
        for number, money in enumerate(({"amount": "5"}, {"percent": "10"})):
            charge = {"kind": "allowance", "code": "C310", "line": "77", **money}
            self._stopped(
                self._with(f"CH-L{number}", charge), "charge_line:77", "on line 77"
            )

    def test_allowances_beyond_the_goods_wait_for_a_person(self):
        self._map("any", "C310", self.discount)
        charge = {"kind": "allowance", "code": "C310", "amount": "5000"}
        message = self._stopped(
            self._with("CH-O", charge), "price:charges", "comes to -4955.00"
        )
        self.assertEqual(self._open_exceptions(message).fix, "accept_prices")
        message.action_accept_prices()
        self._drain()
        self.assertEqual(self._orders("CH-O").amount_total, -4955)

    def test_goods_are_no_charge(self):
        with self.assertRaisesRegex(ValidationError, "has to be a service"):
            self._map("charge", "D240", self.bolt)

    def test_invoice_says_the_partners_code(self):
        self._map("charge", "D500", self.freight)
        self._map("allowance", "C310", self.discount)
        charges = {**FREIGHT, "code": "D500"}, {**ALLOWANCE, "line": None}
        self._work(self._with("CH-7", *charges))
        order = self._orders("CH-7")
        order.picking_ids.move_ids.picked = True
        order.picking_ids.button_validate()
        invoice = order._create_invoices()
        invoice.action_post()
        interface = self._interface("invoices", "out", "invoice", address="http://x")
        road = self.env["distribution.road.out"]
        message = road._queue(
            [
                {
                    **road._prepare_common(interface),
                    "name": "invoice",
                    "idempotency_key": "one",
                    "sale_order_id": order.id,
                    "res_model": invoice._name,
                    "res_id": invoice.id,
                }
            ]
        )
        told = self.env["distribution.handler.invoice"]._render(message)
        self.assertEqual(
            [(c["kind"], c["code"], c["amount"]) for c in told["charges"]],
            [("charge", "D500", "12.5"), ("allowance", "C310", "4.5")],
        )
        self.assertEqual(told["total"], "53")
