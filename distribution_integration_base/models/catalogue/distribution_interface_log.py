# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every change of an interface is written down."""

from odoo import api, fields, models

from ...engine.masking import mask
from .distribution_audited import is_logged, texts_of

#: What the program itself keeps up to date.
UNLOGGED = {"last_polled_at", "edited_by_id"}
#: What the steps of its life write; anything else is an edit of what is approved.
LIFE_FIELDS = {
    "state",
    "submitted_by_id",
    "submitted_at",
    "approved_by_id",
    "approved_at",
    "contract_id",
    "sunset_on",
}


class DistributionInterfaceLog(models.AbstractModel):
    """A part of ``distribution.interface``, which inherits it."""

    _name = "distribution.interface.log"
    _description = "Interface: change log"

    edited_by_id = fields.Many2one(
        "res.users", string="Last edited by", readonly=True, copy=False
    )
    change_ids = fields.One2many(
        "distribution.interface.change", "interface_id", string="Change log"
    )

    def write(self, vals):
        names = [name for name in vals if self._is_logged(name)]
        if not names:
            return super().write(vals)
        before = {interface: texts_of(interface, names) for interface in self}
        result = super().write(vals)
        if set(names) - LIFE_FIELDS:
            self.sudo().write({"edited_by_id": self.env.uid})
        self._log_changes(before, names)
        return result

    @api.model
    def _is_logged(self, name):
        return name not in UNLOGGED and is_logged(self._fields.get(name))

    def _editors(self):
        """Return everybody who edited it, not only the last: none of them approves."""
        edits = self.sudo().change_ids.filtered(
            lambda change: change.field_name not in LIFE_FIELDS
        )
        return edits.user_id.with_env(self.env)

    def _log_changes(self, before, names):
        reason = self.env.context.get("distribution_reason")
        rows = []
        for interface, old in before.items():
            new = texts_of(interface, names)
            rows += [
                {
                    "interface_id": interface.id,
                    "user_id": self.env.uid,
                    "field_name": name,
                    "field_label": self._fields[name]._description_string(self.env),
                    "before": old[name],
                    "after": new[name],
                    "reason": mask(reason) if reason else False,
                    "contract_version": interface.sudo().contract_id.version,
                }
                for name in names
                if old[name] != new[name]
            ]
        self.env["distribution.interface.change"].sudo().create(rows)
