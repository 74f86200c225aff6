# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who really uses an interface: read from the messages, never counted beside them."""

from odoo import models
from odoo.tools.sql import SQL


class DistributionInterfaceTraffic(models.AbstractModel):
    """A part of ``distribution.interface``, which inherits it."""

    _name = "distribution.interface.traffic"
    _description = "Interface: traffic"

    def _traffic(self, days):
        """Return what passed in the last ``days``: [(consumer name, count, last)]."""
        self.ensure_one()
        self.env["distribution.message"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT %(source)s AS source, count(*), max(m.create_date)
                FROM distribution_message m
                WHERE m.interface_id = %(interface)s AND %(crossed)s
                  AND m.create_date
                      >= now() AT TIME ZONE 'UTC' - %(days)s * interval '1 day'
                GROUP BY source ORDER BY 3 DESC
                """,
                source=self.env["distribution.consumer"]._source(),
                crossed=self.env["distribution.consumer"]._crossed(),
                interface=self.id,
                days=days,
            )
        )
        consumer = self.env["distribution.consumer"]
        return [
            (consumer._source_name(self, source), count, last)
            for source, count, last in rows
        ]

    def _traffic_words(self, seen):
        """Return one phrase for each consumer that :meth:`_traffic` found."""
        return [
            self.env._(
                "%(who)s (%(count)s documents, last %(last)s UTC)",
                who=name,
                count=count,
                last=last.strftime("%Y-%m-%d %H:%M"),
            )
            for name, count, last in seen
        ]

    def _unfinished(self):
        """Return how many documents are neither done nor dropped."""
        return self.env["distribution.message"].search_count(
            [
                ("interface_id", "=", self.id),
                ("work_state", "in", ("waiting", "working", "blocked")),
            ]
        )

    def action_open_consumers(self):
        """Show who was seen, from first to last."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_consumer_action"
        )
        action["domain"] = [("interface_id", "=", self.id)]
        return action
