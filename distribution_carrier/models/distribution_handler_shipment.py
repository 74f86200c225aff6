# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The shipment notice says who carries the goods, and under which number."""

from odoo import models


class DistributionHandlerShipment(models.AbstractModel):
    _inherit = "distribution.handler.shipment"

    def _carriage(self, picking):
        """Add carrier, service, tracking and weight (X12 856: TD5, REF, TD1).

        What a warehouse that others run has said of its carrier comes first.
        """
        carrier = picking.carrier_id
        theirs = self._carrier_codes(picking)
        connected = carrier.delivery_type == "distribution"
        weight = f"{picking.shipping_weight:.3f}"
        ours = {
            "carrier_scac": theirs.get("scac") or carrier.distribution_scac or None,
            "carrier_name": carrier.name or None,
            "service": theirs.get("service")
            or (carrier.distribution_service if connected else None),
            "tracking": picking.carrier_tracking_ref or None,
            "weight": weight if float(weight) else None,
            "weight_unit": self._weight_unit(),
        }
        return {**ours, **super()._carriage(picking)}

    def _carrier_codes(self, picking):
        """Return {"scac", "service": the partner's code} of the picking's carrier."""
        system = picking.sale_id.distribution_system_id
        carrier = picking.carrier_id
        codes = self.env["distribution.mapping"]._reverse(system, "carrier", carrier)
        said = reversed(codes.get(carrier.id, ()))
        return {"scac" if kind == "any" else kind: code for kind, code, _factor in said}

    def _weight_unit(self):
        """Return the code of the one unit that Odoo weighs everything in."""
        unit = self.env[
            "product.template"
        ]._get_weight_uom_id_from_ir_config_parameter()
        return "LB" if unit == self.env.ref("uom.product_uom_lb") else "KG"
