# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse that another company runs for us."""

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError


class StockWarehouse(models.Model):
    _name = "stock.warehouse"
    _inherit = "stock.warehouse"

    distribution_system_id = fields.Many2one(
        "distribution.system",
        string="Run by",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The 3PL or warehouse system that ships and receives here. It is asked "
        "for what becomes ready, and its answers move the stock.",
    )
    distribution_damaged_location_id = fields.Many2one(
        "stock.location",
        string="Damaged goods go to",
        check_company=True,
        domain="[('usage', 'in', ('internal', 'inventory'))]",
    )
    distribution_hold_location_id = fields.Many2one(
        "stock.location",
        string="Goods on hold go to",
        check_company=True,
        domain="[('usage', '=', 'internal')]",
        help="A place whose stock is not promised to orders.",
    )

    @api.constrains("distribution_system_id", "delivery_steps", "reception_steps")
    def _check_distribution_steps(self):
        """What happens inside is the affair of whoever runs it."""
        for warehouse in self.filtered("distribution_system_id"):
            steps = (warehouse.delivery_steps, warehouse.reception_steps)
            if steps != ("ship_only", "one_step"):
                raise ValidationError(
                    self.env._(
                        "%s is run by others: choose one step for its deliveries and "
                        "receipts, picking and packing are theirs.",
                        warehouse.name,
                    )
                )

    @api.constrains("distribution_hold_location_id")
    def _check_distribution_hold_location(self):
        for warehouse in self.filtered("distribution_hold_location_id"):
            place = warehouse.distribution_hold_location_id
            if place._child_of(warehouse.lot_stock_id):
                raise ValidationError(
                    self.env._(
                        "%(place)s lies in the stock of %(warehouse)s: what is on hold "
                        "there would be promised to orders.",
                        place=place.display_name,
                        warehouse=warehouse.name,
                    )
                )

    @api.model
    @tools.ormcache()
    def _distribution_run_by_others(self):
        """Return the ids of the warehouses that a system runs."""
        return frozenset(
            self.sudo().search([("distribution_system_id", "!=", False)]).ids
        )

    def write(self, vals):
        result = super().write(vals)
        if {"distribution_system_id", "active"} & vals.keys():
            self.env.registry.clear_cache()
            self._distribution_note_ready()
        return result

    def _distribution_note_ready(self):
        """Whoever runs it from now on is told of what is ready already."""
        ready = self.env["stock.picking"].search(
            [
                ("picking_type_id.warehouse_id", "in", self.ids),
                ("picking_type_code", "in", ("incoming", "outgoing")),
                ("state", "=", "assigned"),
            ]
        )
        self.env["distribution.warehouse.telling"]._note(ready)
