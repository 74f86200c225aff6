# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""No route and no key check can be forgotten: the routing map and the source."""

import ast
import threading
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from ..api.operations import BODY_CAP, OPERATIONS, PREFIX

MODULE = "odoo.addons.distribution_portal_api"
ROOT = Path(__file__).parents[1]


@tagged("post_install", "-at_install")
class TestRoutes(TransactionCase):
    def rules(self):
        """Return the rules of Odoo's router that are ours."""
        # Odoo's router asks the thread for the database.
        threading.current_thread().dbname = self.env.cr.dbname
        rules = self.env["ir.http"].routing_map().iter_rules()
        return [
            rule
            for rule in rules
            if rule.endpoint.func.__func__.__module__.startswith(MODULE)
            or rule.rule.startswith("/distribution/api")
        ]

    def test_every_rule_is_a_row_of_the_table(self):
        routed = {
            (rule.rule, *rule.endpoint.routing["methods"]) for rule in self.rules()
        }
        table = {(operation.route, operation.method) for operation in OPERATIONS}
        self.assertEqual(routed, table)
        self.assertEqual(len(self.rules()), len(OPERATIONS))

    def test_every_rule_is_guarded(self):
        for rule in self.rules():
            routing = rule.endpoint.routing
            operation = routing["operation"]
            with self.subTest(operation=operation.name):
                self.assertTrue(rule.rule.startswith(f"{PREFIX}/"))
                self.assertEqual(routing["type"], "distribution_api")
                self.assertEqual(routing["auth"], "distribution_api")
                self.assertIs(routing["csrf"], False)
                self.assertIs(routing["save_session"], False)
                self.assertEqual(routing["max_content_length"], BODY_CAP)
                self.assertNotIn("cors", routing)
                self.assertEqual(bool(routing["readonly"]), operation.readonly)
                self.assertNotIn("<int", rule.rule)
                self.assertNotIn("<model", rule.rule)

    def test_only_the_description_needs_no_key(self):
        public = {each.name for each in OPERATIONS if not each.scope}
        self.assertEqual(public, {"read_openapi"})
        writing = {each.name for each in OPERATIONS if each.method != "GET"}
        once = {each.name for each in OPERATIONS if each.idempotent}
        self.assertEqual(writing, once)
        self.assertFalse({each.name for each in OPERATIONS if each.readonly} & writing)

    def test_routes_of_all_our_addons(self):
        """Cookies open no machine's route, and none of those makes one."""
        threading.current_thread().dbname = self.env.cr.dbname
        checked = 0
        for rule in self.env["ir.http"].routing_map().iter_rules():
            module = rule.endpoint.func.__func__.__module__
            if not module.startswith("odoo.addons.distribution_"):
                continue
            checked += 1
            routing = rule.endpoint.routing
            with self.subTest(rule=rule.rule):
                self.assertTrue(routing["methods"])
                self.assertIn("max_content_length", routing)
                if routing["auth"] == "user":
                    self.assertIsNot(routing.get("csrf"), False)
                else:
                    self.assertIs(routing.get("save_session"), False)
        self.assertGreater(checked, len(OPERATIONS), "those of the base, too")

    def test_nothing_but_the_repository_passes_the_access_rules(self):
        for folder in ("api", "apicore", "controllers"):
            for path in (ROOT / folder).rglob("*.py"):
                names = {
                    getattr(node, "attr", getattr(node, "id", None))
                    or getattr(node, "arg", None)
                    for node in ast.walk(ast.parse(path.read_text()))
                }
                self.assertFalse(
                    names & {"sudo", "SUPERUSER_ID", "su", "execute"}, path.name
                )
