# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs inside Odoo: claims in two databases in turns."""

import re
import statistics
import time

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry

from odoo.addons.distribution_integration_base.models.messages import message_sql

STEPS = ("decode", "apply", "render")


def claim(registry):
    """Return the milliseconds of one claim; nothing stays claimed."""
    with registry.cursor() as cr:
        messages = api.Environment(cr, SUPERUSER_ID, {})["distribution.message"]
        cr.execute("SELECT 1")  # the transaction has begun
        started = time.perf_counter()
        claimed = messages._claim()
        spent = time.perf_counter() - started
        cr.rollback()
    if len(claimed) != 50:
        raise AssertionError(f"{len(claimed)} claimed")
    return spent * 1000


def indexes(registry):
    """Return the names of the indexes that the claim is read by."""
    with registry.cursor() as cr:
        cr.execute(message_sql.WALK_INDEX)
        query = message_sql.claim_alike(STEPS, 50)
        cr.execute(f"EXPLAIN {query.code}", query.params)
        plan = "\n".join(row[0] for row in cr.fetchall())
    if "Seq Scan" in plan:
        raise AssertionError(f"the claim reads the whole table:\n{plan}")
    return sorted(set(re.findall(r"distribution_message_(\w+)_index", plan)))


def main(env, few, rounds):
    """Return the medians of both, and what the claim reads."""
    registries = {"many": env.registry, "few": Registry(few)}
    for registry in registries.values():
        for _number in range(5):
            claim(registry)
    found = {name: [] for name in registries}
    for _number in range(rounds):
        for name, registry in registries.items():
            found[name].append(claim(registry))
    medians = {name: statistics.median(each) for name, each in found.items()}
    return {**medians, "plan": indexes(env.registry)}
