# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What all companies share is not changed by who works for one of them."""

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged

GROUP = "distribution_integration_base.group_%s"
SUITE = "distribution."


@tagged("post_install", "-at_install")
class TestSharedRows(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].create({"name": "Elsewhere"})
        manager, administrator = GROUP % "integration_manager", GROUP % "administrator"
        cls.of_one = new_test_user(cls.env, "manager_of_one", manager)
        cls.of_all = new_test_user(cls.env, "manager_of_all", manager)
        cls.of_all.company_ids = cls.env["res.company"].search([])
        cls.administrator = new_test_user(cls.env, "admin_of_one", administrator)

    def rows(self):
        """Return one shared row of each model that a manager may write."""
        values = {
            "distribution.order.policy": {"name": "For all", "company_id": False},
            "distribution.exception.rule": {"name": "For all", "role": "finance"},
            "distribution.ownership": {
                "object": "invoice",
                "field_group": "content",
                "owner": "sender",
            },
            "distribution.csv.map": {
                "name": "For all",
                "document_type": "order",
                "company_id": False,
            },
        }
        return [
            self.env[model].create(each)
            for model, each in values.items()
            if model in self.env
        ]

    def test_every_model_that_companies_share_asks_who_writes(self):
        found = set()
        for name, model in self.env.items():
            if not name.startswith(SUITE) or not model._auto or model._transient:
                continue
            if may_be_empty(model) and self.written_below_administrators(name):
                found.add(name)
                with self.subTest(model=name):
                    self.assertIn("distribution.shared", model._inherit)
        self.assertIn("distribution.order.policy", found, "it looks in a wrong place")

    def written_below_administrators(self, name):
        administrator = self.env.ref(GROUP % "administrator")
        return self.env["ir.model.access"].search_count(
            [
                ("model_id.model", "=", name),
                ("group_id", "!=", administrator.id),
                "|",
                ("perm_create", "=", True),
                "|",
                ("perm_write", "=", True),
                ("perm_unlink", "=", True),
            ]
        )

    def test_a_manager_of_one_company_reads_them_only(self):
        for row in self.rows():
            theirs = row.with_user(self.of_one)
            with self.subTest(model=row._name):
                self.assertTrue(theirs.has_access("read"))
                before = row.read()
                for change in (
                    lambda theirs=theirs: theirs.write(
                        {"company_id": self.env.company}
                    ),
                    theirs.unlink,
                ):
                    with self.assertRaisesRegex(AccessError, "shared by all companies"):
                        change()
                self.assertEqual(row.read(), before)

    def test_nor_makes_one_or_makes_his_own_one_of_all(self):
        policies = self.env["distribution.order.policy"].with_user(self.of_one)
        count = policies.sudo().search_count([])
        with self.assertRaises(AccessError):
            policies.create({"name": "Ours", "company_id": False})
        own = policies.create({"name": "Ours", "company_id": self.env.company.id})
        own.confirm = False
        with self.assertRaises(AccessError):
            own.company_id = False
        self.assertEqual(own.company_id, self.env.company)
        self.assertEqual(policies.sudo().search_count([]), count + 1)

    def test_administrators_and_managers_of_all_companies_change_them(self):
        for user in (self.administrator, self.of_all):
            for row in self.rows():
                with self.subTest(model=row._name, user=user.login):
                    row.with_user(user).unlink()
                    self.assertFalse(row.exists())


def may_be_empty(model):
    """Whether rows of ``model`` may be of no company.

    A company that comes over other records is there when each of them is required.
    """
    field = model._fields.get("company_id")
    if field is None or field.required:
        return False
    while field.related:
        first, _dot, rest = field.related.partition(".")
        if not model._fields[first].required:
            return True
        model = model.env[model._fields[first].comodel_name]
        field = model._fields[rest]
    return not field.required
