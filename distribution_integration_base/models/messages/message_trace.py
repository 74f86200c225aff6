# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The trace context goes on from document to document."""

import uuid

from odoo import api, fields, models

from ...engine.trace import child_of


class DistributionMessageTrace(models.AbstractModel):
    _name = "distribution.message.trace"
    _description = "Trace of a message"

    traceparent = fields.Char(
        readonly=True,
        help="W3C trace context: told by the sender, or begun here; sent on with every "
        "document that follows from this one.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        parents = {vals.get("parent_id") for vals in vals_list} - {None, False}
        known = {
            parent.id: parent.traceparent for parent in self.browse(sorted(parents))
        }
        for vals in vals_list:
            uid = vals.setdefault("uid", uuid.uuid4().hex)
            before = known.get(vals.get("parent_id"))
            vals.setdefault("traceparent", child_of(before, uid))
        return super().create(vals_list)
