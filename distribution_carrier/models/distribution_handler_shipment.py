# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The shipment notice says who carries the goods, and under which number."""

from odoo import models


class DistributionHandlerShipment(models.AbstractModel):
    _inherit = "distribution.handler.shipment"

    def _carriage(self, picking):
        """Add carrier, service, tracking and weight (X12 856: TD5, REF, TD1)."""
        carrier = picking.carrier_id
        connected = carrier.delivery_type == "distribution"
        weight = f"{picking.shipping_weight:.3f}"
        return {
            **super()._carriage(picking),
            "carrier_scac": carrier.distribution_scac or None,
            "carrier_name": carrier.name or None,
            "service": carrier.distribution_service if connected else None,
            "tracking": picking.carrier_tracking_ref or None,
            "weight": weight if float(weight) else None,
            "weight_unit": self._weight_unit(),
        }

    def _weight_unit(self):
        """Return the code of the one unit that Odoo weighs everything in."""
        unit = self.env[
            "product.template"
        ]._get_weight_uom_id_from_ir_config_parameter()
        return "LB" if unit == self.env.ref("uom.product_uom_lb") else "KG"
