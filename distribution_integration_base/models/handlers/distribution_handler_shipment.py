# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The shipment notice: what was really packed and left."""

from odoo import api, models

from ...engine.errors import DistributionError
from ...engine.numbers import decimal_text


class DistributionHandlerShipment(models.AbstractModel):
    """Read from a done ``stock.picking``, carton by carton."""

    _name = "distribution.handler.shipment"
    _inherit = "distribution.handler"
    _description = "Shipment notices"

    @api.model
    def _render(self, message):
        picking = self._record(message)
        order = picking.sale_id
        request = order._distribution_request()
        words = self.env["distribution.partner.words"]
        told = words._lines(order)
        warehouse = picking.picking_type_id.warehouse_id
        below = self._pallets(picking)
        packages = picking.move_line_ids.filtered("quantity").result_package_id
        pallets = dict.fromkeys(below[each] for each in packages if each in below)
        numbers = {pallet: str(number) for number, pallet in enumerate(pallets, 1)}
        return {
            "type": "shipment",
            "number": picking.name,
            "shipped_at": order._distribution_local(picking.date_done).isoformat(),
            "expected_on": self._expected_on(picking, order),
            "parties": [
                words._ship_from(order.distribution_system_id, warehouse),
                *words._ship_to(order, picking.partner_id),
            ],
            "pallets": [
                self._pallet(number, pallet) for pallet, number in numbers.items()
            ],
            "orders": [
                {
                    "order_number": order.client_order_ref,
                    "order_date": request.get("order_date"),
                    "references": request.get("references", []),
                    "cartons": self._cartons(picking, told, below, numbers),
                }
            ],
            **self._carriage(picking),
            **self._straight_to_consumer(request),
        }

    def _expected_on(self, picking, order):
        """Return the agreed day, None when it has passed: nobody knows then."""
        agreed = order._distribution_day(order.commitment_date)
        if not agreed or agreed < order._distribution_day(picking.date_done):
            return None
        return str(agreed)

    def _straight_to_consumer(self, request):
        """No warehouse scans what goes to a consumer: its cartons need no codes."""
        dropship = request.get("kind") == "dropship"
        return {"detail": {"dropship": "yes"}} if dropship else {}

    def _carriage(self, picking):
        """Return carrier, tracking and weight. Extended where carriers are known."""
        return {}

    def _carton_code(self, package):
        """Return the SSCC-18 of ``package``, or None. Extended where they are given."""
        return package.name if package.valid_sscc else None

    def _pallets(self, picking):
        """Return {package: pallet} of what stood on something when it left.

        Packages are nested by hand later on, so what was written down then counts;
        between a carton and its pallet there may be more, which is not told.
        """
        found = {}
        for history in picking.move_line_ids.package_history_id:
            if history.outermost_dest_id and history.parent_dest_id:
                found[history.package_id] = history.outermost_dest_id
        return found

    def _pallet(self, number, package):
        return {
            "number": str(number),
            "sscc": self._carton_code(package),
            "weight": decimal_text(package.shipping_weight)
            if package.shipping_weight
            else None,
        }

    def _cartons(self, picking, told, below, numbers):
        # A line that was corrected to nothing is told no more.
        left = picking.move_line_ids.filtered("quantity")
        packages = left.grouped("result_package_id")
        return [
            {
                "sscc": self._carton_code(package),
                "pallet": numbers.get(below.get(package)),
                "weight": decimal_text(package.shipping_weight) if package else None,
                "lines": self._lines(move_lines, told),
            }
            for package, move_lines in packages.items()
        ]

    def _lines(self, move_lines, told):
        """Return what lies in one carton; goods that are alike are one line."""
        found = {}
        for move_line in move_lines:
            line = self._line(move_line, told)
            rest = {k: v for k, v in line.items() if k not in ("quantity", "serials")}
            same = found.setdefault(repr(rest), {**line, "quantity": 0, "serials": []})
            same["quantity"] += float(line["quantity"])
            same["serials"] += line["serials"]
        return [
            {**line, "quantity": decimal_text(line["quantity"])}
            for line in found.values()
        ]

    def _line(self, move_line, told):
        sale_line = move_line.move_id.sale_line_id
        if not sale_line.distribution_line:
            raise DistributionError(
                "business_rule",
                f"{move_line.picking_id.name} holds {move_line.product_id.display_name}"
                ", which the partner did not order.",
                cause="shipment_line_unknown",
                hint="Tell the partner by hand, then drop this document.",
            )
        quantity = move_line.product_uom_id._compute_quantity(
            move_line.quantity, sale_line.product_uom_id, round=False
        )
        lot = move_line.lot_id
        is_serial = move_line.product_id.tracking == "serial"
        return {
            "number": sale_line.distribution_line,
            "quantity": decimal_text(sale_line._distribution_theirs(quantity)),
            "ordered": decimal_text(
                sale_line._distribution_theirs(sale_line.product_uom_qty)
            ),
            **told[sale_line],
            "lot": None if is_serial else lot.name or None,
            "serials": [lot.name] if lot and is_serial else [],
            "expiry": self._expiry(lot),
        }

    def _expiry(self, lot):
        """Return the ISO day on which a lot expires. Extended where Odoo keeps it."""
        return None
