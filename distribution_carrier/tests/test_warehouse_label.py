# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse that others run has shipped has a label of theirs."""

import json

from odoo.tests import tagged

from odoo.addons.distribution_integration_base.tests.warehouse_partner import Warehouse

from .common import CarrierCase


@tagged("post_install", "-at_install")
class TestWarehouseLabel(CarrierCase):
    def test_no_label_is_asked_for_and_their_carrier_is_told(self):
        retailer = self.system
        type(self).system = self.env["distribution.system"].create(
            {
                "name": "Bay 3",
                "kind": "warehouse",
                "run_warehouse_ids": [(4, self.warehouse.id)],
            }
        )
        self._subscribe("fulfilment.*", "warehouse_order", "http://127.0.0.1:1/")
        door = self._interface("bay-in", "in", "warehouse_shipment")
        type(self).system = retailer
        picking = self._delivery()
        self._drain()
        asked = self.env["distribution.message"].search(
            [("document_type", "=", "warehouse_order")]
        )
        bay = Warehouse()
        bay.hear(asked.canonical)
        body = json.dumps(bay.ship(picking.name)).encode()
        self.env["distribution.message"]._receive(
            door, body, name="945", idempotency_key="945"
        )
        self._drain()
        self.assertEqual(picking.state, "done")
        self.assertFalse(self._messages(picking))
        self.assertIn("shipment.dispatched", self._told(picking))
        told = self.env["distribution.handler.shipment"]._carriage(picking)
        self.assertEqual(told["carrier_scac"], "FDEG")
        self.assertEqual(told["tracking"], "PRO-5")
