# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was changed on an interface: insert-only."""

from odoo import fields, models
from odoo.exceptions import UserError

from .. import clock


class DistributionInterfaceChange(models.Model):
    """One row per changed field, with the contract version in force at the time."""

    _name = "distribution.interface.change"
    _description = "Change of an interface"
    _order = "id desc"
    _log_access = False
    _rec_name = "field_label"

    interface_id = fields.Many2one(
        "distribution.interface", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="interface_id.company_id")
    at = fields.Datetime(required=True, default=lambda self: clock.begun(self.env))
    user_id = fields.Many2one(
        "res.users", required=True, default=lambda self: self.env.user
    )
    field_name = fields.Char(required=True)
    field_label = fields.Char(string="Field", required=True)
    before = fields.Char()
    after = fields.Char()
    reason = fields.Char()
    contract_version = fields.Char(string="Contract")

    def write(self, vals):
        if vals:
            raise UserError(self.env._("The change log cannot be changed."))
        return super().write(vals)
