# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The relay: after the commit, events get their numbers and are told."""

from odoo import api, models
from odoo.tools.sql import SQL

#: Events relayed in one transaction.
BATCH = 500


class DistributionEventRelay(models.AbstractModel):
    """Numbers are given to what is committed, by one relay at a time.

    So no event can appear later with a lower number than one that was read already,
    however the transactions that wrote them overlapped. In the transaction of the fact
    nothing is counted, nobody is waited for, and how many subscribe costs nothing.
    """

    _name = "distribution.event.relay"
    _description = "Relay of events"

    def init(self):
        self.env.cr.execute(
            "CREATE SEQUENCE IF NOT EXISTS distribution_event_position_seq"
        )

    @api.model
    def _is_behind(self):
        """Whether there is something for the relay to do."""
        [(behind,)] = self.env.execute_query(
            SQL(
                """
                SELECT EXISTS (SELECT 1 FROM distribution_event WHERE position IS NULL)
                    OR EXISTS (
                        SELECT 1 FROM distribution_subscription
                        WHERE paused IS NOT TRUE AND position < (
                            SELECT max(position) FROM distribution_event
                        )
                    )
                """
            )
        )
        return behind

    @api.model
    def _relay(self, limit=BATCH):
        """Number up to ``limit`` events and queue what subscriptions want of them.

        The caller (``distribution.drain._relay_events``) lets one of these transactions
        begin only after the last one has committed.

        :return: events passed on; less than ``limit`` when there are no more.
        """
        self._number(limit)
        return self._route(limit)

    @api.model
    def _number(self, limit):
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                WITH fresh AS (
                    SELECT id, subject,
                           row_number() OVER (PARTITION BY subject ORDER BY id) AS step
                    FROM distribution_event WHERE position IS NULL
                    ORDER BY id LIMIT %(limit)s
                ), placed AS (
                    SELECT *, nextval('distribution_event_position_seq') AS position
                    FROM (SELECT * FROM fresh ORDER BY id) AS in_order
                ), before AS (
                    SELECT subject, max(sequence) AS sequence
                    FROM distribution_event
                    WHERE subject IN (SELECT subject FROM fresh)
                    GROUP BY subject
                )
                UPDATE distribution_event event
                SET position = placed.position,
                    sequence = coalesce(before.sequence, 0) + placed.step
                FROM placed JOIN before USING (subject)
                WHERE event.id = placed.id
                """,
                limit=limit,
            )
        )
        if self.env.cr.rowcount:
            self.invalidate_model(["position", "sequence"])

    @api.model
    def _route(self, limit):
        """Queue documents for every subscription that is behind; move it on."""
        subscriptions = self.env["distribution.subscription"].sudo()
        following = subscriptions.search([("paused", "=", False)]).filtered(
            lambda subscription: subscription.interface_id._moves_documents()
        )
        start = min(following.mapped("position"), default=None)
        events = self.browse()
        if start is not None:
            events = self.sudo().search(
                [("position", ">", start)], order="position", limit=limit
            )
        self._queue_wanted(events, following)
        subscriptions._move_on(events[-1].position if events else self._top())
        return len(events)

    @api.model
    def _queue_wanted(self, events, subscriptions):
        """Queue one message for each event and interface that wants it, in order."""
        wanted = {
            (subscription.interface_id, event): None
            for event in events
            for subscription in subscriptions
            if subscription._wants(event)
        }
        road_out = self.env["distribution.road.out"].sudo()
        values = [
            road_out._prepare_from_event(event, interface)
            for interface, event in wanted
        ]
        known = self._known_keys(values)
        fresh = {}
        for each in values:
            key = each["interface_id"], each["idempotency_key"]
            if key not in known:
                fresh.setdefault(key, each)
        road_out._queue(list(fresh.values()))

    @api.model
    def _known_keys(self, values):
        """Return what is queued already: another subscription of the interface that is
        further on, or the same fact told twice.
        """
        messages = (
            self.env["distribution.message"]
            .sudo()
            .search_fetch(
                [
                    ("interface_id", "in", [each["interface_id"] for each in values]),
                    ("idempotency_key", "in", [e["idempotency_key"] for e in values]),
                ],
                ["interface_id", "idempotency_key"],
            )
        )
        return {(m.interface_id.id, m.idempotency_key) for m in messages}
