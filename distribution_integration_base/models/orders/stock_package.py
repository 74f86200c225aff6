# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A carton is found by the code on it, and what stands on a pallet by the pallet."""

from odoo import models


class StockPackage(models.Model):
    _inherit = "stock.package"

    _distribution_name_index = models.Index("(name varchar_pattern_ops)")

    def _distribution_lines_upon(self):
        """Return the move lines of all that stands on these, or stood when it left."""
        left = self.env["stock.package.history"].search(
            [("outermost_dest_id", "in", self.ids), ("parent_dest_id", "!=", False)]
        )
        _by_package, inside = self._get_all_children_package_dest_ids()
        waiting = self.env["stock.move.line"].search(
            [
                ("result_package_id", "in", list(set(inside) - set(self.ids))),
                ("state", "not in", ("done", "cancel")),
            ]
        )
        return left.move_line_ids | waiting


class StockPackageHistory(models.Model):
    _inherit = "stock.package.history"

    _distribution_outermost_index = models.Index("(outermost_dest_id)")
