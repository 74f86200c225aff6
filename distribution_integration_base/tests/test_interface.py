# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An interface goes live after somebody else approved it."""

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase


@tagged("post_install", "-at_install")
class TestInterface(DistributionCase):
    def setUp(self):
        super().setUp()
        groups = "distribution_integration_base.group_integration_manager"
        self.author = new_test_user(self.env, "author", groups=groups)
        self.colleague = new_test_user(self.env, "colleague", groups=groups)
        self.draft = (
            self.env["distribution.interface"]
            .with_user(self.author)
            .create(
                {
                    "name": "Invoices",
                    "code": "invoices",
                    "system_id": self.system.id,
                    "direction": "out",
                    "document_type": "invoice",
                    "codec": "json",
                    "transport": "http",
                }
            )
        )

    def test_author_cannot_approve(self):
        self.draft.action_submit()
        with self.assertRaisesRegex(UserError, "Ask a colleague"):
            self.draft.action_approve()
        self.assertEqual(self.draft.state, "submitted")

    def test_life_from_draft_to_retired(self):
        self.draft.action_submit()
        draft = self.draft.with_user(self.colleague)
        draft.action_approve()
        self.assertEqual(draft.approved_by_id, self.colleague)
        self.assertFalse(draft._moves_documents())
        draft.action_go_live()
        self.assertTrue(draft._moves_documents())
        draft._deprecate(fields.Date.today(), "replaced by version 2")
        self.assertTrue(draft._moves_documents())
        draft.action_retire()
        self.assertFalse(draft._moves_documents())

    def test_who_may_only_look_takes_no_step(self):
        viewer = new_test_user(
            self.env, "looker", "distribution_integration_base.group_viewer"
        )
        for name in ("action_approve", "action_retire"):
            with self.assertRaises(AccessError):
                getattr(self.draft.with_user(viewer), name)()
        with self.assertRaises(AccessError):
            self.orders_in.with_user(viewer).action_deprecate()
        self.assertEqual((self.draft.state, self.orders_in.state), ("draft", "live"))

    def test_no_step_is_skipped(self):
        with self.assertRaisesRegex(UserError, "this step needs .Approved"):
            self.draft.action_go_live()

    def test_live_contract_cannot_be_changed(self):
        with self.assertRaisesRegex(UserError, "Make a new draft"):
            self.orders_in.write({"document_type": "invoice"})

    def test_code_is_plain(self):
        with self.assertRaisesRegex(ValidationError, "letters, digits and dashes"):
            self.draft.code = "a/b"

    def test_codecs_and_transports_are_found_by_name(self):
        registry = self.env["distribution.registry"]
        self.assertIn(("json", "JSON (canonical)"), registry._names("codec"))
        with self.assertRaisesRegex(UserError, "Install the addon that brings"):
            registry._get("codec", "morse")
