# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every number of the control tower opens the list that it counted."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..engine.errors import Issue
from .tower_case import TowerCase


@tagged("post_install", "-at_install")
class TestTower(TowerCase):
    def assert_honest(self, user):
        """Each figure is the length of the list behind it; return how many."""
        shown = list(self.figures(self.open(user)))
        for figure in shown:
            with self.subTest(user=user.login, figure=figure["key"]):
                action = figure["action"]
                model = self.env[action["res_model"]].with_user(user)
                self.assertEqual(model.search_count(action["domain"]), figure["count"])
                for _view, kind in action["views"]:
                    model.get_views([(False, kind)])
        return len(shown)

    def test_every_number_opens_what_it_counted_for_every_role(self):
        for role, user in self.people.items():
            self.assertGreater(self.assert_honest(user), 8, role)

    def test_every_number_opens_what_it_counted_in_another_company(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        guest = self._person(
            "guest",
            "integration_manager",
            company_id=other.id,
            company_ids=[(6, 0, [other.id])],
        )
        self.assert_honest(guest)
        screen = self.open(guest)
        self.assertEqual(sum(figure["count"] for figure in self.figures(screen)), 0)
        self.assertFalse(screen["connected"], "systems of another company are seen")

    def test_what_the_morning_looks_like(self):
        screen = self.open(self.people["integration_manager"])
        for key, expected in {
            "orders:accepted": 1,
            "orders:allocated": 1,
            "orders:shipped": 1,
            "orders:invoiced": 1,
            "reached:order.shipped": 2,
            "needs_me": 1,
            "exception_mapping": 1,
            "exception_todo": 1,
            "breakers": 1,
            f"down:{self.system.id}": 1,
            "red": 1,
            "amber": 1,
            "next_hours": 1,
            f"partner_late:{self.partner.id}": 1,
            f"queue:{self.system.id}": 1,
            f"blocked:{self.system.id}": 2,
            f"unknown:{self.system.id}": 1,
            f"unacknowledged:{self.system.id}": 1,
            "ready": 1,
            "short": 1,
            "to_invoice": 1,
            "unpaid": 1,
            "payment_late": 1,
            f"partner_exceptions:{self.partner.id}": 1,
            f"partner_rejected:{self.partner.id}": 1,
        }.items():
            with self.subTest(key=key):
                self.assertEqual(self.count(screen, key), expected)

    def test_what_comes_next_is_what_the_numbers_counted(self):
        tomorrow = fields.Datetime.now() + timedelta(days=1)
        self.ready.picking_ids.scheduled_date = tomorrow
        screen = self.open(self.people["integration_manager"])
        rows = {
            block["key"]: block["next"]["rows"]
            for block in screen["blocks"]
            if "next" in block
        }
        self.assertEqual(
            [(row["name"], row["words"], row["late"]) for row in rows["stock"]],
            [
                (
                    self.ready.picking_ids.name,
                    "PO-2002 · Northside Tools",
                    False,
                )
            ],
        )
        [invoice] = rows["money"]
        self.assertEqual(invoice["action"]["res_id"], self.invoice.id)
        self.assertEqual((invoice["when"], invoice["late"]), ("2026-01-31", True))
        self.assertIn("2.50", invoice["amount"])
        self.assertEqual(
            [(row["words"], row["late"]) for row in rows["deadlines"]],
            [
                ("PO-2001 · Northside Tools", True),
                ("PO-2002 · Northside Tools", False),
            ],
        )

    def test_a_deadline_opens_what_its_reader_may_read(self):
        def opened(role):
            [block] = [
                block
                for block in self.open(self.people[role])["blocks"]
                if block["key"] == "deadlines"
            ]
            return {row["action"]["res_model"] for row in block["next"]["rows"]}

        self.assertEqual(opened("customer_service"), {"sale.order"})
        self.assertEqual(opened("viewer"), {"distribution.deadline"})

    def test_classes_without_an_exception_are_not_told(self):
        screen = self.open(self.people["viewer"])
        keys = {figure["key"] for figure in self.figures(screen)}
        self.assertIn("exception_overdue", keys)
        self.assertNotIn("exception_fault", keys)

    def test_health_of_a_connection(self):
        def health():
            [table] = [
                block["table"]
                for block in self.open(self.people["viewer"])["blocks"]
                if block["key"] == "connections"
            ]
            return [row["health"][0] for row in table["rows"]][0]

        self.assertEqual(health(), "danger")
        self.env["distribution.breaker"].search([]).state = "closed"
        self.assertEqual(health(), "warning")
        self.env["distribution.message"].search([]).write(
            {"work_state": "done", "delivery_state": "sent", "ack_state": "accepted"}
        )
        self.assertEqual(health(), "success")

    def test_money_is_told_as_an_amount(self):
        screen = self.open(self.people["finance"])
        amounts = {figure["key"]: figure["amount"] for figure in self.figures(screen)}
        self.assertIn("10.00", amounts["to_invoice"])
        self.assertIn("2.50", amounts["unpaid"])

    def test_what_is_finished_is_counted_nowhere(self):
        before = self.count(self.open(self.people["viewer"]), "exception_todo")
        self.exception._close("Mapped.")
        screen = self.open(self.people["viewer"])
        self.assertEqual(before - self.count(screen, "exception_todo"), 1)
        self.assertEqual(screen["verdict"]["worst"], [])

    def test_verdict_in_words(self):
        user = self.people["customer_service"]
        verdict = self.open(user)["verdict"]
        self.assertEqual(verdict["words"], "One thing needs you")
        self.assertEqual(verdict["worst"][0]["words"], self.exception.words)
        self.assertEqual(verdict["worst"][0]["action"]["res_id"], self.exception.id)
        self.exception.user_id = self.people["finance"]
        verdict = self.open(user)["verdict"]
        self.assertEqual(verdict["words"], "Nothing needs you; 1 with your colleagues")
        self.exception._close("Mapped.")
        verdict = self.open(user)["verdict"]
        self.assertEqual(verdict["level"], "warning")
        self.assertEqual(
            [figure["key"] for figure in verdict["alarms"]], ["breakers", "red"]
        )
        self.env["distribution.breaker"].search([]).state = "closed"
        self.env["distribution.deadline"].search([]).state = "met"
        verdict = self.open(user)["verdict"]
        self.assertEqual(
            (verdict["level"], verdict["words"]), ("success", "All is well")
        )

    def test_verdict_tells_each_cause_once(self):
        exceptions = self.env["distribution.exception"]
        for number, item in (("PO-3001", "9"), ("PO-3002", "9"), ("PO-3003", "8")):
            exceptions._open(
                Issue(
                    "mapping", f"item:{item}", f"Item {item} of {number}.", "Map it."
                ),
                message=self._message(number, work_state="blocked"),
            )
        verdict = self.open(self.people["customer_service"])["verdict"]
        self.assertEqual(verdict["figure"]["count"], 4)
        self.assertEqual(
            [thing["words"] for thing in verdict["worst"]],
            [self.exception.words, "Item 8 of PO-3003."],
        )

    def test_each_role_sees_its_own_work_first(self):
        first = {
            role: self.open(user)["blocks"][0]["key"]
            for role, user in self.people.items()
        }
        self.assertEqual(
            first,
            {
                "viewer": "exceptions",
                "warehouse": "stock",
                "finance": "money",
                "customer_service": "exceptions",
                "integration_manager": "pipeline",
            },
        )

    def test_who_has_no_right_to_a_table_sees_no_number_of_it(self):
        screen = self.open(self.people["viewer"])
        models = {figure["action"]["res_model"] for figure in self.figures(screen)}
        self.assertFalse(models & {"sale.order", "stock.picking", "account.move"})

    def test_nobody_without_a_role_opens_the_tower(self):
        stranger = new_test_user(self.env, "tower_stranger", "base.group_user")
        with self.assertRaises(AccessError):
            self.open(stranger)

    def test_today_begins_at_midnight_of_the_user(self):
        self.env.user.tz = "Pacific/Auckland"
        numbers = self.env["distribution.tower.number"]
        here = fields.Datetime.context_timestamp(
            numbers, fields.Datetime.to_datetime(numbers._today())
        )
        now = fields.Datetime.context_timestamp(numbers, fields.Datetime.now())
        self.assertEqual((here.date(), here.hour), (now.date(), 0))

    def test_before_anything_is_connected(self):
        company = self.env["res.company"].create({"name": "New Distributor"})
        beginner = self._person(
            "beginner",
            "integration_manager",
            company_id=company.id,
            company_ids=[(6, 0, [company.id])],
        )
        screen = self.open(beginner)
        self.assertFalse(screen["connected"])
        self.assertTrue(screen["may_connect"])
        self.assertFalse(self.open(self.people["viewer"])["may_connect"])

    def test_last_success_of_a_connection(self):
        screen = self.open(self.people["viewer"])
        [table] = [
            block["table"]
            for block in screen["blocks"]
            if block["key"] == "connections"
        ]
        [row] = [row for row in table["rows"] if row["id"] == self.system.id]
        self.assertTrue(row["heard"], "a message came, and nobody says when")
