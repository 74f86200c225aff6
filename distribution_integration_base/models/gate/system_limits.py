# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a system can take."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .distribution_gate import SLOTS_A_SYSTEM


class DistributionSystemLimits(models.AbstractModel):
    _name = "distribution.system.limits"
    _description = "Limits of a system"

    rate_per_minute = fields.Integer(
        string="Documents a minute",
        help="No more than so many are sent, by all workers together. 0: no limit.",
    )
    rate_burst = fields.Integer(
        string="At once",
        default=1,
        help="Of these, so many may leave without a pause between them.",
    )
    max_at_once = fields.Integer(
        string="Connections at once",
        help="No more than so many connections, of all workers together. 0: no limit.",
    )

    @api.constrains("rate_per_minute", "rate_burst", "max_at_once")
    def _check_limits(self):
        for system in self:
            if system.rate_per_minute < 0 or system.rate_burst < 1:
                raise ValidationError(
                    self.env._(
                        "A rate is 0 (no limit) or above; at least one document leaves "
                        "at once."
                    )
                )
            if not 0 <= system.max_at_once < SLOTS_A_SYSTEM:
                raise ValidationError(
                    self.env._(
                        "Connections at once are 0 (no limit) to %s.",
                        SLOTS_A_SYSTEM - 1,
                    )
                )
