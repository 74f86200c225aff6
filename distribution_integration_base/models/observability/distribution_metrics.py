# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Figures for Prometheus, read from the tables when they are asked for."""

import hashlib
import hmac
import secrets

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools.sql import SQL

#: Window of throughput, latency and error figures (minutes).
WINDOW = 5
TOKEN = "distribution.metrics_token_sha256"
BREAKER = {"closed": 0, "half_open": 1, "open": 2}
LABELS = ("company", "tier", "system", "interface", "direction")


class DistributionMetrics(models.AbstractModel):
    """Gauges only: several Odoo processes answer in turn, and none of them counts.

    Open work is counted through partial indexes, recent work through BRIN indexes on
    time: the size of the history does not matter.
    """

    _name = "distribution.metrics"
    _description = "Metrics"

    # --- who may ask ---

    @api.model
    def action_new_token(self):
        """Make a new token, show it once, and forget the old one."""
        if not self.env.user.has_group(
            "distribution_integration_base.group_administrator"
        ):
            raise AccessError(self.env._("Only administrators make this token."))
        token = secrets.token_urlsafe(32)
        digest = hashlib.sha256(token.encode()).hexdigest()
        self.env["ir.config_parameter"].sudo().set_param(TOKEN, digest)
        self.env["distribution.audit"]._note(
            self.env.company,
            "metrics_token",
            self.env._("A new token for /distribution/metrics was made."),
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Copy it now: it is not shown again"),
                "message": token,
                "sticky": True,
            },
        }

    @api.model
    def _is_token(self, token):
        """Whether ``token`` (text, maybe empty) is the one that was made last."""
        known = self.env["ir.config_parameter"].sudo().get_param(TOKEN)
        given = hashlib.sha256((token or "").encode()).hexdigest()
        return bool(known and token) and hmac.compare_digest(known, given)

    # --- the page ---

    @api.model
    def _page(self):
        """Return the page as bytes (Prometheus text format 0.0.4)."""
        registry = CollectorRegistry()
        registry.register(_Families(list(self._families())))
        return generate_latest(registry)

    def _families(self):
        """Yield metric families; feature addons add theirs."""
        yield from self._open_work()
        yield from self._recent_work()
        yield self._attempts()
        yield self._exceptions()
        yield self._acknowledgements()
        yield self._deadlines()
        yield self._breakers()
        yield self._watched()

    def _open_work(self):
        rows = self.env.execute_query(
            SQL(
                """
                SELECT %s, m.work_state, count(*),
                       EXTRACT(EPOCH FROM (now() AT TIME ZONE 'UTC')
                               - min(m.create_date))
                  FROM distribution_message m %s
                 WHERE m.work_state IN ('waiting', 'working', 'blocked')
                 GROUP BY 1, 2, 3, 4, 5, 6
                """,
                _LABEL_COLUMNS,
                _LABEL_JOINS,
            )
        )
        labels = (*LABELS, "state")
        depth = GaugeMetricFamily(
            "distribution_messages_open",
            "Documents that wait, are worked or need a person",
            labels=labels,
        )
        age = GaugeMetricFamily(
            "distribution_messages_oldest_seconds",
            "Age of the oldest of these documents",
            labels=labels,
        )
        for *values, count, seconds in rows:
            depth.add_metric(values, count)
            age.add_metric(values, float(seconds))
        return depth, age

    def _recent_work(self):
        came = self._recent(SQL("m.create_date"), SQL("0"))
        received = GaugeMetricFamily(
            "distribution_messages_recent",
            f"Documents that came or were made in the last {WINDOW} minutes",
            labels=LABELS,
        )
        for *values, count, _nothing in came:
            received.add_metric(values, count)
        finished = self._recent(
            SQL("m.done_at"),
            SQL(
                """percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (
                       ORDER BY EXTRACT(EPOCH FROM m.done_at - m.create_date))"""
            ),
        )
        done = GaugeMetricFamily(
            "distribution_messages_recent_done",
            f"Documents that were done in the last {WINDOW} minutes",
            labels=LABELS,
        )
        latency = GaugeMetricFamily(
            "distribution_latency_seconds",
            "Their time from coming to done",
            labels=(*LABELS, "quantile"),
        )
        for *values, count, quantiles in finished:
            done.add_metric(values, count)
            for quantile, seconds in zip(("0.5", "0.95"), quantiles, strict=True):
                latency.add_metric([*values, quantile], float(seconds))
        return received, done, latency

    def _recent(self, moment, figure):
        """Return rows of labels, count and ``figure`` of what lies in the window."""
        return self.env.execute_query(
            SQL(
                """
                SELECT %s, count(*), %s
                  FROM distribution_message m %s
                 WHERE %s > (now() AT TIME ZONE 'UTC') - make_interval(mins => %s)
                 GROUP BY 1, 2, 3, 4, 5
                """,
                _LABEL_COLUMNS,
                figure,
                _LABEL_JOINS,
                moment,
                WINDOW,
            )
        )

    def _attempts(self):
        rows = self.env.execute_query(
            SQL(
                """
                SELECT s.tier, s.name, i.code, a.outcome,
                       COALESCE(a.error_class, ''), count(*)
                  FROM distribution_attempt a
                  JOIN distribution_interface i ON i.id = a.interface_id
                  JOIN distribution_system s ON s.id = i.system_id
                 WHERE a.at > (now() AT TIME ZONE 'UTC') - make_interval(mins => %s)
                 GROUP BY 1, 2, 3, 4, 5
                """,
                WINDOW,
            )
        )
        family = GaugeMetricFamily(
            "distribution_attempts_recent",
            f"Tries of the last {WINDOW} minutes, deliveries among them",
            labels=("tier", "system", "interface", "outcome", "error_class"),
        )
        for *values, count in rows:
            family.add_metric(values, count)
        return family

    def _exceptions(self):
        return self._by_connection(
            "distribution_exceptions_open",
            "What a person must decide",
            ("error_class", "role", "severity"),
            SQL(
                """
                SELECT system_id, interface_id, error_class, role, severity
                  FROM distribution_exception WHERE state = 'open'
                """
            ),
        )

    def _acknowledgements(self):
        return self._by_connection(
            "distribution_acknowledgements",
            "Documents sent whose acknowledgement is expected or overdue",
            ("state",),
            SQL(
                """
                SELECT system_id, interface_id, ack_state FROM distribution_message
                 WHERE ack_state IN ('expected', 'overdue')
                   AND superseded_by_id IS NULL
                """
            ),
        )

    def _deadlines(self):
        """What is expected of an order belongs to the interface it came by."""
        return self._by_connection(
            "distribution_deadlines_open",
            "Expected steps by how near their time is",
            ("step", "state"),
            SQL(
                """
                SELECT d.system_id, m.interface_id, d.step, d.state
                  FROM distribution_deadline d
                  LEFT JOIN sale_order o ON o.id = d.sale_order_id
                  LEFT JOIN distribution_message m
                    ON m.id = COALESCE(d.message_id, o.distribution_message_id)
                 WHERE d.state IN ('open', 'amber', 'red')
                """
            ),
        )

    def _by_connection(self, name, words, labels, rows):
        """Return a family that counts by tier, system, interface and ``labels``.

        :param rows: SELECT of system id, interface id (either may be null), labels.
        """
        own = SQL(", ").join(SQL.identifier(f"label_{name}") for name in labels)
        counted = self.env.execute_query(
            SQL(
                """
                SELECT COALESCE(s.tier, ''), COALESCE(s.name, ''),
                       COALESCE(i.code, ''), %(own)s, count(*)
                  FROM (%(rows)s) found(system_id, interface_id, %(own)s)
                  LEFT JOIN distribution_interface i ON i.id = found.interface_id
                  LEFT JOIN distribution_system s
                    ON s.id = COALESCE(found.system_id, i.system_id)
                 GROUP BY s.tier, s.name, i.code, %(own)s
                """,
                rows=rows,
                own=own,
            )
        )
        family = GaugeMetricFamily(
            name, words, labels=("tier", "system", "interface", *labels)
        )
        for *values, count in counted:
            family.add_metric(values, count)
        return family

    def _breakers(self):
        family = GaugeMetricFamily(
            "distribution_breaker_state",
            "0 closed, 1 half open, 2 open",
            labels=("tier", "system", "interface"),
        )
        interfaces = self.env["distribution.interface"].search(
            [("state", "in", ("live", "deprecated"))]
        )
        for interface in interfaces:
            family.add_metric(
                [interface.tier, interface.system_id.name, interface.code],
                BREAKER[interface.breaker_state],
            )
        return family

    def _watched(self):
        family = GaugeMetricFamily(
            "distribution_watch_trouble",
            "1 for what the watchdog finds in trouble",
            labels=("code", "name"),
        )
        watched = self.env["distribution.watch"]._read_group(
            [], ["code", "name", "state"]
        )
        for code, name, state in watched:
            family.add_metric([code, name], state == "trouble")
        return family


class _Families:
    """What a CollectorRegistry wants: an object that collects."""

    def __init__(self, families):
        self._families = families

    def collect(self):
        """Return the families, collected already."""
        return self._families


_LABEL_COLUMNS = SQL("c.name, m.tier, s.name, i.code, m.direction")
_LABEL_JOINS = SQL(
    """JOIN distribution_interface i ON i.id = m.interface_id
       JOIN distribution_system s ON s.id = m.system_id
       JOIN res_company c ON c.id = m.company_id"""
)
