# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a carrier tells of a parcel is told on."""

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.canonical import (
    EventType,
    ShipmentData,
)

from ..carriers.contract import MILESTONES

STEPS = tuple(
    EventType(f"shipment.{milestone}", f"A parcel: {label}", ShipmentData)
    for milestone, label in MILESTONES.items()
    if milestone != "unknown"
)


class DistributionEvent(models.Model):
    _inherit = "distribution.event"

    event_type = fields.Selection(
        selection_add=[(kind.name, kind.words) for kind in STEPS],
        ondelete={kind.name: "cascade" for kind in STEPS},
    )

    @api.model
    def _event_types(self):
        return super()._event_types() | {kind.name: kind for kind in STEPS}

    @api.model
    def _data_stock_picking(self, picking):
        tracking = picking.carrier_tracking_ref
        return super()._data_stock_picking(picking) | {"tracking": tracking or None}
