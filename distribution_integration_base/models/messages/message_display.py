# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a message shows to people; nothing here is stored."""

import codecs

from odoo import fields, models

from ...engine.difference import in_words

#: Characters of a document that are shown.
SHOWN = 200_000


class DistributionMessageDisplay(models.AbstractModel):
    _name = "distribution.message.display"
    _description = "Display of a message"

    document_label = fields.Char(string="Document", compute="_compute_document_label")
    content_text = fields.Text(compute="_compute_content_text")
    canonical_text = fields.Text(compute="_compute_canonical_text")
    correction_text = fields.Text(string="Changes", compute="_compute_correction_text")

    def _compute_document_label(self):
        """Name the type in words; a partner's own type is its own name."""
        labels = dict(
            self.env["distribution.interface"]
            ._fields["document_type"]
            ._description_selection(self.env),
            interchange=self.env._("File"),
        )
        for message in self:
            kind = message.document_type
            message.document_label = labels.get(kind, kind)

    def _compute_content_text(self):
        """Show what was received or sent: the payload, or the parent's part of it."""
        for message in self:
            body = message._body()
            message.content_text = _beginning(body)

    def _compute_canonical_text(self):
        pretty = self.env["distribution.codec.json"]._pretty
        for message in self:
            content = message.canonical
            message.canonical_text = pretty(content) if content else ""

    def _compute_correction_text(self):
        """Show the changes on both: the correction, and what was corrected."""
        for message in self:
            changes = (
                message.correction_changes
                or message.superseded_by_id.correction_changes
                or ()
            )
            message.correction_text = in_words(changes)


def _beginning(body):
    """Return the first part of a payload as text; what is no UTF-8 is Latin-1."""
    part, whole = body[:SHOWN], len(body) <= SHOWN
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(part, final=whole)
    except UnicodeDecodeError:
        return part.decode("latin-1")
