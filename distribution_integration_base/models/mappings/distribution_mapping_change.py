# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One code that a version of the mappings sets or removes."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from . import mapping_sql


class DistributionMappingChange(models.Model):
    """A version holds its differences alone.

    So 20,000 codes are not copied for one that changed, a reviewer reads what is new,
    and codes that operators mapped meanwhile stay.
    """

    _name = "distribution.mapping.change"
    _inherit = "distribution.mapping.content"
    _description = "Change of a mapping"
    _order = "kind, code"

    set_id = fields.Many2one(
        "distribution.mapping.set", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="set_id.company_id", store=True)
    remove = fields.Boolean(help="The code is no longer to stand for anything.")
    before = fields.Json(readonly=True, help="What the code stood for; empty: nothing.")
    before_words = fields.Char(string="Stood for", compute="_compute_before_words")

    _code_unique = models.UniqueIndex(
        "(set_id, kind, code, code_type)", "This version names the code already."
    )

    @api.depends("before", "kind")
    def _compute_before_words(self):
        for change in self:
            before = change.before or {}
            change.before_words = change._words_of(
                before.get("target_id"), before.get("value"), before.get("factor", 1)
            )

    def _words_of(self, target_id, value, factor):
        """Return what a code stands for as a person reads it."""
        words = value or ""
        if target_id and self.target_model:
            target = self.env[self.target_model].sudo().browse(target_id).exists()
            words = target.display_name if target else self.env._("a deleted record")
        return f"{factor:g} × {words}" if words and factor != 1 else words

    @api.constrains("code", "remove", "target_id", "value")
    def _check_remove(self):
        for change in self:
            if change.remove == bool(change.target_id or change.value):
                raise ValidationError(
                    self.env._(
                        "Code %s: say what it stands for, or that it is removed.",
                        change.code,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        changes = super().create(vals_list)
        changes.set_id._edited()
        changes._remember()
        return changes

    def write(self, vals):
        self.set_id._edited()
        vals = self._with_target(vals, set(self.mapped("kind")))
        if vals.get("remove"):
            vals = {**vals, "target_id": False, "value": False, "factor": 1}
        elif vals.get("target_id") or vals.get("value"):
            vals = {**vals, "remove": False}
        result = super().write(vals)
        if {"kind", "code", "code_type"} & vals.keys():
            self._remember()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self.set_id._edited()

    def _remember(self):
        """Keep what each code stands for now (see :func:`mapping_sql.remember`)."""
        self.flush_model()
        self.env["distribution.mapping"].flush_model()
        for version, changes in self.grouped("set_id").items():
            self.env.cr.execute(mapping_sql.remember(version, changes.ids))
        self.invalidate_model(["before"])
