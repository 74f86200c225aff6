# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Shipment notices where a warehouse is run by others.

The customer's notice says what the warehouse said. A warehouse that speaks no 945 and
943 tells of its shipments, and is told of what will come, in notices like the
customers' (856, DESADV).
"""

from datetime import datetime, time

from odoo import api, models

from ...canonical import Shipment, WarehouseShipment

#: What a line says in both documents.
SAME = {"number", "quantity", "unit", "ordered", "codes", "description"}
SAME |= {"lot", "serials", "expiry"}


class DistributionHandlerShipment(models.AbstractModel):
    _name = "distribution.handler.shipment"
    _inherit = "distribution.handler.shipment"

    @api.model
    def _carriage(self, picking):
        """Add carrier, number, bill of lading, and the day on which it really left."""
        answer = picking._distribution_answer()
        if not answer:
            return super()._carriage(picking)
        told = {
            "carrier_scac": answer.carrier_scac,
            "carrier_name": answer.carrier_name,
            "tracking": answer.tracking,
            "bill_of_lading": answer.bill_of_lading,
        }
        said = {name: value for name, value in told.items() if value}
        done_on = picking.sale_id._distribution_day(picking.date_done)
        if answer.shipped_on and answer.shipped_on < done_on:
            left = datetime.combine(answer.shipped_on, time(12))
            said["shipped_at"] = left.isoformat()
        return {**super()._carriage(picking), **said}

    # --- in: a warehouse tells of what it shipped ---

    @api.model
    def _apply_batch(self, messages):
        if not messages.system_id.run_warehouse_ids:
            return super()._apply_batch(messages)
        handler = self.env["distribution.handler.warehouse_shipment"]
        for message in messages:
            document = Shipment.model_validate(message.canonical)
            handler._apply_all(message, self._as_advices(document))
        return None

    def _as_advices(self, document):
        """Return the :class:`WarehouseShipment` of each order of a notice."""
        cartons = {}
        for order in document.orders:
            cartons.setdefault(order.order_number, []).extend(order.cartons)
        return [self._as_advice(document, *each) for each in cartons.items()]

    def _as_advice(self, document, order_number, cartons):
        carriage = {
            "carrier_scac": document.carrier_scac,
            "carrier_name": document.carrier_name,
        }
        return WarehouseShipment(
            report="replacement" if document.purpose == "replace" else "full",
            order_number=order_number,
            number=document.number,
            shipped_on=document.shipped_at.date(),
            expected_on=document.expected_on,
            tracking=document.tracking,
            bill_of_lading=document.bill_of_lading,
            weight=document.weight,
            weight_unit=document.weight_unit,
            carriage=carriage,
            parties=document.parties,
            references=document.references,
            cartons=[
                {
                    "sscc": carton.sscc,
                    "tracking": carton.tracking,
                    "lines": [line.model_dump(include=SAME) for line in carton.lines],
                }
                for carton in cartons
            ],
        )

    # --- out: a warehouse is told of what will come ---

    @api.model
    def _render(self, message):
        if message.res_model != "distribution.warehouse.order":
            return super()._render(message)
        asked = self._record(message)
        codes = self.env["distribution.warehouse.codes"]
        number = asked.number
        if asked.revision > 1:
            # A shipment number is used once: partners take the second for a repeat.
            number = f"{number}-R{asked.revision}"
        return {
            "type": "shipment",
            "number": number,
            "shipped_at": asked.create_date.isoformat(),
            "expected_on": asked.content["day"],
            "parties": codes._parties(asked),
            "orders": [
                {
                    "order_number": asked.number,
                    "cartons": [{"lines": codes._lines(asked)}],
                }
            ],
        }
