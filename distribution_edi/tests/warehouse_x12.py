# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A made-up 3PL that reads our files byte by byte and answers in files of its own."""

from odoo.addons.distribution_integration_base.tests.peer import Peer
from odoo.addons.distribution_integration_base.tests.warehouse_partner import Warehouse

from .. import ediwire
from . import documents
from .common import EdiCase

BAY = ("12", "5551234567")


class X12Warehouse(Warehouse):
    """Knows only what it reads; counts its own control numbers."""

    def __init__(self):
        super().__init__()
        self.control = 500

    def hear_file(self, body):
        """Read a file of ours; return the 997 about each of its groups."""
        answers = []
        for interchange in ediwire.read_interchanges(body):
            assert interchange.sender == documents.OURS, interchange.sender
            assert interchange.receiver == BAY, interchange.receiver
            for group in interchange.groups:
                for found in group.sets:
                    assert not found.findings, [each.words() for each in found.findings]
                    document, findings = ediwire.documents.read(found)
                    assert not findings, [each.words() for each in findings]
                    if document["type"] != "acknowledgement":
                        self.hear(document)
                answers.append(ediwire.acknowledge(group))
        return [answer for answer in answers if answer]

    def file(self, *found, **envelope):
        """Return the bytes of a file with these documents (canonical dicts)."""
        self.control += 10
        values = {"sender": BAY, **envelope}
        sets = [ediwire.documents.write(document) for document in found]
        return documents.interchange(sets, self.control, **values)


class ThreePlCase(EdiCase):
    """A retailer that wants 856 and 810, and a 3PL that ships to it; all in X12."""

    @classmethod
    def setUpClass(cls):
        cls.peer = cls.enterClassContext(Peer())
        super().setUpClass()
        cls._make_warehouse()

    @classmethod
    def _interface(cls, direction, document_type, **values):
        """What leaves is posted to a peer that takes everything."""
        if direction == "out":
            values |= {
                "transport": "http",
                "address": cls.peer.address,
                "allow_private_address": True,
            }
        code = f"{cls.system.id}-{document_type.replace('_', '-')}-{direction}"
        return super()._interface(direction, document_type, **{"code": code, **values})

    @classmethod
    def _subscribe(cls, event_type, document_type, **values):
        interface = cls._interface("out", document_type, **values)
        cls.env["distribution.subscription"].create(
            {"event_type": event_type, "interface_id": interface.id}
        )
        return interface

    @classmethod
    def _make_warehouse(cls):
        cls._subscribe("shipment.dispatched", "shipment")
        cls._subscribe("invoice.posted", "invoice")
        cls.system.policy_id = cls.env["distribution.order.policy"].create(
            {"name": "Billed when shipped", "invoice": "posted"}
        )
        cls.retailer = cls.system
        cls.warehouse = cls.env["stock.warehouse"].search(
            [("company_id", "=", cls.company.id)], limit=1
        )
        cls.system = cls.env["distribution.system"].create(
            {
                "name": "Bay 3",
                "kind": "warehouse",
                "environment": "production",
                "adjustment_rule": "apply",
                "run_warehouse_ids": [(4, cls.warehouse.id)],
            }
        )
        cls.threepl, cls.system = cls.system, cls.retailer
        cls.env["distribution.edi.profile"].create(
            {
                "system_id": cls.threepl.id,
                "our_qualifier": documents.OURS[0],
                "our_identifier": documents.OURS[1],
                "partner_qualifier": BAY[0],
                "partner_identifier": BAY[1],
            }
        )
        cls._make_their_interfaces()

    @classmethod
    def _make_their_interfaces(cls):
        cls.system = cls.threepl
        cls.answers_in = cls._interface("in", "warehouse_shipment", file_folder="bay")
        cls._interface("out", "acknowledgement")
        cls._subscribe("fulfilment.*", "warehouse_order", ack_expected=True)
        cls._subscribe("inbound.*", "inbound_notice", ack_expected=True)
        cls.system = cls.retailer

    def setUp(self):
        super().setUp()
        self.bay, self.heard = X12Warehouse(), set()

    def ordered(self, number, *lines, control=41):
        """Bring an 850 in and have the warehouse told; return the delivery."""
        wanted = lines or (documents.line(1, "A-1"), documents.line(2, "A-2", 3))
        order = documents.order(number, wanted)
        self.receive(documents.interchange([order], control), f"{number}.edi")
        self.listen()
        return self.orders(number).picking_ids

    def of_bay(self, direction="out"):
        return self.env["distribution.message"].search(
            [("system_id", "=", self.threepl.id), ("direction", "=", direction)],
            order="id",
        )

    def listen(self):
        """Have the warehouse read what left for it; return its 997s as documents."""
        self.work()
        sent = self.of_bay().filtered(
            lambda each: each.work_state == "done" and each.id not in self.heard
        )
        self.heard |= set(sent.ids)
        return [answer for each in sent for answer in self.bay.hear_file(each._body())]

    def answer(self, *found, **envelope):
        """Take a file of the warehouse in; return its documents' messages."""
        body = self.bay.file(*found, **envelope)
        message_id, _uid, _created = self.env["distribution.message"]._receive(
            self.answers_in, body, name="bay.edi", idempotency_key=str(self.bay.control)
        )
        self.work()
        message = self.env["distribution.message"].browse(message_id)
        return self.documents(message)
