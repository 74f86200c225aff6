# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a report says of one item in one store."""

import json

from odoo import api, fields, models
from odoo.tools.sql import SQL

#: Columns in the order in which rows are handed over, with their types.
COLUMNS = {
    "item_key": "text",
    "description": "text",
    "product_id": "int",
    "store": "text",
    "store_id": "int",
    "unit": "text",
    "unit_known": "bool",
    "price": "float",
    "sold": "float",
    "returned": "float",
    "on_hand": "float",
    "on_order": "float",
    "figures": "text",
}


class Told(fields.Float):
    """A number that may not have been told: then nothing is shown or found, not 0."""

    falsy_value = None

    def convert_to_record(self, value, record):
        return False if value is None else value


class DistributionSalesFigure(models.Model):
    """Quantities are in our unit where item and unit are known, else as they were said.

    What is on hand and on order is as of the end of the period: adding it up over
    stores makes sense, over weeks it does not.
    """

    _name = "distribution.sales.figure"
    _description = "Sales of a partner"
    _order = "period_start desc, item_key, store"
    _log_access = False
    _rec_name = "item_key"

    report_id = fields.Many2one(
        "distribution.sales.report",
        required=True,
        ondelete="cascade",
        readonly=True,
        index=True,
    )
    system_id = fields.Many2one(
        "distribution.system", string="Partner", readonly=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    period_start = fields.Date(string="From", readonly=True, index=True)
    period_end = fields.Date(string="To", readonly=True)
    item_key = fields.Char(string="Item code", required=True, readonly=True)
    description = fields.Char(readonly=True)
    product_id = fields.Many2one(
        "product.product", readonly=True, ondelete="set null", index="btree_not_null"
    )
    store = fields.Char(readonly=True, help="The partner's code.")
    store_id = fields.Many2one(
        "res.partner",
        string="Store address",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    unit = fields.Char(readonly=True)
    unit_known = fields.Boolean(readonly=True)
    price = Told(readonly=True, digits=False, aggregator="avg")
    sold = Told(readonly=True, digits=False)
    returned = Told(readonly=True, digits=False)
    on_hand = Told(readonly=True, digits=False)
    on_order = Told(readonly=True, digits=False)
    figures = fields.Json(readonly=True, help="{kind: quantity} of all that is said.")

    @api.model
    def _replace(self, report, rows):
        """Have ``report`` say ``rows`` and nothing else, by two statements.

        :param rows: dicts with the keys of :data:`COLUMNS`; ``figures`` is a dict.
        """
        self.env.cr.execute(
            SQL("DELETE FROM distribution_sales_figure WHERE report_id = %s", report.id)
        )
        if rows:
            self.env.cr.execute(_insert(report, rows))
        self.invalidate_model()


def _insert(report, rows):
    names = SQL(", ").join(map(SQL.identifier, COLUMNS))
    columns = [
        [json.dumps(row[n]) if n == "figures" else row[n] for row in rows]
        for n in COLUMNS
    ]
    values = SQL(", ").join(
        SQL(f"%s::{kind}[]", column)
        for kind, column in zip(COLUMNS.values(), columns, strict=True)
    )
    told = SQL(", ").join(
        SQL("figures::jsonb") if name == "figures" else SQL.identifier(name)
        for name in COLUMNS
    )
    return SQL(
        """
        INSERT INTO distribution_sales_figure (
            report_id, system_id, company_id, period_start, period_end, %(names)s)
        SELECT %(report)s, %(system)s, %(company)s, %(start)s, %(end)s, %(told)s
        FROM unnest(%(values)s) AS said (%(names)s)
        """,
        names=names,
        told=told,
        values=values,
        report=report.id,
        system=report.system_id.id,
        company=report.company_id.id,
        start=report.period_start,
        end=report.period_end,
    )
