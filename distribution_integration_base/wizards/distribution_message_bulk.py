# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One decision about the messages that a person selected, or that a list shows."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..engine.decisions import BULK


class DistributionMessageBulk(models.TransientModel):
    """Shows what would happen before it happens; a run of its own then does it."""

    _name = "distribution.message.bulk"
    _description = "Decide about messages"

    decision = fields.Selection(list(BULK.items()), required=True, default="retry")
    scope = fields.Selection(
        [
            ("selected", "The messages I selected"),
            ("listed", "All that the list shows"),
        ],
        required=True,
        default="selected",
    )
    selected = fields.Json(default=lambda self: self._default_selected())
    listed = fields.Json(default=lambda self: self.env.context.get("active_domain"))
    reason = fields.Char(help="Kept with the decision.")
    possible = fields.Integer(compute="_compute_preview")
    plan = fields.Char(compute="_compute_preview")
    left_out = fields.Text(compute="_compute_preview", string="Left out")
    consequence = fields.Text(compute="_compute_preview")

    @api.model
    def _default_selected(self):
        context = self.env.context
        if context.get("active_model") != "distribution.message":
            return []
        return context.get("active_ids") or []

    @api.depends("decision", "scope")
    def _compute_preview(self):
        for wizard in self:
            preview = wizard._preview()
            wizard.possible = preview.possible
            wizard.plan = wizard._plan(preview)
            wizard.left_out = preview.left_out_text()
            wizard.consequence = wizard._consequence(preview)

    def _domain(self):
        if self.scope == "listed":
            return Domain(self.listed or [])
        return Domain("id", "in", self.selected or [])

    def _preview(self):
        return self.env["distribution.bulk.preview"]._preview(
            self.decision, self._domain(), self._without()
        )

    def _without(self):
        """Return [(sentence, domain)]: what is left out besides."""
        return []

    def _plan(self, preview):
        """Say how many are worked, and when."""
        cap = self.env["distribution.bulk.preview"]._cap()
        if preview.possible > cap:
            return self.env._(
                "%(possible)s messages: the oldest %(cap)s are worked now, in the "
                "background. Start again for the others.",
                possible=preview.possible,
                cap=cap,
            )
        return self.env._("%s messages are worked.", preview.possible)

    def _consequence(self, preview):
        """Say whom a dropped document will not reach."""
        if self.decision != "drop":
            return False
        groups = self.env["distribution.message"]._read_group(
            preview.domain, ["system_id", "direction", "document_type"], ["__count"]
        )
        lines = []
        for system, direction, document_type, count in groups:
            told = {"name": system.name, "count": count, "type": document_type}
            if direction == "out":
                words = self.env._("%(name)s will not get: %(count)s × %(type)s.")
            else:
                words = self.env._(
                    "Of %(name)s nothing becomes of: %(count)s × %(type)s. The partner "
                    "is not told: do it yourself."
                )
            lines.append(words % told)
        return "\n".join(lines)

    def action_start(self):
        """Start the run and show it."""
        self.ensure_one()
        self.env["distribution.message"].check_access("write")
        if self.decision == "drop" and not (self.reason or "").strip():
            raise UserError(self.env._("Say why: the reason is kept with each one."))
        preview = self._preview()
        cap = self.env["distribution.bulk.preview"]._cap()
        messages = self.env["distribution.message"].search(
            preview.domain, order="id", limit=cap
        )
        if not messages:
            raise UserError(
                "\n".join(
                    [self.env._("There is nothing to do."), preview.left_out_text()]
                )
            )
        bulk = self.env["distribution.bulk"]._start(
            self.decision,
            messages,
            reason=self.reason,
            left_out=preview.left_out_text(),
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": bulk._name,
            "res_id": bulk.id,
            "view_mode": "form",
        }
