# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was agreed is compared with what the program says now."""

import copy
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from .common import DistributionCase

CONTRACT = (
    "odoo.addons.distribution_integration_base.models.catalogue."
    "distribution_contract.DistributionContract._program_schema"
)


@tagged("post_install", "-at_install")
class TestInterfaceContract(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.contracts = cls.env["distribution.contract"]
        cls.agreed = cls.contracts._publish("order")
        cls.orders_in.sudo().contract_id = cls.agreed
        group = "distribution_integration_base.group_integration_manager"
        cls.author, cls.approver = (
            new_test_user(cls.env, name, group)
            for name in ("contract_author", "contract_approver")
        )

    def program_says(self, change):
        """Have the program read another order document than the agreed one."""
        schema = copy.deepcopy(self.agreed.json_schema)
        change(schema)
        return patch(CONTRACT, lambda _self, _type: schema)

    @staticmethod
    def without_pack(schema):
        del schema["$defs"]["OrderLine"]["properties"]["pack"]

    @staticmethod
    def with_season(schema):
        schema["properties"]["season"] = {"type": "string"}

    def successor(self):
        draft = (
            self.env["distribution.interface"]
            .with_user(self.author)
            .create(
                {
                    "name": "Orders, version 2",
                    "code": "orders-2",
                    "system_id": self.system.id,
                    "direction": "in",
                    "document_type": "order",
                    "codec": "json",
                    "transport": "http",
                }
            )
        )
        draft.action_submit()
        return draft.with_user(self.approver)

    def test_every_document_was_published_with_the_program(self):
        published = set(self.contracts.search([]).mapped("document_type"))
        self.assertLessEqual({"order", "shipment", "invoice"}, published)
        self.assertEqual(self.contracts._publish("order"), self.agreed)
        self.assertFalse(self.contracts._publish("label_request"))

    def test_the_difference_decides_the_version(self):
        major, minor = self.agreed.major, self.agreed.minor
        with self.program_says(self.with_season):
            added = self.contracts._publish("order")
        self.assertEqual((added.major, added.minor), (major, minor + 1))
        self.assertEqual(added.words, "season: the field is new.")
        with self.program_says(self.without_pack):
            removed = self.contracts._publish("order")
        self.assertEqual((removed.major, removed.minor), (major + 1, 0))
        self.assertTrue(removed.breaks_received)
        self.assertFalse(removed.breaks_sent)

    def test_a_published_version_stays(self):
        with self.assertRaisesRegex(UserError, "stays as it is"):
            self.agreed.json_schema = {}
        self.assertIn("properties", self.agreed.json_schema)

    def test_the_form_says_when_the_contract_is_not_kept(self):
        self.assertEqual(self.orders_in.contract_state, "unchanged")
        self.orders_in.invalidate_recordset()
        with self.program_says(self.without_pack):
            self.assertEqual(self.orders_in.contract_state, "breaking")
            self.assertIn("lines[].pack", self.orders_in.contract_words)

    def test_what_breaks_is_read_and_confirmed_before_it_is_approved(self):
        draft = self.successor()
        with self.program_says(self.without_pack):
            action = draft.action_approve()
            self.assertEqual(action["res_model"], "distribution.interface.step")
            self.assertEqual(draft.state, "submitted")
            step = (
                self.env["distribution.interface.step"]
                .with_user(self.approver)
                .create(
                    {
                        "interface_id": draft.id,
                        "step": "approve",
                        "reason": "told them",
                    }
                )
            )
            self.assertEqual(
                step.breaking_words, "lines[].pack: the field was removed."
            )
            with self.assertRaisesRegex(UserError, "read and confirm"):
                step.action_confirm()
            self.assertEqual(draft.state, "submitted")
            step.confirmed = True
            step.action_confirm()
            self.assertEqual(draft.state, "approved")
            draft.action_go_live()
        self.assertEqual(draft.contract_id.major, self.agreed.major + 1)
        audit = self.env["distribution.audit"].search(
            [("res_id", "=", draft.id), ("decision", "=", "approved")], limit=1
        )
        self.assertIn("lines[].pack: the field was removed.", audit.words)
        self.assertEqual(audit.reason, "told them")

    def test_the_author_may_not_confirm_either(self):
        draft = self.successor().with_user(self.author)
        with self.program_says(self.without_pack):
            with self.assertRaisesRegex(UserError, "Ask a colleague"):
                draft.action_approve()
            with self.assertRaisesRegex(UserError, "Ask a colleague"):
                draft._approve("mine", confirmed=True)
        self.assertEqual(draft.state, "submitted")

    def test_what_breaks_nothing_is_approved_at_once(self):
        draft = self.successor()
        with self.program_says(self.with_season):
            draft.action_approve()
        self.assertEqual(draft.state, "approved")

    def test_a_live_interface_agrees_to_the_new_contract(self):
        live = self.orders_in.with_user(self.approver)
        with self.assertRaisesRegex(UserError, "nothing new"):
            live.action_adopt_contract()
        with self.program_says(self.without_pack):
            action = live.action_adopt_contract()
            self.assertEqual(action["context"]["default_step"], "adopt")
            with self.assertRaisesRegex(UserError, "Read and confirm"):
                live._adopt("why")
            self.assertEqual(live.contract_id, self.agreed)
            live._adopt("agreed by mail", confirmed=True)
        self.assertEqual(live.contract_id.major, self.agreed.major + 1)
        change = live.change_ids.filtered(lambda row: row.field_name == "contract_id")[
            :1
        ]
        self.assertEqual(change.reason, "agreed by mail")
