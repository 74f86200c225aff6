# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was agreed with whoever runs a warehouse."""

from odoo import fields, models


class DistributionSystem(models.Model):
    _name = "distribution.system"
    _inherit = "distribution.system"

    run_warehouse_ids = fields.One2many(
        "stock.warehouse", "distribution_system_id", string="Runs the warehouses"
    )
    warehouse_rest = fields.Selection(
        [
            ("again", "Ask for it anew when there is stock"),
            ("cancel", "Cancel it"),
        ],
        string="What was not shipped",
        required=True,
        default="again",
        help="For lines that the warehouse closes short without saying what becomes "
        "of the rest.",
    )
    adjustment_rule = fields.Selection(
        [
            ("hold", "Wait for a person"),
            ("apply", "Change the stock at once"),
        ],
        string="Stock adjustments",
        required=True,
        default="hold",
        help="What would leave less than nothing waits for a person in any case.",
    )
    shipment_hours = fields.Float(
        string="Shipped within (hours)",
        default=48.0,
        help="The warehouse tells so soon what it shipped. 0: no deadline.",
    )
    receipt_hours = fields.Float(
        string="Received within (hours)",
        default=48.0,
        help="The same for receipts, from the day on which they are expected.",
    )
