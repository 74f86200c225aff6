# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse is told what will come."""

from odoo import api, models


class DistributionHandlerInboundNotice(models.AbstractModel):
    """Told from a ``distribution.warehouse.order`` of kind *receive*."""

    _name = "distribution.handler.inbound_notice"
    _inherit = "distribution.handler"
    _description = "Goods announced to warehouses"

    @api.model
    def _render(self, message):
        asked = self._record(message)
        codes = self.env["distribution.warehouse.codes"]
        origin = asked.picking_id.origin or ""
        return {
            "type": "inbound_notice",
            "purpose": "original" if asked.purpose == "original" else "replacement",
            "order_number": asked.number,
            "notice_date": str(asked.create_date.date()),
            "supplier_order": origin if len(origin) <= 22 else None,
            "expected_on": asked.content["day"],
            "parties": codes._parties(asked),
            "lines": codes._lines(asked),
        }
