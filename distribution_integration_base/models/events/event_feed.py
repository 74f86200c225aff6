# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Events as others read them: CloudEvents, one by one or from a position on."""

from datetime import UTC

from odoo import api, models
from odoo.tools.sql import SQL

from ...canonical import CloudEvent


class DistributionEventFeed(models.AbstractModel):
    _name = "distribution.event.feed"
    _description = "Feed of events"

    def _envelope(self):
        """Return this event as a CloudEvent 1.0 (dict, structured JSON form)."""
        self.ensure_one()
        database = self.env["ir.config_parameter"].sudo().get_param("database.uuid")
        event = CloudEvent(
            id=self.uid,
            source=f"urn:uuid:{database}",
            type=self._event_types()[self.event_type].cloud_type,
            subject=self.subject,
            time=self.at.replace(tzinfo=UTC),
            dataschema=self._schema_address(self.event_type),
            traceparent=self.traceparent,
            sequence=str(self.sequence),
            partitionkey=self.subject,
            data=self.data,
        )
        return event.model_dump(mode="json")

    @api.model
    def _top(self):
        """Return the position of the newest event that has one."""
        [(top,)] = self.env.execute_query(
            SQL("SELECT coalesce(max(position), 0) FROM distribution_event")
        )
        return top

    @api.model
    def _feed(self, after=0, limit=100, types=("*",)):
        """Return events after position ``after``, for readers that fetch.

        Nothing appears later at or below a position that was returned. What the reader
        may not see (record rules) is left out.

        :param types: names or wildcards, such as "order.*".
        :return: (CloudEvents, position to go on from). Fewer than ``limit`` events mean
            that there are no more now.
        """
        top = self._top()
        names = [
            name
            for name in self._event_types()
            if any(self._is_meant(pattern, name) for pattern in types)
        ]
        events = self.search(
            [
                ("position", ">", after),
                ("position", "<=", top),
                ("event_type", "in", names),
            ],
            order="position",
            limit=limit,
        )
        reached = events[-1].position if len(events) == limit else max(after, top)
        return [event._envelope() for event in events], reached
