# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Changes to orders that we have already."""

from decimal import Decimal

from odoo import api, models

from ...canonical import OrderChange
from ...engine.deadlines import noon_of
from ...engine.errors import Issue

#: Compared with our own prices, as an order's are: see ``distribution.order.addition``.
PRICES = ("price_unit", "technical_price_unit")


class DistributionHandlerOrderChange(models.AbstractModel):
    """All of a change or nothing of it.

    Refused once stock is reserved for what it touches (DESIGN 4), and where the partner
    is not the system of record.
    """

    _name = "distribution.handler.order_change"
    _inherit = "distribution.handler"
    _description = "Order changes in"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._apply_one(message, OrderChange.model_validate(message.canonical))

    def _apply_one(self, message, document, order=None):
        """Take ``document``, an ``OrderChange``, to its sales order.

        :param order: the sales order, where the caller knows it.
        """
        orders = order or self._find_orders(message.system_id, document)
        order = orders[:1]
        if not order:
            self._block(message, [(self._issue_no_order(message, document), None)])
            return
        if order.distribution_store:
            words = self.env["distribution.order.words"]
            self._block(message, [(words._divided(order), None)])
            return
        if len(orders) > 1:
            self._block(message, [(self._issue_which(message, orders), None)])
            return
        # Nobody may reserve between the look at the stock and the change.
        self.env["distribution.allocation"]._lock(order.warehouse_id)
        order.order_line.invalidate_recordset()
        message.write({"sale_order_id": order.id})
        updates, issues = self._updates(message, order, document)
        new = self.env["distribution.order.addition"]._resolve(message, order, document)
        issues += new.issues + self._refusals(order, updates, message.system_id)
        if not (updates or new.lines or issues):
            issues.append((self._issue_empty(document), None))
        if issues:
            self._block(message, issues)
            return
        for record, values in updates:
            self._write(record, values)
        self.env["distribution.order.addition"]._apply(order, new)
        message._finish(res_model=order._name, res_id=order.id)
        order.distribution_change_id = message
        self._tell(message, order, document)
        self._tell_remarks(message, order, document)

    @api.model
    def _given_up(self, message):
        """The partner waits for an answer: the change was not taken.

        Of a repeat nothing is said: the one that it repeats has its own answer.
        """
        if message.duplicate_of_id:
            return
        order = message.sale_order_id
        words = self.env._(
            "Change %(number)s of %(order)s was refused.",
            number=message.reference or message.name,
            order=order.client_order_ref,
        )
        fact = {"event_type": "order.change_refused", "words": words}
        self._emit(fact, message, order)

    def _block(self, message, issues):
        self.env["distribution.handler.order"]._block(message, issues)

    def _find_orders(self, system, document):
        """Return the orders that may be meant: the release that is named, or what is no
        release; all of that number where none is named.
        """
        orders = self.env["sale.order"].search(
            [
                ("distribution_system_id", "=", system.id),
                ("client_order_ref", "=", document.order_number),
                ("state", "!=", "cancel"),
            ]
        )
        if not document.release:
            return orders
        by_release = orders.grouped(
            lambda order: order._distribution_request().get("release")
        )
        return by_release.get(document.release) or by_release.get(None, orders[:0])

    # --- what would change ---

    def _updates(self, message, order, document):
        """Return ([(record, values)], [(Issue, mapping that mends it or None)])."""
        issues, header = [], {}
        if document.cancel:
            header["state"] = "cancel"
        day = document.requested_delivery
        if day and day != order._distribution_day(order.commitment_date):
            header["commitment_date"] = noon_of(day, order._distribution_zone())
        if document.ship_to():
            ship_to = self._ship_to(message, document.ship_to(), issues)
            header["partner_shipping_id"] = ship_to.id
        updates = [(order, self._differing(order, header))] if header else []
        for changed in document.lines:
            if changed.action == "add":
                continue
            line = order.order_line.filtered(
                lambda each, number=changed.number: each.distribution_line == number
            )
            values, issue = self._line_values(order, line, changed)
            if issue:
                issues.append((issue, None))
            else:
                updates.append((line, self._differing(line, values)))
        return updates, issues

    @staticmethod
    def _differing(record, values):
        """Return what is not so already: partners repeat what stays as it is."""
        now = {
            name: record._fields[name].convert_to_write(record[name], record)
            for name in values
        }
        return {name: value for name, value in values.items() if now[name] != value}

    def _line_values(self, order, line, changed):
        """Return (values, None) or (None, the Issue that stops the change)."""
        said = order._distribution_request().line(changed.number).get("unit")
        if len(line) != 1:
            words = self.env._(
                "Order %(order)s has no line %(line)s.",
                order=order.client_order_ref,
                line=changed.number,
            )
        elif changed.unit and said and changed.unit != said:
            words = self.env._(
                "Line %(line)s was ordered in %(said)s, the change says %(unit)s.",
                line=changed.number,
                said=said,
                unit=changed.unit,
            )
        elif changed.action == "cancel":
            return {"product_uom_qty": 0.0}, None
        elif changed.quantity is changed.by is changed.price is None:
            words = self.env._(
                "Line %s is to change, but nothing of it.", changed.number
            )
        else:
            values, words = self._changed_values(order, line, changed)
            if values:
                return values, None
        return None, Issue(
            "value",
            f"change_line:{changed.number}",
            words,
            self.env._("Ask the partner for a corrected change, then drop this one."),
        )

    def _changed_values(self, order, line, changed):
        """Return (values, "") or ({}, why there are none)."""
        # In the unit that the line was read by, which is not always the partner's.
        factor, values = line.distribution_factor or 1.0, {}
        if changed.price is not None:
            values["price_unit"] = float(changed.price) / factor
            values["technical_price_unit"] = values["price_unit"]
        if changed.quantity is changed.by is None:
            return values, ""
        wanted = changed.quantity
        if wanted is None:
            before = order._distribution_request().line(changed.number)
            wanted = Decimal(before.get("quantity") or 0) + changed.by
        if wanted <= 0:
            return {}, self.env._(
                "Line %s is to change, but to no quantity above zero.", changed.number
            )
        ours = line.product_uom_id.round(float(wanted) * factor)
        return {**values, "product_uom_qty": ours}, ""

    def _ship_to(self, message, party, issues):
        """Return the address behind the partner's code; unknown ones are mapped."""
        system, code_type = message.system_id, party.code_type or "any"
        mapping = self.env["distribution.mapping"]
        words = self.env["distribution.order.words"]
        if not party.code:
            issues.append((words._ship_to(party), None))
            return self.env["res.partner"]
        keys = [(code_type, party.code), ("any", party.code)]
        found = mapping._lookup(system, "party", set(keys))
        for key in keys:
            if key in found:
                return found[key]
        missed = mapping._miss(system, "party", code_type, party.code, party.name or "")
        issues.append((words._unknown_ship_to(system, party, code_type), missed))
        return self.env["res.partner"]

    # --- whether it may ---

    def _refusals(self, order, updates, system):
        """Return what keeps the updates from being written, as :meth:`_updates`."""
        ownership = self.env["distribution.ownership"]
        issues = []
        if order.locked:
            issues.append(self._issue_locked(order))
        touched = order.order_line.browse()
        for record, values in updates:
            if not values:
                continue
            owned = {k: v for k, v in values.items() if k not in PRICES}
            refused = ownership._check(record, owned, system)
            if refused:
                issues.append(ownership._issue(record, refused, system))
            touched |= record if record._name != order._name else order.order_line
        issues += [
            self._issue_reserved(line) for line in touched if self._is_promised(line)
        ]
        return [(issue, None) for issue in issues]

    def _is_promised(self, line):
        """Whether stock is reserved for the line, or has left for it."""
        if not line._distribution_is_goods():
            return False
        facts = line._distribution_line_facts()
        return line.product_uom_id.compare(facts.reserved + facts.delivered, 0) > 0

    # --- doing it ---

    def _write(self, record, values):
        values = dict(values)
        if values.pop("state", None) == "cancel":
            record._action_cancel()
        if values:
            record.write(values)

    def _tell(self, message, order, document):
        words = self.env._(
            "%(partner)s changed %(order)s (change %(number)s).",
            partner=message.system_id.name,
            order=document.order_number,
            number=document.number,
        )
        self._emit({"event_type": "order.changed", "words": words}, message, order)

    def _emit(self, fact, message, order):
        about = {"record": order, "order": order, "message": message}
        self.env["distribution.event"]._emit([{**fact, **about}])

    def _tell_remarks(self, message, order, document):
        """Show what the partner said besides: nothing in Odoo holds it."""
        if not document.remarks:
            return
        issue = Issue(
            "business_rule",
            f"change_remarks:{message.id}",
            self.env._(
                "Change %(number)s of %(order)s was taken; it also says: %(remarks)s.",
                number=document.number,
                order=order.client_order_ref,
                remarks="; ".join(document.remarks),
            ),
            self.env._("Do on the sales order what that asks for, then close this."),
        )
        self.env["distribution.exception"]._open(issue, order=order)

    # --- words ---

    def _issue_no_order(self, message, document):
        return Issue(
            "missing",
            "change_without_order",
            self.env._(
                "%(partner)s changes order %(order)s, which is not here or is "
                "cancelled.",
                partner=message.system_id.name,
                order=" ".join(filter(None, (document.order_number, document.release))),
            ),
            self.env._(
                "Press Retry once the order is there; or ask the partner which order "
                "is meant and drop this one."
            ),
        )

    def _issue_which(self, message, orders):
        named = ", ".join(
            f"{order._distribution_request().get('release') or '-'} ({order.name})"
            for order in orders.sorted("id")
        )
        return Issue(
            "value",
            "change_which",
            self.env._(
                "%(partner)s changes order %(order)s and does not say which of its "
                "releases: %(named)s.",
                partner=message.system_id.name,
                order=orders[0].client_order_ref,
                named=named,
            ),
            self.env._(
                "Ask the partner. Add the release to the document and resubmit, or "
                "change the order by hand and drop this."
            ),
        )

    def _issue_empty(self, document):
        return Issue(
            "value",
            "change_empty",
            self.env._("Change %s changes nothing.", document.number),
            self.env._("Ask the partner what was meant, then drop it."),
        )

    def _issue_locked(self, order):
        return Issue(
            "business_rule",
            "order_locked",
            self.env._("Order %s is locked.", order.client_order_ref),
            self.env._("Unlock the order and press Retry, or refuse the change."),
        )

    def _issue_reserved(self, line):
        facts = line._distribution_line_facts()
        return Issue(
            "business_rule",
            f"change_reserved:{line.distribution_line}",
            self.env._(
                "Line %(line)s of %(order)s cannot change any more: %(reserved)g are "
                "reserved, %(delivered)g have left.",
                line=line.distribution_line or line.name,
                order=line.order_id.client_order_ref,
                reserved=facts.reserved,
                delivered=facts.delivered,
            ),
            self.env._(
                "Tell the partner that it is too late and drop this document; or put "
                "the order on hold, take the reservation back and press Retry."
            ),
        )
