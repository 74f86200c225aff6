# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which documents are being worked, so that one that kills its worker is found."""

import logging
from contextlib import contextmanager

import psycopg2

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ...engine.errors import Issue
from .. import clock

_logger = logging.getLogger(__name__)

#: Workers that may die over one document before a person is asked.
MAX_DEATHS = 3


class DistributionTrial(models.Model):
    """A row stands while a document is worked, and is left behind by a sudden death.

    Rows are written and deleted in transactions of their own while the claim is held:
    who claims a document and finds a row knows that a worker died over it. Two short
    statements for a batch of fifty; the table is unlogged, so neither waits for the
    disk.
    """

    _name = "distribution.trial"
    _description = "Document being worked"
    _log_access = False

    # No foreign key: it would wait for the lock on the message that is the claim.
    message_id = fields.Integer(required=True, index=True)
    alone = fields.Boolean(required=True, help="No other document was in the batch.")
    at = fields.Datetime(required=True, default=lambda self: clock.begun(self.env))

    def init(self):
        self.env.cr.execute(
            "SELECT relpersistence = 'p' FROM pg_class WHERE oid = %s::regclass",
            (self._table,),
        )
        if self.env.cr.fetchone()[0]:
            self.env.cr.execute(SQL("ALTER TABLE %s SET UNLOGGED", SQL(self._table)))

    @api.model
    def _deaths(self, message_ids):
        """Return {message id: (deaths, of which alone)} of those that had any."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT message_id, count(*), count(*) FILTER (WHERE alone)
                FROM distribution_trial WHERE message_id = ANY(%s)
                GROUP BY message_id
                """,
                message_ids,
            )
        )
        return {message_id: (deaths, alone) for message_id, deaths, alone in rows}

    @api.model
    def _is_poison(self, deaths, alone):
        """Whether so many deaths are proof; a death in company is only suspicion."""
        return deaths >= MAX_DEATHS and alone > 0

    @api.model
    @contextmanager
    def _standing(self, messages):
        """Have a row stand for each of ``messages``, which this transaction claimed.

        Whatever happens inside, short of death, the rows are gone afterwards, and
        before the claim is given back.
        """
        drain, ids = self.env["distribution.drain"], messages.ids
        drain._briefly(self._put, ids)
        try:
            yield
            # Nothing may be left to go wrong between here and the commit.
            messages.env.flush_all()
            messages.env.cr.flush()
        finally:
            try:
                drain._briefly(self._take_away, ids)
            except psycopg2.Error as error:
                # The database is gone as well, and its fault is what must be told.
                _logger.info("Trial of %s stays behind", ids, exc_info=error)

    @api.model
    def _put(self, env, ids):
        env.cr.execute(
            SQL(
                "INSERT INTO distribution_trial (message_id, alone, at) "
                "SELECT unnest(%s), %s, %s",
                ids,
                len(ids) == 1,
                clock.NOW,
            )
        )

    @api.model
    def _take_away(self, env, ids):
        env.cr.execute(
            SQL("DELETE FROM distribution_trial WHERE message_id = ANY(%s)", ids)
        )

    @api.model
    def _block(self, message, deaths):
        """Put a document that kills its workers before a person."""
        issue = Issue(
            "bug",
            "worker_killed",
            self.env._(
                "%(name)s has ended the program that worked it %(count)s times.",
                name=message.name,
                count=deaths,
            ),
            self.env._(
                "Nothing was changed. It may be too large or damaged: have it looked "
                "at. Retry tries it anew, Drop gives it up."
            ),
        )
        self.env["distribution.attempt"]._record(
            message, "failed", error_class="bug", words=issue.words
        )
        message._block([issue])

    @api.model
    def _sweep(self):
        """Forget rows of long ago."""
        self.env.cr.execute(
            "DELETE FROM distribution_trial WHERE at < now() - interval '7 days'"
        )
