# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is said of a warehouse's document that cannot be taken as it is."""

from odoo import models

from ...engine.errors import Issue
from ...engine.numbers import decimal_text


class DistributionWarehouseIssues(models.AbstractModel):
    """One method for each thing that can be wrong; each returns an ``Issue``."""

    _name = "distribution.warehouse.issues"
    _description = "Words about warehouses"

    def _not_asked(self, system, number):
        return Issue(
            "missing",
            "warehouse_not_asked",
            self.env._(
                "%(who)s answers about %(number)s, which it was not asked for.",
                who=system.name,
                number=number,
            ),
            self.env._(
                "Ask the warehouse which number is meant. If goods moved, enter that "
                "in Odoo by hand, then drop this."
            ),
        )

    def _cancelled(self, asked):
        return Issue(
            "business_rule",
            "warehouse_cancelled",
            self.env._(
                "%(who)s moved %(number)s, which was cancelled.",
                who=asked.system_id.name,
                number=asked.number,
            ),
            self.env._(
                "Call the warehouse: if the goods can be stopped, drop this. If they "
                "left, make a delivery of them and tell the customer, then drop this."
            ),
        )

    def _done(self, asked):
        before = asked.answer_id.name or asked.note or asked.picking_id.name
        return Issue(
            "duplicate",
            "warehouse_answered",
            self.env._(
                "%(number)s is done already (%(before)s), and %(who)s tells of it "
                "again.",
                number=asked.number,
                before=before,
                who=asked.system_id.name,
            ),
            self.env._(
                "Nothing was moved twice. Compare both: if more goods moved, enter "
                "them by hand and ask the warehouse for one advice an order; then drop "
                "this."
            ),
        )

    def _empty(self, number):
        return Issue(
            "value",
            "warehouse_empty",
            self.env._("What was shipped of %s is not said: it has no line.", number),
            self.env._("Ask the warehouse for the whole of it, then drop this."),
        )

    def _which_replaced(self, asked):
        return Issue(
            "business_rule",
            "warehouse_replacement",
            self.env._(
                "%(who)s corrects what it had said of %(number)s, which left in "
                "several parts; it does not say which one.",
                who=asked.system_id.name,
                number=asked.number,
            ),
            self.env._(
                "Ask the warehouse for a correction that bears the number of the part "
                "it corrects; then drop this."
            ),
        )

    def _replaced(self, asked, what, why, what_to_do):
        """:param what: what was asked, told before and told now, in words."""
        return Issue(
            "business_rule",
            "warehouse_replacement",
            self.env._(
                "%(who)s corrects what it had said of %(number)s: %(what)s. It is not "
                "booked, because %(why)s.",
                who=asked.system_id.name,
                number=asked.number,
                what=what,
                why=why,
            ),
            what_to_do,
        )

    def _held(self, asked, why):
        return Issue(
            "business_rule",
            "warehouse_held",
            self.env._(
                "%(who)s shipped %(number)s. %(why)s",
                who=asked.system_id.name,
                number=asked.number,
                why=why,
            ),
            self.env._("Release the hold if the goods really left, then press Retry."),
        )

    def _totals(self, said, found):
        return Issue(
            "value",
            "warehouse_totals",
            self.env._(
                "Its lines come to %(said)s, it says, but they add up to %(found)s.",
                said=decimal_text(said),
                found=decimal_text(found),
            ),
            self.env._(
                "Nothing was moved: a line may be missing. Ask the warehouse for a "
                "corrected one, then drop this; or correct it and resubmit."
            ),
        )

    def _difference(self, name, line):
        return Issue(
            "value",
            f"warehouse_difference:{name}",
            self.env._(
                "Line %(line)s: %(ordered)s ordered less %(shipped)s shipped is not "
                "%(difference)s.",
                line=name,
                ordered=decimal_text(float(line.ordered)),
                shipped=decimal_text(float(line.quantity)),
                difference=decimal_text(float(line.difference)),
            ),
            self.env._(
                "Ask the warehouse how many left. Correct the line and resubmit, or "
                "have it sent anew and drop this."
            ),
        )

    def _unknown_item(self, system, name, codes, description):
        said = ", ".join(f"{code.kind} {code.value}" for code in codes)
        code = codes[0]
        return Issue(
            "mapping",
            f"unmapped:item:{code.kind}:{code.value}",
            self.env._(
                "Line %(line)s: %(who)s names %(codes)s (%(text)s), not known here.",
                line=name,
                who=system.name,
                codes=said,
                text=description or self.env._("no description given"),
            ),
            self.env._("Map the code to a product; the document then goes on."),
        )

    def _unknown_unit(self, system, name, unit):
        return Issue(
            "mapping",
            f"unmapped:unit:any:{unit}",
            self.env._(
                "Line %(line)s: unit '%(unit)s' of %(who)s is not known.",
                line=name,
                unit=unit,
                who=system.name,
            ),
            self.env._("Map it to a unit of measure; the document then goes on."),
        )

    def _wrong_item(self, asked, name, product):
        return Issue(
            "business_rule",
            f"warehouse_item:{name}",
            self.env._(
                "Line %(line)s: %(product)s was not asked for under %(number)s.",
                line=name,
                product=product.display_name if product else self.env._("it"),
                number=asked.number,
            ),
            self.env._(
                "Ask the warehouse what really moved. If it is right, add the item to "
                "%s and press Retry; else have it sent anew and drop this.",
                asked.picking_id.name,
            ),
        )

    def _unit_misfit(self, name, product, unit):
        return Issue(
            "value",
            f"warehouse_unit:{name}",
            self.env._(
                "Line %(line)s: %(product)s is not counted in %(unit)s.",
                line=name,
                product=product.display_name,
                unit=unit,
            ),
            self.env._("Map the unit for this warehouse, then press Retry."),
        )

    def _negative(self, name):
        return Issue(
            "value",
            f"warehouse_negative:{name}",
            self.env._("Line %s says that less than nothing moved.", name),
            self.env._("Ask the warehouse for a corrected one, then drop this."),
        )

    def _over(self, asked, move, moved):
        return Issue(
            "business_rule",
            f"warehouse_over:{move.id}",
            self.env._(
                "%(who)s shipped %(moved)s of %(product)s under %(number)s, "
                "%(wanted)s were asked for.",
                who=asked.system_id.name,
                moved=decimal_text(moved),
                product=move.product_id.display_name,
                number=asked.number,
                wanted=decimal_text(move.product_uom_qty),
            ),
            self.env._(
                "Agree with the customer: raise the quantity on %s and press Retry, or "
                "have the surplus taken back and the advice corrected.",
                asked.picking_id.name,
            ),
        )

    def _lot(self, name, product, lot):
        if not lot:
            words = self.env._(
                "Line %(line)s: %(product)s moves with a lot or serial number only, "
                "and none is told.",
                line=name,
                product=product.display_name,
            )
        else:
            words = self.env._(
                "Line %(line)s: lot or serial number %(lot)s of %(product)s is not "
                "known.",
                line=name,
                lot=lot,
                product=product.display_name,
            )
        return Issue(
            "value",
            f"warehouse_lot:{name}",
            words,
            self.env._(
                "Ask the warehouse for the right number. Correct the line and "
                "resubmit, or enter the lot in Odoo and press Retry."
            ),
        )

    def _serials(self, name, product, told, wanted):
        return Issue(
            "value",
            f"warehouse_serials:{name}",
            self.env._(
                "Line %(line)s: %(told)s serial numbers are told for %(wanted)s of "
                "%(product)s.",
                line=name,
                told=told,
                wanted=decimal_text(wanted),
                product=product.display_name,
            ),
            self.env._("Ask the warehouse for all of them, then drop this."),
        )

    def _no_stock(self, place, product, lot, missing):
        what = f"{product.display_name} {lot.name}" if lot else product.display_name
        return Issue(
            "business_rule",
            f"warehouse_stock:{product.id}:{lot.id or 0}",
            self.env._(
                "%(what)s: %(missing)s more left %(place)s than Odoo has there.",
                what=what,
                missing=decimal_text(missing),
                place=place.display_name,
            ),
            self.env._(
                "Receipts or adjustments may still be on their way: press Retry when "
                "they are here. Else count with the warehouse and correct the stock."
            ),
        )

    def _carton_used(self, sscc, pickings):
        words = self.env._(
            "Carton %(sscc)s was used before, by %(pickings)s.",
            sscc=sscc,
            pickings=", ".join(pickings.mapped("name")),
        )
        return self._carton(sscc, words)

    def _carton_twice(self, sscc, count):
        words = self.env._(
            "Carton %(sscc)s stands on %(count)s cartons of this advice.",
            sscc=sscc,
            count=count,
        )
        return self._carton(sscc, words)

    def _carton(self, sscc, words):
        return Issue(
            "duplicate",
            f"warehouse_carton:{sscc}",
            words,
            self.env._(
                "A carton code stands for one carton. Ask the warehouse for the right "
                "one; correct it and resubmit."
            ),
        )

    def _no_place(self, warehouse, condition):
        return Issue(
            "missing",
            f"warehouse_place:{condition}",
            self.env._(
                "%(warehouse)s has no location for goods that are %(condition)s.",
                warehouse=warehouse.name,
                condition=condition,
            ),
            self.env._("Choose one on the warehouse, then press Retry."),
        )
