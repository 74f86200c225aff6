# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reports about all orders of a partner, by the clock."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .. import clock


class DistributionStatusFeed(models.Model):
    """How often an outgoing interface for order status tells of all orders.

    Single orders are told by subscriptions to events, and when the partner asks.
    """

    _name = "distribution.status.feed"
    _description = "Order status feed"
    _order = "system_id, id"

    interface_id = fields.Many2one(
        "distribution.interface",
        required=True,
        ondelete="cascade",
        domain=[("direction", "=", "out"), ("document_type", "=", "order_status")],
    )
    system_id = fields.Many2one(
        related="interface_id.system_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="interface_id.company_id", store=True, index=True
    )
    active = fields.Boolean(default=True)
    every_hours = fields.Integer(string="Every (hours)", required=True, default=24)
    only_open = fields.Boolean(
        default=True, help="Without those that ended in the last 30 days."
    )
    run = fields.Integer(string="Reports", readonly=True, copy=False)
    last_told_at = fields.Datetime(readonly=True, copy=False)

    _interface_unique = models.UniqueIndex(
        "(interface_id)", "This interface tells of orders by the clock already."
    )

    def _compute_display_name(self):
        for feed in self:
            feed.display_name = feed.interface_id.name

    @api.constrains("every_hours", "interface_id")
    def _check_feed(self):
        for feed in self:
            interface = feed.interface_id
            kind = (interface.direction, interface.document_type)
            if feed.every_hours < 1 or kind != ("out", "order_status"):
                raise ValidationError(
                    self.env._(
                        "An outgoing interface for order status is needed, and at "
                        "least one hour between two reports."
                    )
                )

    def action_tell(self):
        """Tell of all orders now."""
        self.check_access("write")
        self.sudo()._tell()

    @api.model
    def _cron(self):
        """Tell what is due; one feed's trouble is told and is not the next one's."""
        moving = [("interface_id.state", "in", ("live", "deprecated"))]
        for feed in self.search([*moving, ("system_id.active", "=", True)]):
            now = clock.now(self.env)
            wait = timedelta(hours=feed.every_hours)
            if feed.last_told_at and feed.last_told_at + wait > now:
                continue
            name = self.env._("Order status for %s", feed.system_id.name)
            with self.env["distribution.watch"]._part(f"status:{feed.id}", name):
                feed._tell()

    def _tell(self):
        """Queue one report for each feed; none where there is no order to speak of."""
        standing = self.env["distribution.order.standing"]
        road = self.env["distribution.road.out"]
        for feed in self:
            feed.last_told_at = clock.now(self.env)
            orders = standing._of_partner(feed.system_id, feed.only_open)
            if not orders:
                continue
            feed.run += 1
            number = f"SF{feed.id}-{feed.run}"
            document = {
                "type": "order_status",
                "number": number,
                "reported_at": feed.last_told_at.isoformat(),
                "orders": standing._describe(orders),
            }
            road._queue(
                [
                    {
                        **road._prepare_common(feed.interface_id),
                        "name": f"order_status {number}",
                        "reference": number,
                        "idempotency_key": f"status:{number}",
                        "order_key": f"status:{feed.interface_id.id}",
                        "canonical": document,
                        "res_model": feed._name,
                        "res_id": feed.id,
                    }
                ]
            )
