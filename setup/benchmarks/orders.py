# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One X12 file of orders, from bytes to confirmed and reserved sales orders.

The floor is what a first version would do: a search per line, then ``create``,
``action_confirm`` and a commit for each order. The job is ``inside/orders_job.py``.
"""

from pathlib import Path

ROUNDS = 5
OURS = 500
FLOOR = 100
LINES = 10


def run(context):
    """Return CPU milliseconds per order of both, medians of interleaved rounds."""
    with context.database() as name:
        found = context.script(
            Path(__file__).parent / "inside" / "orders_job.py",
            name,
            rounds=ROUNDS,
            ours=OURS,
            floor=FLOOR,
            lines=LINES,
        )
    return {
        "ratio": found["ours"]["cpu"] / found["floor"]["cpu"],
        "ours": found["ours"]["cpu"],
        "floor": found["floor"]["cpu"],
        "unit": "cpu ms/order",
        "queries": found["ours"]["queries"],
        "floor_queries": found["floor"]["queries"],
        "detail": (
            f"{found['ours']['queries']:.0f} queries an order against "
            f"{found['floor']['queries']:.0f}; {ROUNDS} rounds of a file of {OURS} "
            f"orders of {LINES} lines, floor {FLOOR} orders; {found['counted']}"
        ),
    }
