# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner was told last of each item's price and codes."""

import json

from odoo import api, fields, models
from odoo.tools.sql import SQL


class DistributionCatalogueTold(models.Model):
    """One row a feed and item; written by one statement for a whole catalogue."""

    _name = "distribution.catalogue.told"
    _description = "Catalogue told to a partner"
    _order = "told_at desc, product_id"
    _log_access = False
    _rec_name = "product_id"

    feed_id = fields.Many2one(
        "distribution.catalogue.feed", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    product_id = fields.Many2one(
        "product.product", required=True, ondelete="cascade", readonly=True, index=True
    )
    price = fields.Float(readonly=True, digits=False, help="For one of `unit`.")
    unit = fields.Char(readonly=True, help="The partner's code.")
    content = fields.Json(readonly=True, help="The item as it was told.")
    told_at = fields.Datetime(readonly=True)
    ended_at = fields.Datetime(string="Told as ended", readonly=True)

    _item_unique = models.UniqueIndex("(feed_id, product_id)")

    @api.model
    def _known(self, feed):
        """Return {product id: (content, whether its end was told)}."""
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT product_id, content, ended_at IS NOT NULL
                FROM distribution_catalogue_told WHERE feed_id = %s
                """,
                feed.id,
            )
        )
        return {product: (content, ended) for product, content, ended in rows}

    @api.model
    def _remember(self, feed, items, at):
        """Keep what was told now.

        :param items: {product id: (content, ended)}.
        """
        if not items:
            return
        prices = [content["prices"][0] for content, _ended in items.values()]
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO distribution_catalogue_told (
                    feed_id, company_id, told_at, product_id, price, unit, content,
                    ended_at)
                SELECT %(feed)s, %(company)s, %(at)s, item.product_id, item.price,
                       item.unit, item.content::jsonb,
                       CASE WHEN item.ended THEN %(at)s::timestamp END
                FROM unnest(%(ids)s::int[], %(prices)s::float[], %(units)s::text[],
                            %(contents)s::text[], %(ended)s::bool[])
                    AS item (product_id, price, unit, content, ended)
                ON CONFLICT (feed_id, product_id) DO UPDATE SET
                    told_at = excluded.told_at, price = excluded.price,
                    unit = excluded.unit, content = excluded.content,
                    ended_at = excluded.ended_at
                """,
                feed=feed.id,
                company=feed.company_id.id,
                at=at,
                ids=list(items),
                prices=[float(price["price"]) for price in prices],
                units=[price["unit"] for price in prices],
                contents=[json.dumps(content) for content, _ended in items.values()],
                ended=[ended for _content, ended in items.values()],
            )
        )
        self.invalidate_model()
