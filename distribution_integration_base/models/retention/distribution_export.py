# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""All that is kept of one partner, as a file for the partner."""

import io
import json
import zipfile

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.sql import SQL

#: Largest sum of bodies in one export (bytes); more is asked for period by period.
SIZE_CAP = 512 * 1024 * 1024

README = """What the integration keeps about this partner.

messages.jsonl    one line per document that crossed the border, in canonical form
bodies/           the bytes of those documents as they were received or sent
events.jsonl      the order's timeline in sentences
exceptions.jsonl  what a person had to decide, and how it was decided
mappings.jsonl    the partner's codes and what they stand for
"""

MESSAGE_FIELDS = (
    "uid",
    "create_date",
    "direction",
    "document_type",
    "name",
    "reference",
    "work_state",
    "delivery_state",
    "ack_state",
    "canonical",
)
EVENT_FIELDS = ("uid", "at", "event_type", "words")
EXCEPTION_FIELDS = ("first_seen", "error_class", "words", "state", "resolution")
MAPPING_FIELDS = ("kind", "code_type", "code", "description")


class DistributionExport(models.AbstractModel):
    """Data of one partner in one ZIP (GDPR article 15 and 20)."""

    _name = "distribution.export"
    _description = "Export of a partner's data"

    @api.model
    def action_export(self, partner):
        """Download everything about ``partner``. :raises AccessError: not for you."""
        if not self.env.user.has_group(
            "distribution_integration_base.group_administrator"
        ):
            raise AccessError(
                self.env._("Only administrators of the integration may export.")
            )
        attachment = self._export(partner)
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{attachment.id}?download=true",
            "target": "self",
        }

    @api.model
    def _export(self, partner):
        """Return an ``ir.attachment`` with the ZIP, readable by who asked for it.

        :raises UserError: the bodies are larger than :data:`SIZE_CAP`.
        """
        messages = self._messages(partner)
        size = sum(messages.payload_ids.mapped("size"))
        if size > SIZE_CAP:
            raise UserError(
                self.env._(
                    "The documents of %(partner)s are %(size)s MB: too many for one "
                    "file. Ask the administrator for a copy of the database tables.",
                    partner=partner.name,
                    size=size // 1_000_000,
                )
            )
        attachment = self.env["ir.attachment"].create(
            {
                "name": f"{partner.name} {self._today()}.zip",
                "raw": self._zip(partner, messages),
                "mimetype": "application/zip",
            }
        )
        self.env["distribution.audit"]._note(
            partner,
            "exported",
            self.env._(
                "%(count)s documents of %(partner)s were exported.",
                count=len(messages),
                partner=partner.name,
            ),
        )
        return attachment

    def _today(self):
        return self.env.cr.now().date().isoformat()

    def _messages(self, partner):
        """Return the partner's messages that the current user may read."""
        erasure = self.env["distribution.erasure"].new(
            {"partner_id": partner.id, "company_id": self.env.company.id}
        )
        rows = self.env.execute_query(
            SQL("SELECT m.id %s ORDER BY m.id", erasure._sql_messages())
        )
        return self.env["distribution.message"].search(
            [("id", "in", [row[0] for row in rows])], order="id"
        )

    def _zip(self, partner, messages):
        events = self.env["distribution.event"].search(
            [("sale_order_id", "in", messages.sale_order_id.ids)], order="id"
        )
        systems = self.env["distribution.system"].search(
            [("partner_id", "child_of", partner.id)]
        )
        mappings = self.env["distribution.mapping"].search(
            [("system_id", "in", systems.ids)]
        )
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", README)
            self._write_lines(archive, "messages", messages, MESSAGE_FIELDS)
            self._write_lines(archive, "events", events, EVENT_FIELDS)
            self._write_lines(
                archive, "exceptions", messages.exception_ids, EXCEPTION_FIELDS
            )
            self._write_lines(archive, "mappings", mappings, MAPPING_FIELDS)
            for payload in messages.payload_ids:
                archive.writestr(
                    f"bodies/{payload.message_id.uid}", payload._read_body()
                )
        return file.getvalue()

    @staticmethod
    def _write_lines(archive, name, records, names):
        lines = (
            json.dumps({key: record[key] for key in names}, default=str)
            for record in records
        )
        archive.writestr(f"{name}.jsonl", "\n".join(lines))
