# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The bytes that crossed the border, apart from the rows that people list."""

import hashlib

from odoo import api, fields, models
from odoo.tools.sql import SQL, column_exists

from ...engine.errors import DistributionError

#: Larger bodies go to the filestore: TOAST would carry them through every dump.
FILESTORE_FROM = 1024 * 1024


class DistributionPayload(models.Model):
    """One body, kept unchanged. ``body`` is a raw ``bytea`` column unknown to the ORM:
    no list, export or prefetch can read it by accident.
    """

    _name = "distribution.payload"
    _description = "Payload"
    _log_access = False

    message_id = fields.Many2one(
        "distribution.message", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="message_id.company_id")
    sha256 = fields.Char(string="SHA-256", required=True)
    size = fields.Integer(string="Size (bytes)", required=True)
    content_type = fields.Char()
    attachment_id = fields.Many2one(
        "ir.attachment", ondelete="restrict", index="btree_not_null"
    )
    purged_at = fields.Datetime(help="Emptied by retention; hash and size stay.")

    def init(self):
        if not column_exists(self.env.cr, self._table, "body"):
            self.env.cr.execute(
                SQL("ALTER TABLE %s ADD COLUMN body bytea", SQL.identifier(self._table))
            )

    @api.model
    def _filestore_from(self):
        """Return the size in bytes from which a body goes to the filestore."""
        return FILESTORE_FROM

    @api.model
    def _store(self, message_id, body, content_type=None):
        """Keep ``body`` (bytes) for a message and return the payload."""
        return self._store_all([(message_id, body, content_type)])

    @api.model
    def _store_all(self, bodies):
        """Keep [(message id, body, content type)] and return the payloads."""
        limit = self._filestore_from()
        rows = [
            SQL(
                "(%s, %s, %s, %s, %s)",
                message_id,
                hashlib.sha256(body).hexdigest(),
                len(body),
                content_type,
                None if len(body) >= limit else body,
            )
            for message_id, body, content_type in bodies
        ]
        made = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_payload
                    (message_id, sha256, size, content_type, body)
                VALUES %s RETURNING id, message_id
                """,
                SQL(", ").join(rows),
            )
        )
        messages = self.env["distribution.message"].browse([row[0] for row in bodies])
        messages.invalidate_recordset(["payload_ids"], flush=False)
        payloads = self.browse([payload_id for payload_id, _message in made])
        of_message = {message: self.browse(each) for each, message in made}
        for message_id, body, _content_type in bodies:
            if len(body) >= limit:
                of_message[message_id]._write_body(body)
        return payloads

    def _write_body(self, body):
        self.ensure_one()
        if len(body) >= self._filestore_from():
            self.attachment_id = self.env["ir.attachment"].create(
                {
                    "name": self.sha256,
                    "raw": body,
                    "res_model": self._name,
                    "res_id": self.id,
                    "mimetype": "application/octet-stream",
                }
            )
            self.attachment_id._distribution_to_disk()
            return
        self.env.cr.execute(
            SQL(
                "UPDATE distribution_payload SET body = %s WHERE id = %s", body, self.id
            )
        )

    def _read_body(self):
        """Return the bytes; empty when retention has purged them."""
        self.ensure_one()
        if self.attachment_id:
            return self.attachment_id.raw
        self.env.cr.execute(
            SQL("SELECT body FROM distribution_payload WHERE id = %s", self.id)
        )
        (body,) = self.env.cr.fetchone()
        return bytes(body or b"")

    def _whole_body(self):
        """Return the bytes, when they are those that were stored.

        A filestore that was not restored with its database reads as empty files: what
        is not there must be neither worked as an empty document nor sent as one.

        :raises DistributionError: they are not, or retention has erased them.
        """
        body = self._read_body()
        if hashlib.sha256(body).hexdigest() == self.sha256:
            return body
        if self.purged_at:
            raise DistributionError(
                "missing",
                self.env._(
                    "The content of this document has been erased by retention."
                ),
                cause="payload_purged",
                hint=self.env._("Ask the other side for it again, or drop it."),
            )
        raise DistributionError(
            "missing",
            self.env._(
                "The stored content of this document is not what it was: %(now)s of "
                "%(size)s bytes, with another hash.",
                now=len(body),
                size=self.size,
            ),
            cause="payload_lost",
            hint=self.env._(
                "Have the administrator restore Odoo's filestore from the backup that "
                "belongs to this database, then press Retry."
            ),
        )

    def _purge(self):
        """Empty the bodies and what was made of them; hash, size and history stay."""
        if not self:
            return
        attachments = self.attachment_id
        self.attachment_id = False
        attachments.unlink()
        messages = self.message_id | self.message_id.child_ids
        # What was made of these bytes later says the same things.
        while (
            later := messages.superseded_by_id.filtered("correction_changes") - messages
        ):
            messages |= later
        messages.write(
            {"canonical": False, "result": False, "correction_changes": False}
        )
        messages.attempt_ids._purge()
        self.env.cr.execute(
            SQL(
                "UPDATE distribution_payload SET body = NULL WHERE id IN %s",
                tuple(self.ids),
            )
        )
        self.purged_at = fields.Datetime.now()
