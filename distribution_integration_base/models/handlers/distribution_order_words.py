# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is said of an order that cannot be taken as it is: all its sentences."""

from odoo import models

from ...engine.errors import Issue


class DistributionOrderWords(models.AbstractModel):
    """One method for each thing that can be wrong; each returns an ``Issue``."""

    _name = "distribution.order.words"
    _description = "Words about orders"

    def _prices(self, system, resolved, off):
        shown = "; ".join(
            self.env._(
                "line %(line)s %(item)s: ordered at %(theirs)s, ours is %(ours)s",
                line=line.line.number,
                item=line.product.default_code or line.product.name,
                theirs=f"{line.price * line.factor:.2f}",
                ours=f"{own * line.factor:.2f}",
            )
            for line, own in off[:5]
        )
        return Issue(
            "business_rule",
            "price",
            self.env._(
                "%(off)s of %(all)s prices of order %(number)s are off by more than "
                "%(tolerance)g %%: %(shown)s.",
                off=len(off),
                all=len(resolved.document.lines),
                number=resolved.document.number,
                tolerance=system.price_tolerance,
                shown=shown,
            ),
            self.env._(
                "Press 'Accept prices once' to take the partner's prices, or "
                "correct ours and press Retry."
            ),
        )

    def _no_partner(self, system):
        return Issue(
            "missing",
            "no_partner",
            self.env._("System '%s' names no customer.", system.name),
            self.env._("Enter the customer on the system, then press Retry."),
        )

    def _purpose(self, document):
        return Issue(
            "business_rule",
            f"purpose:{document.purpose}",
            self.env._(
                "Order %(number)s is a '%(purpose)s', not a new order.",
                number=document.number,
                purpose=document.purpose,
            ),
            self.env._(
                "Compare it with the sales order, change that by hand, then drop this "
                "message."
            ),
        )

    def _line_numbers(self, document):
        return Issue(
            "value",
            "line_number_twice",
            self.env._("Order %s has two lines with one number.", document.number),
            self.env._("Ask the partner to number the lines and send it again."),
        )

    def _too_late(self, document):
        return Issue(
            "business_rule",
            "cancel_after",
            self.env._(
                "Order %(number)s was to be cancelled after %(day)s.",
                number=document.number,
                day=document.cancel_after,
            ),
            self.env._("Ask the partner whether it still stands; drop it if not."),
        )

    def _blanket_over(self, resolved, blanket):
        return Issue(
            "business_rule",
            "blanket_over",
            self.env._(
                "Release %(release)s calls off blanket order %(number)s, which ended "
                "on %(day)s.",
                release=resolved.document.release or "",
                number=blanket.number,
                day=blanket.valid_until,
            ),
            self.env._(
                "If it still stands, move its end on the blanket order and press "
                "Retry; or tell the partner and drop this."
            ),
        )

    def _not_on_blanket(self, resolved, line):
        return Issue(
            "business_rule",
            f"not_on_blanket:{line.line.number}",
            self.env._(
                "Line %(line)s: %(product)s is not on blanket order %(number)s.",
                line=line.line.number,
                product=line.product.display_name,
                number=resolved.document.number,
            ),
            self.env._(
                "Ask the partner which order is meant. To take it as an ordinary "
                "order, close the blanket order and press Retry."
            ),
        )

    def _beyond_blanket(self, resolved, kept, asked, left):
        return Issue(
            "business_rule",
            f"beyond_blanket:{kept.number}",
            self.env._(
                "Release %(release)s calls off %(asked)s %(unit)s of %(product)s; on "
                "blanket order %(number)s %(left)s are left.",
                release=resolved.document.release or "",
                asked=asked,
                unit=kept.uom_id.name,
                product=kept.product_id.display_name,
                number=resolved.document.number,
                left=left,
            ),
            self.env._(
                "If more was agreed, raise the quantity on the blanket order and press "
                "Retry; or ask the partner to correct the release."
            ),
        )

    def _not_replaceable(self, document, line):
        return Issue(
            "business_rule",
            f"replace_line:{line}",
            self.env._(
                "Order %(number)s replaces one that we have, and line %(line)s is "
                "another item or in another unit than it was.",
                number=document.number,
                line=line,
            ),
            self.env._(
                "Change the sales order by hand and tell the partner, then drop this; "
                "or ask for a cancellation and a new order."
            ),
        )

    def _stores(self, document):
        return Issue(
            "business_rule",
            "stores",
            self.env._(
                "Order %s divides its lines among stores.",
                document.number,
            ),
            self.env._(
                "Choose on the order policy of the system what becomes of such orders, "
                "then press Retry."
            ),
        )

    def _stores_total(self, line):
        return Issue(
            "value",
            f"stores_total:{line.number}",
            self.env._(
                "Line %(line)s orders %(quantity)s, its stores get %(shared)s.",
                line=line.number,
                quantity=line.quantity,
                shared=sum(each.quantity for each in line.stores),
            ),
            self.env._("Ask the partner to correct it and send it again."),
        )

    def _shares(self, line):
        shares = ", ".join(f"{each.store}: {each.quantity}" for each in line.stores)
        codes = " ".join(each.value for each in line.codes[:1])
        return self.env._(
            "Line %(line)s %(item)s in %(unit)s for the stores %(shares)s.",
            line=line.number,
            item=codes,
            unit=line.unit,
            shares=shares,
        )

    def _divided(self, order):
        return Issue(
            "business_rule",
            "change_divided",
            self.env._(
                "Order %s was divided among stores: which of its orders is to change "
                "is not said.",
                order.client_order_ref,
            ),
            self.env._(
                "Change the orders of the stores by hand and tell the partner, then "
                "drop this."
            ),
        )

    def _currency(self, document, ours):
        return Issue(
            "business_rule",
            "currency",
            self.env._(
                "Order %(number)s is in %(theirs)s; this customer's prices are in "
                "%(ours)s.",
                number=document.number,
                theirs=document.currency,
                ours=ours,
            ),
            self.env._("Correct the customer's pricelist, then press Retry."),
        )

    def _places(self, document, places):
        return Issue(
            "business_rule",
            "ship_to_several",
            self.env._(
                "Order %(number)s names several ship-to places: %(places)s.",
                number=document.number,
                places=", ".join(place or "?" for place in places),
            ),
            self.env._(
                "Ask the partner which goods go where, and for one order a place; "
                "then drop this one."
            ),
        )

    def _ship_to(self, party):
        return Issue(
            "missing",
            "ship_to_without_code",
            self.env._("Ship-to '%s' comes without a code.", party.name or ""),
            self.env._("Ask the partner to send the code of the ship-to address."),
        )

    def _no_consignee(self, document, missing):
        return Issue(
            "missing",
            "consignee",
            self.env._(
                "Order %(number)s is to be shipped to the consumer, but the address "
                "lacks: %(missing)s.",
                number=document.number,
                missing=", ".join(missing),
            ),
            self.env._("Ask the partner to send the whole address with the order."),
        )

    def _no_item(self, line):
        return Issue(
            "missing",
            f"no_item:{line.number}",
            self.env._("Line %s names no item.", line.number),
            self.env._("Ask the partner to send an item code on this line."),
        )

    def _addition(self, line):
        return Issue(
            "value",
            f"change_line:{line.number}",
            self.env._(
                "Line %s cannot be added: its number is taken, or it has no quantity "
                "or no unit.",
                line.number,
            ),
            self.env._("Ask the partner for a corrected change, then drop this one."),
        )

    def _quantity(self, line):
        return Issue(
            "value",
            f"quantity:{line.number}",
            self.env._(
                "Line %(line)s orders a quantity of %(quantity)s.",
                line=line.number,
                quantity=line.quantity,
            ),
            self.env._("Ask the partner to correct the quantity."),
        )

    def _unit(self, system, line):
        return Issue(
            "mapping",
            f"unmapped:unit:any:{line.unit}",
            self.env._(
                "Line %(line)s: unit '%(unit)s' of %(system)s is not known.",
                line=line.number,
                unit=line.unit,
                system=system.name,
            ),
            self.env._(
                "Map it to a unit of measure (a case of 12 is a unit of its own); the "
                "order then goes on by itself."
            ),
        )

    def _unknown_ship_to(self, system, party, code_type):
        return Issue(
            "mapping",
            f"unmapped:party:{code_type}:{party.code}",
            self.env._(
                "Ship-to %(code)s (%(name)s) of %(system)s is not known.",
                code=party.code,
                name=party.name or self.env._("no name given"),
                system=system.name,
            ),
            self.env._(
                "Map it to a delivery address; the order then goes on by itself."
            ),
        )

    def _unknown_item(self, line, codes):
        code, said = codes[0], ", ".join(f"{each.kind} {each.value}" for each in codes)
        return Issue(
            "mapping",
            f"unmapped:item:{code.kind}:{code.value}",
            self.env._(
                "Line %(line)s: no product is known as %(codes)s (%(text)s).",
                line=line.number,
                codes=said,
                text=line.description or self.env._("no description given"),
            ),
            self.env._("Map the code to a product; the order then goes on by itself."),
        )

    def _charge(self, charge):
        """Return the words for an allowance or charge, such as 'charge D240 12.50'."""
        kinds = {
            "allowance": self.env._("allowance"),
            "charge": self.env._("charge"),
        }
        percent = None if charge.percent is None else f"{charge.percent} %"
        money = percent if charge.amount is None else str(charge.amount)
        said = (kinds[charge.kind], charge.code, money, charge.description)
        return " ".join(filter(None, said))

    def _charge_said(self, charge):
        ways = {
            "bill_back": self.env._("billed back"),
            "check": self.env._("paid by check"),
            "credit": self.env._("credited to the customer's account"),
            "paid_by_seller": self.env._("paid by us"),
        }
        way = ways.get(charge.handling) or self.env._("not put on the order")
        return self.env._(
            "Said beside: %(charge)s, %(way)s.", charge=self._charge(charge), way=way
        )

    def _unknown_charge(self, system, resolved, charge):
        return Issue(
            "mapping",
            f"unmapped:charge:{charge.kind}:{charge.code or 'none'}",
            self.env._(
                "Order %(number)s asks for %(charge)s; %(system)s's code is not known.",
                number=resolved.document.number,
                charge=self._charge(charge),
                system=system.name,
            ),
            self.env._(
                "Map the code to the service that it is invoiced as; the order then "
                "goes on by itself. If it was not agreed, tell the partner. Ignore the "
                "code when it is never to be on an order."
            ),
        )

    def _charge_off(self, resolved, charge, amount, agreed):
        return Issue(
            "business_rule",
            f"price:{charge.kind}:{charge.code or 'none'}",
            self.env._(
                "Order %(number)s asks for %(charge)s, that is %(theirs)s; agreed is "
                "%(ours)s.",
                number=resolved.document.number,
                charge=self._charge(charge),
                theirs=f"{amount:.2f}",
                ours=f"{agreed:.2f}",
            ),
            self.env._(
                "Press 'Accept prices once' to take it, or correct the price of the "
                "service and press Retry."
            ),
        )

    def _charge_line(self, resolved, charge):
        return Issue(
            "value",
            f"charge_line:{charge.line}",
            self.env._(
                "Order %(number)s asks for %(charge)s on line %(line)s, which it has "
                "not got.",
                number=resolved.document.number,
                charge=self._charge(charge),
                line=charge.line,
            ),
            self.env._(
                "Ask the partner what it is for. Correct the line and resubmit, or "
                "drop this when the partner sends it again."
            ),
        )

    def _charges_over(self, resolved, goods, total):
        return Issue(
            "business_rule",
            "price:charges",
            self.env._(
                "Order %(number)s comes to %(total)s: its allowances are more than "
                "its goods (%(goods)s).",
                number=resolved.document.number,
                total=f"{total:.2f}",
                goods=f"{goods:.2f}",
            ),
            self.env._(
                "Ask the partner. Press 'Accept prices once' to take it as it is, or "
                "correct the allowance and resubmit."
            ),
        )

    def _or_ignored(self, issue, mapping):
        """Return ``issue``, or why its code will not be mapped by anybody."""
        if not mapping.ignored_reason:
            return issue
        return Issue(
            "business_rule",
            issue.cause.replace("unmapped:", "ignored:"),
            self.env._(
                "%(words)s It is not taken: %(reason)s",
                words=issue.words,
                reason=mapping.ignored_reason,
            ),
            self.env._(
                "Ask the partner to correct it and send it anew, then drop this; or "
                "map the code after all."
            ),
        )

    def _too_little(self, line, uom):
        return Issue(
            "value",
            f"too_little:{line.number}",
            self.env._(
                "Line %(line)s: %(quantity)s %(unit)s come to nothing in %(own)s.",
                line=line.number,
                quantity=line.quantity,
                unit=line.unit,
                own=uom.name,
            ),
            self.env._(
                "Correct the factor of the unit in the mappings, or the decimals of "
                "our units; then press Retry."
            ),
        )

    def _unit_misfit(self, line, product, uom):
        return Issue(
            "value",
            f"unit_misfit:{line.number}",
            self.env._(
                "Line %(line)s orders %(product)s in %(unit)s (%(code)s), but it "
                "is sold in %(own)s.",
                line=line.number,
                product=product.display_name,
                unit=uom.name,
                code=line.unit,
                own=product.uom_id.name,
            ),
            self.env._(
                "Map the unit for this partner, or ask the partner to correct the "
                "order; then press Retry."
            ),
        )
