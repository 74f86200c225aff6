# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Logging in at a real server: by password, and by a key that is locked."""

import shutil
import tempfile

from odoo.tests import TransactionCase, tagged

from ..files import FilesError
from .sshd import Sshd, key_pair

PASSWORD = "zwei Wörter: #1"


@tagged("post_install", "-at_install")
class TestSftpLogin(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.mkdtemp(prefix="sftp-")
        cls.addClassCleanup(shutil.rmtree, folder)
        cls.sshd = cls.enterClassContext(Sshd(folder, PASSWORD))
        (cls.sshd.home / "hello.edi").write_bytes(b"hello")
        cls.system = cls.env["distribution.system"].create(
            {
                "name": "Harbour",
                "sftp_host": "127.0.0.1",
                "sftp_port": cls.sshd.port,
                "sftp_host_key": cls.sshd.host_key,
                "sftp_allow_private": True,
            }
        )

    def _credential(self, kind, secret):
        return self.env["distribution.credential"].create(
            {"name": kind, "kind": kind, "secret": secret}
        )

    def _log_in(self, user, kind, secret, passphrase=None):
        """Return the names that the user sees."""
        locked = passphrase and self._credential("password", passphrase)
        self.system.write(
            {
                "sftp_user": user,
                "sftp_credential_id": self._credential(kind, secret).id,
                "sftp_passphrase_id": locked and locked.id,
            }
        )
        transport = self.env["distribution.transport.sftp"]
        with transport._session(self.system) as session:
            return [entry.name for entry in session.list(str(self.sshd.home))]

    def test_password(self):
        names = self._log_in("partner", "password", PASSWORD)
        self.assertEqual(names, ["hello.edi"])
        self.assertEqual(
            self.system.action_sftp_test()["params"]["message"], "127.0.0.1 let us in."
        )

    def test_wrong_password(self):
        with self.assertRaisesRegex(FilesError, "refuses the user 'partner'"):
            self._log_in("partner", "password", PASSWORD + "!")

    def test_user_without_password(self):
        with self.assertRaisesRegex(FilesError, "refuses the user"):
            self._log_in(self.sshd.user, "password", PASSWORD)

    def test_key_with_a_passphrase(self):
        private, public = key_pair("open sesame")
        with (self.sshd.home.parent / "authorized_keys").open("a") as file:
            file.write(public + "\n")
        user = self.sshd.user
        wanted = (user, "private_key", private)
        self.assertEqual(self._log_in(*wanted, "open sesame"), ["hello.edi"])
        # A one-line field takes the line breaks away.
        flat = (user, "private_key", private.replace("\n", " "))
        self.assertEqual(self._log_in(*flat, "open sesame"), ["hello.edi"])
        with self.assertRaisesRegex(FilesError, "its passphrase is another one"):
            self._log_in(*wanted, "open barley")
        with self.assertRaisesRegex(FilesError, "is locked with a passphrase") as found:
            self._log_in(*wanted)
        self.assertNotIn("sesame", f"{found.exception} {found.exception.hint}")

    def test_passphrase_is_for_administrators(self):
        manager = self.env["res.users"].create(
            {
                "name": "M",
                "login": "edi_manager",
                "group_ids": [
                    (
                        4,
                        self.env.ref(
                            "distribution_integration_base.group_integration_manager"
                        ).id,
                    )
                ],
            }
        )
        secret = self._credential("password", "x")
        with self.assertRaisesRegex(Exception, "Only an administrator"):
            self.system.with_user(manager).sftp_passphrase_id = secret
        self.assertFalse(self.system.sftp_passphrase_id)
