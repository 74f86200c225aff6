# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A map is tried before it counts: what would be made of a file, and what is wrong."""

import base64
import json

from odoo import fields, models
from odoo.exceptions import UserError

from .. import tablewire
from .placed_intake import Taken, decoded_of

#: Documents and findings that are shown.
_SHOWN = 50
#: Largest sample, in bytes.
_LARGEST = 5 * 1024 * 1024


class DistributionCsvTrial(models.AbstractModel):
    """A part of ``distribution.csv.map``, which inherits it."""

    _name = "distribution.csv.trial"
    _description = "CSV map: trial"

    sample_text = fields.Text(
        string="Pasted sample", copy=False, help="Some rows as the partner sends them."
    )
    sample_file = fields.Binary(
        string="File", attachment=True, copy=False, help="It wins over pasted rows."
    )
    sample_message_id = fields.Many2one(
        "distribution.message",
        string="Stored file",
        copy=False,
        index="btree_not_null",
        help="A file that came in before; it wins over the others.",
    )
    trial_at = fields.Datetime(string="Tried at", readonly=True, copy=False)
    trial_words = fields.Char(string="Result", readonly=True, copy=False)
    trial_findings = fields.Text(string="Findings", readonly=True, copy=False)
    trial_documents = fields.Text(
        string="Documents that would be made", readonly=True, copy=False
    )
    trial_written = fields.Text(
        string="The same, written by the map", readonly=True, copy=False
    )

    def action_try(self):
        """Read the sample, write what was read, and show both; nothing is worked."""
        for each in self:
            each._expect("draft", "tried")
            each._try(each._sample())

    def _sample(self):
        """Return the bytes to try.

        :raises UserError: there are none.
        """
        if self.sample_message_id:
            self.sample_message_id.check_access("read")
            body = self.sample_message_id._body()
        elif self.sample_file:
            body = base64.b64decode(self.sample_file)
        else:
            body = (self.sample_text or "").encode(self.encoding, errors="replace")
        if not body.strip():
            raise UserError(
                self.env._(
                    "Paste some rows, choose a file, or name a stored one first."
                )
            )
        if len(body) > _LARGEST:
            raise UserError(self.env._("The sample is larger than 5 MB: cut it."))
        return body

    def _try(self, body):
        sheet = tablewire.read(body, self._plan(), fields.Datetime.now())
        taken = [
            Taken(self.document_type, each.number, each.document, each.findings)
            for each in sheet.documents
        ]
        decoded = decoded_of(taken, sheet.findings, {}, "csv")
        good = [each.content for each in decoded.documents if each.content]
        findings = [*sheet.findings, *(f for d in sheet.documents for f in d.findings)]
        words = [f"{each.severity}: {each.words()}" for each in findings[:_SHOWN]]
        known = {each.words() for each in findings}
        words += [
            f"error: {issue.words}"
            for each in decoded.documents
            for issue in each.issues
            if issue.words not in known
        ][:_SHOWN]
        self.sudo().write(
            {
                "state": "tried" if good and not decoded.issues else "draft",
                "trial_at": fields.Datetime.now(),
                "trial_words": self.env._(
                    "%(good)d of %(all)d documents can be taken; %(count)d findings.",
                    good=len(good),
                    all=len(decoded.documents),
                    count=len(words),
                ),
                "trial_findings": "\n".join(words) or False,
                "trial_documents": "\n".join(
                    json.dumps(each, indent=2, ensure_ascii=False)
                    for each in good[:_SHOWN]
                )
                or False,
                "trial_written": self._written(good[:_SHOWN]),
            }
        )

    def _written(self, documents):
        """Return what was read as the map writes it, or why it cannot."""
        if not documents:
            return False
        try:
            body = tablewire.write(documents, self._plan())
        except tablewire.WriteError as error:
            return f"{error}."
        return body.decode(self.encoding)
