# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A distributor whose only warehouse is run by others, and they speak JSON."""

import json
from hashlib import sha256

from .common import DistributionCase
from .peer import Peer
from .warehouse_partner import Warehouse


class WarehouseCase(DistributionCase):
    """The retailer's orders come as ever; a 3PL ships them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.retailer = cls.system
        address = cls.enterClassContext(Peer()).address
        cls._subscribe("shipment.dispatched", "shipment", address)
        cls.carrier = cls.env["res.partner"].create({"name": "Bay 3 Logistics"})
        cls.threepl = cls.system = cls.env["distribution.system"].create(
            {
                "name": "Bay 3",
                "kind": "warehouse",
                "partner_id": cls.carrier.id,
                "adjustment_rule": "apply",
            }
        )
        cls.answers_in = cls._interface("bay-in", "in", "warehouse_shipment")
        for event_type, document_type in (
            ("fulfilment.*", "warehouse_order"),
            ("inbound.*", "inbound_notice"),
        ):
            cls._subscribe(event_type, document_type, address)
        cls.damaged, cls.held = cls.env["stock.location"].create(
            [
                {"name": "Damaged", "usage": "inventory"},
                {
                    "name": "On hold",
                    "usage": "internal",
                    "location_id": cls.warehouse.view_location_id.id,
                },
            ]
        )
        cls.warehouse.write(
            {
                "distribution_system_id": cls.threepl.id,
                "distribution_damaged_location_id": cls.damaged.id,
                "distribution_hold_location_id": cls.held.id,
            }
        )
        cls.supplier = cls.env["res.partner"].create({"name": "Bolt Works"})

    def setUp(self):
        super().setUp()
        self.bay = Warehouse()
        self.told = []

    # --- what the warehouse is told and answers ---

    def listen(self):
        """Work what is due; have the warehouse read what it is told of it."""
        self._drain()
        sent = self.env["distribution.message"].search(
            [
                ("system_id", "=", self.threepl.id),
                ("direction", "=", "out"),
                ("work_state", "=", "done"),
                ("id", "not in", [message.id for message in self.told]),
            ],
            order="id",
        )
        for message in sent:
            self.told.append(message)
            self.bay.hear(message.canonical)
        return sent

    def answer(self, document, key=None):
        """Take the warehouse's answer in and work it; return its message."""
        body = json.dumps(document).encode()
        message_id, _uid, _created = self.env["distribution.message"]._receive(
            self.answers_in,
            body,
            name="answer",
            idempotency_key=key or sha256(body).hexdigest(),
        )
        self._drain()
        return self.env["distribution.message"].browse(message_id)

    # --- goods ---

    def ordered(self, number, *lines):
        """Bring an order in and have the warehouse told; return its delivery."""
        lines = lines or (("BOLT", "5", "EA", "10.00"), ("NUT", "8", "EA", "2.50"))
        self._work(self._order(number, *lines))
        self.listen()
        return self._orders(number).picking_ids

    def expected(self, *goods):
        """Announce a receipt of (product, quantity); return it."""
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.in_type_id.id,
                "partner_id": self.supplier.id,
                "origin": "P-55",
                "location_id": self.supplier.property_stock_supplier.id,
                "location_dest_id": self.warehouse.lot_stock_id.id,
                "move_ids": [
                    (
                        0,
                        0,
                        {
                            "product_id": product.id,
                            "product_uom_qty": quantity,
                            "location_id": self.supplier.property_stock_supplier.id,
                            "location_dest_id": self.warehouse.lot_stock_id.id,
                        },
                    )
                    for product, quantity in goods
                ],
            }
        )
        picking.action_confirm()
        self.listen()
        return picking

    def asked(self, picking):
        """Return what the warehouse was told of ``picking``, oldest first."""
        return self.env["distribution.warehouse.order"].search(
            [("picking_id", "=", picking.id)], order="id"
        )

    def on_hand(self, product, place=None):
        place = place or self.warehouse.lot_stock_id
        quants = self.env["stock.quant"]._gather(product, place)
        return sum(quants.mapped("quantity"))

    def documents(self, document_type):
        """Return what left for the retailer, of one type."""
        return self.env["distribution.message"].search(
            [
                ("system_id", "=", self.retailer.id),
                ("direction", "=", "out"),
                ("document_type", "=", document_type),
            ]
        )

    def assert_stopped(self, message, *causes):
        """It waits for a person, for exactly these causes."""
        self.assertEqual(message.work_state, "blocked", message.note)
        found = self._open_exceptions(message)
        said = sorted(found.mapped("cause"))
        begun = sorted(causes)
        self.assertEqual(len(said), len(begun), found.mapped("words"))
        for cause, begin in zip(said, begun, strict=True):
            self.assertTrue(cause.startswith(begin), f"{cause} is not {begin}")
        self.assertTrue(all(found.mapped("hint")))
        return found

    def assert_untouched(self, picking, bolts=100, nuts=100):
        """Nothing has left, and what was reserved still is."""
        self.assertEqual(picking.state, "assigned")
        self.assertFalse(picking.move_line_ids.result_package_id)
        self.assertEqual(self.on_hand(self.bolt), bolts)
        self.assertEqual(self.on_hand(self.nut), nuts)
        self.assertFalse(self.documents("shipment"))
