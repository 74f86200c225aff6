# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse has shipped: the delivery is validated with what really left."""

from collections import Counter, defaultdict
from decimal import Decimal

from odoo import api, models

from ...canonical import WarehouseShipment
from ...engine.numbers import decimal_text

#: The warehouse will ship the rest of these by itself.
KEPT = ("partial", "backordered")


class DistributionHandlerWarehouseShipment(models.AbstractModel):
    """All of an advice or nothing of it; shipment notice and invoice then follow."""

    _name = "distribution.handler.warehouse_shipment"
    _inherit = "distribution.handler"
    _description = "Shipments of warehouses"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            document = WarehouseShipment.model_validate(message.canonical)
            self._apply_all(message, [document])

    @api.model
    def _apply_all(self, message, documents):
        """Take the advices of one message, each about an order of its own."""
        found, issues = [], []
        for document in documents:
            found.append(self._judge(message.system_id, document, issues))
        orders = self.env["sale.order"].union(
            *(each.sale_order_id for each, _t in found)
        )
        message.write({"sale_order_id": orders.id if len(orders) == 1 else False})
        if not issues:
            issues += [(issue, None) for issue in self._check_moves(found)]
        if issues:
            self.env["distribution.handler.order"]._block(message, issues)
            return
        for (asked, told), document in zip(found, documents, strict=True):
            if asked.answer_id:
                corrections = self.env["distribution.warehouse.correction"]
                corrections._take(message, asked, document, told)
            else:
                self._ship(message, asked, document, told)

    # --- may it be taken? ---

    def _judge(self, system, document, issues):
        """Return (what was asked, told lines); what stops it is added to ``issues``."""
        asked, refusals = self._asked(system, document)
        told = []
        if not refusals:
            told, refusals = self._read(system, asked, document)
        issues += refusals
        return asked, told

    def _asked(self, system, document):
        """Return (the row that is answered, [(Issue, None)] of what stops the whole).

        A correction of what nobody told yet is the first that is told.
        """
        issues = self.env["distribution.warehouse.issues"]
        if document.report == "replacement":
            corrections = self.env["distribution.warehouse.correction"]
            answered = corrections._answered(system, document)
            if len(answered) > 1:
                return answered[:1], [(issues._which_replaced(answered[:1]), None)]
            if answered:
                return answered, []
        orders = self.env["distribution.warehouse.order"]
        asked = orders._latest(system, document.order_number, "ship")
        return asked, self._refusals(system, asked, document)

    def _refusals(self, system, asked, document):
        """Return [(Issue, None)] of what stops the whole of it."""
        issues = self.env["distribution.warehouse.issues"]
        if not asked:
            return [(issues._not_asked(system, document.order_number), None)]
        if document.report != "exceptions" and not document.cartons:
            return [(issues._empty(document.order_number), None)]
        if asked.state == "answered" or asked.picking_id.state == "done":
            return [(issues._done(asked), None)]
        if asked.picking_id.state == "cancel":
            return [(issues._cancelled(asked), None)]
        held = self.env["distribution.hold"]._refusal(asked.sale_order_id)
        return [(issues._held(asked, held), None)] if held else []

    def _read(self, system, asked, document):
        """Return (told lines, issues); what is left out of a short report is added."""
        lines = [(carton, line) for carton in document.cartons for line in carton.lines]
        reading = self.env["distribution.warehouse.reading"]
        booked = bool(asked.answer_id)
        told, issues = reading._read(system, lines, asked, booked)
        issues += [(issue, None) for issue in self._check_figures(document, lines)]
        for each in told:
            issue = each.quantity and reading._read_lots(each)
            if issue:
                issues.append((issue, None))
        if document.report == "exceptions" and not issues:
            found, more = self._as_asked(asked, told)
            told += found
            issues += [(issue, None) for issue in more]
        return told, issues

    def _as_asked(self, asked, told):
        """Return (told lines, issues) of what an exception report does not name."""
        reading = self.env["distribution.warehouse.reading"]
        named = {each.move for each in told}
        moves = self.env["stock.move"].browse(
            [line["move"] for line in asked.content["lines"]]
        )
        found, issues = [], []
        for line, move in zip(asked.content["lines"], moves, strict=True):
            if move in named:
                continue
            each = reading._whole_line(line, move)
            issue = reading._read_lots(each)
            issues += [issue] if issue else []
            found.append(each)
        return found, issues

    def _check_figures(self, document, lines):
        """Yield what of the warehouse's own figures does not agree."""
        issues = self.env["distribution.warehouse.issues"]
        total = sum((line.quantity for _carton, line in lines), Decimal(0))
        full = document.report != "exceptions" and document.units is not None
        if full and document.units != total:
            yield issues._totals(document.units, total)
        for place, (_carton, line) in enumerate(lines, 1):
            name = line.number or str(place)
            if line.quantity < 0:
                yield issues._negative(name)
            said = None not in (line.ordered, line.difference)
            if said and line.ordered - line.quantity != line.difference:
                yield issues._difference(name, line)

    def _check_moves(self, found):
        """Yield what was shipped too much, out of nowhere, or in a used carton.

        :param found: [(what was asked, told lines)].
        """
        corrections, everything = self.env["distribution.warehouse.correction"], []
        for asked, told in found:
            if asked.answer_id:
                yield from corrections._refusals(asked, told)
            else:
                yield from self._check_more(asked, told)
                everything += told
        yield from self._check_stock(everything)
        yield from self._cartons_used(everything)

    def _check_more(self, asked, told):
        shipped, _ends = self._sums(told)
        for move, quantity in shipped.items():
            own = move.product_id.uom_id
            if own.compare(quantity, move.product_qty) > 0:
                moved = own._compute_quantity(quantity, move.product_uom, round=False)
                issues = self.env["distribution.warehouse.issues"]
                yield issues._over(asked, move, moved)

    def _check_stock(self, told):
        stock = self.env["distribution.warehouse.stock"]
        by_lot = defaultdict(float)
        for each in told:
            for lot, quantity in each.lots:
                by_lot[each.move.location_id, each.product, lot] += quantity
        for (place, product, lot), quantity in by_lot.items():
            if product.is_storable:
                missing = quantity - stock._on_hand(product, place, lot)
                if product.uom_id.compare(missing, 0) > 0:
                    issues = self.env["distribution.warehouse.issues"]
                    yield issues._no_stock(place, product, lot, missing)

    def _cartons_used(self, told):
        """Yield what is wrong with codes on two cartons, here or since before."""
        issues = self.env["distribution.warehouse.issues"]
        cartons = {id(each.carton): each.carton for each in told if each.carton}
        codes = Counter(carton.sscc for carton in cartons.values() if carton.sscc)
        before = self.env["stock.move.line"].search(
            [("result_package_id.name", "in", list(codes))]
        )
        known = before.grouped(lambda line: line.result_package_id.name)
        for code, count in codes.items():
            if code in known:
                yield issues._carton_used(code, known[code].picking_id)
            elif count > 1:
                yield issues._carton_twice(code, count)

    # --- doing it ---

    def _ship(self, message, asked, document, told):
        picking = asked.picking_id
        self._take_back_others(asked)
        shipped, ends = self._sums(told)
        self._note_answer(message, asked, document)
        if any(shipped.values()):
            self._pack(picking, told)
            self._cancel_rests(asked, picking, shipped, ends)
            picking._action_done()
        else:
            self._cancel_rests(asked, picking, shipped, ends)
        self._keep_rest(asked, picking, shipped, ends)
        self._leave_to_telling(picking)
        message._finish(res_model=picking._name, res_id=picking.id)
        words = self.env._(
            "%(who)s has shipped %(what)s.",
            who=asked.system_id.name,
            what=asked.number,
        )
        asked._emit("warehouse.shipped", words, message)

    def _take_back_others(self, asked):
        """What was taken back and left all the same is not to be shipped once more."""
        telling = self.env["distribution.warehouse.telling"]
        orders = self.env["distribution.warehouse.order"]
        domain = [("picking_id", "=", asked.picking_id.id), ("state", "=", "open")]
        for other in orders.search(domain) - asked:
            telling._cancel(asked.picking_id, other)

    def _sums(self, told):
        """Return ({move: quantity in its product's unit}, {move: statuses})."""
        shipped, ends = defaultdict(float), defaultdict(set)
        for each in told:
            shipped[each.move] += each.quantity
            ends[each.move].add(getattr(each.line, "status", None))
        return shipped, ends

    def _note_answer(self, message, asked, document):
        carriage = document.carriage
        asked._close(
            "answered",
            answer_id=message.id,
            shipped_on=document.shipped_on,
            tracking=document.tracking,
            bill_of_lading=document.bill_of_lading,
            weight=float(document.weight or 0),
            carrier_scac=carriage and carriage.carrier_scac,
            carrier_name=carriage and carriage.carrier_name,
        )

    def _pack(self, picking, told):
        """Put what left in the place of what was reserved, carton by carton."""
        stock = self.env["distribution.warehouse.stock"]
        picking.move_ids._do_unreserve()
        packages, taken, values = self._packages(told), {}, []
        none = self.env["stock.package"]
        for each in told:
            package = packages.get(id(each.carton), none)
            for lot, quantity in each.lots if each.quantity else ():
                place = each.move.location_id
                parts = stock._take(each.product, place, lot, quantity, taken)
                for quant, part in parts:
                    values.append(self._prepare_line(each, lot, quant, part, package))
        self.env["stock.move.line"].create(values)

    def _packages(self, told):
        """Return {id of a carton: its package}; loose goods have none."""
        names = {
            id(each.carton): each.carton.sscc or each.carton.tracking
            for each in told
            if each.quantity and each.carton
        }
        names = {carton: name for carton, name in names.items() if name}
        made = self.env["stock.package"].create([{"name": n} for n in names.values()])
        return dict(zip(names, made, strict=True))

    def _prepare_line(self, told, lot, quant, quantity, package):
        move = told.move
        return {
            "move_id": move.id,
            "picking_id": move.picking_id.id,
            "product_id": told.product.id,
            "product_uom_id": told.product.uom_id.id,
            "quantity": quantity,
            "lot_id": lot.id,
            "location_id": quant.location_id.id if quant else move.location_id.id,
            "location_dest_id": move.location_dest_id.id,
            "package_id": quant.package_id.id if quant else False,
            "owner_id": quant.owner_id.id if quant else False,
            "result_package_id": package.id,
            "picked": True,
        }

    # --- what was not shipped ---

    def _rest_of(self, asked, ends):
        """Return keep, again or cancel for a line that ended in these statuses."""
        if ends & set(KEPT):
            return "keep"
        return "cancel" if "cancelled" in ends else asked.system_id.warehouse_rest

    def _cancel_rests(self, asked, picking, shipped, ends):
        """Cancel what nobody will ship of each line."""
        for move in picking.move_ids:
            if move.state in ("done", "cancel"):
                continue
            unit = move.product_id.uom_id
            rest = unit.round(move.product_qty - shipped.get(move, 0.0))
            if unit.compare(rest, 0) <= 0:
                continue
            if self._rest_of(asked, ends.get(move, set())) != "cancel":
                continue
            if not shipped.get(move):
                move._action_cancel()
                continue
            split = self.env["stock.move"].create(move._split(rest))
            split._action_confirm(merge=False, create_proc=False)
            split._action_cancel()

    def _keep_rest(self, asked, picking, shipped, ends):
        """Have the rest that the warehouse ships by itself wait for its next advice."""
        kept = any(self._rest_of(asked, each) == "keep" for each in ends.values())
        rest = picking.backorder_ids.filtered(
            lambda each: each.state not in ("done", "cancel")
        )
        left = rest[:1] if any(shipped.values()) else picking
        if not kept or not left:
            return
        numbers = {line["product"]: line["number"] for line in asked.content["lines"]}
        last = max(map(int, numbers.values()))
        lines = []
        for place, move in enumerate(left.move_ids, 1):
            number = numbers.pop(move.product_id.id, str(last + place))
            lines.append(
                {
                    "number": number,
                    "move": move.id,
                    "product": move.product_id.id,
                    "uom": move.product_uom.id,
                    "quantity": decimal_text(move.product_uom_qty),
                }
            )
        content = {**asked.content, "lines": lines}
        orders = self.env["distribution.warehouse.order"]
        orders._tell(left, "ship", "rest", content, asked.number, asked)

    def _leave_to_telling(self, picking):
        """What is to be asked for anew is told before the commit, by itself."""
        telling = self.env["distribution.warehouse.telling"]
        telling._note(picking | picking.backorder_ids)
