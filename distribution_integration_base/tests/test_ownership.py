# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What another system owns is not changed, and both values are shown."""

from odoo.exceptions import ValidationError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestOwnership(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ownership = cls.env["distribution.ownership"]
        cls.ledger = cls.env["distribution.system"].create({"name": "Ledger"})

    def rule(self, **values):
        return self.ownership.create(values)

    def check(self, record, **values):
        return self.ownership._check(record, values, self.system)

    def test_odoo_owns_what_nobody_was_given(self):
        product = self.bolt
        refused = self.check(product, list_price=9.0, name="Part BOLT")
        ours, theirs, rule = refused["list_price"]
        self.assertEqual((ours, theirs), ("10", "9"))
        self.assertEqual(rule.display_name, "Price, all fields: Odoo")
        self.assertNotIn("name", refused, "what is equal is no change")
        self.assertEqual(self.check(product, weight=3.0)["weight"][1], "3")
        self.assertFalse(self.check(product, weight=3.0)["weight"][2])

    def test_the_narrowest_rule_counts(self):
        self.env.ref("distribution_integration_base.ownership_product").write(
            {"owner": "system", "owner_system_id": self.ledger.id}
        )
        values = {"default_code": "NEW"}
        self.assertTrue(self.ownership._check(self.nut, values, self.system))
        self.assertFalse(self.ownership._check(self.nut, values, self.ledger))
        self.rule(
            object="product",
            field_group="identity",
            sender_id=self.system.id,
            owner="sender",
        )
        self.assertFalse(self.ownership._check(self.nut, values, self.system))

    def test_another_company_has_rules_of_its_own(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.rule(object="invoice", owner="sender", company_id=other.id)
        invoice = self.env["account.move"].create(
            {"move_type": "out_invoice", "partner_id": self.partner.id}
        )
        self.assertTrue(self.check(invoice, invoice_date="2026-11-21"))

    def test_a_rule_that_would_never_be_asked_is_refused(self):
        count = self.ownership.search_count([])
        for words, values in (
            ("no fields of the group", {"field_group": "address"}),
            ("Choose the system", {"field_group": "quantity", "owner": "system"}),
        ):
            with self.assertRaises(ValidationError) as refused:
                self.rule(object="stock", **values)
            self.assertIn(words, str(refused.exception))
        self.assertEqual(self.ownership.search_count([]), count)

    def test_who_changed_a_rule_is_kept(self):
        rule = self.env.ref("distribution_integration_base.ownership_price")
        manager = new_test_user(
            self.env,
            "ownership_manager",
            "distribution_integration_base.group_integration_manager",
        )
        rule.with_user(manager).owner = "sender"
        audit = self.env["distribution.audit"].search(
            [("res_model", "=", rule._name), ("res_id", "=", rule.id)], limit=1
        )
        self.assertEqual(audit.user_id, manager)
        self.assertEqual(audit.before, {"rule": "Price, all fields: Odoo"})
        self.assertFalse(self.check(self.bolt, list_price=9.0))

    def test_a_refused_change_shows_both_values_and_the_rule(self):
        self._interface("changes-in", "in", "order_change")
        self._work(self._order("PO-1", ("RARE", "5", "EA", "99.00")))
        order = self._orders("PO-1")
        rule = self.env.ref(
            "distribution_integration_base.ownership_order_line_quantity"
        )
        rule.owner = "odoo"
        change = {
            "type": "order_change",
            "number": "C-1",
            "order_number": "PO-1",
            "change_date": "2026-11-21",
            "requested_delivery": "2026-12-24",
            "lines": [{"number": "1", "quantity": "8"}],
        }
        message = self._work(change)
        self.assertEqual(message.work_state, "blocked")
        exception = self._open_exceptions(message)
        self.assertEqual(exception.cause, "not_owner:sale.order.line")
        self.assertIn(
            "Quantity is '5' here, Northside Tools says '8' (rule: Order line, "
            "Quantity: Odoo)",
            exception.words,
        )
        self.assertIn("integration manager changes the rule", exception.hint)
        # Nothing of it was written, not even what the partner may change.
        self.assertEqual(order.order_line.product_uom_qty, 5)
        self.assertFalse(order.commitment_date)
        rule.owner = "sender"
        message.action_retry()
        self._drain()
        self.assertEqual(message.work_state, "done")
        self.assertEqual(order.order_line.product_uom_qty, 8)
        self.assertTrue(order.commitment_date)
