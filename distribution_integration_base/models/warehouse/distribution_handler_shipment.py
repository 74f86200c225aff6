# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The customer's notice of what a warehouse shipped says what the warehouse said."""

from datetime import datetime, time

from odoo import api, models


class DistributionHandlerShipment(models.AbstractModel):
    _name = "distribution.handler.shipment"
    _inherit = "distribution.handler.shipment"

    @api.model
    def _carriage(self, picking):
        """Add carrier, number, bill of lading, and the day on which it really left."""
        answer = picking._distribution_answer()
        if not answer:
            return super()._carriage(picking)
        told = {
            "carrier_scac": answer.carrier_scac,
            "carrier_name": answer.carrier_name,
            "tracking": answer.tracking,
            "bill_of_lading": answer.bill_of_lading,
        }
        said = {name: value for name, value in told.items() if value}
        if answer.shipped_on and answer.shipped_on < picking.date_done.date():
            left = datetime.combine(answer.shipped_on, time(12))
            said["shipped_at"] = left.isoformat()
        return {**super()._carriage(picking), **said}
