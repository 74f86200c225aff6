# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Resend everything that failed since a moment to one system."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


class DistributionMessageResend(models.TransientModel):
    """What succeeded since for the same record is left out, and counted."""

    _name = "distribution.message.resend"
    _inherit = "distribution.message.bulk"
    _description = "Resend what failed"

    decision = fields.Selection(default="resend")
    system_id = fields.Many2one(
        "distribution.system",
        required=True,
        default=lambda self: self._default_system(),
    )
    interface_ids = fields.Many2many(
        "distribution.interface",
        domain="[('system_id', '=', system_id), ('direction', '=', 'out')]",
        help="Empty for all.",
    )
    since = fields.Datetime(
        required=True,
        default=lambda self: fields.Datetime.now() - timedelta(days=1),
    )
    include_unknown = fields.Boolean(
        string="Also those of unknown outcome",
        help="Only after the partner has said that they did not arrive.",
    )

    @api.model
    def _default_system(self):
        context = self.env.context
        if context.get("active_model") == "distribution.system":
            return context.get("active_id")
        return False

    @api.depends("system_id", "interface_ids", "since", "include_unknown")
    def _compute_preview(self):
        return super()._compute_preview()

    def _domain(self):
        """Return what failed: made since then, or tried in vain since then."""
        if not self.since:
            return Domain.FALSE
        attempts = self.env["distribution.attempt"]._search(
            [("at", ">=", self.since), ("outcome", "in", ("failed", "unknown"))]
        )
        failed = Domain("work_state", "=", "blocked") | Domain(
            "ack_state", "=", "rejected"
        )
        domain = (
            Domain("system_id", "=", self.system_id.id)
            & Domain("direction", "=", "out")
            & failed
            & (
                Domain("create_date", ">=", self.since)
                | Domain("attempt_ids", "in", attempts)
            )
        )
        if self.interface_ids:
            domain &= Domain("interface_id", "in", self.interface_ids.ids)
        return domain

    def _without(self):
        without = []
        if not self.include_unknown:
            words = self.env._(
                "Nobody knows whether it arrived: ask the partner before it is sent "
                "again."
            )
            without.append((words, Domain("delivery_state", "=", "unknown")))
        candidates = self.env["distribution.message"].search(self._domain())
        by_words = {}
        for message_id, words in candidates._later_words().items():
            by_words.setdefault(words, []).append(message_id)
        for words, ids in by_words.items():
            without.append((words, Domain("id", "in", ids)))
        return without
