# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How long a claim takes where a million messages are done, against ten thousand.

The same thousand messages wait in both databases. What is done must not count: the
partial indexes hold only what is open.
"""

from pathlib import Path

FINISHED = 1_000_000
FEW = 10_000
ROUNDS = 200


def run(context):
    """Return milliseconds of a claim of fifty in both, medians of claims in turns."""
    inside = Path(__file__).parent / "inside"
    with context.database() as many, context.database() as few:
        context.script(inside / "crowd_job.py", many, finished=FINISHED)
        context.script(inside / "crowd_job.py", few, finished=FEW)
        found = context.script(inside / "backlog_job.py", many, few=few, rounds=ROUNDS)
    return {
        "ratio": found["many"] / found["few"],
        "ours": found["many"],
        "floor": found["few"],
        "unit": "ms/claim of 50",
        "plan": found["plan"],
        "detail": (
            f"{FINISHED} finished messages against {FEW}, 1000 waiting in both, "
            f"{ROUNDS} claims in turns; read by {', '.join(found['plan'])}"
        ),
    }
