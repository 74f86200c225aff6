# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One column of a partner's files, and the field of our documents that it fills."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.distribution_integration_base.canonical import DOCUMENT_TYPES

from .. import tablewire

_KINDS = {
    "text": "text",
    "texts": "several texts, divided by |",
    "code": "code",
    "number": "number",
    "whole": "whole number",
    "flag": "yes or no",
    "date": "date",
    "moment": "date and time",
}


class DistributionCsvColumn(models.Model):
    """A line of a map: field <- column, with what makes one of the other."""

    _name = "distribution.csv.column"
    _inherit = ["distribution.shared"]
    _description = "CSV column"
    _order = "map_id, sequence, id"

    map_id = fields.Many2one(
        "distribution.csv.map", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="map_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10, help="The order that columns are written in.")
    path = fields.Char(
        string="Field",
        help="Of our document, such as number, parties.ship_to.code, "
        "references.DP.value, lines.quantity, lines.codes.gtin.value. Empty: the "
        "column is written with its constant and not read.",
    )
    column = fields.Char(
        help="Its name in the first row; its number from 1 where there is no such row. "
        "Empty: the field has the constant."
    )
    kind = fields.Char(compute="_compute_kind")
    form = fields.Char(
        string="Format",
        help="A date, if written otherwise than the map's; 0.00 for a number with at "
        "least two decimals.",
    )
    constant = fields.Char(
        help="Where the cell is empty or there is no column. {today}, {now} and "
        "{digest} (a number made of the file's content) are replaced."
    )
    mandatory = fields.Boolean()
    key = fields.Boolean(
        help="Rows with the same value belong together. Of the document itself: its "
        "number, unless another column is ticked."
    )
    record = fields.Char(
        string="Kind of row", help="Its first cell, where rows are of several kinds."
    )
    translation = fields.Text(
        help="The partner's word = ours, one a line, for example: ST = EA"
    )

    @api.depends("path", "map_id.document_type")
    def _compute_kind(self):
        for each in self:
            each.kind = False
            if each.path and each.map_id.document_type:
                model = DOCUMENT_TYPES[each.map_id.document_type]
                try:
                    target = tablewire.target_of(model, each.path)
                except tablewire.PlanError:
                    continue
                words = ", ".join(target.choices)
                each.kind = f"{_KINDS[target.kind]}{f': {words}' if words else ''}"

    @api.constrains(
        "path",
        "column",
        "form",
        "constant",
        "record",
        "translation",
    )
    def _check_plan(self):
        for each in self:
            for line in (each.translation or "").splitlines():
                if line.strip() and "=" not in line:
                    raise ValidationError(
                        self.env._(
                            "'%s' is no translation. Write the partner's word, an "
                            "equals sign and ours.",
                            line,
                        )
                    )
        self.map_id._check_plan()

    @api.model_create_multi
    def create(self, vals_list):
        columns = super().create(vals_list)
        columns.map_id._edited()
        return columns

    def write(self, vals):
        self.map_id._edited()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_approved(self):
        self.map_id._edited()

    def _column(self):
        """Return the ``tablewire.Column`` of this line."""
        pairs = [
            line.rpartition("=")
            for line in (self.translation or "").splitlines()
            if "=" in line
        ]
        return tablewire.Column(
            path=(self.path or "").strip(),
            name=(self.column or "").strip(),
            form=(self.form or "").strip(),
            constant=(self.constant or "").strip(),
            mandatory=self.mandatory,
            key=self.key,
            record=(self.record or "").strip(),
            words={theirs.strip(): ours.strip() for theirs, _mark, ours in pairs},
        )
