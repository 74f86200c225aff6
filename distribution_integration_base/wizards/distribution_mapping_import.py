# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Takes a CSV file of mappings into a draft: first shown, then taken."""

import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ..engine.mapping_csv import MAX_ERRORS, Unreadable


class DistributionMappingImport(models.TransientModel):
    """Nothing of a file is taken unless all of it is right."""

    _name = "distribution.mapping.import"
    _description = "Import of mappings"

    set_id = fields.Many2one(
        "distribution.mapping.set", string="Draft", required=True, ondelete="cascade"
    )
    file = fields.Binary(required=True, attachment=False)
    filename = fields.Char()
    whole = fields.Boolean(
        string="The file is the whole list",
        help="Codes that count now and are not in the file are removed, for the kinds "
        "that the file names.",
    )
    preview = fields.Text(readonly=True)
    is_right = fields.Boolean(readonly=True)

    def action_preview(self):
        """Say what the file would change, or what is wrong with it."""
        self.ensure_one()
        compared, errors = self._compare()
        self.is_right = not errors
        self.preview = "\n".join(errors) if errors else self._counts(compared)
        return self._again()

    def action_import(self):
        """Put the file's changes into the draft."""
        self.ensure_one()
        compared, errors = self._compare()
        if errors:
            raise UserError("\n".join(errors[:10]))
        self.env["distribution.mapping.file"]._put(compared, self.set_id)
        self.env["distribution.audit"]._note(
            self.set_id,
            "imported",
            self.env._(
                "%(file)s was taken into %(draft)s. %(counts)s",
                file=self.filename or self.env._("A file"),
                draft=self.set_id.name,
                counts=self._counts(compared),
            ),
        )
        return self.set_id.get_formview_action()

    def _compare(self):
        """Return (Compared or None, [sentences about what is wrong])."""
        files = self.env["distribution.mapping.file"]
        self.set_id.check_access("write")
        try:
            values, errors = files._read(base64.b64decode(self.file), self.set_id)
        except Unreadable as error:
            return None, [str(error)]
        if errors:
            more = len(errors) - MAX_ERRORS
            last = [self.env._("... and %d more.", more)] if more > 0 else []
            return None, errors[:MAX_ERRORS] + last
        return files._compare(values, self.set_id, self.whole), []

    def _counts(self, compared):
        return self.env._(
            "Added: %(added)d, changed: %(changed)d, removed: %(removed)d, unchanged: "
            "%(unchanged)d.",
            added=len(compared.added),
            changed=len(compared.changed),
            removed=len(compared.removed),
            unchanged=compared.unchanged,
        )

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
