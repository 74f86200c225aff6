# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Servers that misbehave: nothing is lost, nothing is taken twice."""

import os
import threading
import time
from unittest.mock import patch

import paramiko

from odoo.tests import tagged

from ..files import FilesError
from ..sftp import Session
from .common import SftpCase
from .cutter import Cutter
from .documents import interchange, line, order
from .sshd import free_port, key_pair


@tagged("post_install", "-at_install")
class TestSftpTrouble(SftpCase):
    def _file(self, number, control):
        return interchange([order(number, [line(1, "A-1")])], control)

    # --- files -------------------------------------------------------------------

    def test_file_still_being_written(self):
        body = self._file("PO-1", 1)
        self.drop("whole.edi", self._file("PO-2", 2))
        self.drop("growing.edi", body[:200], age=3)
        self.assertEqual(self.poll(), 0)
        self.drop("growing.edi", body, age=2)
        self.assertEqual(self.poll(), 1)
        self.assertEqual(self.listed("to_us"), ["growing.edi"])
        self.assertEqual(self.poll(), 1)
        self.work()
        self.assertEqual(self.orders("PO-1").state, "sale")
        self.assertEqual(self.orders("PO-2").state, "sale")

    def test_file_that_changes_while_it_is_read(self):
        body = self._file("PO-1", 1)
        path = self.drop("moving.edi", body)
        self.poll()
        look, seen = Session._look, []

        def grow(session, *args):
            if seen:
                path.write_bytes(body + b"more")
            seen.append(args)
            return look(session, *args)

        with patch.object(Session, "_look", grow):
            self.assertEqual(self.poll(), 0)
        self.assertEqual(len(seen), 2)
        self.assertEqual(self.listed("to_us"), ["moving.edi"])

    def test_file_that_cannot_be_read_does_not_hold_up_the_others(self):
        self.drop("a-locked.edi", self._file("PO-1", 1))
        self.drop("b-good.edi", self._file("PO-2", 2))
        fetch = Session.fetch

        def locked(session, folder, entry):
            # The test's server may run as root, who can read everything.
            if entry.name == "a-locked.edi":
                raise FilesError("authorisation", "sftp_refused", "May not be read.")
            return fetch(session, folder, entry)

        self.poll()
        with patch.object(Session, "fetch", locked):
            self.assertEqual(self.poll(), 1)
        self.work()
        self.assertEqual(self.orders("PO-2").state, "sale")
        self.assertFalse(self.orders("PO-1"))
        self.assertIn("May not be read", self.exceptions(self.orders_in).words)
        self.assertEqual(self.poll(), 1)
        self.assertFalse(self.exceptions(self.orders_in))

    def test_same_file_sent_many_times_is_put_away_each_time(self):
        body = self._file("PO-1", 1)
        for age in (60, 50, 40, 30):
            self.drop("daily.edi", body, age=age)
            self.poll()
            self.assertEqual(self.poll(), 1)
            self.assertFalse(self.listed("to_us"))
        self.work()
        self.assertEqual(len(self.orders("PO-1")), 1)
        self.assertEqual(len(self.listed("archive")), 4)

    def test_name_tricks(self):
        folder = self.home / "to_us"
        tricks = ["..\\out.edi", "two\nlines.edi", "link.edi", "pipe.edi"]
        for name in tricks[:2]:
            self.drop(name, self._file("PO-BAD", 5))
        (folder / "link.edi").symlink_to("/etc/hostname")
        os.mkfifo(folder / "pipe.edi")
        with open(os.fsencode(folder) + b"/caf\xe9.edi", "wb") as file:
            file.write(self._file("PO-BAD", 5))
        self.drop("good.edi", self._file("PO-1", 1))
        self.poll()
        self.assertEqual(self.poll(), 1)
        self.work()
        self.assertEqual(self.orders("PO-1").state, "sale")
        self.assertFalse(self.orders("PO-BAD"))
        self.assertEqual(len(self.listed("to_us")), 5)
        found = self.only_exception(self.orders_in)
        self.assertIn("5 files of order in are not taken", found.words)
        self.assertIn("'two\\nlines.edi': it holds characters that cannot", found.words)
        self.assertIn("'..\\\\out.edi': it holds a path", found.words)
        self.assertIn("'link.edi': it is not a regular file", found.words)
        self.assertIn("'pipe.edi': it is not a regular file", found.words)
        self.assertEqual(found.count, 2)

    def test_tricks_in_an_order_number_make_no_path(self):
        self.receive(interchange([order("../../PO 1", [line(1, "A-1")])], 1))
        names = [name for name in self.listed("from_us") if "_855_" in name]
        self.assertEqual(names, ["000000002_855_PO-1.edi"])

    def test_pattern_and_folders_are_left_alone(self):
        self.orders_in.file_pattern = "*.edi"
        self.drop("readme.txt", b"hello")
        self.drop(".hidden.edi", self._file("PO-BAD", 5))
        (self.home / "to_us" / "deep.edi").mkdir()
        self.drop("GOOD.EDI", self._file("PO-1", 1))
        self.poll()
        self.assertEqual(self.poll(), 1)
        self.assertEqual(
            self.listed("to_us"), [".hidden.edi", "deep.edi", "readme.txt"]
        )
        self.assertFalse(self.exceptions(self.orders_in))

    # --- the connection -----------------------------------------------------------

    def test_server_that_closes_half_way(self):
        self.drop("a.edi", self._file("PO-1", 1))
        self.drop("b.edi", self._file("PO-2", 2) + b"\n" * 400_000)
        with Cutter(self.sshd.port) as line_to_server:
            self.system.sftp_port = line_to_server.port
            self.poll()
            line_to_server.limit = 100_000
            self.assertEqual(self.poll(), 1)
            self.assertEqual(self.listed("to_us"), ["b.edi"])
            words = self.only_exception(self.orders_in).words
            self.assertIn("Files of order in cannot be fetched", words)
            self.assertIn("b.edi': the connection was cut", words)
            line_to_server.limit = None
            self.work()
            self.assertEqual(self.orders("PO-1").state, "sale")
            self.assertFalse(self.orders("PO-2"))
            self.assertEqual(self.poll(), 1)
            self.work()
        self.assertEqual(len(self.orders("PO-1")), 1)
        self.assertEqual(self.orders("PO-2").state, "sale")
        self.assertFalse(self.exceptions(self.orders_in))

    def test_wrong_host_key(self):
        self.drop("850.edi", self._file("PO-1", 1))
        _private, other_key = key_pair()
        self.system.sftp_host_key = other_key
        self.assertEqual(self.poll(), 0)
        found = self.only_exception(self.orders_in)
        self.assertEqual(found.error_class, "authorisation")
        self.assertIn("shows another host key than the one entered", found.words)
        self.assertIn(self.sshd.host_key.split()[1], found.words)
        self.receive(self._file("PO-2", 2))
        self.assertEqual(self.orders("PO-2").state, "sale")
        answer = self.sent("order_response")
        self.assertEqual(
            (answer.work_state, answer.delivery_state), ("blocked", "failed")
        )
        self.assertIn("another host key", answer.note)
        self.assertEqual(self.listed("from_us"), [])
        self.assertEqual(self.listed("to_us"), ["850.edi"])

    def test_host_key_that_was_never_entered(self):
        self.system.sftp_host_key = False
        self.assertEqual(self.poll(), 0)
        words = self.only_exception(self.orders_in).words
        self.assertIn("it has no host key here. It shows: ssh-ed25519", words)

    def test_session_that_takes_too_long(self):
        transport = self.env["distribution.transport.sftp"]
        with patch("odoo.addons.distribution_edi.sftp.connection.SESSION_LIMIT", 1.0):
            with transport._session(self.system) as session:
                self.assertEqual(session.list(f"{self.home}/to_us"), [])
                time.sleep(1.3)
                with self.assertRaisesRegex(
                    FilesError, "more than 1 seconds had passed"
                ):
                    session.list(f"{self.home}/to_us")

    def test_private_address(self):
        self.system.sftp_allow_private = False
        self.drop("850.edi", self._file("PO-1", 1))
        self.assertEqual(self.poll(), 0)
        words = self.only_exception(self.orders_in).words
        self.assertIn("is at 127.0.0.1, an address inside this network", words)

    def test_refused_login(self):
        private, _public = key_pair()
        self.system.sftp_credential_id.secret = private
        self.assertEqual(self.poll(), 0)
        words = self.only_exception(self.orders_in).words
        self.assertIn(f"refuses the user '{self.sshd.user}'", words)

    def test_server_that_is_down(self):
        self.system.sftp_port = free_port()
        message = self.receive(self._file("PO-1", 1))
        self.assertEqual(message.work_state, "done")
        answer = self.sent("order_response")
        self.assertEqual(answer.work_state, "waiting")
        self.assertEqual(answer.delivery_state, "not_sent")
        self.assertIn("cannot be reached: Connection refused", answer.note)

    def test_break_after_the_last_step_was_asked_for(self):
        def cut(session, *_args):
            session._transport.sock.close()
            session._client.lstat(".")

        with patch.object(Session, "_replace", cut):
            self.receive(self._file("PO-1", 1))
        answer = self.sent("order_response")
        self.assertEqual(
            (answer.work_state, answer.delivery_state), ("blocked", "unknown")
        )
        self.assertIn("the connection was cut", answer.note)
        before = answer._body()
        answer.action_send_again()
        self.work()
        self.assertEqual(answer.delivery_state, "sent")
        [name] = [name for name in self.listed("from_us") if "_855_" in name]
        self.assertEqual((self.home / "from_us" / name).read_bytes(), before)

    def test_nobody_sees_a_file_before_it_is_whole(self):
        """Peers write under the final name: the partner may read the first half."""
        folder, seen = self.home / "from_us", []
        replace = Session._replace

        def look(session, source, path):
            self.assertNotIn(os.path.basename(path), self.listed("from_us"))
            seen.append((folder / os.path.basename(source)).read_bytes())
            return replace(session, source, path)

        with patch.object(Session, "_replace", look):
            self.receive(self._file("PO-1", 1))
        names = self.listed("from_us")
        self.assertEqual(len(seen), len(names))
        self.assertEqual({(folder / name).read_bytes() for name in names}, set(seen))
        self.assertFalse([name for name in names if name.startswith(".")])

    def test_connection_that_was_refused_is_closed(self):
        """Peers left a thread and a socket behind for each time."""
        _private, other_key = key_pair()
        self.system.sftp_host_key = other_key
        for _time in range(3):
            self.assertEqual(self.poll(), 0)
        patience = time.monotonic() + 5
        while self._open_transports() and time.monotonic() < patience:
            time.sleep(0.05)
        self.assertEqual(self._open_transports(), 0)

    @staticmethod
    def _open_transports():
        return sum(
            isinstance(thread, paramiko.Transport) for thread in threading.enumerate()
        )

    def test_folder_that_does_not_exist(self):
        self.answers.file_folder = f"{self.home}/nowhere"
        self.receive(self._file("PO-1", 1))
        answer = self.sent("order_response")
        self.assertEqual(
            (answer.work_state, answer.delivery_state), ("blocked", "failed")
        )
        self.assertIn("would not let us write", answer.note)
        self.assertEqual(self.sent("acknowledgement").delivery_state, "sent")
