# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs inside Odoo: fills a database with what is done, and a thousand that wait."""

from crowd import add_finished, add_waiting, make_interfaces

WAITING = 1000


def main(env, finished):
    """Return nothing; what it added is committed."""
    env = env(su=True)
    add_finished(env, finished)
    add_waiting(env, make_interfaces(env, 1, "in", "shipment"), WAITING)
    env.cr.commit()
