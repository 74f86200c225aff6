# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Erases what is old enough, in batches, and never what is held."""

from odoo import api, models
from odoo.tools.sql import SQL

from .distribution_retention_rule import FINANCE, TECHNICAL

BATCH = 500


class DistributionRetention(models.AbstractModel):
    """On by default, by ``distribution.retention.rule``; a legal hold goes before.

    What still waits, needs a person or is under way is never erased.
    """

    _name = "distribution.retention"
    _description = "Retention"

    @api.model
    def _cron(self):
        """Erase in batches, each committed, until nothing is left or time is up."""
        steps = (
            self._purge_content,
            self._purge_conversations,
            self._unlink_exceptions,
            self._unlink_events,
            self._unlink_audit,
            self.env["distribution.erasure"]._erase_next,
        )
        for step in steps:
            while done := step(BATCH):
                if not self.env["ir.cron"]._commit_progress(done):
                    # Time is up: the scheduler calls again while work remains.
                    self.env["ir.cron"]._commit_progress(remaining=1)
                    return

    def _purge_content(self, limit):
        """Empty bodies and canonical forms of finished messages; return how many."""
        held = self.env["distribution.legal.hold"]._sql_held(SQL("m"))
        rows = self.env.execute_query(
            SQL(
                """
                SELECT payload.id FROM distribution_payload payload
                  JOIN distribution_message m ON m.id = payload.message_id
                 WHERE payload.purged_at IS NULL
                   AND %(old)s AND %(finished)s
                   AND NOT EXISTS (
                       SELECT 1 FROM distribution_message part
                        WHERE part.parent_id = m.id AND part.direction = m.direction
                          AND NOT (%(part_old)s AND %(part_finished)s))
                   AND NOT %(held)s
                 ORDER BY payload.id LIMIT %(limit)s
                """,
                old=self._sql_old(SQL("m")),
                finished=self._sql_finished(SQL("m")),
                part_old=self._sql_old(SQL("part")),
                part_finished=self._sql_finished(SQL("part")),
                held=held,
                limit=limit,
            )
        )
        payloads = self.env["distribution.payload"].sudo().browse(r[0] for r in rows)
        if payloads:
            payloads._purge()
        return len(payloads)

    def _purge_conversations(self, limit):
        """Empty what was said in single tries; return how many."""
        held = self.env["distribution.legal.hold"]._sql_held(SQL("m"))
        rows = self.env.execute_query(
            SQL(
                """
                SELECT attempt.id FROM distribution_attempt attempt
                  JOIN distribution_interface interface
                    ON interface.id = attempt.interface_id
                  LEFT JOIN distribution_message m ON m.id = attempt.message_id
                 WHERE (attempt.request IS NOT NULL OR attempt.response IS NOT NULL)
                   AND %(old)s
                   AND (m.id IS NULL OR %(finished)s AND NOT %(held)s)
                 ORDER BY attempt.id LIMIT %(limit)s
                """,
                old=self._sql_older(
                    "conversation", SQL("attempt.at"), SQL("interface.system_id")
                ),
                finished=self._sql_finished(SQL("m")),
                held=held,
                limit=limit,
            )
        )
        attempts = self.env["distribution.attempt"].sudo().browse(r[0] for r in rows)
        if attempts:
            attempts._purge()
        return len(attempts)

    def _unlink_exceptions(self, limit):
        """Delete exceptions that were resolved long ago; return how many."""
        old = self._sql_older(
            "exception", SQL("e.resolved_at"), SQL("COALESCE(e.system_id, 0)")
        )
        held = self.env["distribution.legal.hold"]._sql_held(SQL("m"))
        return self._unlink_found(
            "distribution.exception",
            SQL(
                """
                SELECT e.id FROM distribution_exception e
                  LEFT JOIN distribution_message m ON m.id = e.message_id
                 WHERE e.state = 'resolved' AND %s AND (m.id IS NULL OR NOT %s)
                 ORDER BY e.id LIMIT %s
                """,
                old,
                held,
                limit,
            ),
        )

    def _unlink_events(self, limit):
        """Delete events past their time, but for orders that are held.

        The newest about each subject stays, so that the next one is not number 1.
        """
        return self._unlink_found(
            "distribution.event",
            SQL(
                """
                SELECT e.id FROM distribution_event e
                 WHERE %s
                   AND EXISTS (
                       SELECT 1 FROM distribution_event later
                        WHERE later.subject = e.subject
                          AND later.sequence > e.sequence)
                   AND NOT EXISTS (
                       SELECT 1 FROM distribution_message m
                        WHERE m.sale_order_id = e.sale_order_id AND %s)
                 ORDER BY e.id LIMIT %s
                """,
                self._sql_older("event", SQL("e.at"), SQL("0")),
                self.env["distribution.legal.hold"]._sql_held(SQL("m")),
                limit,
            ),
        )

    def _unlink_audit(self, limit):
        return self._unlink_found(
            "distribution.audit",
            SQL(
                "SELECT a.id FROM distribution_audit a WHERE %s ORDER BY a.id LIMIT %s",
                self._sql_older("audit", SQL("a.at"), SQL("0")),
                limit,
            ),
        )

    def _unlink_found(self, model, query):
        records = (
            self.env[model]
            .sudo()
            .browse(row[0] for row in self.env.execute_query(query))
        )
        records.unlink()
        return len(records)

    # --- what is old, what is finished ---

    @staticmethod
    def _sql_finished(message):
        return SQL("%(m)s.work_state IN ('done', 'dropped')", m=message)

    def _sql_old(self, message):
        """Return SQL: the content of ``message`` has passed its class's time."""
        created = SQL("%s.create_date", message)
        system = SQL("%s.system_id", message)
        return SQL(
            """CASE WHEN %(m)s.document_type = ANY(%(finance)s) THEN %(finance_old)s
                    WHEN %(m)s.document_type = ANY(%(technical)s) THEN %(technical_old)s
                    ELSE %(trade_old)s END""",
            m=message,
            finance=sorted(FINANCE),
            technical=sorted(TECHNICAL),
            finance_old=self._sql_older("finance", created, system),
            technical_old=self._sql_older("technical", created, system),
            trade_old=self._sql_older("trade", created, system),
        )

    def _sql_older(self, data_class, moment, system):
        """Return SQL: ``moment`` lies further back than the rule for ``data_class``.

        :param moment: SQL of a UTC timestamp; ``system``: SQL of a system's id.
        """
        common, own = self.env["distribution.retention.rule"]._days(data_class)
        cases = [
            SQL("WHEN %s = %s THEN %s", system, system_id, days)
            for system_id, days in own.items()
        ]
        days = (
            SQL("CASE %s ELSE %s END", SQL(" ").join(cases), common)
            if cases
            else SQL("%s", common)
        )
        return SQL(
            "(%(days)s > 0 AND %(moment)s < (now() AT TIME ZONE 'UTC')"
            " - make_interval(days => %(days)s))",
            days=days,
            moment=moment,
        )
