# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What changes of a delivery is told to whoever runs its warehouse."""

from odoo import api, models

#: What of a move its warehouse is told.
TOLD = {"state", "quantity", "product_uom_qty", "product_uom", "picking_id"}


class StockMove(models.Model):
    _name = "stock.move"
    _inherit = "stock.move"

    @api.model_create_multi
    def create(self, vals_list):
        moves = super().create(vals_list)
        self.env["distribution.warehouse.telling"]._note(moves.picking_id)
        return moves

    def write(self, vals):
        before = self.picking_id if "picking_id" in vals else self.browse().picking_id
        result = super().write(vals)
        if TOLD & vals.keys():
            pickings = before | self.picking_id
            self.env["distribution.warehouse.telling"]._note(pickings)
        return result


class StockMoveLine(models.Model):
    _name = "stock.move.line"
    _inherit = "stock.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        self.env["distribution.warehouse.telling"]._note(lines.picking_id)
        return lines

    def write(self, vals):
        result = super().write(vals)
        if {"quantity", "move_id", "picking_id"} & vals.keys():
            self.env["distribution.warehouse.telling"]._note(self.picking_id)
        return result

    def unlink(self):
        pickings = self.picking_id
        result = super().unlink()
        self.env["distribution.warehouse.telling"]._note(pickings)
        return result
