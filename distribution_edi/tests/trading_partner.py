# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A retailer that no one here wrote: mock-edi orders from us, through real folders."""

import os
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from mockedi.testing import Mock

from ..models.distribution_transport_folder import VARIABLE
from . import documents
from .common import EdiCase

#: What leaves for the partner, and the facts that make it leave.
ANSWERS = {
    "shipment": ("shipment.dispatched",),
    "invoice": ("invoice.posted",),
    "order_change_response": ("order.changed", "order.change_refused"),
}
#: The partner reads and writes files only when a test says so.
NEVER = 3_600_000


class LivePartnerCase(EdiCase):
    """The partner as a buyer: it sends files, reads ours, and keeps its own books.

    ``from_us`` is the folder that it reads, ``to_us`` the one that it writes.
    """

    dialect = "X12"
    version = "004010"
    codec = "x12"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.products.invoice_policy = "delivery"
        cls.env["distribution.mapping"].create(
            {
                "system_id": cls.system.id,
                "kind": "party",
                "code_type": "92",
                "code": documents.PARTNER[1],
                "partner_id": cls.system.partner_id.child_ids.id,
            }
        )
        subscriptions = cls.env["distribution.subscription"]
        for document_type, facts in ANSWERS.items():
            interface = cls._interface("out", document_type, ack_expected=True)
            for fact in facts:
                subscriptions.create({"event_type": fact, "interface_id": interface.id})

    @classmethod
    def _interface(cls, direction, document_type, **values):
        folders = {
            "transport": "folder",
            "codec": cls.codec,
            "file_whole": "renamed",
            "file_archive_folder": "archive",
        }
        return super()._interface(direction, document_type, **values, **folders)

    def setUp(self):
        super().setUp()
        self.root = Path(tempfile.mkdtemp(prefix="exchange-"))
        self.addCleanup(shutil.rmtree, self.root)
        for name in ("to_us", "from_us", "archive"):
            (self.root / name).mkdir()
        self.startPatcher(patch.dict(os.environ, {VARIABLE: str(self.root)}))
        self.partner = self._start_partner()
        self._know_us("supplier")

    def _start_partner(self):
        partner = Mock.start(
            as2_id=documents.PARTNER[1],
            qualifier=documents.PARTNER[0],
            drop_dir=str(self.root / "from_us"),
            pickup_dir=str(self.root / "to_us"),
            drop_settle_ms=0,
            drop_interval_ms=NEVER,
        )
        self.addCleanup(partner.close)
        return partner

    def _know_us(self, role):
        us = {
            "id": documents.OURS[1],
            "qualifier": documents.OURS[0],
            "name": "North Wholesale",
            "dialect": self.dialect,
            "version": self.version,
            "role": role,
            "test": 0,
        }
        self.partner.expect("POST", "/_mock/partners", us, status=201)

    # --- what the partner does -----------------------------------------------------

    def behave(self, behaviour):
        """Have the partner misbehave in one way."""
        self.partner.behaviour(documents.OURS[1], behaviour)

    def buy(self, number="PO-700", lines=(("A-1", "6"), ("A-2", "3"))):
        """The partner orders (item, quantity) at 10.00 each."""
        wanted = [
            {"sku": item, "quantity": quantity, "uom": "EA", "price": "10.00"}
            for item, quantity in lines
        ]
        order = {
            "partner": documents.OURS[1],
            "po_number": number,
            "requested_on": "2026-12-04",
            "lines": wanted,
        }
        self.partner.expect("POST", "/_mock/purchase", order, status=201)

    def trade(self):
        """Carry files to and fro until neither side has anything more to say."""
        for _round in range(10):
            moved = self.poll()
            self.work()
            moved += len(self.scan())
            if not moved:
                return
        self.fail("The two sides never stop talking.")

    def scan(self):
        """Have the partner read what lies in its folder; return what became of it."""
        return self.partner.expect("POST", "/_mock/drop/scan")["files"]

    def books(self, number="PO-700"):
        """Return what the partner thinks of its order."""
        return self.partner.order(number)

    def ours(self, number="PO-700"):
        """Return our one sales order of the partner's."""
        found = self.orders(number)
        self.assertEqual(len(found), 1)
        return found
