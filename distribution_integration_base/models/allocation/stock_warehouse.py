# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a warehouse promises its stock."""

from odoo import api, fields, models, tools


class StockWarehouse(models.Model):
    _inherit = "stock.warehouse"

    distribution_lane = fields.Boolean(
        string="Reserve in the lane",
        default=True,
        help="Orders of connected systems are confirmed first and get their stock "
        "right afterwards, many at once and in fair order; what is short waits in "
        "line. Off: Odoo reserves each order when it is confirmed.",
    )
    distribution_lane_order = fields.Selection(
        [
            ("promise", "Promise date, then priority, then first come"),
            ("priority", "Priority, then promise date, then first come"),
            ("received", "First come, first served"),
        ],
        string="Order of service",
        required=True,
        default="promise",
        help="Who gets the units when there are too few.",
    )

    @api.model
    @tools.ormcache()
    def _distribution_lanes(self):
        """Return the ids of the warehouses that reserve in the lane."""
        return frozenset(self.sudo().search([("distribution_lane", "=", True)]).ids)

    @api.model_create_multi
    def create(self, vals_list):
        warehouses = super().create(vals_list)
        self.env.registry.clear_cache()
        return warehouses

    def write(self, vals):
        result = super().write(vals)
        if {"distribution_lane", "active"} & vals.keys():
            self.env.registry.clear_cache()
            left = self.filtered(lambda warehouse: not warehouse.distribution_lane)
            self.env["distribution.allocation.request"].sudo()._look_again(
                [("warehouse_id", "in", left.ids)]
            )
        return result
