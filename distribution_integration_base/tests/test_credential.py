# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Secrets are encrypted, write-only and for administrators."""

import io
import os
from contextlib import redirect_stdout
from unittest.mock import patch

from cryptography.fernet import Fernet

from odoo.cli.command import find_command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tests.common import TransactionCase
from odoo.tools import config


@tagged("post_install", "-at_install")
class TestCredential(TransactionCase):
    def setUp(self):
        super().setUp()
        self.credential = self.env["distribution.credential"].create(
            {"name": "FTP", "secret": "correct horse"}
        )

    def test_secret_is_revealed_to_the_road_only(self):
        self.assertEqual(self.credential._reveal(), "correct horse")
        self.credential.invalidate_recordset()
        self.assertFalse(self.credential.secret)
        self.assertTrue(self.credential.has_secret)

    def test_table_holds_no_plain_secret(self):
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT c::text FROM distribution_credential c WHERE id = %s",
            (self.credential.id,),
        )
        self.assertNotIn("horse", self.env.cr.fetchone()[0])

    def test_another_key_is_said_in_words(self):
        key = Fernet.generate_key().decode()
        with self.patched_key(key), self.assertRaisesRegex(UserError, "another key"):
            self.credential._reveal()

    def test_missing_key_is_said_in_words(self):
        with self.patched_key("x"), self.assertRaisesRegex(UserError, "odoo.conf"):
            self.credential._reveal()

    def patched_key(self, key):
        return patch.dict("os.environ", {"DISTRIBUTION_SECRET_KEY": key})

    def test_manager_cannot_read_credentials(self):
        manager = new_test_user(
            self.env,
            "manager",
            groups="distribution_integration_base.group_integration_manager",
        )
        with self.assertRaises(AccessError):
            self.credential.with_user(manager).read(["name"])

    # --- the key changes ---

    def test_every_secret_moves_to_the_new_key(self):
        old = self.configured_key()
        new = Fernet.generate_key().decode()
        with self.patched_key(f"{new},{old}"):
            renewed, kept = self.env["distribution.credential"]._renew_all()
            self.assertEqual((renewed >= 1, kept), (True, 0))
        with self.patched_key(new):
            self.assertEqual(self.credential._reveal(), "correct horse")
        with self.patched_key(old), self.assertRaisesRegex(UserError, "another key"):
            self.credential._reveal()

    def test_one_unreadable_secret_leaves_all_as_they_were(self):
        before = self.credential.secret_encrypted
        new = Fernet.generate_key().decode()
        with self.patched_key(new), self.assertRaisesRegex(UserError, "another key"):
            self.env["distribution.credential"]._renew_all()
        self.assertEqual(self.credential.secret_encrypted, before)

    def test_command_is_found_and_makes_a_usable_key(self):
        command = find_command("distribution_keys")
        output = io.StringIO()
        with redirect_stdout(output):
            command().run(["generate"])
        with self.patched_key(output.getvalue().strip()):
            self.credential.secret = "s"
            self.assertEqual(self.credential._reveal(), "s")

    def test_a_new_secret_is_written_down_without_it(self):
        row = self.env["distribution.audit"].search(
            [("res_model", "=", "distribution.credential")], limit=1
        )
        self.assertEqual(row.decision, "secret_set")
        self.assertNotIn("horse", row.words)

    @staticmethod
    def configured_key():
        return os.environ.get("DISTRIBUTION_SECRET_KEY") or config.get(
            "distribution_secret_key"
        )
