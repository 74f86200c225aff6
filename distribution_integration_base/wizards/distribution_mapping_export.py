# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Gives the mappings that count, or the changes of a version, as a CSV file."""

import base64

from odoo import api, fields, models


class DistributionMappingExport(models.TransientModel):
    """The file is made when it is looked at, as whoever looks."""

    _name = "distribution.mapping.export"
    _description = "Export of mappings"

    set_id = fields.Many2one(
        "distribution.mapping.set", required=True, readonly=True, ondelete="cascade"
    )
    what = fields.Selection(
        [("live", "All codes that count now"), ("changes", "Changes of this version")],
        required=True,
        default="live",
    )
    file = fields.Binary(compute="_compute_file")
    filename = fields.Char(compute="_compute_file")

    @api.depends("set_id", "what")
    def _compute_file(self):
        for export in self:
            rows = export._rows()
            data = self.env["distribution.mapping.file"]._write(rows)
            export.file = base64.b64encode(data)
            export.filename = f"{export.set_id.name} {export.what}.csv"

    def _rows(self):
        if self.what == "changes":
            # What is removed cannot be said in a line: it is missing in the whole list.
            return self.set_id.change_ids.filtered(lambda change: not change.remove)
        return self.env["distribution.mapping"].search(
            [*self.set_id._scope(), ("state", "=", "mapped")]
        )
