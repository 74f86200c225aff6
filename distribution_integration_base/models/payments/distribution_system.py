# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a partner's remittances are booked, and who decides on returns."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class DistributionSystem(models.Model):
    _inherit = "distribution.system"

    remittance_rule = fields.Selection(
        [
            ("document", "As each remittance says"),
            ("register", "Register the payment"),
            ("match", "Keep for the bank statement"),
        ],
        string="Remittances",
        required=True,
        default="document",
        help="As it says: one that comes with its money is registered as a payment; "
        "one for information waits until the bank statement shows the money.",
    )
    payment_journal_id = fields.Many2one(
        "account.journal",
        check_company=True,
        domain="[('type', 'in', ('bank', 'cash', 'credit'))]",
        help="Payments of this partner are registered here.",
    )
    return_rule = fields.Selection(
        [
            ("person", "A person decides"),
            ("checks", "The checks decide"),
        ],
        string="Returns",
        required=True,
        default="person",
        help="The checks: shipped on this order, not more than that, within the days.",
    )
    return_days = fields.Integer(
        string="Returns within (days)",
        help="Counted from the delivery; 0: at any time.",
    )

    @api.constrains("return_days")
    def _check_return_days(self):
        for system in self:
            if system.return_days < 0:
                raise ValidationError(
                    self.env._("The days for returns cannot be below zero.")
                )
