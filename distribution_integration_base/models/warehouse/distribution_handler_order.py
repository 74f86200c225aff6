# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse that speaks no 940 is asked by an order like any other (850, ORDERS)."""

from odoo import api, models

#: What was told of a ``distribution.warehouse.order`` -> purpose of an order.
PURPOSES = {"original": "original", "change": "replace", "cancel": "cancel"}


class DistributionHandlerOrder(models.AbstractModel):
    _name = "distribution.handler.order"
    _inherit = "distribution.handler.order"

    @api.model
    def _render(self, message):
        if message.res_model != "distribution.warehouse.order":
            return super()._render(message)
        asked = self._record(message)
        codes = self.env["distribution.warehouse.codes"]
        customer = asked.sale_order_id.client_order_ref
        references = codes._references(asked)
        if customer:
            references = [{"qualifier": "CO", "value": customer[:30]}, *references]
        return {
            "type": "order",
            "number": asked.number,
            "purpose": PURPOSES[asked.purpose],
            "order_date": str(asked.create_date.date()),
            "requested_delivery": asked.content["day"],
            "parties": codes._parties(asked),
            "references": references,
            "lines": codes._lines(asked),
        }
