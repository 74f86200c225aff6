# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Consumers of an interface, as seen in real traffic."""

from odoo import api, fields, models
from odoo.tools.sql import SQL


class DistributionConsumer(models.Model):
    """One row per interface and way in or out, computed when somebody looks.

    A counter that every message raises would be a row that every worker waits for.
    The condition on the interface reaches into the grouping, so one interface's
    consumers cost one index scan of its messages.
    """

    _name = "distribution.consumer"
    _description = "Consumer seen in traffic"
    _order = "last_seen desc"
    _auto = False
    _rec_name = "name"

    interface_id = fields.Many2one("distribution.interface", readonly=True)
    system_id = fields.Many2one("distribution.system", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    source = fields.Char(readonly=True, help="api:<client>, webhook, or the transport.")
    name = fields.Char(string="Consumer", compute="_compute_name")
    first_seen = fields.Datetime(readonly=True)
    last_seen = fields.Datetime(readonly=True)
    count_30_days = fields.Integer(string="In 30 days", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT min(m.id) AS id, m.interface_id, m.system_id, m.company_id,
                   %(source)s AS source,
                   min(m.create_date) AS first_seen, max(m.create_date) AS last_seen,
                   count(*) FILTER (
                       WHERE m.create_date
                           >= now() AT TIME ZONE 'UTC' - interval '30 days'
                   ) AS count_30_days
            FROM distribution_message m WHERE %(crossed)s
            GROUP BY m.interface_id, m.system_id, m.company_id, source
            """,
            source=self._source(),
            crossed=self._crossed(),
        )

    @api.model
    def _crossed(self):
        """Return the condition of what crossed the border itself, as SQL on ``m``.

        A document found inside a received file did not: its file did.
        """
        return SQL("(m.direction = 'out' OR m.parent_id IS NULL)")

    @api.model
    def _source(self):
        """Return the expression, on message ``m``, that tells consumers apart.

        What took a message in names itself at the front of its idempotency key.
        """
        return SQL(
            """
            CASE WHEN m.direction = 'in' AND m.idempotency_key LIKE 'api:%%'
                 THEN 'api:' || split_part(m.idempotency_key, ':', 2)
                 WHEN m.direction = 'in' AND m.idempotency_key LIKE 'webhook:%%'
                 THEN 'webhook' ELSE '' END
            """
        )

    @api.model
    def _source_name(self, interface, source):
        """Return who stands behind ``source``. Extended where keys are known."""
        if source == "webhook":
            return self.env._("%s, signed webhook", interface.system_id.name)
        return interface.system_id.name

    @api.depends("interface_id", "source")
    def _compute_name(self):
        for consumer in self:
            consumer.name = self._source_name(consumer.interface_id, consumer.source)
