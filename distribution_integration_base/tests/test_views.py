# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every screen opens for whom it is meant; every table is guarded."""

from lxml import etree

from odoo.tests import TransactionCase, new_test_user, tagged

ADDONS = (
    "distribution_integration_base",
    "distribution_edi",
    "distribution_carrier",
    "distribution_portal_api",
    "distribution_reconcile",
)
GROUPS = (
    "viewer",
    "warehouse",
    "finance",
    "customer_service",
    "integration_manager",
    "administrator",
)
#: Rights in Odoo's own apps, without which nobody opens its orders and invoices.
APPS = (
    "sales_team.group_sale_salesman_all_leads",
    "stock.group_stock_user",
    "account.group_account_invoice",
)


@tagged("post_install", "-at_install")
class TestViews(TransactionCase):
    """Looks at whichever of our addons are installed."""

    def ours(self, model):
        """Return the records of ``model`` that our addons brought."""
        names = self.env["ir.model.data"].search(
            [("module", "in", ADDONS), ("model", "=", model)]
        )
        return self.env[model].browse(names.mapped("res_id")).exists()

    def user_of(self, group):
        apps = APPS if group == "administrator" else ()
        groups = ",".join([f"distribution_integration_base.group_{group}", *apps])
        return new_test_user(self.env, f"screen_{group}", groups)

    def shown(self, menus, user):
        """Return those of ``menus`` that ``user`` can reach from the top."""
        visible = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
        return menus.filtered(
            lambda menu: {int(part) for part in menu.parent_path.split("/") if part}
            <= visible
        )

    def opens_a_list(self, menu):
        return menu.action and menu.action._name == "ir.actions.act_window"

    def open(self, action, user):
        """Do what the client does: fetch the views, then a page of their fields."""
        model = self.env[action.res_model].with_user(user)
        fetched = model.get_views(action.views, {"toolbar": True, "load_filters": True})
        self.assertTrue(fetched["views"])
        if action.res_model.startswith("distribution."):
            for view in fetched["views"].values():
                arch = etree.fromstring(view["arch"])
                self.check_rows(model, arch)
                if user.login == "screen_viewer":
                    # Who only looks is not offered what will be refused.
                    self.assertFalse(arch.xpath("/list/header/button"))
        names = fetched["models"][action.res_model]["fields"]
        model.web_search_read([], {name: {} for name in names}, limit=1)

    def check_rows(self, model, arch):
        """A form with rows that its reader may not read does not open at all."""
        for node in arch.iter("field"):
            field = model._fields.get(node.get("name"))
            outer = next(node.iterancestors("field"), None)
            if outer is None and field.type in ("one2many", "many2many"):
                rows = model.env[field.comodel_name]
                self.assertTrue(rows.has_access("read"), f"{field} is shown")

    def test_every_menu_of_each_group_opens(self):
        menus = self.ours("ir.ui.menu")
        for group in GROUPS:
            user = self.user_of(group)
            shown = self.shown(menus, user)
            self.assertGreaterEqual(len(shown), 2, f"{group} sees no menu")
            for menu in shown.filtered(self.opens_a_list):
                with self.subTest(group=group, menu=menu.complete_name):
                    self.open(menu.action, user)

    def test_every_action_opens_for_those_who_may_read(self):
        actions = self.ours("ir.actions.act_window")
        self.assertTrue(actions)
        opened = set()
        for group in GROUPS:
            user = self.user_of(group)
            for action in actions:
                if self.env[action.res_model].with_user(user).has_access("read"):
                    with self.subTest(group=group, action=action.name):
                        self.open(action, user)
                    opened.add(action.id)
        self.assertEqual(opened, set(actions.ids), "an action opens for nobody")

    # --- every table is guarded ---------------------------------------------------

    def our_models(self):
        """Return the ``ir.model`` of our own tables."""
        models = self.ours("ir.model").filtered(
            lambda model: model.model.startswith("distribution.")
            and not self.env[model.model]._abstract
        )
        self.assertTrue(models)
        return models

    def test_every_table_has_access_rights(self):
        for model in self.our_models():
            with self.subTest(model=model.model):
                self.assertTrue(model.access_ids, "nobody has any access right")
                for access in model.access_ids:
                    self.assertTrue(access.group_id, f"{access.name} is for everybody")

    def test_every_table_of_a_company_has_a_company_rule(self):
        for model in self.our_models():
            if "company_id" not in self.env[model.model]._fields:
                continue
            with self.subTest(model=model.model):
                rules = model.rule_ids.filtered(
                    lambda rule: not rule.groups
                    and "company_ids" in (rule.domain_force or "")
                )
                self.assertTrue(rules, "rows of another company can be read")

    def test_strangers_have_no_access_right(self):
        strangers = self.env.ref("base.group_public") | self.env.ref(
            "base.group_portal"
        )
        for access in self.our_models().access_ids:
            with self.subTest(access=access.name):
                self.assertFalse(access.group_id.all_implied_ids & strangers)
