# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a partner is told of our items and prices."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.deadlines import day_of
from ...engine.numbers import decimal_text

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
    _tells = "catalogue"

    pricelist_id = fields.Many2one(
        "product.pricelist",
        check_company=True,
        help="Empty: the pricelist of the partner.",
    )
    every_hours = fields.Integer(
        string="Changes every (hours)", help="0: never by itself."
    )
    told_ids = fields.One2many("distribution.catalogue.told", "feed_id")

    _interface_unique = models.UniqueIndex(
        "(interface_id)", "This interface has a catalogue feed already."
    )

    @api.constrains("every_hours")
    def _check_hours(self):
        if any(feed.every_hours < 0 for feed in self):
            raise ValidationError(self.env._("Hours are not negative."))

    def action_publish_full(self):
        """Tell all items now."""
        return self._publish_by_hand("full")

    def action_publish_changes(self):
        """Tell what changed since it was told last."""
        return self._publish_by_hand("changes")

    def _due(self, now):
        changes = self.every_hours and self._is_time(now, hours=self.every_hours)
        return "changes" if changes else ""

    def _tell(self, scope, now):
        """Queue "full" or "changes", and keep what is said."""
        told = self.env["distribution.catalogue.told"]
        known = told._known(self)
        news = {
            product: (content, ended, action)
            for product, content, ended, action in self._items(known)
            if scope == "full" or action != "none"
        }
        messages = self._queue_catalogues(news, scope, now)
        told._remember(self, {key: row[:2] for key, row in news.items()}, now)
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
        words = self.env["distribution.partner.words"]
        company, documents = self.company_id.partner_id, {}
        currency = self._pricelist().currency_id or self.company_id.currency_id
        rows = list(news.values())
        for part, at in enumerate(range(0, len(rows), ITEMS), 1):
            number = f"{self.interface_id.id}-{self.run + 1}-{part}"[-15:]
            documents[number] = {
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
        return self._queue(documents)
