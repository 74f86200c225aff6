# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which control numbers a partner has used, so that none is worked twice."""

from odoo import api, fields, models
from odoo.tools.sql import SQL

from .edi_agreement import Holder


class DistributionEdiNumber(models.Model):
    """One interchange or group that came in, by the name its sender gave it.

    The unique index decides who was first. A row is let go when its message was
    dropped, and when the profile's days are over: senders begin again at 1.
    """

    _name = "distribution.edi.number"
    _description = "EDI number received"
    _order = "taken_at desc, id desc"
    _log_access = False
    _rec_name = "name"

    profile_id = fields.Many2one(
        "distribution.edi.profile", required=True, ondelete="cascade", index=True
    )
    name = fields.Char(
        required=True, help="ISA or UNB, sender, receiver, number, usage; then GS."
    )
    digest = fields.Char(required=True, help="SHA-256 of what came under it.")
    message_id = fields.Many2one(
        "distribution.message", required=True, ondelete="cascade", index=True
    )
    taken_at = fields.Datetime(required=True)

    _name_unique = models.UniqueIndex("(profile_id, name)")

    @api.model
    def _claim(self, profile, message_id, name, digest):
        """Take ``name`` for a message; return the :class:`Holder` if it is taken.

        A message that is worked once more finds its own number, and keeps it.
        """
        now = fields.Datetime.now()
        days = profile.duplicate_days
        expired = fields.Datetime.subtract(now, days=days) if days else None
        taken = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_edi_number AS held
                    (profile_id, name, digest, message_id, taken_at)
                VALUES (%s, %s, %s, %s, %s)
                ON CONFLICT (profile_id, name) DO UPDATE SET
                    digest = excluded.digest, message_id = excluded.message_id,
                    taken_at = excluded.taken_at
                WHERE held.message_id = excluded.message_id
                    OR held.taken_at < %s
                    OR EXISTS (
                        SELECT FROM distribution_message AS message
                        WHERE message.id = held.message_id
                            AND message.work_state = 'dropped')
                RETURNING id
                """,
                profile.id,
                name,
                digest,
                message_id,
                now,
                expired,
            )
        )
        if taken:
            return None
        held = self.search([("profile_id", "=", profile.id), ("name", "=", name)])
        return Holder(held.message_id.id, held.digest == digest)

    @api.autovacuum
    def _gc_expired(self):
        """Forget numbers that their profiles do not ask for any more."""
        self.env.cr.execute(
            """
            DELETE FROM distribution_edi_number AS held
            USING distribution_edi_profile AS profile
            WHERE profile.id = held.profile_id AND profile.duplicate_days > 0
                AND held.taken_at < %s - profile.duplicate_days * interval '1 day'
            """,
            (fields.Datetime.now(),),
        )
