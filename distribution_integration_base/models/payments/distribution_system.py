# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a partner's remittances are booked."""

from odoo import fields, models


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
