# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Measuring inside Odoo: CPU of the process and of PostgreSQL, queries, medians."""

import statistics
import time
from pathlib import Path

from odoo import sql_db


def backend_seconds(env):
    """Return CPU seconds of this database's PostgreSQL sessions, None if far away."""
    env.cr.execute(
        "SELECT pid, pid = pg_backend_pid() FROM pg_stat_activity "
        "WHERE datname = current_database() AND backend_type = 'client backend'"
    )
    nanoseconds = 0
    for pid, is_own in env.cr.fetchall():
        try:
            nanoseconds += int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
        except OSError:
            # Our own session runs: without it here, PostgreSQL is another machine's.
            if is_own:
                return None
    return nanoseconds / 1e9


def measure(env, count, function, *arguments):
    """Return {"cpu": ms, "queries": number} for each of ``count``."""
    before = sql_db.sql_counter, time.process_time(), backend_seconds(env)
    function(*arguments)
    queries = sql_db.sql_counter - before[0]
    seconds = time.process_time() - before[1]
    if before[2] is not None:
        seconds += backend_seconds(env) - before[2]
    env.cr.commit()
    return {"cpu": seconds * 1000 / count, "queries": queries / count}


def medians(rows):
    """Return the median of each key of ``rows``, dicts of numbers."""
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}
