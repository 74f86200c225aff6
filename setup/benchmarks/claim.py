# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Messages from claim to done through a handler that does nothing.

Ours is the work engine as the job runs it, at one and at two worker processes. The
floor is a bare loop on the same table: mark fifty rows done that
``FOR UPDATE SKIP LOCKED`` gave, commit. It keeps no order by key, knows no poisoned
document and no failure, and looks for nothing else to do.
"""

from pathlib import Path

ROUNDS = 5
MESSAGES = 4000


def run(context):
    """Return messages per second of both at one worker, medians of rounds."""
    with context.database() as name:
        found = context.script(
            Path(__file__).parent / "inside" / "claim_job.py",
            name,
            rounds=ROUNDS,
            messages=MESSAGES,
        )
    ours, floor = found["ours"], found["floor"]
    return {
        "ratio": ours["1"] / floor["1"],
        "ours": ours["1"],
        "floor": floor["1"],
        "unit": "messages/s",
        "two_workers": ours["2"] / ours["1"],
        "detail": (
            f"2 workers {ours['2']:.0f}, {ours['2'] / ours['1']:.2f} of 1 (the bare "
            f"loop: {floor['2'] / floor['1']:.2f}); {ROUNDS} rounds of {MESSAGES} "
            f"messages; CPU {found['cpu']['ours']:.2f} ms a message, the bare loop "
            f"{found['cpu']['floor']:.2f}"
        ),
    }
