# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a supplier offers: beside our own items, never in their place."""

import json

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.sql import SQL

#: Columns in the order in which rows are handed over, with their types.
COLUMNS = {
    "item_key": "text",
    "code_type": "text",
    "gtin": "text",
    "description": "text",
    "product_id": "int",
    "price": "float",
    "unit": "text",
    "pack": "float",
    "min_quantity": "float",
    "valid_from": "date",
    "valid_to": "date",
    "ended": "bool",
    "advice": "text",
    "content": "text",
}


class DistributionCatalogueItem(models.Model):
    """One row a supplier and item, as it was said last.

    Advice: a person maps an item or takes a price over. What a supplier owns by the
    rules of ownership its handler has written already.
    """

    _name = "distribution.catalogue.item"
    _description = "Item of a supplier's catalogue"
    _order = "system_id, item_key"
    _log_access = False
    _rec_name = "item_key"

    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    item_key = fields.Char(string="Item code", required=True, readonly=True)
    code_type = fields.Char(readonly=True)
    gtin = fields.Char(string="GTIN", readonly=True)
    description = fields.Char(readonly=True)
    product_id = fields.Many2one(
        "product.product", readonly=True, ondelete="set null", index="btree_not_null"
    )
    price = fields.Float(readonly=True, digits=False)
    unit = fields.Char(readonly=True)
    currency = fields.Char(readonly=True)
    pack = fields.Float(readonly=True, digits=False)
    min_quantity = fields.Float(string="From", readonly=True, digits=False)
    valid_from = fields.Date(readonly=True)
    valid_to = fields.Date(readonly=True)
    ended = fields.Boolean(
        readonly=True, help="The supplier does not offer it any more."
    )
    advice = fields.Char(
        readonly=True, help="What it says otherwise than Odoo, and who owns that."
    )
    content = fields.Json(readonly=True, help="The item as it was said.")
    told_at = fields.Datetime(readonly=True)
    message_id = fields.Many2one(
        "distribution.message",
        string="Catalogue",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    our_price = fields.Float(compute="_compute_our_price", digits=False)
    price_differs = fields.Boolean(compute="_compute_our_price")
    suggested_id = fields.Many2one(
        "product.product", compute="_compute_suggestion", string="Suggestion"
    )
    suggestion = fields.Char(
        string="Why", compute="_compute_suggestion", help="Advice only."
    )

    _item_unique = models.UniqueIndex("(system_id, item_key)")

    @api.depends("product_id", "price")
    def _compute_our_price(self):
        """Our price from this supplier for one of our unit, in the same currency."""
        infos = self._infos()
        for item in self:
            info = infos.get((item.system_id, item.product_id))
            item.our_price = info.price if info else 0.0
            same = info and info.currency_id.name == item.currency
            apart = abs((info.price if info else 0.0) - item.price) > 1e-6
            item.price_differs = bool(same and apart)

    def _infos(self):
        """Return {(system, product): our price from that supplier}, in one query."""
        suppliers = self.system_id.partner_id.commercial_partner_id
        found = (
            self.env["product.supplierinfo"]
            .sudo()
            .search(
                [
                    ("partner_id", "in", suppliers.ids),
                    ("product_tmpl_id", "in", self.product_id.product_tmpl_id.ids),
                    ("company_id", "in", [False, *self.company_id.ids]),
                ],
                order="min_qty desc, id desc",
            )
        )
        infos = {}
        for item in self.filtered("product_id"):
            supplier = item.system_id.partner_id.commercial_partner_id
            for info in found:
                if info.partner_id == supplier and (
                    info.product_id == item.product_id
                    or (
                        not info.product_id
                        and info.product_tmpl_id == item.product_id.product_tmpl_id
                    )
                ):
                    infos[item.system_id, item.product_id] = info
        return infos

    @api.depends("product_id", "item_key", "description")
    def _compute_suggestion(self):
        """What an unknown item might be, as an open mapping of its code would say."""
        mappings = self.env["distribution.mapping"]
        drafts = {
            item: mappings.new(
                {
                    "system_id": item.system_id.id,
                    "company_id": item.company_id.id,
                    "kind": "item",
                    "code_type": "gtin" if item.gtin else item.code_type,
                    "code": item.gtin or item.item_key,
                    "description": item.description,
                }
            )
            for item in self
            if not item.product_id
        }
        rows = mappings.union(*drafts.values())
        found = self.env["distribution.mapping.suggestion"]._suggest(rows)
        for item in self:
            advice = found.get(drafts.get(item))
            item.suggested_id = advice.target_id if advice else False
            item.suggestion = advice.words if advice else False

    # --- what people do ---

    def action_map(self):
        """Let each item's code stand for what is suggested for it."""
        self.env["distribution.mapping"].check_access("create")
        for item in self.filtered(lambda each: each.suggested_id):
            product = item.suggested_id
            self.env["distribution.mapping"].create(
                {
                    "system_id": item.system_id.id,
                    "kind": "item",
                    "code_type": item.code_type,
                    "code": item.item_key,
                    "description": item.description,
                    "product_id": product.id,
                }
            )
            item.sudo().product_id = product

    def action_take_price(self):
        """Write the offered price down as this supplier's, for the items that we know.

        :raises UserError: the offer is in another unit or currency.
        """
        prices = self.env["product.supplierinfo"]
        prices.check_access("create")
        infos = self._infos()
        named = [("name", "in", self.mapped("currency"))]
        currencies = self.env["res.currency"].search(named).grouped("name")
        for item in self.filtered("product_id"):
            item._check_comparable()
            info = infos.get((item.system_id, item.product_id))
            values = {
                "price": item.price,
                "date_start": item.valid_from,
                "date_end": item.valid_to,
            }
            if info:
                info.with_env(self.env).write(values)
                continue
            currency = currencies.get(item.currency)
            prices.create(
                {
                    **values,
                    "partner_id": item.system_id.partner_id.commercial_partner_id.id,
                    "product_id": item.product_id.id,
                    "product_tmpl_id": item.product_id.product_tmpl_id.id,
                    "product_code": item.item_key,
                    "company_id": item.company_id.id,
                    "currency_id": (currency or item.company_id.currency_id).id,
                }
            )

    def _check_comparable(self):
        self.ensure_one()
        resolver = self.env["distribution.order.resolver"]
        unit = resolver._units_by_code(self.system_id, {self.unit}).get(self.unit)
        info = self._infos().get((self.system_id, self.product_id))
        same = not info or info.currency_id.name == self.currency
        if not unit or unit.target != self.product_id.uom_id or unit.factor != 1:
            raise UserError(
                self.env._(
                    "%(item)s is offered by %(unit)s, which is another unit than ours: "
                    "enter its price by hand.",
                    item=self.item_key,
                    unit=self.unit,
                )
            )
        if not same:
            raise UserError(
                self.env._(
                    "%(item)s is offered in %(theirs)s, your price is in %(ours)s: "
                    "enter it by hand.",
                    item=self.item_key,
                    theirs=self.currency,
                    ours=info.currency_id.name,
                )
            )

    # --- what the road does ---

    @api.model
    def _keep(self, message, currency, full, rows):
        """Keep a catalogue by one statement; a ``full`` one ends what it leaves out.

        :param rows: dicts with the keys of :data:`COLUMNS`; ``content`` is a dict.
        """
        if rows:
            self.env.cr.execute(_upsert(message, currency, rows))
        if full:
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE distribution_catalogue_item SET ended = TRUE
                    WHERE system_id = %s AND message_id IS DISTINCT FROM %s
                    """,
                    message.system_id.id,
                    message.id,
                )
            )
        self.invalidate_model()


def _upsert(message, currency, rows):
    names = SQL(", ").join(map(SQL.identifier, COLUMNS))
    columns = [
        [json.dumps(row[n]) if n == "content" else row[n] for row in rows]
        for n in COLUMNS
    ]
    return SQL(
        """
        INSERT INTO distribution_catalogue_item (
            system_id, company_id, message_id, told_at, currency, %(names)s)
        SELECT %(system)s, %(company)s, %(message)s, now() AT TIME ZONE 'UTC',
               %(currency)s, %(told)s
        FROM unnest(%(values)s) AS said (%(names)s)
        ON CONFLICT (system_id, item_key) DO UPDATE SET
            message_id = excluded.message_id, told_at = excluded.told_at,
            currency = excluded.currency, %(updates)s
        """,
        names=names,
        told=SQL(", ").join(
            SQL("content::jsonb") if name == "content" else SQL.identifier(name)
            for name in COLUMNS
        ),
        values=SQL(", ").join(
            SQL(f"%s::{kind}[]", column)
            for kind, column in zip(COLUMNS.values(), columns, strict=True)
        ),
        updates=SQL(", ").join(
            SQL("%s = excluded.%s", SQL.identifier(name), SQL.identifier(name))
            for name in COLUMNS
        ),
        system=message.system_id.id,
        company=message.company_id.id,
        message=message.id,
        currency=currency,
    )
