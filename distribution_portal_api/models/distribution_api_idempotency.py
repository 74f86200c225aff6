# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was answered to a call, so that its repeat gets the same answer."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ..api.problem import Problem
from ..apicore.idempotency import lock_number

#: Days after which a key may be used for something else.
KEPT_DAYS = 7


class DistributionApiIdempotency(models.Model):
    """Claimed, filled and committed in the transaction of the call itself.

    A call that fails leaves no row: nothing happened, so its repeat runs again.
    """

    _name = "distribution.api.idempotency"
    _description = "API call made once"
    _log_access = False

    client_id = fields.Many2one(
        "distribution.api.client", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="client_id.company_id")
    operation = fields.Char(required=True)
    key = fields.Char(required=True)
    fingerprint = fields.Char(required=True, help="SHA-256 of the body.")
    answer = fields.Text()
    location = fields.Char()
    created_at = fields.Datetime(required=True, index=True)

    _key_unique = models.UniqueIndex("(client_id, operation, key)")

    @api.model
    def _claim(self, client, operation, key, fingerprint):
        """Claim ``key``; return None when it is ours, else the row of the first call.

        A transaction that began before the first call committed does not see its row.
        The INSERT then fails to serialize, Odoo runs the call again, and the row is
        seen; a plain INSERT would end in an IntegrityError instead.

        :raises Problem: ``in_flight`` while another call holds the key.
        """
        number = lock_number(client.id, operation, key)
        [(locked,)] = self.env.execute_query(
            SQL("SELECT pg_try_advisory_xact_lock(%s)", number)
        )
        if not locked:
            raise Problem("in_flight", headers={"Retry-After": "1"})
        claimed = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_api_idempotency
                    (client_id, operation, key, fingerprint, created_at)
                VALUES (%s, %s, %s, %s, %s)
                ON CONFLICT (client_id, operation, key) DO NOTHING
                RETURNING id
                """,
                client.id,
                operation,
                key,
                fingerprint,
                fields.Datetime.now(),
            )
        )
        return None if claimed else self._find(client, operation, key)

    @api.model
    def _keep(self, client, operation, key, answer, location):
        """Store the answer of the call that holds the claim."""
        self._find(client, operation, key).write(
            {"answer": answer, "location": location}
        )

    @api.model
    def _find(self, client, operation, key):
        return self.search(
            [
                ("client_id", "=", client.id),
                ("operation", "=", operation),
                ("key", "=", key),
            ]
        )

    @api.autovacuum
    def _forget_old(self):
        """Forget calls after :data:`KEPT_DAYS`; order numbers stay unique for good."""
        limit = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        self.search([("created_at", "<", limit)]).unlink()
