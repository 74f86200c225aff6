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
    share, with_lane = (_rest(found["rows"], way) for way in ("bare", "at_once"))
    return {
        "ratio": ours["cpu"] / floor["cpu"],
        "ours": ours["cpu"],
        "floor": floor["cpu"],
        "unit": "cpu ms/order",
        "queries": ours["queries"],
        "floor_queries": floor["queries"],
        "bare": bare,
        "own_share": share,
        "own_share_with_lane": with_lane,
        "detail": (
            f"{ours['queries']:.0f} queries an order against "
            f"{floor['queries']:.0f}; {ROUNDS} rounds of a file of {OURS} "
            f"orders of {LINES} lines, floor {FLOOR} orders; {found['counted']}; "
            f"our own share {share:.0%}: the same batches without inbox, mapping, "
            f"events and answers take {bare['cpu']:.0f} ms and {bare['queries']:.0f} "
            f"queries; {with_lane:.0%} where these reserve in the transaction that "
            f"confirms"
        ),
    }


def _rest(rows, way):
    """Return what part of our CPU ``way`` does without, median of the rounds."""
    pairs = zip(rows["ours"], rows[way], strict=True)
    return statistics.median(1 - other["cpu"] / ours["cpu"] for ours, other in pairs)
