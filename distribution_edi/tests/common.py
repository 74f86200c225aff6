# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner with an SFTP server, a profile and live interfaces."""

import hashlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from odoo.tests import TransactionCase

from .. import ediwire
from . import documents
from .sshd import Sshd


class EdiCase(TransactionCase):
    """One retailer in production, three items in stock, an empty server."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls._make_goods()
        cls._make_partner()
        cls._make_interfaces()

    @classmethod
    def _make_goods(cls):
        warehouse = cls.env["stock.warehouse"].search(
            [("company_id", "=", cls.company.id)], limit=1
        )
        cls.products = cls.env["product.product"].create(
            [
                {
                    "name": f"Item {code}",
                    "default_code": code,
                    "is_storable": True,
                    "list_price": 10.0,
                    "weight": 0.5,
                    "taxes_id": [(5,)],
                }
                for code in ("A-1", "A-2", "A-3")
            ]
        )
        for product in cls.products:
            cls.env["stock.quant"]._update_available_quantity(
                product, warehouse.lot_stock_id, 5000
            )

    @classmethod
    def _make_partner(cls):
        customer = cls.env["res.partner"].create({"name": "Harbour Retail"})
        store = cls.env["res.partner"].create(
            {"name": "Harbour store", "parent_id": customer.id, "type": "delivery"}
        )
        cls.system = cls.env["distribution.system"].create(
            {
                "name": "Harbour Retail",
                "partner_id": customer.id,
                "environment": "production",
                "price_tolerance": 1.0,
            }
        )
        cls.env["distribution.mapping"].create(
            {
                "system_id": cls.system.id,
                "kind": "party",
                "code_type": "92",
                "code": "0042",
                "partner_id": store.id,
            }
        )
        cls.profile = cls.env["distribution.edi.profile"].create(
            {
                "system_id": cls.system.id,
                "our_qualifier": documents.OURS[0],
                "our_identifier": documents.OURS[1],
                "partner_qualifier": documents.PARTNER[0],
                "partner_identifier": documents.PARTNER[1],
            }
        )

    @classmethod
    def _make_interfaces(cls):
        cls.orders_in = cls._interface("in", "order", file_folder="to_us")
        cls.answers = cls._interface("out", "order_response", ack_expected=True)
        cls.acknowledgements = cls._interface("out", "acknowledgement")
        cls.env["distribution.subscription"].create(
            {"event_type": "order.accepted", "interface_id": cls.answers.id}
        )

    @classmethod
    def _interface(cls, direction, document_type, **values):
        interface = cls.env["distribution.interface"].create(
            {
                "name": f"{document_type} {direction}",
                "code": f"harbour-{document_type.replace('_', '-')}-{direction}",
                "system_id": cls.system.id,
                "direction": direction,
                "document_type": document_type,
                "codec": "x12",
                "transport": "sftp",
                "file_folder": "from_us",
                "file_archive_folder": "archive",
                **values,
            }
        )
        interface.write({"state": "live"})
        return interface

    # --- the road ------------------------------------------------------------------

    def receive(self, body, name="file.edi"):
        """Take bytes in as a file of the server; return their message."""
        message = self.take_in(body, name)
        self.work()
        return message

    def take_in(self, body, name="file.edi"):
        """The same, without working on it yet."""
        digest = hashlib.sha256(body).hexdigest()
        message_id, _uid, _created = self.env["distribution.message"]._receive(
            self.orders_in, body, name=name, idempotency_key=f"{name} {digest}"
        )
        return self.env["distribution.message"].browse(message_id)

    def work(self):
        """Run everything that is due."""
        self._commit()
        with self.enter_registry_test_mode():
            while self.env["distribution.drain"]._run():
                pass
        self.env.invalidate_all()

    def poll(self):
        """Look at the server once; return the number of files taken."""
        self._commit()
        with self.enter_registry_test_mode():
            taken = self.env["distribution.poll"]._run()
        self.env.invalidate_all()
        return taken

    def _commit(self):
        self.env.flush_all()
        self.env.cr.precommit.run()

    # --- what came of it -----------------------------------------------------------

    def orders(self, number):
        """Return the sales orders made of purchase order ``number``."""
        return self.env["sale.order"].search([("client_order_ref", "=", number)])

    def sent(self, document_type):
        """Return what left for the partner, of one type."""
        return self.env["distribution.message"].search(
            [
                ("system_id", "=", self.system.id),
                ("direction", "=", "out"),
                ("document_type", "=", document_type),
            ]
        )

    def exceptions(self, record):
        """Return the open exceptions about ``record``."""
        return self.env["distribution.exception"].search(
            [("subject", "=", f"{record._name},{record.id}"), ("state", "=", "open")]
        )

    def only_exception(self, record):
        """Return the one open exception about ``record``."""
        found = self.exceptions(record)
        self.assertEqual(len(found), 1, found.mapped("words"))
        return found

    def assert_refused(self, message, words):
        """The file is kept and shown, and nothing at all was made of it."""
        self.assertEqual(message.work_state, "blocked")
        self.assertIn(words, self.exceptions(message)[:1].words)
        self.assertTrue(message._body())
        self.assertFalse(self.documents(message))
        self.assertFalse(self.sent("acknowledgement"))

    def documents(self, message):
        """Return the documents of a received file, in its order."""
        found = message.child_ids.filtered(lambda each: each.direction == "in")
        return found.sorted("id")

    def read_sent(self, message):
        """Return the canonical document that the partner will read in ``message``."""
        [interchange] = ediwire.read_interchanges(message._body())
        [group] = interchange.groups
        [transaction_set] = group.sets
        document, findings = ediwire.documents.read(transaction_set)
        self.assertFalse([*interchange.findings, *group.findings, *findings])
        self.assertFalse(transaction_set.findings)
        return document


class SftpCase(EdiCase):
    """The same, with a real OpenSSH server in the partner's place."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.mkdtemp(prefix="sftp-")
        cls.addClassCleanup(shutil.rmtree, folder)
        cls.sshd = cls.enterClassContext(Sshd(folder))
        credential = cls.env["distribution.credential"].create(
            {"name": "Key", "kind": "private_key", "secret": cls.sshd.private_key}
        )
        cls.system.write(
            {
                "sftp_host": "127.0.0.1",
                "sftp_port": cls.sshd.port,
                "sftp_user": cls.sshd.user,
                "sftp_host_key": cls.sshd.host_key,
                "sftp_credential_id": credential.id,
                "sftp_allow_private": True,
            }
        )

    def setUp(self):
        super().setUp()
        self.home = Path(tempfile.mkdtemp(dir=self.sshd.home))
        self.addCleanup(shutil.rmtree, self.home)
        for name in ("to_us", "from_us", "archive"):
            (self.home / name).mkdir()
        self.system.interface_ids.file_folder = f"{self.home}/from_us"
        self.orders_in.write(
            {
                "file_folder": f"{self.home}/to_us",
                "file_archive_folder": f"{self.home}/archive",
            }
        )

    def drop(self, name, body, age=60):
        """Put a file on the server, last changed ``age`` seconds ago."""
        path = self.home / "to_us" / name
        path.write_bytes(body)
        then = time.time() - age
        os.utime(path, (then, then))
        return path

    def listed(self, folder):
        """Return the names in a folder of the server."""
        return sorted(path.name for path in (self.home / folder).iterdir())
