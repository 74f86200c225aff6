# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One event to twenty subscriptions, from the fact to twenty deliveries.

Ours writes the event, numbers and routes it, renders, and commits intent and outcome
around each call of a receiver that answers at once. The floor is the least that keeps
those promises: a row for each delivery, "sending" committed before the call, outcome
and attempt committed after it.
"""

from pathlib import Path

ROUNDS = 5
EVENTS = 20
SUBSCRIPTIONS = 20


def run(context):
    """Return CPU milliseconds per delivery of both, medians of rounds in turns."""
    with context.database() as name:
        found = context.script(
            Path(__file__).parent / "inside" / "fanout_job.py",
            name,
            rounds=ROUNDS,
            events=EVENTS,
            subscriptions=SUBSCRIPTIONS,
        )
    told, ours, floor = found["told"], found["ours"], found["floor"]
    return {
        "ratio": ours["cpu"] / floor["cpu"],
        "ours": ours["cpu"],
        "floor": floor["cpu"],
        "unit": "cpu ms/delivery",
        "event_ms": told["cpu"],
        "detail": (
            f"{ours['queries']:.1f} queries a delivery against "
            f"{floor['queries']:.1f}; an event alone, before it is routed, "
            f"{told['cpu']:.1f} ms; {ROUNDS} rounds of {EVENTS} events to "
            f"{SUBSCRIPTIONS} subscriptions, no network"
        ),
    }
