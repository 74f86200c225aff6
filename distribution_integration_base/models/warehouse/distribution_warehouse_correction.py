# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse says that something else left than it had said before."""

from collections import defaultdict

from odoo import api, models

from ...engine.numbers import decimal_text
from .distribution_handler_warehouse_shipment import KEPT


class DistributionWarehouseCorrection(models.AbstractModel):
    """The whole of a correction is booked, or a person is told what differs and why
    it was not. What is booked reaches the customer as a notice that replaces the first.
    """

    _name = "distribution.warehouse.correction"
    _description = "Corrections of warehouses"

    @api.model
    def _answered(self, system, document):
        """Return the rows that were answered already, and that ``document`` may mean.

        One, if it is said which; several, if not.
        """
        rows = self.env["distribution.warehouse.order"].search(
            [
                ("system_id", "=", system.id),
                ("number", "=", document.order_number),
                ("kind", "=", "ship"),
                ("answer_id", "!=", False),
            ]
        )
        named = rows.filtered(
            lambda row: (row.answer_id.canonical or {}).get("number") == document.number
        )
        return named[:1] if document.number and named else rows

    @api.model
    def _take(self, message, asked, document, told):
        """Book what ``told`` says instead of what was booked of ``asked``.

        Only what :meth:`_refusals` has nothing to say about.
        """
        picking = asked.picking_id
        before, now = self._booked(picking), self._told(told)
        if before == now:
            self._end(message, asked, document, self.env._("It says what is booked."))
            return
        what = self._words(asked, before, now)
        self._book(picking, before, now, told)
        self._ask_anew(asked, before, now, told)
        self._end(message, asked, document, self.env._("Corrected: %s.", what))
        picking._distribution_tell_dispatch(again=message.id)

    def _end(self, message, asked, document, words):
        handler = self.env["distribution.handler.warehouse_shipment"]
        handler._note_answer(message, asked, document)
        picking = asked.picking_id
        message._finish(res_model=picking._name, res_id=picking.id)
        message.note = words

    # --- what differs ---

    def _booked(self, picking):
        """Return {(move, lot, carton's name): quantity in the product's unit}."""
        found = defaultdict(float)
        for line in picking.move_line_ids:
            key = (line.move_id, line.lot_id, line.result_package_id.name or "")
            found[key] += line.quantity_product_uom
        return self._rounded(found)

    def _told(self, told):
        """Return the same of what the warehouse tells now."""
        found = defaultdict(float)
        for each in told:
            for lot, quantity in each.lots:
                found[each.move, lot, each.carton_name] += quantity
        return self._rounded(found)

    def _rounded(self, found):
        rounded = {
            key: key[0].product_id.uom_id.round(count) for key, count in found.items()
        }
        return {key: count for key, count in rounded.items() if count}

    def _changes(self, before, now):
        """Return {move: (told before, told now)} where the quantity is another."""
        sums = defaultdict(lambda: [0.0, 0.0])
        for place, found in enumerate((before, now)):
            for (move, _lot, _carton), count in found.items():
                sums[move][place] += count
        return {
            move: (old, new)
            for move, (old, new) in sums.items()
            if move.product_id.uom_id.compare(old, new)
        }

    def _words(self, asked, before, now):
        """Say what was asked, told before and told now."""
        changes = self._changes(before, now)
        wanted = {line["move"]: line["quantity"] for line in asked.content["lines"]}
        parts = [
            self.env._(
                "%(item)s %(asked)s asked, %(before)s told before, %(now)s told now",
                item=move.product_id.display_name,
                asked=wanted.get(move.id, "0"),
                before=decimal_text(self._in_its_unit(move, old)),
                now=decimal_text(self._in_its_unit(move, new)),
            )
            for move, (old, new) in changes.items()
        ]
        moved = {key[0] for key in before.keys() ^ now.keys()} - changes.keys()
        parts += [
            self.env._(
                "%(item)s in other cartons or lots", item=move.product_id.display_name
            )
            for move in sorted(moved, key=lambda move: move.id)
        ]
        return "; ".join(parts) or self.env._("the same goods, packed otherwise")

    def _in_its_unit(self, move, quantity):
        own = move.product_id.uom_id
        return own._compute_quantity(quantity, move.product_uom, round=False)

    # --- may it be booked? ---

    @api.model
    def _refusals(self, asked, told):
        """Yield why what ``told`` says cannot be booked by itself."""
        before, now = self._booked(asked.picking_id), self._told(told)
        obstacle = before != now and self._obstacle(asked, before, now, told)
        if obstacle:
            what = self._words(asked, before, now)
            issues = self.env["distribution.warehouse.issues"]
            yield issues._replaced(asked, what, *obstacle)

    def _obstacle(self, asked, before, now, told):
        """Return (why it may not be booked, what to do), or None."""
        picking, order = asked.picking_id, asked.sale_order_id
        by_hand = self.env._(
            "Put the delivery right by hand (a return, or one delivery more), have the "
            "customer told, and drop this."
        )
        bills = order.invoice_ids.filtered(lambda move: move.state != "cancel")
        if bills:
            names = ", ".join(bills.mapped(lambda bill: bill.name or bill.display_name))
            why = self.env._("%s bills the order already", names)
            return why, self.env._(
                "Agree with the customer; credit or bill the difference. %s", by_hand
            )
        if picking.move_ids.returned_move_ids:
            return self.env._("goods of it have come back since"), by_hand
        if not now:
            return self.env._("nothing of it left, then"), by_hand
        stuck = self._growth(picking, before, now) or self._doubt(before, now, told)
        return (stuck, by_hand) if stuck else None

    def _growth(self, picking, before, now):
        """Return why more cannot be booked of a line than before, or nothing."""
        for move, (old, new) in self._changes(before, now).items():
            if new < old:
                continue
            item = move.product_id.display_name
            line = move.sale_line_id
            left = line.product_uom_qty - line.qty_delivered
            more = move.product_id.uom_id._compute_quantity(
                new - old, line.product_uom_id or move.product_uom, round=False
            )
            waiting = line.move_ids.filtered(
                lambda each: each.state not in ("done", "cancel")
            )
            if move.picking_id != picking or waiting:
                return self.env._("the rest of %s was asked for anew", item)
            if move.product_uom.compare(more, left) > 0:
                return self.env._("more %s left than was ordered", item)
        return self._lacking(before, now)

    def _lacking(self, before, now):
        """Return what Odoo has not enough of, in words, or nothing."""
        stock, more = self.env["distribution.warehouse.stock"], defaultdict(float)
        for sign, found in ((-1, before), (1, now)):
            for (move, lot, _carton), count in found.items():
                more[move.location_id, move.product_id, lot] += sign * count
        for (place, product, lot), count in more.items():
            there = stock._on_hand(product, place, lot)
            if product.is_storable and product.uom_id.compare(count, there) > 0:
                return self.env._("Odoo has not so many %s there", product.display_name)
        return ""

    def _doubt(self, before, now, told):
        """Return why the rest of a line, or a carton, is not clear; or nothing."""
        fewer = [m for m, (old, new) in self._changes(before, now).items() if new < old]
        for each in told:
            if each.move in fewer and getattr(each.line, "status", None) in KEPT:
                return self.env._("the warehouse says that it ships the rest by itself")
        known = {carton for _move, _lot, carton in before}
        others = {carton for _move, _lot, carton in now if carton} - known
        used = self.env["stock.move.line"].search(
            [("result_package_id.name", "in", list(others))], limit=1
        )
        if used:
            name = used.result_package_id.name
            return self.env._("carton %s was used before", name)
        return ""

    # --- booking ---

    def _book(self, picking, before, now, told):
        """Take back what is not told any more, then add what is told beyond it."""
        for key, count in before.items():
            surplus = count - now.get(key, 0.0)
            lines = picking.move_line_ids.filtered(lambda each, k=key: _is(each, k))
            for line in lines.sorted("id", reverse=True):
                part = min(surplus, line.quantity_product_uom)
                if line.product_id.uom_id.compare(part, 0) > 0:
                    left = line.quantity_product_uom - part
                    line.quantity = line.product_id.uom_id._compute_quantity(
                        left, line.product_uom_id, round=False
                    )
                    surplus -= part
        self._add(picking, before, now, told)

    def _add(self, picking, before, now, told):
        handler = self.env["distribution.handler.warehouse_shipment"]
        stock = self.env["distribution.warehouse.stock"]
        boxes = {box.name: box for box in picking.move_line_ids.result_package_id}
        by_key = {(e.move, lot, e.carton_name): e for e in told for lot, _n in e.lots}
        taken, values = {}, []
        for key, count in now.items():
            missing = count - before.get(key, 0.0)
            if key[0].product_id.uom_id.compare(missing, 0) <= 0:
                continue
            move, lot, name = key
            if name and name not in boxes:
                boxes[name] = self.env["stock.package"].create({"name": name})
            box = boxes.get(name) or self.env["stock.package"]
            place = move.location_id
            parts = stock._take(move.product_id, place, lot, missing, taken)
            values += [
                handler._prepare_line(by_key[key], lot, quant, part, box)
                for quant, part in parts
            ]
        self.env["stock.move.line"].create(values)

    def _ask_anew(self, asked, before, now, told):
        """Have what did not leave after all asked for again, where that is agreed."""
        handler = self.env["distribution.handler.warehouse_shipment"]
        _shipped, ends = handler._sums(told)
        again = [
            move
            for move, (old, new) in self._changes(before, now).items()
            if new < old and handler._rest_of(asked, ends.get(move, set())) == "again"
        ]
        lines = self.env["stock.move"].union(*again).sale_line_id
        if lines:
            lines._action_launch_stock_rule()


def _is(line, key):
    return (line.move_id, line.lot_id, line.result_package_id.name or "") == key
