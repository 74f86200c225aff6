# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Rules that every method, route and model of the suite keeps."""

import ast
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from odoo.addons import __path__ as addons_path

from .test_views import ADDONS

#: Routes that answer without a logged-in user, and how each one knows its caller.
OPEN_ROUTES = {
    "/distribution/in/<string:code>": "signature of the interface's secret",
    "/distribution/health": "names of checks, nothing else",
    "/distribution/metrics": "bearer token",
    "/distribution/schemas": "published for everybody: names no one",
    "/distribution/schemas/events": "published for everybody: names no one",
    "/distribution/schemas/events/<string:name>/<int:version>.json": (
        "published for everybody: names no one"
    ),
    "/distribution/schemas/<string:document_type>/<int:major>.<int:minor>.json": (
        "published for everybody: names no one"
    ),
}
#: Ways to be known that are not Odoo's session.
OWN_AUTH = {"distribution_api"}
#: The ORM's own entry points check by themselves.
ORM = {"create", "write", "unlink", "copy", "init"}
#: What asks whether the caller may (``_check_decision`` of messages does so first).
CHECKS = {"check_access", "has_group", "has_access", "_check_decision"}


def sources():
    """Return the paths of our Python files that run on a server."""
    for addon in ADDONS:
        for folder in addons_path:
            base = Path(folder) / addon
            yield from (
                path
                for path in base.rglob("*.py")
                if "tests" not in path.relative_to(base).parts
            )


def methods(path):
    """Return (class, function) of every method in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.FunctionDef):
                    yield node, item


def calls(function):
    """Return the names of the methods that a function calls."""
    return [
        node.func.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


def is_model(node):
    return any("Model" in ast.unparse(base) for base in node.bases)


def is_text(node):
    """Whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def reached(function, helpers, seen=frozenset()):
    """Return the names called by a method and by the helpers of its class it uses."""
    names = set(calls(function))
    for name in names & helpers.keys() - seen:
        names |= reached(helpers[name], helpers, seen | {name})
    return names


@tagged("post_install", "-at_install")
class TestSecurityStructure(TransactionCase):
    def test_what_anybody_may_call_checks_before_it_takes_all_rights(self):
        """A method without underscore is open to RPC: ``sudo`` in it needs a check."""
        found = 0
        for path in sources():
            for owner, function in methods(path):
                if function.name.startswith("_") or function.name in ORM:
                    continue
                if not is_model(owner):
                    continue
                helpers = {
                    item.name: item
                    for item in owner.body
                    if isinstance(item, ast.FunctionDef) and item.name not in ORM
                }
                names = reached(function, helpers)
                if "sudo" not in names or self.asks_above(function):
                    continue
                found += 1
                with self.subTest(file=path.name, method=function.name):
                    self.assertTrue(
                        names & CHECKS, "it acts as superuser for whoever calls it"
                    )
        self.assertTrue(found, "no such method: this test looks in the wrong place")

    @staticmethod
    def asks_above(function):
        """Whether the first thing a method does is what it did before, by super()."""
        first = [node for node in function.body if not is_text(node)][0]
        return f"super().{function.name}(" in ast.unparse(first)

    def test_every_route_knows_its_caller(self):
        seen = set()
        installed = self.env["ir.module.module"].search([("state", "=", "installed")])
        ours = [name for name in installed.mapped("name") if name in ADDONS]
        for url, endpoint in self.env["ir.http"]._generate_routing_rules(ours, None):
            if not any(
                f"addons.{addon}." in endpoint.func.__module__ for addon in ours
            ):
                continue
            seen.add(url)
            auth = endpoint.routing["auth"]
            with self.subTest(route=url):
                if auth in ("none", "public"):
                    self.assertIn(url, OPEN_ROUTES)
                else:
                    self.assertIn(auth, {"user", *OWN_AUTH})
        self.assertLessEqual(set(OPEN_ROUTES), seen, "a listed route is gone")

    def test_every_reference_of_a_large_table_is_indexed(self):
        """Without it each deletion of the other side reads the whole table."""
        large = ("message", "attempt", "event", "exception", "payload")
        for name in large:
            model = self.env[f"distribution.{name}"]
            indexed = self._indexed_columns(model._table)
            for field in model._fields.values():
                # Companies, users, currencies and systems' owners are never deleted.
                if field.type != "many2one" or not field.store:
                    continue
                if field.comodel_name in KEPT_FOR_GOOD:
                    continue
                with self.subTest(model=name, field=field.name):
                    self.assertIn(field.name, indexed)

    def _indexed_columns(self, table):
        """Return the columns that stand first in an index of ``table``."""
        self.env.cr.execute(
            """
            SELECT a.attname FROM pg_index i
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = %s::regclass
            """,
            (table,),
        )
        return {row[0] for row in self.env.cr.fetchall()}

    def test_secrets_are_shown_to_nobody(self):
        """Fields that hold a secret are for the server alone, or never filled."""
        for model in self.env.registry.values():
            if not model._name.startswith("distribution."):
                continue
            for field in model._fields.values():
                if field.store and field.name in ("secret_encrypted", "key_hash"):
                    with self.subTest(model=model._name, field=field.name):
                        self.assertEqual(field.groups, "base.group_system")


#: Rows of these are archived, not deleted.
KEPT_FOR_GOOD = {
    "res.company",
    "res.currency",
    "res.users",
    "distribution.interface",
}
