# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Settings that cost money when they are wrong: who changed them is written down."""

from odoo import models

from ...engine.masking import mask

#: Types of fields whose change a person can read in a line.
LOGGED_TYPES = frozenset(
    "char text selection many2one boolean integer float date datetime".split()
)


class DistributionAudited(models.AbstractModel):
    """Inherited by what decides how documents are handled: one decision a change."""

    _name = "distribution.audited"
    _description = "Audited settings"

    def write(self, vals):
        names = [name for name in vals if is_logged(self._fields.get(name))]
        before = {record: texts_of(record, names) for record in self}
        result = super().write(vals)
        for record, old in before.items():
            new = texts_of(record, names)
            changed = [name for name in names if old[name] != new[name]]
            if changed:
                self.env["distribution.audit"]._note(
                    record,
                    "changed",
                    self.env._("'%s' was changed.", record.display_name),
                    before={name: old[name] for name in changed},
                    after={name: new[name] for name in changed},
                )
        return result


def is_logged(field):
    """Whether a change of ``field`` (may be None) can be told in a line."""
    return bool(field and field.store and field.type in LOGGED_TYPES)


def texts_of(record, names):
    """Return {field: what a person reads}; nothing secret stands in a field."""
    record.ensure_one()
    record = record.sudo()
    found = {}
    for name in names:
        field, value = record._fields[name], record[name]
        if field.type == "many2one":
            value = value.display_name
        elif field.type == "selection":
            labels = dict(field._description_selection(record.env))
            value = labels.get(value, value)
        found[name] = mask(str(value)) if value or field.type != "char" else ""
    return found
