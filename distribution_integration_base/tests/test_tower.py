# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every number of the control tower opens the list that it counted."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, new_test_user, tagged

from ..engine.errors import Issue
from .common import DistributionCase

GROUP = "distribution_integration_base.group_"
#: Each role with the rights in Odoo that its people usually have.
PEOPLE = {
    "viewer": "",
    "warehouse": "stock.group_stock_user,base.group_partner_manager",
    "finance": "account.group_account_invoice",
    "customer_service": "sales_team.group_sale_salesman_all_leads",
    "integration_manager": "sales_team.group_sale_manager,stock.group_stock_manager,"
    "account.group_account_invoice",
    "administrator": "",
}


class TowerCase(DistributionCase):
    """A morning with something in every block."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {
            role: cls._person(role, role) for role in PEOPLE if role != "administrator"
        }
        cls.waiting = cls._accept("PO-2001", cls.rare)
        cls.ready = cls._accept("PO-2002", cls.bolt)
        cls.shipped = cls._accept("PO-2003", cls.bolt)
        cls.shipped.picking_ids.move_ids.picked = True
        cls.shipped.picking_ids.button_validate()
        cls.billed = cls._accept("PO-2004", cls.nut)
        cls.billed.picking_ids.move_ids.picked = True
        cls.billed.picking_ids.button_validate()
        cls.invoice = cls.billed._create_invoices()
        cls.invoice.invoice_date_due = "2026-01-31"
        cls.invoice.action_post()
        cls._tell()
        cls.blocked = cls._message("PO-2005", work_state="blocked")
        cls.rejected = cls._message("PO-2006", ack_state="rejected", work_state="done")
        cls._message("PO-2007", ack_state="overdue", work_state="done")
        cls._message("PO-2008", delivery_state="unknown", work_state="blocked")
        cls._message("PO-2009", work_state="waiting")
        cls._message("PO-2010", work_state="done")
        cls.env["distribution.breaker"]._lock(cls.orders_in).state = "open"
        now = fields.Datetime.now()
        soon, gone = now + timedelta(hours=1), now - timedelta(hours=1)
        for order, state, due in (
            (cls.waiting, "red", gone),
            (cls.ready, "amber", soon),
            (cls.shipped, "met", gone),
        ):
            cls.env["distribution.deadline"].create(
                {
                    "step": "ship",
                    "res_model": order._name,
                    "res_id": order.id,
                    "sale_order_id": order.id,
                    "system_id": cls.system.id,
                    "partner_id": cls.partner.id,
                    "company_id": order.company_id.id,
                    "due_at": due,
                    "state": state,
                }
            )
        cls.exception = cls.env["distribution.exception"]._open(
            Issue("mapping", "item:9", "Item 9 of PO-2005 is not known.", "Map it."),
            message=cls.blocked,
        )

    @classmethod
    def _person(cls, login, role, **values):
        groups = ",".join(filter(None, [GROUP + role, PEOPLE[role]]))
        return new_test_user(cls.env, f"tower_{login}", groups, **values)

    @classmethod
    def _accept(cls, number, product):
        order = cls.env["sale.order"].create(
            {
                "partner_id": cls.partner.id,
                "client_order_ref": number,
                "order_line": [(0, 0, {"product_id": product.id})],
            }
        )
        order.write(
            {
                "distribution_system_id": cls.system.id,
                "distribution_correlation_id": f"correlation-{number}",
            }
        )
        order.action_confirm()
        return order

    @classmethod
    def _tell(cls):
        cls.env.flush_all()
        cls.env.cr.precommit.run()

    @classmethod
    def _message(cls, number, **values):
        return cls.env["distribution.message"].create(
            {
                "name": f"850 {number}",
                "interface_id": cls.orders_in.id,
                "system_id": cls.system.id,
                "company_id": cls.system.company_id.id,
                "partner_id": cls.partner.id,
                "direction": "in",
                "document_type": "order",
                "idempotency_key": number,
                "reference": number,
                "control_key": f"850:{number}",
                "correlation_id": f"trace-{number}",
                "step": "apply",
                **values,
            }
        )

    def open(self, user):
        """Return what the tower shows ``user``."""
        self.env.invalidate_all()
        return self.env["distribution.tower"].with_user(user).open()

    def figures(self, screen):
        """Return every figure on the screen, wherever it stands."""
        verdict = screen["verdict"]
        yield from filter(None, [verdict.get("figure"), *verdict["alarms"]])
        for block in screen["blocks"]:
            yield from block.get("tiles", ())
            for cell in block.get("strip", ()):
                yield from filter(None, [cell["open"], cell["today"]])
            for row in (block.get("table") or {}).get("rows", ()):
                yield from filter(None, row["figures"])

    def count(self, screen, key):
        """Return the number that the figure ``key`` shows."""
        counts = {figure["key"]: figure["count"] for figure in self.figures(screen)}
        return counts[key]


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


@tagged("post_install", "-at_install")
class TestFirstScreen(HttpCase, TowerCase):
    """Who works with the suite lands in the tower, each in his own part of it."""

    def home(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)
        answer = self.make_jsonrpc_request("/web/session/get_session_info", {})
        return answer["home_action_id"]

    def test_operators_land_in_the_tower(self):
        tower = self.env.ref("distribution_integration_base.distribution_tower_action")
        for role in (
            "warehouse",
            "finance",
            "customer_service",
            "integration_manager",
        ):
            with self.subTest(role=role):
                self.assertEqual(self.home(self.people[role]), tower.id)

    def test_others_land_where_they_always_did(self):
        chosen = self.env.ref("base.action_res_users")
        self.people["finance"].action_id = chosen.id
        self.assertEqual(self.home(self.people["finance"]), chosen.id)
        self.assertFalse(self.home(self.people["viewer"]))
        self.assertFalse(self.home(self._person("boss", "administrator")))

    def test_each_role_has_its_own_work_in_the_menu(self):
        menus = {
            "warehouse": "delivery",
            "finance": "invoice",
            "customer_service": "order",
        }
        for role in menus:
            seen = (
                self.env["ir.ui.menu"].with_user(self.people[role])._visible_menu_ids()
            )
            for other, name in menus.items():
                with self.subTest(role=role, menu=name):
                    menu = self.env.ref(
                        f"distribution_integration_base.distribution_{name}_menu"
                    )
                    self.assertEqual(menu.id in seen, role == other)


@tagged("post_install", "-at_install")
class TestConnect(TowerCase):
    """The first partner is connected by a few answers."""

    def wizard(self, **values):
        manager = self.people["integration_manager"]
        return (
            self.env["distribution.connect"]
            .with_user(manager)
            .create({"name": "Hollis & Sons", **values})
        )

    def connected(self):
        return self.env["distribution.system"].search([("name", "=", "Hollis & Sons")])

    def test_orders_in_and_shipments_out(self):
        wizard = self.wizard(shipments_out=True, address="https://hollis.example/hooks")
        action = wizard.action_connect()
        system = self.connected()
        self.assertEqual(action["params"]["next"]["res_id"], system.id)
        self.assertEqual(system.environment, "test")
        told = system.interface_ids.filtered(lambda i: i.direction == "out")
        self.assertEqual(
            system.interface_ids.mapped("document_type"), ["order", "shipment"]
        )
        self.assertEqual(set(system.interface_ids.mapped("state")), {"draft"})
        self.assertEqual(system.subscription_ids.interface_id, told)
        self.assertEqual(told.address, "https://hollis.example/hooks")

    def test_nothing_to_do_makes_nothing(self):
        for wizard in (
            self.wizard(orders_in=False),
            self.wizard(shipments_out=True),
        ):
            with self.assertRaises(UserError):
                wizard.action_connect()
        self.assertFalse(self.connected())

    def test_only_a_manager_connects(self):
        with self.assertRaises(AccessError):
            self.env["distribution.connect"].with_user(
                self.people["customer_service"]
            ).create({"name": "Hollis & Sons"})


@tagged("post_install", "-at_install")
class TestTowerSearch(TowerCase):
    def find(self, text, user=None):
        """Return {kind: ids} of what the box finds."""
        box = self.env["distribution.tower.search"]
        found = box.with_user(user or self.people["integration_manager"]).find(text)
        return {group["kind"]: [row["id"] for row in group["rows"]] for group in found}

    def test_each_number_is_found(self):
        carton = self.env["stock.package"].create({"name": "00912345670000000018"})
        picking = self.ready.picking_ids
        for text, kind, record in (
            ("PO-2002", "order", self.ready),
            (self.ready.name, "order", self.ready),
            (f"correlation-{self.ready.client_order_ref}", "order", self.ready),
            (picking.name, "delivery", picking),
            (self.invoice.name, "invoice", self.invoice),
            (carton.name, "package", carton),
            (carton.name[:9], "package", carton),
            ("PO-2005", "message", self.blocked),
            ("po-2005", "message", self.blocked),
            (" PO-2005 ", "message", self.blocked),
            ("850:PO-2005", "message", self.blocked),
            (self.blocked.uid, "message", self.blocked),
            ("trace-PO-2005", "message", self.blocked),
        ):
            with self.subTest(text=text):
                self.assertEqual(self.find(text).get(kind), record.ids)

    def test_number_is_found_by_its_beginning(self):
        self.assertEqual(len(self.find("PO-20")["order"]), 4)

    def test_joker_characters_are_plain_characters(self):
        self.assertEqual(self.find("PO%"), {})
        self.assertEqual(self.find("PO_2005"), {})

    def test_too_short_a_text_finds_nothing(self):
        self.assertEqual(self.find("PO"), {})
        self.assertEqual(self.find(False), {})

    def test_answer_says_what_was_found(self):
        [order] = self.env["distribution.tower.search"].find("PO-2003")
        self.assertEqual(order["label"], "Sales order")
        self.assertEqual(order["rows"][0]["words"], "PO-2003 · Shipped")

    def test_nothing_of_another_company_is_found(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        guest = self._person(
            "guest",
            "integration_manager",
            company_id=other.id,
            company_ids=[(6, 0, [other.id])],
        )
        for text in ("PO-2002", "PO-2005", self.blocked.uid, self.invoice.name):
            with self.subTest(text=text):
                self.assertTrue(self.find(text))
                self.assertEqual(self.find(text, guest), {})

    def test_nothing_is_found_without_the_right_to_read_it(self):
        self.assertEqual(list(self.find("PO-2002", self.people["viewer"])), [])
        self.assertEqual(list(self.find("PO-2005", self.people["viewer"])), ["message"])
