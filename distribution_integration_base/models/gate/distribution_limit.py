# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How often one system may be called, counted for all workers together."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ...engine.limiter import RateLimit
from .. import clock


class DistributionLimit(models.Model):
    """One row per system that is limited or asked us to wait.

    Written in a short transaction of its own, never in a document's.
    """

    _name = "distribution.limit"
    _description = "Limit"
    _log_access = False
    _rec_name = "system_id"

    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        "res.company", required=True, ondelete="cascade", index=True
    )
    arrival = fields.Float(
        digits=False, help="State of the rate limit: seconds since 1970."
    )
    paused_until = fields.Datetime(help="The other side asked us to wait until then.")

    _system_unique = models.UniqueIndex("(system_id)")

    @api.model
    def _lock(self, system):
        """Return (row of ``system``, the database's clock in seconds), locked.

        The one clock that all hosts share is the database's.
        """
        [(row_id, now)] = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_limit (system_id, company_id)
                VALUES (%s, %s)
                ON CONFLICT (system_id)
                    DO UPDATE SET company_id = distribution_limit.company_id
                RETURNING id, extract(epoch FROM clock_timestamp())::float
                """,
                system.id,
                system.company_id.id,
            )
        )
        row = self.browse(row_id)
        row.invalidate_recordset(flush=False)
        return row, now

    @api.model
    def _take(self, system):
        """Take one call from the rate of ``system``; return the seconds to wait.

        0 means that it was taken.
        """
        row, now = self._lock(system)
        limit = RateLimit(system.rate_per_minute, system.rate_burst)
        wait, arrival = limit.take(row.arrival or None, now)
        row.arrival = arrival
        return wait

    @api.model
    def _pause(self, system, seconds):
        """Call ``system`` no more for so long; an earlier, longer wish still counts."""
        row, _now = self._lock(system)
        until = clock.now(self.env) + timedelta(seconds=seconds)
        row.paused_until = max(row.paused_until or until, until)
