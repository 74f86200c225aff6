# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse counted, lost, scrapped or set aside."""

from collections import defaultdict
from dataclasses import dataclass

from odoo import api, models

from ...canonical import InventoryAdjustment
from ...engine.numbers import decimal_text

#: What a reason may be mapped to.
ACTIONS = ("adjust", "scrap", "hold", "release", "ignore")
#: Causes that a person may let pass with 'Approve the adjustment'.
APPROVED = ("adjustment_approval", "adjustment_negative:", "adjustment_repeat:")
#: One without a number is compared with that many before it.
COMPARED = 100
#: In sentences, that many lines are named.
SHOWN = 5


@dataclass(slots=True)
class Step:
    """``quantity`` of one lot goes from one place to the other."""

    told: object
    lot: object
    quantity: float
    source: object
    target: object


class DistributionHandlerInventoryAdjustment(models.AbstractModel):
    """All of an adjustment or nothing of it, as moves of the stock.

    The reason of each line says what it does: a mapping of kind *reason* and type
    *adjustment*.
    """

    _name = "distribution.handler.inventory_adjustment"
    _inherit = "distribution.handler"
    _description = "Adjustments by warehouses"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            document = InventoryAdjustment.model_validate(message.canonical)
            self._apply_one(message, document)

    def _apply_one(self, message, document):
        system = message.system_id
        warehouse, issues = self._warehouse(system, document)
        steps = []
        if warehouse:
            steps, issues = self._steps(system, warehouse, document)
        if not issues:
            issues = [(each, None) for each in self._check_stock(steps)]
            issues += [(each, None) for each in self._check_repeat(message, document)]
            if system.adjustment_rule == "hold" and steps:
                issues.append((self._ask(system, document, steps), None))
        approved = (message.overrides or {}).get("adjustment", {}).get("causes", ())
        issues = [each for each in issues if each[0].cause not in approved]
        if issues:
            told = [step.told for step in steps]
            self.env["distribution.warehouse.reading"]._forget_lots(told)
            self.env["distribution.handler.order"]._block(message, issues)
            return
        self._book(message, warehouse, document, steps)

    # --- reading ---

    def _warehouse(self, system, document):
        """Return (the warehouse that it is about, issues)."""
        run = system.run_warehouse_ids
        if len(run) == 1:
            return run, []
        codes = [
            (party.code_type or "any", party.code)
            for party in document.parties
            if party.qualifier in ("WH", "SF") and party.code
        ]
        keys = {*codes, *(("any", code) for _type, code in codes)}
        found = self.env["distribution.mapping"]._lookup(system, "location", keys)
        for key in (*codes, *(("any", code) for _type, code in codes)):
            if key in found and found[key] in run:
                return found[key], []
        by_code = {warehouse.code: warehouse for warehouse in run}
        known = [by_code[code] for _type, code in codes if code in by_code]
        if known:
            return known[0], []
        issues = self.env["distribution.warehouse.issues"]
        code = codes[0][1] if codes else ""
        return run.browse(), [(issues._which_warehouse(system, code), None)]

    def _actions(self, system, document):
        """Return ({reason: action}, issues)."""
        issues, mapping = [], self.env["distribution.mapping"]
        say = self.env["distribution.warehouse.issues"]
        reasons = dict.fromkeys(line.reason for line in document.lines)
        keys = {("adjustment", reason) for reason in reasons}
        found = mapping._lookup(system, "reason", keys)
        actions = {}
        for reason in reasons:
            word = (found.get(("adjustment", reason)) or "").strip().lower()
            if word in ACTIONS:
                actions[reason] = word
            elif word:
                issues.append((say._odd_reason(reason, word), None))
            else:
                missed = mapping._miss(system, "reason", "adjustment", reason)
                issues.append((say._unknown_reason(system, reason), missed))
        return actions, issues

    def _steps(self, system, warehouse, document):
        """Return ([:class:`Step`], [(Issue, mapping or None)])."""
        reading = self.env["distribution.warehouse.reading"]
        actions, issues = self._actions(system, document)
        lines = [
            (None, line)
            for line in document.lines
            if actions.get(line.reason) != "ignore"
        ]
        told, more = reading._read(system, lines)
        issues += more
        steps = []
        for each in told if not issues else ():
            source, target, issue = self._way(
                warehouse, each, actions[each.line.reason]
            )
            each.quantity = abs(each.quantity)
            issue = issue or reading._read_lots(each, make=each.line.quantity > 0)
            if issue:
                issues.append((issue, None))
            else:
                steps += [
                    Step(each, lot, quantity, source, target)
                    for lot, quantity in each.lots
                    if quantity
                ]
        return steps, issues

    def _way(self, warehouse, told, action):
        """Return (from, to, Issue or None) of what a line moves.

        More than before comes out of nowhere, less goes there; a scrapped or held
        quantity is told as less or as what is moved, a released one as more.
        """
        say = self.env["distribution.warehouse.issues"]
        stock, lost = warehouse.lot_stock_id, told.product.property_stock_inventory
        more = told.quantity > 0
        if action == "adjust":
            return (lost, stock, None) if more else (stock, lost, None)
        field = {
            "scrap": "distribution_damaged_location_id",
            "hold": "distribution_hold_location_id",
            "release": "distribution_hold_location_id",
        }[action]
        place = warehouse[field]
        if not place:
            return stock, stock, say._no_place(warehouse, action)
        if action == "release":
            return place, stock, None
        if more:
            return stock, place, say._direction(told.name, action)
        return stock, place, None

    def _check_stock(self, steps):
        """Yield what would leave less than nothing."""
        say, stock = (
            self.env["distribution.warehouse.issues"],
            self.env["distribution.warehouse.stock"],
        )
        sums = defaultdict(float)
        for step in steps:
            if step.source.usage == "internal" and step.told.product.is_storable:
                sums[step.source, step.told.product, step.lot] += step.quantity
        for (place, product, lot), quantity in sums.items():
            missing = quantity - stock._on_hand(product, place, lot)
            if product.uom_id.compare(missing, 0) > 0:
                yield say._below_zero(place, product, lot, missing)

    def _check_repeat(self, message, document):
        """Yield what may be booked already: nothing tells a repeat without a number."""
        if document.number:
            return
        booked = message.search(
            [
                ("system_id", "=", message.system_id.id),
                ("direction", "=", "in"),
                ("document_type", "=", message.document_type),
                ("work_state", "=", "done"),
                ("reference", "=", False),
                ("id", "!=", message.id),
            ],
            order="id desc",
            limit=COMPARED,
        )
        same = booked.filtered(lambda each: each.canonical == message.canonical)[:1]
        if same:
            say = self.env["distribution.warehouse.issues"]
            yield say._repeat(message.system_id, document, same)

    def _ask(self, system, document, steps):
        said = [
            self.env._(
                "%(quantity)s of %(product)s (%(reason)s)",
                quantity=decimal_text(float(step.told.line.quantity)),
                product=step.told.product.display_name,
                reason=step.told.line.reason,
            )
            for step in steps[:SHOWN]
        ]
        if len(steps) > SHOWN:
            said.append(self.env._("%s more", len(steps) - SHOWN))
        say = self.env["distribution.warehouse.issues"]
        return say._approval(system, document, ", ".join(said))

    # --- doing it ---

    def _book(self, message, warehouse, document, steps):
        stock, taken = self.env["distribution.warehouse.stock"], {}
        name = document.number or str(document.adjusted_on)
        values = []
        for step in steps:
            product = step.told.product
            parts = [(None, step.quantity)]
            if step.source.usage == "internal":
                parts = stock._take(
                    product, step.source, step.lot, step.quantity, taken
                )
            values += [
                self._prepare_move(message, step, quant, part, name)
                for quant, part in parts
            ]
        moves = self.env["stock.move"].create(values)
        moves._action_done()
        if moves:
            message._finish(res_model=moves._name, res_id=moves[0].id)
        else:
            message._finish()
        self._tell(message, warehouse, name)

    def _prepare_move(self, message, step, quant, quantity, name):
        product = step.told.product
        place = quant.location_id if quant else step.source
        common = {
            "product_id": product.id,
            "location_id": place.id,
            "location_dest_id": step.target.id,
            "company_id": message.company_id.id,
        }
        line = {
            **common,
            "product_uom_id": product.uom_id.id,
            "quantity": quantity,
            "lot_id": step.lot.id,
            "package_id": quant.package_id.id if quant else False,
            "owner_id": quant.owner_id.id if quant else False,
        }
        return {
            **common,
            "product_uom": product.uom_id.id,
            "product_uom_qty": quantity,
            "state": "confirmed",
            "is_inventory": True,
            "picked": True,
            "origin": f"{message.system_id.name} {name} {step.told.line.reason}",
            "move_line_ids": [(0, 0, line)],
        }

    def _tell(self, message, warehouse, name):
        self.env["distribution.event"]._emit(
            [
                {
                    "event_type": "warehouse.adjusted",
                    "record": warehouse,
                    "system": message.system_id,
                    "message": message,
                    "once_key": f"warehouse.adjusted:{message.id}",
                    "words": self.env._(
                        "%(who)s corrected the stock of %(warehouse)s (%(number)s).",
                        who=message.system_id.name,
                        warehouse=warehouse.name,
                        number=name,
                    ),
                }
            ]
        )
