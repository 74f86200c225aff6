# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Allowances and charges that a partner puts on its order (X12 SAC, EDIFACT ALC)."""

from dataclasses import dataclass

from odoo import api, models

from ...engine.errors import Issue

#: Code of one that the partner names by no code.
NO_CODE = "none"


@dataclass(slots=True)
class ResolvedCharge:
    """One allowance (``amount`` below zero) or charge in Odoo's words."""

    charge: object
    product: object
    amount: float


class DistributionOrderCharges(models.AbstractModel):
    """Money beside the goods is governed as goods are: a code that is mapped to a
    service becomes a line of the sales order, any other code waits for a person.

    What the partner settles otherwise (bill back, credit, check, paid by us) changes
    nothing of the invoice: it is only written down with the order.
    """

    _name = "distribution.order.charges"
    _description = "Allowances and charges of orders"

    @api.model
    def _resolve(self, system, resolved):
        """Put a :class:`ResolvedCharge` each, or what stops it, on the orders.

        :param resolved: {message: ``Resolved``} with their lines and prices.
        """
        if system._order_policy().charge_check == "off":
            return
        charged = {m: each for m, each in resolved.items() if each.document.charges}
        if not charged:
            return
        keys = {
            key
            for each in charged.values()
            for charge in each.document.charges
            for key in self._keys(charge)
        }
        products = self.env["distribution.mapping"]._lookup(system, "charge", keys)
        agreed = self._agreed(system, products)
        for message, each in charged.items():
            for charge in each.document.charges:
                self._resolve_one(system, message, each, charge, products, agreed)
            self._check_total(message, each)

    @staticmethod
    def _keys(charge):
        code = charge.code or NO_CODE
        return ((charge.kind, code), ("any", code))

    def _agreed(self, system, products):
        """Return {product: what we ask for it}; without a price any amount goes."""
        pricelist = system.partner_id.property_product_pricelist
        union = self.env["product.product"].union(*products.values())
        currency = pricelist.currency_id or system.company_id.currency_id
        found = pricelist._get_products_price(union, 1.0, currency=currency)
        return {product: found[product.id] for product in union}

    def _resolve_one(self, system, message, resolved, charge, products, agreed):
        words = self.env["distribution.order.words"]
        numbers = {None, *(line.number for line in resolved.document.lines)}
        if charge.line not in numbers:
            resolved.stop(words._charge_line(resolved, charge))
            return
        if min(charge.amount or 0, charge.percent or 0) < 0:
            resolved.stop(self._negative(resolved, words._charge(charge)))
            return
        amount = self._amount(system, resolved, charge)
        if not charge.is_invoiced or amount is None:
            resolved.said.append(words._charge_said(charge))
            return
        product = next(
            (products[key] for key in self._keys(charge) if key in products), None
        )
        if not product:
            self._miss(system, resolved, charge)
            return
        sign = -1 if charge.kind == "allowance" else 1
        resolved.charges.append(ResolvedCharge(charge, product, sign * amount))
        accepted = (message.overrides or {}).get("prices")
        off = abs(amount - agreed[product]) > (
            agreed[product] * system.price_tolerance / 100 + 0.005
        )
        check = system._order_policy().price_check
        if agreed[product] and off and not accepted and check != "off":
            issue = words._charge_off(resolved, charge, amount, agreed[product])
            if check == "hold":
                resolved.hold("price", issue)
            else:
                resolved.stop(issue)

    def _negative(self, resolved, charge):
        """X12 element 248, EDIFACT 5463 and the canonical kind say which way it goes:
        a minus beside them is read both ways, so nobody guesses.
        """
        return Issue(
            "value",
            "charge_negative",
            self.env._(
                "Order %(number)s asks for %(charge)s, below zero: it may mean the "
                "opposite, or only repeat that money is taken off.",
                number=resolved.document.number,
                charge=charge,
            ),
            self.env._(
                "Ask the partner. Correct it to an allowance or charge above zero and "
                "resubmit, or drop this when the partner sends it again."
            ),
        )

    def _check_total(self, message, resolved):
        """Allowances beyond what the goods come to are put before a person."""
        goods = sum(line.price * line.quantity for line in resolved.lines)
        total = goods + sum(each.amount for each in resolved.charges)
        accepted = (message.overrides or {}).get("prices")
        if resolved.charges and total < -0.005 and not accepted:
            words = self.env["distribution.order.words"]
            resolved.stop(words._charges_over(resolved, goods, total))

    def _miss(self, system, resolved, charge):
        words = self.env["distribution.order.words"]
        mapping = self.env["distribution.mapping"]._miss(
            system,
            "charge",
            charge.kind,
            charge.code or NO_CODE,
            charge.description or "",
        )
        if mapping.ignored_reason:
            resolved.said.append(words._charge_said(charge))
        else:
            resolved.stop(words._unknown_charge(system, resolved, charge), mapping)

    def _amount(self, system, resolved, charge):
        """Return the money, above zero, or None when the partner does not say it.

        A percentage is of the line that it stands in, or of all lines.
        """
        if charge.amount is not None:
            return float(charge.amount)
        if charge.percent is None:
            return None
        base = sum(
            line.price * line.quantity
            for line in resolved.lines
            if charge.line in (None, line.line.number)
        )
        pricelist = system.partner_id.property_product_pricelist
        currency = pricelist.currency_id or system.company_id.currency_id
        return currency.round(base * float(charge.percent) / 100)

    @api.model
    def _prepare_lines(self, resolved, number=None):
        """Return values of sales order lines for the charges of line ``number``, or of
        the order as a whole.
        """
        return [
            self._prepare_line(each)
            for each in resolved.charges
            if each.charge.line == number
        ]

    def _prepare_line(self, resolved):
        charge, product = resolved.charge, resolved.product
        about = charge.line and self.env._("line %s", charge.line)
        name = ": ".join(filter(None, (about, charge.description)))
        return {
            "product_id": product.id,
            "name": f"{product.display_name} ({name})"
            if name
            else product.display_name,
            "product_uom_id": product.uom_id.id,
            "product_uom_qty": 1.0,
            "price_unit": resolved.amount,
            "technical_price_unit": resolved.amount,
            "discount": 0.0,
            "customer_lead": product.sale_delay,
            "distribution_charge": charge.code or NO_CODE,
        }
