# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How this system's orders are handled."""

from odoo import fields, models


class DistributionSystem(models.Model):
    _inherit = "distribution.system"

    policy_id = fields.Many2one(
        "distribution.order.policy",
        string="Order policy",
        check_company=True,
        ondelete="restrict",
        help="Which checks its orders pass, and how far they go by themselves.",
    )

    def _order_policy(self):
        """Return the policy of this system, or one with the defaults."""
        self.ensure_one()
        return self.policy_id or self.env["distribution.order.policy"].new({})
