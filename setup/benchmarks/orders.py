# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One X12 file of orders, from bytes to confirmed and reserved sales orders.

The floor is what a first version would do: a search per line, then ``create``,
``action_confirm`` and a commit for each order. The job is ``inside/orders_job.py``.
"""

import statistics
from pathlib import Path

ROUNDS = 5
OURS = 200
FLOOR = 40
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
    ours, bare, floor = found["ours"], found["bare"], found["floor"]
    share = [
        1 - without["cpu"] / with_us["cpu"]
        for with_us, without in zip(
            found["rows"]["ours"], found["rows"]["bare"], strict=True
        )
    ]
    return {
        "ratio": ours["cpu"] / floor["cpu"],
        "ours": ours["cpu"],
        "floor": floor["cpu"],
        "unit": "cpu ms/order",
        "queries": ours["queries"],
        "floor_queries": floor["queries"],
        "bare": bare,
        "own_share": statistics.median(share),
        "detail": (
            f"{ours['queries']:.0f} queries an order against "
            f"{floor['queries']:.0f}; {ROUNDS} rounds of a file of {OURS} "
            f"orders of {LINES} lines, floor {FLOOR} orders; {found['counted']}; "
            f"our own share {statistics.median(share):.0%}: the same batches without "
            f"inbox, mapping, events and answers take {bare['cpu']:.0f} ms and "
            f"{bare['queries']:.0f} queries"
        ),
    }
