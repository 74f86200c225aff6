# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is on hold does not go on, says why, and goes on once it is released."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase

BASE = "distribution_integration_base.group_"


@tagged("post_install", "-at_install")
class TestHold(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.account_use_credit_limit = True
        cls.users = {
            role: new_test_user(
                cls.env,
                f"hold_{role}",
                f"{BASE}{role},sales_team.group_sale_salesman_all_leads",
            )
            for role in ("viewer", "warehouse", "finance", "customer_service")
        }
        cls.policy = cls.env["distribution.order.policy"].create({"name": "Test"})
        cls.system.policy_id = cls.policy

    def received(self, number, *lines, **header):
        return self._work(self._order(number, *lines, **header)).sale_order_id

    def accepted(self, number):
        return self.received(number, ("BOLT", "5", "EA", "10.00"))

    def place(self, order, kind="manual", **values):
        return self.env["distribution.hold"]._place(order, kind, "Because.", **values)

    def told(self, order):
        self.env.flush_all()
        self.env.cr.precommit.run()
        return order.distribution_event_ids.sorted("id").mapped("event_type")

    def steps(self):
        """Serve what orders wait for, as the job or the cron does."""
        with self._own_cursors():
            self.env["distribution.order.step"]._run()

    def audit(self, hold):
        return self.env["distribution.audit"].search(
            [("res_model", "=", hold._name), ("res_id", "=", hold.id)]
        )

    # --- what a hold stops ---

    def test_delivery_of_a_held_order_is_refused_in_words(self):
        order = self.accepted("H-1")
        self.place(order)
        self.assertEqual(order.distribution_state, "on_hold")
        with self.assertRaisesRegex(UserError, "on hold: Because.*released first"):
            order.picking_ids.button_validate()
        self.assertEqual(order.picking_ids.state, "assigned")
        self.assertEqual(order.order_line.qty_delivered, 0)

    def test_delivery_shows_what_holds_its_order_up(self):
        order, other = self.accepted("H-1b"), self.accepted("H-1c")
        self.place(order, automatic=True)
        pickings = order.picking_ids | other.picking_ids
        self.assertEqual(pickings.mapped("distribution_exception_count"), [1, 0])
        self.assertIn("on hold: Because", pickings[0].distribution_exception_words)
        action = pickings[0].action_open_distribution_exceptions()
        found = self.env["distribution.exception"].search(action["domain"])
        self.assertEqual(found.cause, "hold:manual")

    def test_time_that_is_over_is_refused(self):
        order = self.accepted("H-1d")
        holds = self.env["distribution.hold"].with_user(self.users["customer_service"])
        past = fields.Datetime.now() - timedelta(days=1)
        with self.assertRaisesRegex(UserError, "still to come"):
            holds._place_by_person(order, "manual", "Because.", past)
        self.assertFalse(order.distribution_hold_ids)

    def test_reservation_passes_over_held_orders_and_tells_who_asks(self):
        order, other = self.accepted("H-2"), self.accepted("H-2b")
        pickings = order.picking_ids | other.picking_ids
        pickings.do_unreserve()
        self.place(order)
        pickings.move_ids._action_assign()
        self.assertEqual(order.picking_ids.move_ids.quantity, 0)
        self.assertEqual(other.picking_ids.move_ids.quantity, 5)
        with self.assertRaisesRegex(UserError, "on hold"):
            order.picking_ids.action_assign()

    def test_held_quotation_is_not_confirmed(self):
        self.policy.confirm = False
        order = self.accepted("H-3")
        self.assertEqual(order.state, "draft")
        self.place(order)
        with self.assertRaisesRegex(UserError, "on hold"):
            order.action_confirm()
        self.assertEqual(order.state, "draft")
        self.assertEqual(
            self.told(order), ["order.received", "order.validated", "order.on_hold"]
        )

    def test_goods_that_come_back_are_taken_in_all_the_same(self):
        order = self.accepted("H-4")
        order.picking_ids.button_validate()
        wizard = self.env["stock.return.picking"].create(
            {"picking_id": order.picking_ids.id}
        )
        wizard.product_return_moves.quantity = 1
        back = self.env["stock.picking"].browse(
            wizard.action_create_returns()["res_id"]
        )
        self.place(order)
        back.button_validate()
        self.assertEqual(back.state, "done")

    # --- who decides ---

    def test_each_role_decides_on_its_own_kinds(self):
        order = self.accepted("H-5")
        rights = {
            "viewer": set(),
            "warehouse": set(),
            "finance": {"credit", "fraud", "price"},
            "customer_service": {"address", "price", "manual"},
        }
        for role, allowed in rights.items():
            for kind in ("credit", "price", "address", "fraud", "manual"):
                hold = self.place(order, kind).with_user(self.users[role])
                with self.subTest(role=role, kind=kind):
                    self.assertEqual(hold.may_release, kind in allowed)
                    if kind in allowed:
                        hold._release_by_person("Called them.")
                        self.assertEqual(hold.state, "released")
                    else:
                        with self.assertRaises(AccessError):
                            hold._release_by_person("Called them.")
                        self.assertEqual(hold.state, "active")
                        self.assertFalse(self.audit(hold.sudo()))

    def test_release_says_who_and_why(self):
        order = self.accepted("H-6")
        hold = self.place(order)
        action = hold.action_release()
        wizard = (
            self.env[action["res_model"]]
            .with_user(self.users["customer_service"])
            .with_context(**action["context"])
            .create({"reason": "The buyer confirmed it."})
        )
        wizard.action_release()
        row = self.audit(hold)
        self.assertEqual(
            (row.decision, row.reason), ("released", "The buyer confirmed it.")
        )
        self.assertEqual(row.user_id, self.users["customer_service"])
        self.assertEqual(hold.release_reason, "The buyer confirmed it.")
        self.assertIn("order.released", self.told(order))
        self.assertEqual(order.distribution_state, "allocated")

    def test_person_places_a_hold_by_the_wizard(self):
        order = self.accepted("H-7")
        wizard = self.env["distribution.hold.place"].with_user(
            self.users["customer_service"]
        )
        values = {"sale_order_id": order.id, "reason": "Asked to wait."}
        wizard.create({**values, "kind": "manual"}).action_place()
        hold = order.distribution_hold_ids
        self.assertEqual((hold.kind, hold.automatic), ("manual", False))
        self.assertEqual(self.audit(hold).decision, "held")
        with self.assertRaises(AccessError):
            wizard.create({**values, "kind": "credit"}).action_place()
        self.assertEqual(order.distribution_hold_ids, hold)

    def test_nobody_rewrites_a_hold(self):
        hold = self.place(self.accepted("H-8"))
        for user in self.users.values():
            with self.assertRaises(AccessError):
                hold.with_user(user).write({"reason": "Other."})
        self.assertEqual(hold.reason, "Because.")

    def test_second_hold_of_a_kind_is_the_first(self):
        order = self.accepted("H-9")
        self.assertEqual(self.place(order), self.place(order))
        self.assertEqual(len(order.distribution_hold_ids), 1)

    # --- until a date ---

    def test_manual_hold_ends_on_its_date(self):
        order = self.accepted("H-10")
        later = fields.Datetime.now() + timedelta(hours=1)
        hold = self.place(order, until=later)
        self.env["distribution.hold"]._cron()
        self.assertEqual(hold.state, "active")
        hold.until = fields.Datetime.now() - timedelta(minutes=1)
        self.env["distribution.hold"]._cron()
        self.assertEqual(hold.state, "released")
        self.assertEqual(order.distribution_state, "allocated")

    def test_without_a_date_only_a_person_ends_it(self):
        hold = self.place(self.accepted("H-11"))
        self.env["distribution.hold"]._cron()
        self.assertEqual(hold.state, "active")

    def test_only_a_manual_hold_ends_on_a_date(self):
        order = self.accepted("H-12")
        with self.assertRaises(ValidationError):
            self.place(order, "credit", until=fields.Datetime.now())
        self.assertFalse(order.distribution_hold_ids)

    # --- checks ---

    def owe(self, amount):
        """Let the customer owe ``amount``; return the invoice."""
        invoice = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.partner.id,
                "invoice_line_ids": [
                    (0, 0, {"name": "Old", "price_unit": amount, "tax_ids": [(5,)]})
                ],
            }
        )
        invoice.action_post()
        return invoice

    def test_credit_hold_until_the_customer_has_paid(self):
        self.partner.credit_limit = 100
        invoice = self.owe(80)
        order = self.accepted("H-20")
        hold = order.distribution_hold_ids
        self.assertEqual((hold.kind, hold.automatic), ("credit", True))
        self.assertEqual((order.state, order.distribution_state), ("draft", "on_hold"))
        self.assertIn("credit limit of", hold.reason)
        exception = self.env["distribution.exception"].search(
            [("sale_order_id", "=", order.id), ("state", "=", "open")]
        )
        self.assertEqual(
            (exception.cause, exception.fix), ("hold:credit", "release_hold")
        )
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        ).create({})._create_payments()
        self.steps()
        self.assertEqual(hold.state, "released")
        self.assertEqual(exception.state, "resolved")
        self.steps()
        self._drain()
        self.assertEqual(order.distribution_state, "allocated")

    def test_batch_uses_up_the_credit_in_turn(self):
        self.partner.credit_limit = 100
        messages = [
            self._receive(self._order(f"H-21{n}", ("BOLT", count, "EA", "10.00")))
            for n, count in enumerate(("6", "6", "4"))
        ]
        self._drain()
        states = [message.sale_order_id.distribution_state for message in messages]
        self.assertEqual(states, ["allocated", "on_hold", "allocated"])

    def test_credit_as_exception_leaves_no_order(self):
        self.policy.credit_check = "exception"
        self.partner.credit_limit = 10
        message = self._work(self._order("H-22", ("BOLT", "5", "EA", "10.00")))
        self.assertEqual(message.work_state, "blocked")
        self.assertEqual(self._open_exceptions(message).cause, "credit")
        self.assertFalse(self._orders("H-22"))
        self.partner.credit_limit = 1000
        message.action_retry()
        self._drain()
        self.assertEqual(message.sale_order_id.state, "sale")

    def test_no_credit_check_where_the_company_uses_none(self):
        self.env.company.account_use_credit_limit = False
        self.partner.credit_limit = 1
        self.assertEqual(self.accepted("H-23").state, "sale")

    def test_address_hold_until_it_is_complete(self):
        self.policy.address_check = "hold"
        order = self.accepted("H-24")
        hold = order.distribution_hold_ids
        self.assertEqual(hold.kind, "address")
        self.assertRegex(hold.reason, "lacks: .*Street")
        self.env["distribution.hold"]._cron()
        self.assertEqual(hold.state, "active")
        self.partner.write(
            {
                "street": "1 North Road",
                "city": "Ghent",
                "zip": "9000",
                "country_id": self.env.ref("base.be").id,
            }
        )
        self.env["distribution.hold"]._cron()
        self.assertEqual(hold.state, "released")
        self.steps()
        self.assertEqual(order.state, "sale")

    def test_unmapped_address_on_hold_is_taken_over_once_it_is_mapped(self):
        self.policy.address_check = "hold"
        order = self.received(
            "H-25",
            ("BOLT", "1", "EA", "10.00"),
            parties=[{"role": "ship_to", "code": "DC9", "code_type": "92"}],
        )
        self.assertEqual(order.distribution_hold_ids.kind, "address")
        store = self.env["res.partner"].create(
            {
                "name": "DC 9",
                "parent_id": self.partner.id,
                "type": "delivery",
                "street": "9 West",
                "city": "Ghent",
                "zip": "9000",
                "country_id": self.env.ref("base.be").id,
            }
        )
        mapping = self.env["distribution.mapping"].search(
            [("system_id", "=", self.system.id), ("code", "=", "DC9")]
        )
        mapping.partner_id = store
        self.env["distribution.hold"]._cron()
        self.assertFalse(order.distribution_hold_ids)
        self.assertEqual(order.partner_shipping_id, store)

    def test_price_beyond_tolerance_can_be_a_hold(self):
        self.policy.price_check = "hold"
        order = self.received("H-26", ("BOLT", "1", "EA", "7.00"))
        hold = order.distribution_hold_ids
        self.assertEqual((hold.kind, order.order_line.price_unit), ("price", 7.0))
        hold.with_user(self.users["finance"])._release_by_person("Agreed by phone.")
        self.steps()
        self.assertEqual((order.state, order.order_line.price_unit), ("sale", 7.0))

    def test_price_check_can_be_off(self):
        self.policy.price_check = "off"
        self.assertEqual(
            self.received("H-27", ("BOLT", "1", "EA", "7.00")).state, "sale"
        )

    def test_repeat_under_another_number(self):
        self.policy.duplicate_check = "hold"
        first, second = self.accepted("H-28"), self.accepted("H-29")
        other = self.received("H-30", ("BOLT", "6", "EA", "10.00"))
        self.assertEqual((first.state, other.state), ("sale", "sale"))
        self.assertIn("the same as H-28", second.distribution_hold_ids.reason)
        self.assertEqual(second.distribution_hold_ids.kind, "manual")
