# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The key of a partner's program: shown once, then only its digest is known."""

import secrets
import time

from odoo import api, fields, models
from odoo.fields import NO_ACCESS
from odoo.tools.sql import SQL

from ..apicore import keys

#: Seconds between two notes of a key's use, per process.
NOTED_FOR = 3600

_noted = {}  # digest of an accepted key -> when its use was noted (monotonic seconds)


def use_is_noted(digest):
    """Whether the use of a key was noted a short while ago, by this process."""
    return time.monotonic() - _noted.get(digest, -NOTED_FOR) < NOTED_FOR


class DistributionApiKey(models.Model):
    """A key cannot be changed, only revoked. Rows stay, as a record of who had access.

    256 random bits need no slow hash: SHA-256 under a unique index finds the row and
    tells nobody the key.
    """

    _name = "distribution.api.key"
    _description = "API key"
    _order = "id desc"

    name = fields.Char(required=True, readonly=True, help="Where the key is used.")
    client_id = fields.Many2one(
        "distribution.api.client",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    company_id = fields.Many2one(related="client_id.company_id", store=True, index=True)
    hint = fields.Char(string="Starts with", required=True, readonly=True)
    digest = fields.Char(required=True, readonly=True, copy=False, groups=NO_ACCESS)
    expires_at = fields.Datetime(readonly=True)
    revoked_at = fields.Datetime(readonly=True)
    revoked_by_id = fields.Many2one("res.users", readonly=True)
    last_used_at = fields.Datetime(readonly=True, help="To the hour.")
    state = fields.Selection(
        [("valid", "In force"), ("expired", "Expired"), ("revoked", "Revoked")],
        compute="_compute_state",
    )

    _digest_unique = models.UniqueIndex("(digest)")

    @api.depends("expires_at", "revoked_at")
    def _compute_state(self):
        now = fields.Datetime.now()
        for key in self:
            expired = key.expires_at and key.expires_at <= now
            key.state = (
                "revoked" if key.revoked_at else "expired" if expired else "valid"
            )

    @api.model
    def _issue(self, client, name, expires_at=False):
        """Make a key for ``client`` and return it; nobody can read it again.

        :param expires_at: naive UTC datetime, or False for a key without end.
        :raises AccessError: the user may not change clients.
        """
        client.check_access("write")
        key = keys.make(client.environment, secrets.token_bytes(keys.ENTROPY))
        # Nobody may write keys by hand, so the row is made past the access rules.
        self.sudo().create(
            {
                "name": name,
                "client_id": client.id,
                "hint": keys.hint(key),
                "digest": keys.digest(key),
                "expires_at": expires_at,
            }
        )
        return key

    def action_revoke(self):
        """Refuse the keys from now on."""
        self.client_id.check_access("write")
        self.filtered(lambda key: not key.revoked_at).sudo().write(
            {"revoked_at": fields.Datetime.now(), "revoked_by_id": self.env.user.id}
        )

    def _note_use(self):
        """Note that the key is used, at most once an hour and process.

        In a transaction of its own: two calls with one key must not collide, and the
        note stays when the call fails.
        """
        self.ensure_one()
        if use_is_noted(self.digest) or self.env.cr.readonly:
            return
        _noted[self.digest] = time.monotonic()
        now = fields.Datetime.now()
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "UPDATE distribution_api_key SET last_used_at = %s WHERE id = ("
                    "SELECT id FROM distribution_api_key WHERE id = %s "
                    "FOR NO KEY UPDATE SKIP LOCKED)",
                    now,
                    self.id,
                )
            )
