# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the partner changed since the order came."""

from odoo import fields, models

from ...canonical import changed
from .sale_order import Request


class SaleOrder(models.Model):
    _inherit = "sale.order"

    distribution_change_id = fields.Many2one(
        "distribution.message",
        string="Last change",
        index="btree_not_null",
        copy=False,
        readonly=True,
        help="The partner's last change that was taken.",
    )

    def _distribution_request(self):
        """Return the order as the partner sent it and changed it since."""
        request = super()._distribution_request()
        if not (request and self.sudo().distribution_change_id):
            return request
        for change in self.sudo()._distribution_changes():
            said = change.canonical or {}
            whole = said.get("type") == "order"
            request = said if whole else changed(request, said)
        return Request(request)

    def _distribution_changes(self):
        """Return the messages of the changes that were taken, in their order."""
        return (
            self.env["distribution.message"]
            .search(
                [
                    ("sale_order_id", "=", self.id),
                    ("document_type", "in", ("order_change", "order")),
                    ("direction", "=", "in"),
                    ("work_state", "=", "done"),
                    ("id", "!=", self.distribution_message_id.id),
                ],
                order="id",
            )
            .filtered(
                lambda change: (change.canonical or {}).get("purpose") != "cancel"
            )
        )
