# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner was told last of each item."""

import json

from odoo import api, fields, models
from odoo.tools.sql import SQL


class DistributionStockTold(models.Model):
    """One row a feed, item and warehouse (none: all of them together).

    Written by one statement for all items of a report; a row whose item has ended
    stays, so that its end is told once.
    """

    _name = "distribution.stock.told"
    _description = "Stock told to a partner"
    _order = "told_at desc, product_id"
    _log_access = False
    _rec_name = "product_id"

    feed_id = fields.Many2one(
        "distribution.stock.feed", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    product_id = fields.Many2one(
        "product.product", required=True, ondelete="cascade", readonly=True, index=True
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse", ondelete="cascade", readonly=True, index="btree_not_null"
    )
    available = fields.Float(readonly=True, digits=False)
    unit = fields.Char(readonly=True, help="The partner's code.")
    figures = fields.Json(readonly=True, help="{kind: quantity as text}")
    codes = fields.Json(readonly=True, help="What the item was called.")
    told_at = fields.Datetime(readonly=True)
    ended_at = fields.Datetime(
        string="Told as ended",
        readonly=True,
        help="Its end was told, with nothing left.",
    )

    _item_unique = models.UniqueIndex(
        "(feed_id, product_id, COALESCE(warehouse_id, 0))"
    )

    @api.model
    def _known(self, feed):
        """Return {(warehouse id, product id): (figures, codes, unit, ended)}."""
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT warehouse_id, product_id, figures, codes, unit,
                       ended_at IS NOT NULL
                FROM distribution_stock_told WHERE feed_id = %s
                """,
                feed.id,
            )
        )
        return {row[:2]: row[2:] for row in rows}

    @api.model
    def _remember(self, feed, items, at):
        """Keep what was told now.

        :param items: ``distribution_stock_feed_run.Item`` each.
        """
        if not items:
            return
        columns = zip(
            *(
                (
                    item.product_id,
                    item.warehouse_id,
                    float(item.figures["available"]),
                    item.unit,
                    json.dumps(item.figures),
                    json.dumps(item.codes),
                    item.ended,
                )
                for item in items
            ),
            strict=True,
        )
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO distribution_stock_told (
                    feed_id, company_id, told_at, product_id, warehouse_id, available,
                    unit, figures, codes, ended_at)
                SELECT %(feed)s, %(company)s, %(at)s, item.product_id,
                       item.warehouse_id, item.available, item.unit,
                       item.figures::jsonb, item.codes::jsonb,
                       CASE WHEN item.ended THEN %(at)s::timestamp END
                FROM unnest(%(values)s)
                    AS item (product_id, warehouse_id, available, unit, figures, codes,
                             ended)
                ON CONFLICT (feed_id, product_id, COALESCE(warehouse_id, 0))
                DO UPDATE SET told_at = excluded.told_at,
                    available = excluded.available, unit = excluded.unit,
                    figures = excluded.figures, codes = excluded.codes,
                    ended_at = excluded.ended_at
                """,
                feed=feed.id,
                company=feed.company_id.id,
                at=at,
                values=SQL(
                    "%s::int[], %s::int[], %s::float[], %s::text[], %s::text[], "
                    "%s::text[], %s::bool[]",
                    *map(list, columns),
                ),
            )
        )
        self.invalidate_model()
