# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Received orders become confirmed, reserved sales orders."""

from typing import NamedTuple

from odoo import api, models

from ...engine.deadlines import noon_of
from ...engine.errors import DistributionError, Issue

#: Chatter and followers of an order that no person made say nothing to anybody; its
#: history is the timeline. Saves queries on every order of a batch.
QUIET = {
    "tracking_disable": True,
    "mail_notrack": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_auto_subscribe_no_notify": True,
    "mail_activity_automation_skip": True,
}


class Placed(NamedTuple):
    """What checks found: ``holds`` as ``_place_all`` takes them, messages stopped."""

    holds: list
    stopped: object


class DistributionHandlerOrder(models.AbstractModel):
    """One create and one confirm for the whole batch (reference: half the queries of
    order by order), under one lock per warehouse so that two workers do not promise
    the same units.
    """

    _name = "distribution.handler.order"
    _inherit = "distribution.handler"
    _description = "Orders in"

    @api.model
    def _apply_batch(self, messages):
        new = self.env["distribution.order.purpose"]._take(messages)
        messages = messages.browse().union(*new)
        if not messages:
            return
        resolved = self.env["distribution.order.resolver"]._resolve(messages, new)
        ready = messages.browse()
        for message, each in resolved.items():
            if each.issues:
                self._block(message, each.issues)
            elif each.document.kind == "blanket":
                self._keep_blanket(message, each)
            else:
                ready |= message
        if ready:
            self._create_orders(ready, resolved)

    def _block(self, message, issues):
        message._block([issue for issue, _mapping in issues])
        exceptions = self.env["distribution.exception"]
        for issue, mapping in issues:
            if mapping:
                exceptions._link_mapping(message, issue.cause, mapping)

    def _keep_blanket(self, message, resolved):
        """Nothing is shipped on it: it is what releases are measured against."""
        blanket = self.env["distribution.blanket"]._keep(message, resolved)
        message._finish(res_model=blanket._name, res_id=blanket.id)

    def _create_orders(self, messages, resolved):
        """Make sales orders, check them, and let those go on that may.

        What a check stops is an exception on its document, and leaves no order behind.
        """
        system = messages[:1].system_id
        policy = system._order_policy()
        checks = self.env["distribution.order.check"].with_company(system.company_id)
        if policy.credit_check != "off":
            checks._take_turn(system.partner_id.commercial_partner_id)
        consignees = self.env["distribution.order.consignee"]
        consignees._make(resolved[message] for message in messages)
        stores = self.env["distribution.order.stores"]
        pieces = [p for m in messages for p in stores._pieces(m, resolved[m])]
        warehouses = self._warehouses(system, policy, pieces)
        if policy.confirm and policy.reserve == "now":
            places = self.env["stock.warehouse"].union(*warehouses)
            for warehouse in places.sorted("id"):
                self.env["distribution.allocation"]._lock(warehouse)
        orders = self._create(pieces, warehouses)
        made_of = dict(zip(orders, pieces, strict=True))
        placed = self._check(policy, made_of)
        made = orders.exists() if placed.stopped else orders
        if not made:
            return
        self.env["distribution.hold"]._place_all(placed.holds)
        if policy.confirm:
            free = made - made.browse().union(*(row[0] for row in placed.holds))
            for ours in free.grouped("warehouse_id").values():
                self.env["distribution.order.work"]._confirm_now(policy, ours)
        self.env["distribution.deadline.rules"]._on_received(made)
        self._link(messages - placed.stopped, made_of)

    def _create(self, pieces, warehouses):
        values = [
            self._prepare_order(piece, warehouse)
            for piece, warehouse in zip(pieces, warehouses, strict=True)
        ]
        return self.env["sale.order"].with_context(**QUIET).create(values)

    def _check(self, policy, made_of):
        """Return the :class:`Placed` of {order: piece}.

        What stops one order of a document stops, and deletes, all of them.
        """
        orders = self.env["sale.order"].union(*made_of)
        holds = [
            (order, kind, reason, None)
            for order, piece in made_of.items()
            for kind, reason in piece.resolved.holds
        ]
        stops = {}
        for kind, outcome, found in self.env["distribution.order.check"]._run(
            policy, orders
        ):
            for order, issue in found.items():
                if outcome == "hold":
                    holds.append((order, kind, issue.words, None))
                else:
                    stops.setdefault(made_of[order].message, []).append(issue)
        for message, issues in stops.items():
            message._block(issues)
        stopped = self.env["distribution.message"].union(*stops)
        gone = orders.filtered(lambda order: made_of[order].message in stopped)
        holds = [row for row in holds if row[0] not in gone]
        gone.unlink()
        return Placed(holds, stopped)

    def _link(self, messages, made_of):
        first = {}
        for order, piece in made_of.items():
            first.setdefault(piece.message, (order, piece))
        for message in messages:
            order, _piece = first[message]
            message.write(
                {
                    "res_model": order._name,
                    "res_id": order.id,
                    "sale_order_id": order.id,
                }
            )
        messages._finish()
        for message in messages:
            self._tell_unapplied(message, first[message][1].resolved.document)

    def _tell_unapplied(self, message, document):
        """Show what the partner asked for beside the lines and Odoo has not got."""
        if message.system_id._order_policy().charge_check != "off":
            return
        if not document.charges:
            return
        said = ", ".join(
            self.env["distribution.order.words"]._charge(charge)
            for charge in document.charges
        )
        issue = Issue(
            "business_rule",
            "charges_not_applied",
            self.env._(
                "Order %(number)s asks for %(charges)s; the sales order has only its "
                "lines.",
                number=document.number,
                charges=said.strip(),
            ),
            self.env._("Add it to the sales order if it was agreed, then close this."),
        )
        self.env["distribution.exception"]._open(issue, order=message.sale_order_id)

    def _warehouses(self, system, policy, pieces):
        """Return the warehouses that deliver the pieces."""
        default = self._warehouse(system)
        chosen = policy._warehouses(
            system,
            {
                number: (
                    piece.resolved.ship_to,
                    [
                        (line.product, line.uom, line.quantity)
                        for line in piece.resolved.lines
                    ],
                )
                for number, piece in enumerate(pieces)
            },
        )
        return [chosen.get(number) or default for number in range(len(pieces))]

    def _warehouse(self, system):
        warehouse = system.warehouse_id or self.env["stock.warehouse"].search(
            [("company_id", "=", system.company_id.id)], limit=1
        )
        if not warehouse:
            raise DistributionError(
                "missing",
                f"Company '{system.company_id.name}' has no warehouse to deliver from.",
                cause="no_warehouse",
                hint="Make a warehouse, or choose one on the system; then press Retry.",
            )
        return warehouse

    # --- values ---

    def _prepare_order(self, piece, warehouse):
        message, resolved = piece.message, piece.resolved
        document = resolved.document
        partner = resolved.partner
        agreed = {"payment_term_id": resolved.terms.id} if resolved.terms else {}
        return {
            **agreed,
            "partner_id": partner.id,
            "partner_shipping_id": resolved.ship_to.id,
            "company_id": message.company_id.id,
            "warehouse_id": warehouse.id,
            "client_order_ref": document.number,
            "origin": document.number,
            "commitment_date": self._commitment(message.system_id, partner, document),
            "user_id": False,
            "team_id": False,
            "note": "\n".join([*document.notes, *resolved.said]) or False,
            "distribution_system_id": message.system_id.id,
            "distribution_message_id": message.id,
            "distribution_store": piece.store,
            "distribution_correlation_id": message.correlation_id,
            "distribution_blanket_id": resolved.blanket.id
            if resolved.blanket
            else False,
            "order_line": [(0, 0, values) for values in self._prepare_lines(resolved)],
        }

    def _prepare_lines(self, resolved):
        """Return values of the goods, each with its own charges, then of the rest."""
        charges = self.env["distribution.order.charges"]
        values = []
        for line in resolved.lines:
            values.append(self._prepare_line(line))
            values += charges._prepare_lines(resolved, line.line.number)
        return values + charges._prepare_lines(resolved)

    @staticmethod
    def _commitment(system, partner, document):
        """The partner's day, at noon there."""
        wanted = document.requested_delivery or document.requested_ship
        if not wanted:
            return False
        return noon_of(wanted, system._order_policy()._zone(partner))

    def _prepare_line(self, resolved):
        """Values that Odoo would compute one query at a time are given outright."""
        product = resolved.product
        values = {
            "product_id": product.id,
            "name": product.display_name,
            "product_uom_id": resolved.uom.id,
            "product_uom_qty": resolved.quantity,
            "price_unit": resolved.price,
            "technical_price_unit": resolved.price,
            "discount": 0.0,
            "customer_lead": product.sale_delay,
            "distribution_line": resolved.line.number,
            "distribution_factor": resolved.factor,
        }
        if not self._has_analytic_rules():
            values["analytic_distribution"] = False
        return values

    def _has_analytic_rules(self):
        """Whether Odoo has to look for an analytic distribution on each line."""
        key = "distribution.analytic_rules"
        data = self.env.cr.cache
        if key not in data:
            rules = self.env["account.analytic.distribution.model"].sudo()
            data[key] = bool(rules.search([], limit=1))
        return data[key]
