# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The editor of a document that stopped."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.difference import differences, differences_of_text, in_words
from ..models.messages.message_correction import bytes_of, text_of
from ..models.road.distribution_codec import read_json


class DistributionMessageCorrection(models.TransientModel):
    """Shows the canonical document, or the raw text of one that could not be read;
    says at once what would not hold, and what was changed.
    """

    _name = "distribution.message.correction"
    _description = "Correct and resubmit"

    message_id = fields.Many2one(
        "distribution.message", required=True, ondelete="cascade"
    )
    raw = fields.Boolean(compute="_compute_raw")
    note = fields.Char(related="message_id.note")
    text = fields.Text(
        string="Document", compute="_compute_text", store=True, readonly=False
    )
    reason = fields.Char(required=True)
    problems = fields.Text(compute="_compute_verdict")
    changes = fields.Text(compute="_compute_verdict")

    @api.depends("message_id")
    def _compute_raw(self):
        for wizard in self:
            wizard.raw = not wizard.message_id.canonical

    @api.depends("message_id")
    def _compute_text(self):
        for wizard in self:
            message = wizard.message_id
            wizard.text = (
                text_of(message._body()) if wizard.raw else message.canonical_text
            )

    @api.depends("text")
    def _compute_verdict(self):
        for wizard in self:
            wizard.problems = wizard.changes = False
            try:
                wizard.changes = wizard._changes()
            except UserError as error:
                wizard.problems = error.args[0]

    def _changes(self):
        message = self.message_id
        if self.raw:
            before = text_of(message._body())
            return in_words(differences_of_text(before, text_of(self._bytes())))
        content = message._check_content(self._content())
        return in_words(differences(message.canonical, content))

    def _content(self):
        """Return the edited document.

        :raises UserError: it is not JSON; says where.
        """
        try:
            return read_json(self.text or "")
        except ValueError as error:
            raise UserError(
                self.env._("This is not JSON any more: %s.", error)
            ) from error

    def _bytes(self):
        """Return the edited bytes.

        :raises UserError: the document's encoding has no such character.
        """
        try:
            return bytes_of(self.text or "", self.message_id._body())
        except UnicodeEncodeError as error:
            raise UserError(
                self.env._(
                    "The document cannot carry the character '%s'.",
                    error.object[error.start],
                )
            ) from error

    def action_correct(self):
        """Resubmit, and show the new message."""
        self.ensure_one()
        message = self.message_id
        if self.raw:
            corrected = message._correct(self.reason, body=self._bytes())
        else:
            corrected = message._correct(self.reason, content=self._content())
        return {
            "type": "ir.actions.act_window",
            "res_model": corrected._name,
            "res_id": corrected.id,
            "view_mode": "form",
        }
