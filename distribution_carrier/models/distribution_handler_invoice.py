# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Invoices: which line is carriage."""

from odoo import models


class DistributionHandlerInvoice(models.AbstractModel):
    _inherit = "distribution.handler.invoice"

    def _is_freight(self, line):
        """Lines that Odoo's delivery methods have put on the order."""
        return bool(line.sale_line_ids.filtered("is_delivery"))
