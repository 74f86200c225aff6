# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse that speaks no 944 tells of its receipts in an 861 or a RECADV."""

from odoo import api, models

from ...canonical import ReceiptAdvice, WarehouseReceipt


class DistributionHandlerReceiptAdvice(models.AbstractModel):
    _name = "distribution.handler.receipt_advice"
    _inherit = "distribution.handler.receipt_advice"

    @api.model
    def _apply_batch(self, messages):
        if not messages.system_id.run_warehouse_ids:
            return super()._apply_batch(messages)
        handler = self.env["distribution.handler.warehouse_receipt"]
        for message in messages:
            document = ReceiptAdvice.model_validate(message.canonical)
            handler._apply_one(message, self._as_receipt(document))
        return None

    def _as_receipt(self, document):
        """Return the :class:`WarehouseReceipt` that an advice of one order is.

        It may name what was announced as its order, in its lines, or as our shipment.
        """
        named = [line.order_number for line in document.lines if line.order_number]
        number = document.order_number or next(iter(named), document.shipment_number)
        shared = WarehouseReceipt.model_fields.keys() & document.model_fields_set
        told = document.model_dump(include=shared - {"type", "order_number"})
        return WarehouseReceipt(order_number=number or document.number, **told)
