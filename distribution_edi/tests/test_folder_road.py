# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A folder of this machine shares the road of SFTP, and nobody leaves it."""

import os
import shutil
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from odoo.tests import tagged

from ..models.distribution_transport_folder import VARIABLE
from .common import EdiCase
from .documents import interchange, line, order


@tagged("post_install", "-at_install")
class TestFolderRoad(EdiCase):
    @classmethod
    def _interface(cls, direction, document_type, **values):
        values = {**values, "transport": "folder", "file_archive_folder": "in/archive"}
        return super()._interface(direction, document_type, **values)

    def setUp(self):
        super().setUp()
        outside = Path(tempfile.mkdtemp(prefix="exchange-"))
        self.addCleanup(shutil.rmtree, outside)
        self.secret = outside / "secret"
        self.secret.mkdir()
        self.root = outside / "root"
        for name in ("to_us", "from_us", "in/archive"):
            (self.root / name).mkdir(parents=True)
        root = patch.dict(os.environ, {VARIABLE: str(self.root)})
        self.startPatcher(root)

    def _file(self, number, control):
        return interchange([order(number, [line(1, "A-1")])], control)

    def _drop(self, name, body, age=60):
        path = self.root / "to_us" / name
        path.write_bytes(body)
        then = time.time() - age
        os.utime(path, (then, then))
        return path

    def _listed(self, folder):
        return sorted(each.name for each in (self.root / folder).iterdir())

    def test_whole_road(self):
        self._drop("a.edi", self._file("PO-1", 1))
        self._drop("b.edi", self._file("PO-2", 2))
        self._drop("bad.edi", b"not a document")
        self.assertEqual(self.poll(), 0)
        self.assertEqual(self.poll(), 3)
        self.assertFalse(self._listed("to_us"))
        self.assertEqual(self._listed("in/archive"), ["a.edi", "b.edi", "bad.edi"])
        self.work()
        self.assertEqual(self.orders("PO-1").state, "sale")
        self.assertEqual(self.orders("PO-2").state, "sale")
        names = self._listed("from_us")
        self.assertEqual(
            sorted(name.split("_")[1] for name in names),
            ["855", "855", "997", "997"],
        )
        answer = self.sent("order_response")[:1]
        self.assertEqual(answer.delivery_state, "sent")
        written = self.root / "from_us" / answer.payload_ids.message_id.name
        bodies = {path.read_bytes() for path in (self.root / "from_us").iterdir()}
        self.assertIn(answer._body(), bodies, written)

    def test_file_that_is_renamed_is_taken_at_once(self):
        self.orders_in.file_whole = "renamed"
        self.orders_in.file_pattern = "*.edi, *.x12"
        whole = self._file("PO-1", 1)
        self._drop("one.edi.tmp", whole[:100], age=0)
        self._drop("two.txt", whole)
        self.assertEqual(self.poll(), 0)
        self._drop("one.edi.tmp", whole, age=0)
        (self.root / "to_us/one.edi.tmp").rename(self.root / "to_us/ONE.X12")
        self.assertEqual(self.poll(), 1)
        self.assertEqual(self._listed("to_us"), ["two.txt"])
        self.assertFalse(self.orders_in.file_sighting_ids)

    def test_links_lead_nowhere(self):
        (self.secret / "850.edi").write_bytes(self._file("PO-BAD", 5))
        (self.root / "to_us/link.edi").symlink_to(self.secret / "850.edi")
        os.mkfifo(self.root / "to_us/pipe.edi")
        self._drop("good.edi", self._file("PO-1", 1))
        self.poll()
        self.assertEqual(self.poll(), 1)
        self.work()
        self.assertEqual(self.orders("PO-1").state, "sale")
        self.assertFalse(self.orders("PO-BAD"))
        words = self.only_exception(self.orders_in).words
        self.assertIn("'link.edi': it is not a regular file", words)

    def test_folder_that_is_a_link_is_refused(self):
        shutil.rmtree(self.root / "from_us")
        (self.root / "from_us").symlink_to(self.secret)
        self.receive(self._file("PO-1", 1))
        answer = self.sent("order_response")
        self.assertEqual(
            (answer.work_state, answer.delivery_state), ("blocked", "failed")
        )
        self.assertFalse(list(self.secret.iterdir()))

    def test_nobody_names_a_folder_outside(self):
        (self.secret / "850.edi").write_bytes(self._file("PO-BAD", 5))
        for folder in ("../secret", "to_us/../../secret", str(self.secret)):
            with self.subTest(folder):
                self.orders_in.file_folder = folder
                self.assertEqual((self.poll(), self.poll()), (0, 0))
                words = self.only_exception(self.orders_in).words
                self.assertIn("leads out of the folder for exchange", words)
        self.assertTrue((self.secret / "850.edi").exists())
        self.assertFalse(
            self.env["distribution.message"]
            .search([])
            .filtered(lambda message: message.interface_id == self.orders_in)
        )

    def test_without_a_root_nothing_is_open(self):
        for root in ("", "relative/path"):
            with patch.dict(os.environ, {VARIABLE: root}):
                self.assertEqual(self.poll(), 0)
        words = self.only_exception(self.orders_in).words
        self.assertIn("No folder of this machine is open for exchange", words)

    def test_mount_that_is_gone_is_waited_for(self):
        self.root.rename(self.root.with_name("away"))
        message = self.receive(self._file("PO-1", 1))
        self.assertEqual(message.work_state, "done")
        answer = self.sent("order_response")
        self.assertEqual(answer.work_state, "waiting")
        self.assertIn("cannot be opened", answer.note)
