# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a partner is told of our items and prices."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.deadlines import day_of
from ...engine.numbers import decimal_text
from .. import clock

#: Items in one document: more do not fit the formats.
ITEMS = 9_999


class DistributionCatalogueFeed(models.Model):
    """Settings of an outgoing interface for catalogues, and what was told when.

    Prices are those of the pricelist, in the partner's unit, one for each quantity that
    they begin at; a rule's dates are the price's.
    """

    _name = "distribution.catalogue.feed"
    _inherit = ["distribution.assortment"]
    _description = "Catalogue feed"
    _order = "system_id, id"
    _check_company_auto = True

    interface_id = fields.Many2one(
        domain=[("direction", "=", "out"), ("document_type", "=", "catalogue")]
    )
    pricelist_id = fields.Many2one(
        "product.pricelist",
        check_company=True,
        help="Empty: the pricelist of the partner.",
    )
    every_hours = fields.Integer(
        string="Changes every (hours)", help="0: never by itself."
    )
    run = fields.Integer(string="Catalogues", readonly=True, copy=False)
    last_told_at = fields.Datetime(readonly=True, copy=False)
    last_checked_at = fields.Datetime(readonly=True, copy=False)
    message_id = fields.Many2one(
        "distribution.message",
        string="Last catalogue",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    told_ids = fields.One2many("distribution.catalogue.told", "feed_id")

    _interface_unique = models.UniqueIndex(
        "(interface_id)", "This interface has a catalogue feed already."
    )

    @api.constrains("interface_id", "every_hours")
    def _check_feed(self):
        for feed in self:
            interface = feed.interface_id
            kind = (interface.direction, interface.document_type)
            if feed.every_hours < 0 or kind != ("out", "catalogue"):
                raise ValidationError(
                    self.env._(
                        "An outgoing interface for catalogues is needed, and hours "
                        "that are not negative."
                    )
                )

    def action_publish_full(self):
        """Tell all items now."""
        self._publish_by_hand("full")

    def action_publish_changes(self):
        """Tell what changed since it was told last."""
        self._publish_by_hand("changes")

    def _publish_by_hand(self, scope):
        self.check_access("write")
        for feed in self.sudo():
            feed._publish(scope)

    @api.model
    def _cron(self):
        """Tell the changes that are due; one feed's trouble is not the next one's."""
        moving = [("interface_id.state", "in", ("live", "deprecated"))]
        for feed in self.search([*moving, ("every_hours", ">", 0)]):
            wait, now = timedelta(hours=feed.every_hours), clock.now(self.env)
            if feed.last_checked_at and feed.last_checked_at + wait > now:
                continue
            name = self.env._("Catalogue for %s", feed.system_id.name)
            with self.env["distribution.watch"]._part(f"catalogue:{feed.id}", name):
                feed._publish("changes")

    def _publish(self, scope):
        """Queue a catalogue and return its messages; none when nothing changed.

        As with stock: after one that got lost all is told, and while one is on its way
        the next waits.
        """
        self.ensure_one()
        self.lock_for_update()
        now, last = clock.now(self.env), self.message_id
        if last.work_state in ("waiting", "working"):
            return last.browse()
        if last and (last.work_state != "done" or last.ack_state == "rejected"):
            scope = "full"
        told = self.env["distribution.catalogue.told"]
        known = told._known(self)
        news = {
            product: (content, ended, action)
            for product, content, ended, action in self._items(known)
            if scope == "full" or action != "none"
        }
        messages = self._queue_catalogues(news, scope, now)
        told._remember(self, {key: row[:2] for key, row in news.items()}, now)
        self.last_checked_at = now
        if messages:
            self.write(
                {
                    "last_told_at": now,
                    "message_id": messages[-1].id,
                    "run": self.run + 1,
                }
            )
        return messages

    # --- what there is to tell ---

    def _items(self, known):
        """Yield (product id, content, ended, action since it was told last)."""
        products = self._products()
        said, prices = self._said(products), self._prices(products)
        for product, told in said.items():
            content = self._content(product, told, prices[product.id])
            before = known.get(product.id)
            action = "none"
            if not before or before[1]:
                action = "add"
            elif before[0] != content:
                action = "change"
            yield product.id, content, False, action
        still = set(said.keys())
        gone = [key for key in known if not known[key][1]]
        for product_id in gone:
            if self.env["product.product"].browse(product_id) not in still:
                yield product_id, known[product_id][0], True, "end"

    def _pricelist(self):
        return self.pricelist_id or self.system_id.partner_id.property_product_pricelist

    def _prices(self, products):
        """Return {product id: [(quantity it begins at, price, rule)]}.

        One call for each such quantity; a price that is no other than for less is left
        out.
        """
        pricelist = self._pricelist()
        quantities = sorted({1.0, *pricelist.item_ids.mapped("min_quantity")} - {0.0})
        found = {product.id: [] for product in products}
        rules = self.env["product.pricelist.item"]
        for quantity in quantities:
            priced = pricelist._compute_price_rule(products, quantity)
            for product_id, (price, rule_id) in priced.items():
                rows = found[product_id]
                if not rows or abs(rows[-1][1] - price) > 1e-9:
                    rows.append((quantity, price, rules.browse(rule_id or ())))
        return found

    def _content(self, product, told, prices):
        """Return what is told of an item, without its number and action."""
        content = {
            "codes": told.codes,
            "description": (product.name or "")[:500],
            "prices": [
                self._price(told, quantity, price, rule)
                for quantity, price, rule in prices
            ],
        }
        if told.factor > 1:
            content["pack"] = decimal_text(told.factor)
        return content

    def _price(self, told, quantity, price, rule):
        said = {
            "kind": "net",
            "price": decimal_text(price * told.factor),
            "unit": told.unit,
        }
        if quantity > 1:
            said["min_quantity"] = decimal_text(quantity / told.factor)
        days = {"valid_from": rule.date_start, "valid_to": rule.date_end}
        for name, moment in days.items():
            if moment:
                partner = self.system_id.partner_id
                zone = self.system_id._order_policy()._zone(partner)
                said[name] = str(day_of(moment, zone))
        return said

    # --- documents ---

    def _queue_catalogues(self, news, scope, now):
        """Queue a document for each so many items; the first of a full one is full."""
        road = self.env["distribution.road.out"]
        words = self.env["distribution.partner.words"]
        company, interface = self.company_id.partner_id, self.interface_id
        currency = self._pricelist().currency_id or self.company_id.currency_id
        rows, values = list(news.values()), []
        for part, at in enumerate(range(0, len(rows), ITEMS), 1):
            number = f"{interface.id}-{self.run + 1}-{part}"[-15:]
            document = {
                "type": "catalogue",
                "number": number,
                "issued_on": str(now.date()),
                "scope": scope if part == 1 else "changes",
                "currency": currency.name,
                "parties": [words._party("supplier", "SE", company, company.ref, "91")],
                "lines": [
                    {"number": str(ordinal), "action": action, **content}
                    for ordinal, (content, _ended, action) in enumerate(
                        rows[at : at + ITEMS], 1
                    )
                ],
            }
            values.append(
                {
                    **road._prepare_common(interface),
                    "name": f"catalogue {number}",
                    "reference": number,
                    "idempotency_key": f"catalogue:{number}",
                    "order_key": f"catalogue:{interface.id}",
                    "canonical": document,
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        return road._queue(values)
