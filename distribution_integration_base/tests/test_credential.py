# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Secrets are encrypted, write-only and for administrators."""

from unittest.mock import patch

from cryptography.fernet import Fernet

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tests.common import TransactionCase


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
