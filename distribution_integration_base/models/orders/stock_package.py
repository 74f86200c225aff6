# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A carton is found by the code on it."""

from odoo import models


class StockPackage(models.Model):
    _inherit = "stock.package"

    _distribution_name_index = models.Index("(name varchar_pattern_ops)")
