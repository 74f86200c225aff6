# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A retailer's report about a period."""

from odoo import fields, models


class DistributionSalesReport(models.Model):
    """One row a partner, period and number; its figures are those said last."""

    _name = "distribution.sales.report"
    _description = "Sales report of a partner"
    _order = "period_start desc, id desc"
    _rec_name = "number"

    number = fields.Char(required=True, readonly=True)
    system_id = fields.Many2one(
        "distribution.system",
        required=True,
        ondelete="cascade",
        readonly=True,
        index=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one(related="system_id.partner_id")
    period_start = fields.Date(required=True, readonly=True)
    period_end = fields.Date(required=True, readonly=True)
    currency = fields.Char(readonly=True)
    message_id = fields.Many2one(
        "distribution.message",
        string="Document",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    corrections = fields.Integer(readonly=True, help="How often it was said anew.")
    digest = fields.Char(readonly=True, help="Of its content: a repeat is noticed.")
    figure_count = fields.Integer(compute="_compute_figure_count")

    _report_unique = models.UniqueIndex(
        "(system_id, period_start, period_end, number)",
        "This report of the partner is known already.",
    )

    def _compute_figure_count(self):
        groups = self.env["distribution.sales.figure"]._read_group(
            [("report_id", "in", self.ids)], ["report_id"], ["__count"]
        )
        counts = dict(groups)
        for report in self:
            report.figure_count = counts.get(report, 0)

    def action_open_figures(self):
        """Open what the report says."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_sales_figure_action"
        )
        action["domain"] = [("report_id", "=", self.id)]
        return action
