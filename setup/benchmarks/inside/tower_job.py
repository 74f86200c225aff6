# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs inside Odoo: opens the tower as the administrator."""

import statistics
import time

from odoo import sql_db


def main(env, rounds):
    """Return the median milliseconds of ``open()``, and its queries."""
    admin = env.ref("base.user_admin")
    group = env.ref("distribution_integration_base.group_integration_manager")
    admin.group_ids |= group
    env.cr.commit()
    times = []
    for _number in range(rounds):
        env.invalidate_all()
        queries, started = sql_db.sql_counter, time.perf_counter()
        env["distribution.tower"].with_user(admin).open()
        times.append((time.perf_counter() - started) * 1000)
        queries = sql_db.sql_counter - queries
        env.cr.rollback()
    return {"ms": statistics.median(times), "queries": queries}
