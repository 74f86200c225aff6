# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Settings that may be of no company: who changes them changes every company."""

from odoo import models
from odoo.exceptions import AccessError


class DistributionShared(models.AbstractModel):
    """Inherited where ``company_id`` may be empty.

    Such rows are for administrators, and for managers who are responsible for all
    companies anyway; with a single company that is every manager.
    """

    _name = "distribution.shared"
    _description = "Settings that companies may share"

    def _check_access(self, operation):
        refused = super()._check_access(operation)
        if refused or operation == "read" or self._may_write_shared():
            return refused
        shared = self.filtered(lambda row: row.id and not row.sudo().company_id)
        return (shared, shared._shared_error) if shared else None

    def write(self, vals):
        result = super().write(vals)
        if "company_id" in vals:
            self.check_access("write")  # nor is a row of one company made a shared one
        return result

    def _may_write_shared(self):
        user = self.env.user
        return (
            self.env.su
            or user.has_group("distribution_integration_base.group_administrator")
            or not self.env["res.company"]
            .sudo()
            .search_count([("id", "not in", user.company_ids.ids)], limit=1)
        )

    def _shared_error(self):
        return AccessError(
            self.env._(
                "'%(name)s' is shared by all companies, and you work for some of "
                "them. Make one for your company, or ask an administrator of the "
                "integration to change this one.",
                name=self[:1].sudo().display_name,
            )
        )
