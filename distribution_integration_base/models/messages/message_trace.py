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

    def _log_names(self):
        """Return what log lines of work on these messages name (``engine.logs``).

        One value each, or a list where the messages of a batch differ.
        """
        return {
            "correlation_id": _one_or_all(self.mapped("correlation_id")),
            "message_uid": _one_or_all(self.mapped("uid")),
            "interface": _one_or_all(self.interface_id.mapped("code")),
        }


def _one_or_all(values):
    different = list(dict.fromkeys(filter(None, values)))
    return different[0] if len(different) == 1 else different
