# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Messages are found by the control numbers of their envelopes."""

from odoo import api, fields, models
from odoo.tools.sql import SQL

from .distribution_edi_reader import READABLE
from .edi_agreement import plain_number


class DistributionMessage(models.Model):
    _inherit = "distribution.message"

    edi_numbers = fields.Char(
        string="Control numbers",
        compute="_compute_edi_numbers",
        search="_search_edi_numbers",
        help="Interchange (ISA), group (GS) and document (ST).",
    )

    is_edi = fields.Boolean(compute="_compute_is_edi")

    _isa_index = models.Index("((controls ->> 'isa')) WHERE controls IS NOT NULL")
    _gs_index = models.Index("((controls ->> 'gs')) WHERE controls IS NOT NULL")
    _st_index = models.Index("((controls ->> 'st')) WHERE controls IS NOT NULL")

    @api.depends("controls")
    def _compute_edi_numbers(self):
        widths = {"isa": 9, "gs": 1, "st": 4}
        for message in self:
            controls = message.controls or {}
            message.edi_numbers = " · ".join(
                f"{level.upper()} {controls[level].zfill(width)}"
                for level, width in widths.items()
                if controls.get(level)
            )

    @api.depends("interface_id.codec")
    def _compute_is_edi(self):
        for message in self:
            message.is_edi = message.interface_id.codec in READABLE

    def action_read_edi(self):
        """Open the document as an annotated page."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "distribution_edi.edi_reader_action"
        )
        return {**action, "context": {"active_id": self.id}}

    def _search_edi_numbers(self, operator, value):
        """Find a number on any level; zeros in front do not matter."""
        if operator not in ("in", "=", "ilike"):
            return NotImplemented
        values = [value] if isinstance(value, str) else value
        numbers = [plain_number(str(each)) for each in values]
        found = SQL(
            "(SELECT id FROM distribution_message WHERE controls IS NOT NULL AND ("
            "controls ->> 'isa' = ANY(%s) OR controls ->> 'gs' = ANY(%s) "
            "OR controls ->> 'st' = ANY(%s)))",
            numbers,
            numbers,
            numbers,
        )
        return [("id", "in", found)]
