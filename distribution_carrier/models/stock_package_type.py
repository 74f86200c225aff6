# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Packages for connected carriers."""

from odoo import fields, models


class StockPackageType(models.Model):
    _inherit = "stock.package.type"

    # Odoo offers, for a delivery, only the package types of its carrier's kind.
    package_carrier_type = fields.Selection(
        selection_add=[("distribution", "Connected carrier")]
    )
