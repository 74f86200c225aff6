# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which event makes a document leave through which interface."""

from odoo import fields, models


class DistributionSubscription(models.Model):
    """``event_type`` of ``system_id`` -> one document through ``interface_id``."""

    _name = "distribution.subscription"
    _description = "Subscription"
    _order = "system_id, event_type"

    event_type = fields.Char(
        required=True,
        index=True,
        help="For example order.accepted, order.allocated, shipment.dispatched, "
        "invoice.posted.",
    )
    interface_id = fields.Many2one(
        "distribution.interface",
        required=True,
        ondelete="cascade",
        index=True,
        domain=[("direction", "=", "out")],
    )
    system_id = fields.Many2one(
        related="interface_id.system_id", store=True, index=True
    )
    company_id = fields.Many2one(related="interface_id.company_id", store=True)
    active = fields.Boolean(default=True)

    _event_interface_unique = models.UniqueIndex(
        "(event_type, interface_id)", "This event goes to this interface already."
    )
