# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Each role sees and resolves its own classes of exceptions (DESIGN 6)."""

from functools import partial

from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..engine.errors import Issue
from .common import DistributionCase

#: (class, cause, document) and the role that the ready rules give it to.
CASES = {
    ("mapping", "unmapped:item:sku:X", "order"): "customer_service",
    ("business_rule", "price", "order"): "customer_service",
    ("value", "quantity:1", "order"): "customer_service",
    ("missing", "ship_to_without_code", "order"): "customer_service",
    ("parse", "json_unreadable", "order"): "customer_service",
    ("duplicate", "number_reused", "order"): "customer_service",
    ("unknown_outcome", "sender_lost", "order_response"): "customer_service",
    ("unknown_outcome", "sender_lost", "shipment"): "warehouse",
    ("business_rule", "shipment_line_unknown", "order"): "warehouse",
    ("missing", "ack_overdue", "shipment"): "warehouse",
    ("unknown_outcome", "sender_lost", "invoice"): "finance",
    ("value", "invoice_total", "order"): "finance",
    ("missing", "ack_overdue", "invoice"): "finance",
    ("connection", "connection_down", "invoice"): "integration_manager",
    ("rate_limit", "http_429", "order"): "integration_manager",
    ("intermittent", "collision", "order"): "integration_manager",
    ("authorisation", "http_401", "order"): "integration_manager",
    ("bug", "bug:KeyError", "invoice"): "administrator",
}
#: Which roles' exceptions each group sees, and whether it decides them.
ALL = set(CASES.values())
SEES = {
    "viewer": (ALL, False),
    "warehouse": ({"warehouse"}, True),
    "finance": ({"finance"}, True),
    "customer_service": ({"customer_service"}, True),
    "integration_manager": (ALL, True),
    "administrator": (ALL, True),
}


@tagged("post_install", "-at_install")
class TestExceptionAccess(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users = {
            group: new_test_user(
                cls.env, group, groups=f"distribution_integration_base.group_{group}"
            )
            for group in SEES
        }
        cls.exceptions = {
            case: cls._open_case(number, case) for number, case in enumerate(CASES)
        }

    @classmethod
    def _open_case(cls, number, case):
        error_class, cause, document_type = case
        message = cls.env["distribution.message"].create(
            {
                "name": f"{document_type} {number}",
                "interface_id": cls.orders_in.id,
                "system_id": cls.system.id,
                "company_id": cls.env.company.id,
                "direction": "in",
                "document_type": document_type,
                "idempotency_key": f"access {number}",
                "step": "apply",
            }
        )
        message._block([Issue(error_class, cause, "Something is off.")])
        return message.exception_ids

    def test_ready_rules_give_each_case_to_its_role(self):
        for case, role in CASES.items():
            with self.subTest(case=case):
                self.assertEqual(self.exceptions[case].role, role)

    def test_each_group_sees_its_own(self):
        for group, (roles, _decides) in SEES.items():
            found = self.env["distribution.exception"].with_user(self.users[group])
            found = found.search([("system_id", "=", self.system.id)])
            for case, role in CASES.items():
                with self.subTest(group=group, case=case):
                    self.assertEqual(self.exceptions[case] in found, role in roles)

    def test_each_group_decides_its_own(self):
        for group, (roles, decides) in SEES.items():
            user = self.users[group]
            for case, role in CASES.items():
                exception = self.exceptions[case]
                may = decides and role in roles
                with self.subTest(group=group, case=case):
                    if may:
                        exception.with_user(user).action_assign_to_me()
                        self.assertEqual(exception.user_id, user)
                        exception.user_id = False
                        self._drop_and_undo(exception, user)
                        continue
                    self._refused(exception.with_user(user))

    def _refused(self, exception):
        for decide in (
            exception.action_assign_to_me,
            partial(exception.action_decide, "drop"),
            exception.sudo().message_id.with_user(exception.env.uid).action_drop,
        ):
            with self.assertRaises(AccessError):
                decide()
        exception = exception.sudo()
        self.assertFalse(exception.user_id)
        self.assertEqual(exception.state, "open")
        self.assertEqual(exception.message_id.work_state, "blocked")

    def _drop_and_undo(self, exception, user):
        with self.cr.savepoint() as savepoint:
            exception.with_user(user).action_decide("drop")
            self.assertEqual(exception.state, "resolved")
            self.assertEqual(exception.message_id.work_state, "dropped")
            savepoint.rollback()

    def test_who_is_assigned_sees_and_decides(self):
        exception = self.exceptions["bug", "bug:KeyError", "invoice"]
        clerk = self.users["warehouse"]
        exception.user_id = clerk
        self.assertEqual(exception.with_user(clerk).words, "Something is off.")
        exception.with_user(clerk).action_decide("drop")
        self.assertEqual(exception.state, "resolved")
        self.assertEqual(exception.resolved_by_id, clerk)

    def test_whose_a_document_is_while_nothing_is_open(self):
        message = self._receive(self._order("ROLE-1", ("BOLT", "1", "EA", "10.00")))
        owners = {
            "order": "customer_service",
            "payment": "finance",
            "warehouse_shipment": "warehouse",
            "inventory_adjustment": "warehouse",
        }
        for document_type, owner in owners.items():
            message.sudo().document_type = document_type
            self.env.flush_all()
            for role in ("warehouse", "finance", "customer_service"):
                with self.subTest(document_type=document_type, role=role):
                    theirs = message.with_user(self.users[role])
                    self.assertEqual(theirs.has_access("write"), role == owner)

    def test_nobody_writes_past_the_buttons(self):
        manager = self.users["administrator"]
        exception = self.exceptions["bug", "bug:KeyError", "invoice"]
        for values in ({"state": "resolved"}, {"role": "finance"}, {"due_at": False}):
            with self.assertRaises(AccessError):
                exception.with_user(manager).write(values)
        self.assertEqual((exception.state, exception.role), ("open", "administrator"))
        self.assertTrue(exception.due_at)

    def test_who_only_looks_is_offered_nothing_to_press(self):
        for group, (_roles, decides) in SEES.items():
            model = self.env["distribution.exception"].with_user(self.users[group])
            arch = etree.fromstring(model.get_view(view_type="list")["arch"])
            self.assertEqual(bool(arch.findall("header/button")), decides, group)
            [fix] = arch.findall("field[@name='fix']")
            self.assertEqual(fix.get("widget") == "distribution_fix", decides, group)
