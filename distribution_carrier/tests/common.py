# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A distributor whose partner's orders are shipped by the simulated carrier."""

from unittest.mock import patch

from odoo.addons.distribution_carrier.carriers.simulator import Simulator
from odoo.addons.distribution_integration_base.tests.common import DistributionCase


class CarrierCase(DistributionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.country = cls.env.ref("base.us")
        cls.partner.write(
            {
                "street": "1 Main Street",
                "city": "Springfield",
                "state_id": cls.env.ref("base.state_us_14").id,
                "zip": "62701",
                "country_id": cls.country.id,
            }
        )
        cls.warehouse.partner_id.write({"zip": "38118", "country_id": cls.country.id})
        cls.bolt.weight = 0.5
        cls.charge = cls.env["product.product"].create(
            {"name": "Carriage", "type": "service", "taxes_id": [(5,)]}
        )
        cls.carrier = cls._carrier("Simulated Ground")
        cls.carrier.action_distribution_connect()
        cls.carrier_system = cls.carrier.distribution_system_id
        cls.labels = cls.carrier_system.interface_ids
        cls.labels.write({"state": "live"})

    @classmethod
    def _carrier(cls, name, **values):
        return cls.env["delivery.carrier"].create(
            {
                "name": name,
                "delivery_type": "distribution",
                "distribution_provider": "simulator",
                "product_id": cls.charge.id,
                "invoice_policy": "real",
                "distribution_scac": "SIMU",
                "tracking_url": "https://track.example/<shipmenttrackingnumber>",
                **values,
            }
        )

    def _delivery(self, number="PO-1", quantity="5", carrier=None):
        """Return the reserved delivery of an order that the partner sent."""
        self._work(self._order(number, ("BOLT", quantity, "EA", "10.00")))
        picking = self._orders(number).picking_ids
        self.assertEqual(picking.state, "assigned")
        picking.carrier_id = carrier or self.carrier
        return picking

    def _validate(self, picking):
        """Validate as a person does, while no carrier may be called."""

        def called(*_args):
            raise AssertionError("the carrier was called inside the transaction")

        with (
            patch.object(Simulator, "ship", called),
            patch.object(Simulator, "void", called),
            patch.object(Simulator, "track", called),
        ):
            picking.move_ids.picked = True
            picking.button_validate()
            self.env.flush_all()
            self.env.cr.precommit.run()
        self.assertEqual(picking.state, "done")

    def _shipped(self, number="PO-1", **values):
        """Return a validated delivery whose label has arrived."""
        picking = self._delivery(number, **values)
        self._validate(picking)
        self._drain()
        return picking

    def _messages(self, picking, document_type="label_request"):
        return picking._distribution_messages(document_type)

    def _label_files(self, picking):
        return self.env["ir.attachment"].search(
            [
                ("res_model", "=", "stock.picking"),
                ("res_id", "=", picking.id),
                ("name", "=like", "LabelShipping-distribution-%"),
            ]
        )

    def _told(self, picking, prefix="shipment."):
        """Return the types of the events told about a delivery, oldest first."""
        events = self.env["distribution.event"].search(
            [
                ("res_model", "=", "stock.picking"),
                ("res_id", "=", picking.id),
                ("event_type", "=like", f"{prefix}%"),
            ]
        )
        return events.sorted("id").mapped("event_type")

    def _assert_nothing_written(self, picking):
        """No label has come: the delivery knows nothing that it does not know."""
        self.assertFalse(picking.carrier_tracking_ref)
        self.assertFalse(picking.distribution_milestone)
        self.assertFalse(self._label_files(picking))
        self.assertFalse(picking.sale_id.order_line.filtered("is_delivery"))
        self.assertEqual(self._told(picking), [])
