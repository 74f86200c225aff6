# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Goods that left the house and that nobody has billed."""

import datetime as dt

from odoo import api, models
from odoo.tools import format_date
from odoo.tools.sql import SQL

from ..comparison import Finding, Findings

#: Quantities are floats converted between units: less than this is nothing.
NOTHING = 0.00001


class DistributionCheckShippedNotInvoiced(models.AbstractModel):
    """Orders of connected systems, delivered beyond what posted invoices bill.

    What counts as delivered and as invoiced follows ``sale.order.line``
    (``_prepare_qty_delivered`` of sale_stock, ``_compute_qty_invoiced_posted``): a
    return reduces it when it is to be refunded, a draft invoice bills nothing.
    """

    _name = "distribution.check.shipped_not_invoiced"
    _inherit = "distribution.check"
    _description = "Shipped, not invoiced"

    @api.model
    def _compare(self, scope):
        self.env.flush_all()
        candidates = self._candidates(scope)
        [(compared,)] = self.env.execute_query(
            SQL("SELECT count(DISTINCT order_id) FROM (%s) AS line", candidates)
        )
        rows = self.env.execute_query_dict(self._query(scope, candidates))
        orders = self.env["sale.order"].browse(row["order_id"] for row in rows)
        orders.fetch(["name", "client_order_ref", "currency_id"])
        return Findings(
            compared,
            [
                self._finding(order, row)
                for order, row in zip(orders, rows, strict=True)
                if order.currency_id.compare_amounts(row["value"], 0) > 0
            ],
        )

    @api.model
    def _candidates(self, scope):
        """Return the SQL of the delivered lines of goods that are in ``scope``."""
        since = scope.start or dt.datetime.min
        return SQL(
            """
            SELECT l.id, l.order_id, l.product_id, l.product_uom_id,
                   l.price_reduce_taxexcl AS price, o.currency_rate
              FROM sale_order o
              JOIN sale_order_line l ON l.order_id = o.id
             WHERE o.distribution_system_id IS NOT NULL
               AND o.company_id = %(company)s
               AND o.state = 'sale'
               AND l.qty_delivered_method = 'stock_move'
               AND l.qty_delivered > 0
               AND o.date_order >= %(since)s
            """,
            company=scope.company.id,
            since=since,
        )

    @api.model
    def _query(self, scope, candidates):
        """Return the SQL of the orders with goods that are late to be invoiced.

        ``moved`` runs through the moves of each line in the order they were done; the
        first one whose running total exceeds what is billed tells since when. A return
        counts at once, a delivery only when the grace period is over.
        """
        return SQL(
            """
            WITH line AS (%(candidates)s),
            billed AS (%(billed)s),
            moved AS (%(moved)s),
            late AS (
                SELECT line.id, line.order_id, line.price, line.currency_rate,
                       coalesce(billed.has_draft, false) AS has_draft,
                       least(
                           sum(moved.quantity),
                           coalesce(sum(moved.quantity) FILTER (
                               WHERE moved.date <= %(end)s
                           ), 0)
                       ) - coalesce(billed.quantity, 0) AS quantity,
                       min(moved.date) FILTER (
                           WHERE moved.total - coalesce(billed.quantity, 0)
                                 > %(nothing)s
                       ) AS since
                  FROM line
                  JOIN moved ON moved.line_id = line.id
             LEFT JOIN billed ON billed.line_id = line.id
              GROUP BY line.id, line.order_id, line.price, line.currency_rate,
                       billed.quantity, billed.has_draft
            )
            SELECT order_id, sum(quantity * price) AS value, min(since) AS since,
                   bool_or(has_draft) AS has_draft
              FROM late
             WHERE quantity > %(nothing)s
          GROUP BY order_id
            HAVING sum(quantity * price / coalesce(nullif(currency_rate, 0), 1))
                   > %(tolerance)s
          ORDER BY since, order_id
            """,
            candidates=candidates,
            billed=self._billed(),
            moved=self._moved(),
            end=scope.end,
            nothing=NOTHING,
            tolerance=scope.tolerance,
        )

    @api.model
    def _billed(self):
        """Return the SQL of what customer invoices bill, in the line's unit."""
        return SQL(
            """
            SELECT line.id AS line_id,
                   sum(
                       CASE move.move_type WHEN 'out_refund' THEN -1 ELSE 1 END
                       * item.quantity
                       * coalesce(item_uom.factor / line_uom.factor, 1)
                   ) FILTER (WHERE move.state = 'posted') AS quantity,
                   bool_or(move.state = 'draft' AND move.move_type = 'out_invoice')
                       AS has_draft
              FROM line
              JOIN sale_order_line_invoice_rel rel ON rel.order_line_id = line.id
              JOIN account_move_line item ON item.id = rel.invoice_line_id
              JOIN account_move move ON move.id = item.move_id
              JOIN uom_uom line_uom ON line_uom.id = line.product_uom_id
         LEFT JOIN uom_uom item_uom ON item_uom.id = item.product_uom_id
             WHERE move.move_type IN ('out_invoice', 'out_refund')
          GROUP BY line.id
            """
        )

    @api.model
    def _moved(self):
        """Return the SQL of the done moves, signed, with a running total per line."""
        return SQL(
            """
            SELECT done.*, sum(quantity) OVER (
                       PARTITION BY line_id ORDER BY date, id
                   ) AS total
              FROM (
                SELECT move.id, line.id AS line_id, move.date,
                       CASE WHEN dest.usage = 'customer' THEN 1 ELSE -1 END
                       * move.quantity * move_uom.factor / line_uom.factor AS quantity
                  FROM line
                  JOIN stock_move move ON move.sale_line_id = line.id
                  JOIN stock_location source ON source.id = move.location_id
                  JOIN stock_location dest ON dest.id = move.location_dest_id
                  JOIN uom_uom move_uom ON move_uom.id = move.product_uom
                  JOIN uom_uom line_uom ON line_uom.id = line.product_uom_id
                 WHERE move.state = 'done'
                   AND move.product_id = line.product_id
                   AND (source.usage = 'customer') != (dest.usage = 'customer')
                   AND (
                       move.to_refund
                       OR (dest.usage = 'customer'
                           AND move.origin_returned_move_id IS NULL)
                   )
              ) AS done
            """
        )

    @api.model
    def _finding(self, order, row):
        reference = order.client_order_ref or self.env._("none")
        words = self.env._(
            "Order %(order)s (partner's PO %(reference)s): goods worth %(amount)s left "
            "the warehouse and are on no posted invoice since %(since)s.",
            order=order.name,
            reference=reference,
            amount=order.currency_id.format(row["value"]),
            since=format_date(self.env, row["since"]),
        )
        hint = (
            self.env._("Open the order, check its draft invoice and press Confirm.")
            if row["has_draft"]
            else self.env._("Open the order and press Create Invoice.")
        )
        return Finding(
            record=order,
            cause="shipped_not_invoiced",
            words=words,
            hint=hint,
            value=row["value"],
            currency=order.currency_id,
            order=order,
        )
