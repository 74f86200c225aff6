# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What leads to the tower and from it: first screens, the first partner, the box."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .tower_case import TowerCase


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
