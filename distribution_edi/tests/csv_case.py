# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner whose files are tables: maps that somebody else approved, and folders."""

import os
import shutil
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from odoo.tests import new_test_user

from .. import tablewire
from ..models.distribution_transport_folder import VARIABLE
from .common import EdiCase


class CsvCase(EdiCase):
    """Ready maps, copied and approved, on interfaces that use a folder."""

    @classmethod
    def setUpClass(cls):
        root = tempfile.mkdtemp(prefix="exchange-")
        cls.addClassCleanup(shutil.rmtree, root)
        cls.root = Path(root)
        for name in ("to_us", "from_us", "archive"):
            (cls.root / name).mkdir()
        cls.enterClassContext(patch.dict(os.environ, {VARIABLE: root}))
        super().setUpClass()
        cls.profile.unlink()

    @classmethod
    def approved(cls, ready, **values):
        """Return an approved copy of a ready map, with other ``values``."""
        found = cls.env.ref(f"distribution_edi.csv_map_{ready}").copy()
        found.write({"name": f"Harbour {ready}", **values})
        found.sudo().state = "approved"
        return found

    @classmethod
    def manager(cls, login):
        """Return a person who writes and approves maps."""
        group = "distribution_integration_base.group_integration_manager"
        return new_test_user(cls.env, login, groups=group)

    @classmethod
    def _interface(cls, direction, document_type, **values):
        wanted = {
            "codec": "csv",
            "transport": "folder",
            "file_folder": "to_us" if direction == "in" else "from_us",
            "file_archive_folder": "archive",
        }
        if document_type == "acknowledgement":
            wanted["codec"] = "xml"
        elif "csv_map_id" not in values:
            wanted["csv_map_id"] = cls.approved(f"{document_type}s").id
        return super()._interface(direction, document_type, **{**wanted, **values})

    def put(self, body, name="orders.csv"):
        """Let the partner put a file into our folder, and work it."""
        path = self.root / "to_us" / name
        path.write_bytes(body)
        then = time.time() - 60
        os.utime(path, (then, then))
        self.assertEqual(self.poll() + self.poll(), 1)
        self.work()
        domain = [("interface_id", "=", self.orders_in.id), ("parent_id", "=", False)]
        return self.env["distribution.message"].search(domain, order="id desc", limit=1)

    def read_sent(self, message):
        """Return what the partner reads in a file of ours, without a fault."""
        plan = message.interface_id.csv_map_id._plan()
        sheet = tablewire.read(message._body(), plan, message.create_date)
        [found] = sheet.documents
        self.assertFalse([*sheet.findings, *found.findings])
        return found.document
