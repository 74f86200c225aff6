# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From a warehouse's lines to the moves that they are about."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from odoo import api, models

from ..handlers.distribution_order_resolver import TRUST


@dataclass(slots=True)
class ToldLine:
    """One line of a warehouse, in our words; ``quantity`` in the product's unit.

    :param name: how the line is called in sentences.
    :param factor: what one of the warehouse's unit is in the product's unit.
    :param made: lots that were not there before.
    """

    line: object
    name: str
    product: object = None
    move: object = None
    quantity: float = 0.0
    factor: float = 1.0
    carton: object = None
    lots: list = field(default_factory=list)
    made: list = field(default_factory=list)

    @property
    def carton_name(self):
        """What is written on its carton; empty when it is loose."""
        carton = self.carton
        return carton and (carton.sscc or carton.tracking) or ""


class DistributionWarehouseReading(models.AbstractModel):
    _name = "distribution.warehouse.reading"
    _description = "Reading of warehouses' lines"

    @api.model
    def _read(self, system, lines, asked=None, booked=False):
        """Return ([:class:`ToldLine`], [(Issue, mapping that mends it or None)]).

        :param lines: [(carton or None, line)] of a canonical document.
        :param asked: the ``distribution.warehouse.order`` that they answer; then each
            gets its move.
        :param booked: they correct what is booked: moves that are done are meant.
        """
        resolver = self.env["distribution.order.resolver"]
        plain = [line for _carton, line in lines]
        items = resolver._items_by_code(
            system, {(code.kind, code.value) for line in plain for code in line.codes}
        )
        units = resolver._units(system, [SimpleNamespace(lines=plain)])
        told, issues, room = [], [], self._room(asked)
        over = ("cancel",) if booked else ("done", "cancel")
        for place, (carton, line) in enumerate(lines, 1):
            each = ToldLine(line, line.number or str(place), carton=carton)
            found = self._resolve(system, each, items, units, asked, room, over)
            if found:
                issues.append(found)
            else:
                told.append(each)
        return told, issues

    def _room(self, asked):
        """Return {asked line number: quantity still to be matched}."""
        lines = asked.content["lines"] if asked else ()
        return {line["number"]: float(line["quantity"]) for line in lines}

    def _resolve(self, system, told, items, units, asked, room, over):
        """Fill ``told``; return what keeps it from being taken, or None."""
        issues, line = self.env["distribution.warehouse.issues"], told.line
        codes = sorted(line.codes, key=lambda code: TRUST.index(code.kind))
        known = [items[c.kind, c.value] for c in codes if (c.kind, c.value) in items]
        if codes and not known:
            return self._missed_item(system, told, codes)
        told.product = known[0] if known else None
        if asked:
            told.move = self._move(told, asked, room, over)
            if not told.move:
                return issues._wrong_item(asked, told.name, told.product), None
            told.product = told.move.product_id
        if not told.product:
            return issues._wrong_item(asked, told.name, None), None
        return self._measure(system, told, units)

    def _missed_item(self, system, told, codes):
        issues = self.env["distribution.warehouse.issues"]
        text = told.line.description or ""
        mapping = self.env["distribution.mapping"]._miss(
            system, "item", codes[0].kind, codes[0].value, text
        )
        return issues._unknown_item(system, told.name, codes, text), mapping

    def _move(self, told, asked, room, over):
        """Return the move that a line is about, or None.

        By our own number, when the item is the same; else by the item, a line with
        room for it first.

        :param over: states of moves that are not meant.
        """
        moves = self.env["stock.move"]
        open_moves = asked.picking_id.move_ids.filtered(
            lambda move: move.state not in over
        )
        by_number = told.line.number and asked._line(told.line.number)
        candidates = [by_number] if by_number else asked.content["lines"]
        fitting = [
            line
            for line in candidates
            if moves.browse(line["move"]) in open_moves
            and (not told.product or line["product"] == told.product.id)
        ]
        fitting.sort(key=lambda line: room[line["number"]] <= 0)
        if not fitting or not (told.product or by_number):
            # Somebody may have added the item to the delivery meanwhile.
            added = open_moves.filtered(lambda m: m.product_id == told.product)
            return added[:1] if told.product and not by_number else None
        room[fitting[0]["number"]] -= float(told.line.quantity)
        return moves.browse(fitting[0]["move"])

    def _measure(self, system, told, units):
        """Convert the quantity; return what keeps it from being taken, or None."""
        issues, line = self.env["distribution.warehouse.issues"], told.line
        unit = units.get(line.unit)
        if not unit:
            mapping = self.env["distribution.mapping"]._miss(
                system, "unit", "any", line.unit
            )
            return issues._unknown_unit(system, told.name, line.unit), mapping
        own = told.product.uom_id
        if not unit.target._has_common_reference(own):
            return issues._unit_misfit(told.name, told.product, unit.target.name), None
        told.factor = unit.target._compute_quantity(unit.factor, own, round=False)
        told.quantity = own.round(float(line.quantity) * told.factor)
        return None

    @api.model
    def _whole_line(self, asked_line, move):
        """Return the told line of what was shipped just as it was asked for."""
        silent = SimpleNamespace(lot=None, serials=[], status="complete")
        own = move.product_id.uom_id
        quantity = move.product_uom._compute_quantity(
            float(asked_line["quantity"]), own, round=False
        )
        return ToldLine(
            silent, asked_line["number"], move.product_id, move, own.round(quantity)
        )

    @api.model
    def _read_lots(self, told, make=False):
        """Fill ``told.lots`` with [(lot, quantity)]; return the Issue that stops it.

        :param make: a lot that is not known is made.
        """
        issues, product, line = (
            self.env["distribution.warehouse.issues"],
            told.product,
            told.line,
        )
        lots = self.env["stock.lot"]
        if product.tracking == "none" or not told.quantity:
            told.lots = [(lots, told.quantity)]
            return None
        serials = list(line.serials) if product.tracking == "serial" else []
        if product.tracking == "serial":
            if not serials and line.lot and told.quantity == 1:
                serials = [line.lot]
            if len(serials) != told.quantity:
                return issues._serials(told.name, product, len(serials), told.quantity)
        names = serials or [line.lot or next(iter(line.serials), None)]
        if not names[0]:
            return issues._lot(told.name, product, None)
        found = self.env["distribution.warehouse.stock"]._lots(product, names)
        for name in names:
            if name not in found and not make:
                return issues._lot(told.name, product, name)
            if name not in found:
                found[name] = lots.create(self._prepare_lot(product, name, line))
                told.made.append(found[name])
        share = 1.0 if serials else told.quantity
        told.lots = [(found[name], share) for name in names]
        return None

    @api.model
    def _forget_lots(self, told):
        """A document that waits leaves no lots behind."""
        self.env["stock.lot"].union(
            *(lot for each in told for lot in each.made)
        ).unlink()

    def _prepare_lot(self, product, name, line):
        values = {"product_id": product.id, "name": name}
        expiry = getattr(line, "expiry", None)
        if expiry and "expiration_date" in self.env["stock.lot"]._fields:
            values["expiration_date"] = expiry
        return {**values, "company_id": self.env.company.id}
