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
                "Press 'Accept prices' to take the partner's prices this once, or "
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

    def _blanket(self, document):
        return Issue(
            "business_rule",
            "blanket",
            self.env._(
                "Order %s is a blanket order: nothing is to be shipped on it yet.",
                document.number,
            ),
            self.env._("Note the agreement, then drop this; releases come as orders."),
        )

    def _stores(self, document):
        return Issue(
            "business_rule",
            "stores",
            self.env._(
                "Order %s divides its lines among stores (SDQ), which is not handled.",
                document.number,
            ),
            self.env._(
                "Enter one sales order for each store by hand, then drop this; or ask "
                "the partner for one order a store."
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

    def _ship_to(self, party):
        return Issue(
            "missing",
            "ship_to_without_code",
            self.env._("Ship-to '%s' comes without a code.", party.name or ""),
            self.env._("Ask the partner to send the code of the ship-to address."),
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
