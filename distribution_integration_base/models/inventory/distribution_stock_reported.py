# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner said last of each item's stock."""

import json

from odoo import api, fields, models
from odoo.tools.sql import SQL


class DistributionStockReported(models.Model):
    """One row a partner, place and item. No stock in Odoo is changed by it.

    ``item_key`` is the code that the partner named it by. A report that is older than
    what is known changes nothing.
    """

    _name = "distribution.stock.reported"
    _description = "Stock reported by a partner"
    _order = "system_id, location, item_key"
    _log_access = False
    _rec_name = "item_key"

    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    item_key = fields.Char(string="Item code", required=True, readonly=True)
    description = fields.Char(readonly=True)
    location = fields.Char(readonly=True)
    product_id = fields.Many2one(
        "product.product", readonly=True, ondelete="set null", index="btree_not_null"
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        help="Ours that the place stands for.",
    )
    on_hand = fields.Float(readonly=True, digits=False)
    available = fields.Float(readonly=True, digits=False)
    figures = fields.Json(readonly=True, help="{kind: quantity} in our unit")
    on_hand_told = fields.Boolean(compute="_compute_told")
    available_told = fields.Boolean(compute="_compute_told")
    unit_known = fields.Boolean(readonly=True)
    ours = fields.Float(
        string="In Odoo", readonly=True, digits=False, help="When it was reported."
    )
    difference = fields.Float(
        readonly=True, digits=False, help="Theirs less ours, beyond the tolerance."
    )
    reported_at = fields.Datetime(readonly=True)
    silent = fields.Boolean(
        string="Left out", readonly=True, help="The last full report did not name it."
    )
    message_id = fields.Many2one(
        "distribution.message",
        string="Report",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )

    _item_unique = models.UniqueIndex("(system_id, COALESCE(location, ''), item_key)")
    _difference_index = models.Index("(system_id) WHERE difference <> 0")

    @api.depends("figures")
    def _compute_told(self):
        """What is not said is no zero."""
        for row in self:
            row.on_hand_told = "on_hand" in (row.figures or {})
            row.available_told = "available" in (row.figures or {})

    @api.model
    def _keep(self, message, reported_at, rows):
        """Keep the rows of a report in one statement; return how many were news.

        :param rows: dicts of item_key, description, location, product_id,
            warehouse_id, figures and unit_known; each (location, item_key) once.
        """
        if not rows:
            return 0
        names = (
            "item_key",
            "description",
            "location",
            "product_id",
            "warehouse_id",
            "figures",
            "unit_known",
        )
        columns = [
            [json.dumps(row[n]) if n == "figures" else row[n] for row in rows]
            for n in names
        ]
        found = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_stock_reported AS kept (
                    system_id, company_id, message_id, reported_at, silent, item_key,
                    description, location, product_id, warehouse_id, figures,
                    unit_known, on_hand, available, ours, difference)
                SELECT %(system)s, %(company)s, %(message)s, %(at)s, FALSE,
                       item.item_key, item.description, item.location, item.product_id,
                       item.warehouse_id, item.figures::jsonb, item.unit_known,
                       COALESCE((item.figures::jsonb ->> 'on_hand')::float, 0),
                       COALESCE((item.figures::jsonb ->> 'available')::float, 0), 0, 0
                FROM unnest(%(values)s)
                    AS item (item_key, description, location, product_id, warehouse_id,
                             figures, unit_known)
                ON CONFLICT (system_id, COALESCE(location, ''), item_key)
                DO UPDATE SET message_id = excluded.message_id, silent = FALSE,
                    reported_at = excluded.reported_at,
                    description = COALESCE(excluded.description, kept.description),
                    product_id = excluded.product_id,
                    warehouse_id = excluded.warehouse_id, figures = excluded.figures,
                    unit_known = excluded.unit_known, on_hand = excluded.on_hand,
                    available = excluded.available
                WHERE kept.reported_at <= excluded.reported_at
                RETURNING id
                """,
                system=message.system_id.id,
                company=message.company_id.id,
                message=message.id,
                at=reported_at,
                values=SQL(
                    "%s::text[], %s::text[], %s::text[], %s::int[], %s::int[], "
                    "%s::text[], %s::bool[]",
                    *columns,
                ),
            )
        )
        self.invalidate_model()
        return len(found)

    @api.model
    def _note_silence(self, message, reported_at, rule):
        """Treat what a full report left out as ``rule`` says ("zero", "unchanged")."""
        zero = SQL("FALSE")
        if rule == "zero":
            zero = SQL("TRUE")
        self.env.cr.execute(
            SQL(
                """
                UPDATE distribution_stock_reported SET silent = TRUE,
                    on_hand = CASE WHEN %(zero)s THEN 0 ELSE on_hand END,
                    available = CASE WHEN %(zero)s THEN 0 ELSE available END,
                    figures = CASE WHEN %(zero)s THEN '{}' ELSE figures END,
                    reported_at = CASE WHEN %(zero)s THEN %(at)s ELSE reported_at END
                WHERE system_id = %(system)s AND message_id IS DISTINCT FROM %(message)s
                  AND reported_at <= %(at)s
                """,
                zero=zero,
                at=reported_at,
                system=message.system_id.id,
                message=message.id,
            )
        )
        self.invalidate_model()

    @api.model
    def _compare(self, system, figure, tolerance):
        """Set ours and the difference of all of a system's rows; return those that do.

        :param figure: "on_hand" or "available".
        """
        rows = self.search(
            [
                ("system_id", "=", system.id),
                ("warehouse_id", "!=", False),
                ("product_id", "!=", False),
                ("unit_known", "=", True),
            ]
        )
        figures = self.env["distribution.stock.figures"]._figures(
            rows.warehouse_id, rows.product_id
        )
        ours = [
            self._ours(figures.get((row.warehouse_id.id, row.product_id.id)), figure)
            for row in rows
        ]
        column = SQL.identifier(figure)
        self.env.cr.execute(
            SQL(
                """
                UPDATE distribution_stock_reported kept SET
                    ours = found.ours,
                    difference = CASE
                        WHEN ABS(kept.%(column)s - found.ours) > %(tolerance)s
                        THEN kept.%(column)s - found.ours ELSE 0 END
                FROM unnest(%(ids)s::int[], %(ours)s::float[]) AS found (id, ours)
                WHERE kept.id = found.id
                """,
                column=column,
                tolerance=tolerance + 1e-6,
                ids=rows.ids,
                ours=ours,
            )
        )
        self.invalidate_model()
        return self.search(
            [("system_id", "=", system.id), ("difference", "!=", 0)],
            order="difference",
        )

    @staticmethod
    def _ours(figures, figure):
        if not figures:
            return 0.0
        held = figures["reserved"] if figure == "available" else 0.0
        return figures["on_hand"] - held
