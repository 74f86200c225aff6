# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs inside Odoo: events to many subscriptions, in turns with the floor."""

from unittest.mock import patch

import gauge
from crowd import make_interfaces

from odoo.addons.distribution_integration_base.engine.road import Outcome

FLOOR = """
    CREATE TABLE distribution_bench_delivery (
        id serial PRIMARY KEY, interface_id int, event_id int, state text, body text,
        UNIQUE (interface_id, event_id)
    );
    CREATE TABLE distribution_bench_attempt (
        id serial PRIMARY KEY, delivery_id int, at timestamp, outcome text
    );
"""


class Swallow:
    """A channel whose other side has everything at once."""

    @staticmethod
    def send(_delivery):
        return Outcome("delivered")

    @staticmethod
    def close():
        """Nothing is open."""


class Ways:
    """The same events to the same subscribers. Every way commits what it did."""

    def __init__(self, env, subscriptions):
        self.env = env
        interfaces = make_interfaces(
            env, subscriptions, "out", "event", address="https://127.0.0.1/"
        )
        env["distribution.subscription"].create(
            [
                {
                    "event_type": "interface.deprecated",
                    "interface_id": interface.id,
                    "all_systems": True,
                }
                for interface in interfaces
            ]
        )
        self.interfaces = interfaces
        env.cr.execute(FLOOR)
        env.cr.commit()

    def tell(self, events):
        """Write the facts, as the transaction of whoever caused them does."""
        for number in range(events):
            with self.env.registry.cursor() as cr:
                env = self.env(cr=cr)
                interface = env["distribution.interface"].browse(self.interfaces[0].id)
                env["distribution.event"]._emit(
                    [
                        {
                            "event_type": "interface.deprecated",
                            "record": interface,
                            "system": interface.system_id,
                            "words": f"Fact {number}",
                        }
                    ]
                )

    def ours(self):
        """All that follows the commit of the facts."""
        http = type(self.env["distribution.transport.http"])
        with patch.object(http, "_channel", lambda *_interface: Swallow):
            self.env["distribution.drain"]._run(seconds=600)

    def floor(self, events):
        """Outbox rows, then intent and outcome around each call."""
        for event in range(events):
            with self.env.registry.cursor() as cr:
                cr.execute(
                    """
                    INSERT INTO distribution_bench_delivery
                        (interface_id, event_id, state, body)
                    SELECT unnest(%s), %s, 'waiting', '{"fact": 1}'
                    """,
                    (self.interfaces.ids, event),
                )
        while self._floor_delivery():
            pass
        with self.env.registry.cursor() as cr:
            cr.execute("TRUNCATE distribution_bench_delivery")

    def _floor_delivery(self):
        with self.env.registry.cursor() as cr:
            cr.execute(
                """
                UPDATE distribution_bench_delivery SET state = 'sending' WHERE id = (
                    SELECT id FROM distribution_bench_delivery
                    WHERE state = 'waiting' ORDER BY id LIMIT 1
                    FOR UPDATE SKIP LOCKED
                ) RETURNING id, body
                """
            )
            row = cr.fetchone()
        if row:
            outcome = Swallow.send(row[1]).status
            with self.env.registry.cursor() as cr:
                cr.execute(
                    """
                    WITH done AS (
                        UPDATE distribution_bench_delivery SET state = %s
                        WHERE id = %s RETURNING id
                    )
                    INSERT INTO distribution_bench_attempt (delivery_id, at, outcome)
                    SELECT id, now(), %s FROM done
                    """,
                    (outcome, row[0], outcome),
                )
        return row

    def check(self, count):
        """Every delivery must have arrived."""
        arrived = self.env["distribution.message"].search_count(
            [("delivery_state", "=", "delivered"), ("work_state", "=", "done")]
        )
        if arrived != count:
            raise AssertionError(f"{arrived} of {count} delivered")


def main(env, rounds, events, subscriptions):
    """Take turns; return the medians, per event and per delivery."""
    ways = Ways(env(su=True), subscriptions)
    deliveries = events * subscriptions
    found = {"told": [], "ours": [], "floor": []}
    for number in range(rounds):
        found["told"].append(gauge.measure(env, events, ways.tell, events))
        found["ours"].append(gauge.measure(env, deliveries, ways.ours))
        ways.check(deliveries * (number + 1))
        found["floor"].append(gauge.measure(env, deliveries, ways.floor, events))
    return {name: gauge.medians(rows) for name, rows in found.items()}
