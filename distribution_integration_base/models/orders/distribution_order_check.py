# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Checks of received orders that are made in Odoo but not confirmed yet."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ...engine import holds
from ...engine.errors import Issue


class DistributionOrderCheck(models.AbstractModel):
    """Credit, address and repeats, for a batch at once.

    What a check finds is a hold or an exception, as the policy says: one method a
    check, ``_check_<name>(policy, orders) -> {order: Issue}``. Prices and addresses
    that are not mapped are found earlier, by the resolver.
    """

    _name = "distribution.order.check"
    _description = "Checks of orders"

    @api.model
    def _run(self, policy, orders):
        """Return [(kind of hold, outcome, {order: Issue})] of the checks switched on.

        ``outcome`` is 'hold' or 'exception'.
        """
        here = self.with_company(orders.company_id)
        found = []
        for name, kind in (
            ("address", "address"),
            ("duplicate", "manual"),
            ("credit", "credit"),
        ):
            outcome = policy[f"{name}_check"]
            if outcome != "off":
                issues = getattr(here, f"_check_{name}")(policy, orders)
                found.append((kind, outcome, issues))
                orders -= orders.browse().union(*issues)
        return found

    # --- credit ---

    @api.model
    def _take_turn(self, partner):
        """Have one transaction at a time give a customer's credit.

        The second one waits, and then begins anew (REPEATABLE READ): otherwise neither
        would see the other's orders, and both would fit.
        """
        if self._limit(partner):
            self.env.cr.execute(
                SQL(
                    "UPDATE res_partner SET write_date = write_date WHERE id = %s",
                    partner.id,
                )
            )

    def _limit(self, partner):
        """Return the credit limit of ``partner`` in this company; 0: there is none."""
        company = self.env.company
        if not company.account_use_credit_limit:
            return 0.0
        return partner.sudo().with_company(company).credit_limit

    def _check_credit(self, policy, orders):
        issues = {}
        for partner, of_partner in orders.grouped(
            lambda order: order.partner_id.commercial_partner_id
        ).items():
            amounts = [self._amount(order) for order in of_partner]
            beyond = self._beyond_credit(partner, amounts)
            issues |= {
                order: self._issue_credit(partner, order, amount)
                for order, amount, over in zip(of_partner, amounts, beyond, strict=True)
                if over
            }
        return issues

    def _amount(self, order):
        """Return the total of ``order`` in its company's currency."""
        return order.amount_total / (order.currency_rate or 1.0)

    def _beyond_credit(self, partner, amounts):
        """Return which of ``amounts``, taken in turn, go beyond Odoo's credit limit.

        The same sums as Odoo's own warning on a quotation
        (``account.move._build_credit_warning_message``): posted and not paid, plus
        confirmed and not invoiced. Needs the company of the orders as its own.
        """
        limit = self._limit(partner)
        if not limit:
            return [False] * len(amounts)
        partner = partner.sudo().with_company(self.env.company)
        partner.invalidate_recordset(["credit", "credit_to_invoice"])
        used = partner.credit + partner.credit_to_invoice
        return holds.beyond_credit(limit, used, amounts)

    def _issue_credit(self, partner, order, amount):
        company, limit = order.company_id, self._limit(partner)
        return Issue(
            "business_rule",
            "credit",
            self.env._(
                "Order %(order)s of %(amount)s takes %(partner)s beyond the credit "
                "limit of %(limit)s.",
                order=order.client_order_ref or order.name,
                amount=company.currency_id.format(amount),
                partner=partner.name,
                limit=company.currency_id.format(limit),
            ),
            self.env._(
                "It goes on by itself once enough is paid; or raise the customer's "
                "credit limit in Odoo."
            ),
        )

    # --- address ---

    def _check_address(self, policy, orders):
        return {
            order: self._issue_address(order, missing)
            for order in orders
            if (missing := self._missing_in_address(order.partner_shipping_id))
        }

    def _missing_in_address(self, partner):
        """Return the names of what a carrier needs and ``partner`` has not got."""
        country = partner.country_id
        needed = ["street", "city", "country_id"]
        if country.zip_required:
            needed.append("zip")
        if country.state_required:
            needed.append("state_id")
        described = partner.fields_get(needed, ["string"])
        return [described[name]["string"] for name in needed if not partner[name]]

    def _issue_address(self, order, missing):
        return Issue(
            "missing",
            "address",
            self.env._(
                "The delivery address '%(address)s' of order %(order)s lacks: "
                "%(missing)s.",
                address=order.partner_shipping_id.display_name,
                order=order.client_order_ref or order.name,
                missing=", ".join(missing),
            ),
            self.env._("Complete the contact; the order then goes on by itself."),
        )

    def _find_address(self, order):
        """Take over a ship-to that was mapped since; return whether it is complete."""
        resolver = self.env["distribution.order.resolver"]
        address = resolver._ship_to_of(order)
        if not address:
            return False
        if address != order.partner_shipping_id:
            order.partner_shipping_id = address
        return not self._missing_in_address(address)

    # --- repeats ---

    def _check_duplicate(self, policy, orders):
        """Orders with other numbers that ask for the same at the same place."""
        since = fields.Datetime.now() - timedelta(days=policy.duplicate_days)
        earlier = self.env["sale.order"].search(
            [
                ("partner_id", "in", orders.partner_id.ids),
                ("partner_shipping_id", "in", orders.partner_shipping_id.ids),
                ("amount_total", "in", list(set(orders.mapped("amount_total")))),
                ("company_id", "in", orders.company_id.ids),
                ("state", "!=", "cancel"),
                ("create_date", ">=", since),
            ],
            order="id",
        )
        first, issues = {}, {}
        for order in (earlier | orders).sorted("id"):
            twin = first.setdefault(self._signature(order), order)
            if order in orders and twin != order:
                issues[order] = self._issue_duplicate(policy, order, twin)
        return issues

    @staticmethod
    def _signature(order):
        lines = sorted(
            (line.product_id.id, line.product_uom_id.id, line.product_uom_qty)
            for line in order.order_line
        )
        return order.partner_id.id, order.partner_shipping_id.id, tuple(lines)

    def _issue_duplicate(self, policy, order, twin):
        return Issue(
            "duplicate",
            "duplicate",
            self.env._(
                "Order %(order)s asks for the same as %(twin)s within %(days)s days.",
                order=order.client_order_ref or order.name,
                twin=twin.client_order_ref or twin.name,
                days=policy.duplicate_days,
            ),
            self.env._("Ask the partner whether both are meant."),
        )
