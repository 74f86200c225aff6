# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse has received: good stock, damaged goods, and what is missing."""

from collections import defaultdict

from odoo import api, models

from ...canonical import WarehouseReceipt
from ...engine.numbers import decimal_text

#: Conditions of goods that do not go to the stock -> field of the warehouse.
PLACES = {
    "damaged": "distribution_damaged_location_id",
    "poor_quality": "distribution_damaged_location_id",
    "on_hold": "distribution_hold_location_id",
}
#: Conditions that only say why a quantity is as it is.
REMARKS = ("good", "short", "over")


class DistributionHandlerWarehouseReceipt(models.AbstractModel):
    """All of an advice or nothing of it; what differs is then put before a person."""

    _name = "distribution.handler.warehouse_receipt"
    _inherit = "distribution.handler"
    _description = "Receipts of warehouses"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            document = WarehouseReceipt.model_validate(message.canonical)
            self._apply_one(message, document)

    def _apply_one(self, message, document):
        system = message.system_id
        orders = self.env["distribution.warehouse.order"]
        asked = orders._latest(system, document.order_number, "receive")
        issues, told = self._refusals(system, asked, document), []
        if not issues:
            told, issues = self._read(system, asked, document)
        if issues:
            self.env["distribution.handler.order"]._block(message, issues)
            return
        self._receive(message, asked, told)

    def _refusals(self, system, asked, document):
        issues = self.env["distribution.warehouse.issues"]
        if not asked:
            return [(issues._not_asked(system, document.order_number), None)]
        if document.purpose not in ("original", "copy"):
            return [(issues._replacement(asked), None)]
        if asked.state == "answered" or asked.picking_id.state == "done":
            return [(issues._done(asked), None)]
        if asked.state == "cancelled" or asked.picking_id.state == "cancel":
            return [(issues._cancelled(asked), None)]
        return []

    def _read(self, system, asked, document):
        """Return (told lines, [(Issue, mapping or None)])."""
        reading = self.env["distribution.warehouse.reading"]
        lines = [(None, line) for line in document.lines]
        told, issues = reading._read(system, lines, asked)
        issues += [(issue, None) for issue in self._check(asked, document, told)]
        if not issues:
            found = [reading._read_lots(each, make=True) for each in told]
            issues = [(issue, None) for issue in found if issue]
        if issues:
            reading._forget_lots(told)
        return told, issues

    def _check(self, asked, document, told):
        """Yield what of the warehouse's own figures does not agree."""
        issues = self.env["distribution.warehouse.issues"]
        total = sum(line.quantity for line in document.lines)
        if document.units is not None and document.units != total:
            yield issues._totals(document.units, total)
        for each in told:
            if each.quantity < 0:
                yield issues._negative(each.name)
            apart = 0.0
            for found in each.line.conditions:
                field = PLACES.get(found.condition)
                if field and not asked.warehouse_id[field]:
                    name = found.condition.replace("_", " ")
                    yield issues._no_place(asked.warehouse_id, name)
                elif field:
                    apart += float(found.quantity) * each.factor
                elif found.condition not in REMARKS:
                    yield issues._condition(each.name, found.condition)
            if each.product.uom_id.compare(apart, each.quantity) > 0:
                yield issues._conditions(each.name, apart, each.quantity)

    # --- doing it ---

    def _receive(self, message, asked, told):
        picking = asked.picking_id
        asked._close("answered", answer_id=message.id)
        picking.move_ids._do_unreserve()
        picking.move_line_ids.unlink()
        values = [each for line in told for each in self._prepare_lines(asked, line)]
        differences = self._differences(asked, picking, told)
        if values:
            self.env["stock.move.line"].create(values)
            picking._action_done()
        self.env["distribution.warehouse.telling"]._note(
            picking | picking.backorder_ids
        )
        message._finish(res_model=picking._name, res_id=picking.id)
        words = self.env._(
            "%(who)s has received %(what)s.",
            who=asked.system_id.name,
            what=asked.number,
        )
        asked._emit("warehouse.received", words, message)
        if differences:
            issues = self.env["distribution.warehouse.issues"]
            self.env["distribution.exception"]._open(
                issues._received_otherwise(asked, "; ".join(differences)),
                record=picking,
                interface=message.interface_id,
            )

    def _prepare_lines(self, asked, told):
        """Yield values of move lines: what is damaged or on hold, then what is good."""
        places = [
            (asked.warehouse_id[PLACES[each.condition]], each)
            for each in told.line.conditions
            if each.condition in PLACES
        ]
        apart = [
            (place, told.product.uom_id.round(float(each.quantity) * told.factor))
            for place, each in places
        ]
        good = told.quantity - sum(quantity for _place, quantity in apart)
        for place, quantity in [*apart, (told.move.location_dest_id, good)]:
            for lot, part in self._share(told, quantity):
                yield {
                    "move_id": told.move.id,
                    "picking_id": told.move.picking_id.id,
                    "product_id": told.product.id,
                    "product_uom_id": told.product.uom_id.id,
                    "quantity": part,
                    "lot_id": lot.id,
                    "location_id": told.move.location_id.id,
                    "location_dest_id": place.id,
                    "picked": True,
                }

    def _share(self, told, quantity):
        """Yield (lot, quantity) for ``quantity`` of a line, from what is left of it."""
        unit = told.product.uom_id
        while unit.compare(quantity, 0) > 0:
            lot, there = told.lots[0]
            part = min(there, quantity)
            yield lot, part
            quantity = unit.round(quantity - part)
            if unit.compare(there, part) > 0:
                told.lots[0] = (lot, unit.round(there - part))
            else:
                told.lots.pop(0)

    def _differences(self, asked, picking, told):
        """Return what came otherwise than announced, in words."""
        came, parts = defaultdict(float), []
        for each in told:
            came[each.move] += each.quantity
            parts += [
                self.env._(
                    "%(quantity)s of %(product)s %(condition)s",
                    quantity=decimal_text(float(found.quantity) * each.factor),
                    product=each.product.display_name,
                    condition=found.condition.replace("_", " "),
                )
                for found in each.line.conditions
                if found.condition in PLACES
            ]
        for move in picking.move_ids:
            if move.state in ("done", "cancel"):
                continue
            announced, received = move.product_qty, came.get(move, 0.0)
            if move.product_id.uom_id.compare(announced, received):
                parts.append(
                    self.env._(
                        "%(product)s: %(announced)s announced, %(received)s received",
                        product=move.product_id.display_name,
                        announced=decimal_text(announced),
                        received=decimal_text(received),
                    )
                )
        return parts
