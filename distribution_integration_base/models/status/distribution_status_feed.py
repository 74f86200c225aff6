# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reports about all orders of a partner, by the clock."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class DistributionStatusFeed(models.Model):
    """How often an outgoing interface for order status tells of all orders.

    Single orders are told by subscriptions to events, and when the partner asks.
    """

    _name = "distribution.status.feed"
    _inherit = ["distribution.feed"]
    _description = "Order status feed"
    _order = "system_id, id"
    _tells = "order_status"

    every_hours = fields.Integer(string="Every (hours)", required=True, default=24)
    only_open = fields.Boolean(
        default=True, help="Without those that ended in the last 30 days."
    )

    _interface_unique = models.UniqueIndex(
        "(interface_id)", "This interface tells of orders by the clock already."
    )

    @api.constrains("every_hours")
    def _check_hours(self):
        if any(feed.every_hours < 1 for feed in self):
            raise ValidationError(
                self.env._("At least one hour lies between two reports.")
            )

    def action_tell(self):
        """Tell of all orders now."""
        return self._publish_by_hand("full")

    def _due(self, now):
        return "full" if self._is_time(now, hours=self.every_hours) else ""

    def _tell(self, scope, now):
        """Queue one report; none where there is no order to speak of."""
        standing = self.env["distribution.order.standing"]
        orders = standing._of_partner(self.system_id, self.only_open)
        if not orders:
            return self.message_id.browse()
        number = f"SF{self.id}-{self.run + 1}"
        return self._queue(
            {
                number: {
                    "type": "order_status",
                    "number": number,
                    "reported_at": now.isoformat(),
                    "orders": standing._describe(orders),
                }
            }
        )
