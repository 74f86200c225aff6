# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's log: which of its lines a clean installation may not have."""

import re

LINE = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ \d+ (?P<level>[A-Z]+) \S+ (?P<text>.*)$"
)
BAD = {"WARNING", "ERROR", "CRITICAL"}
# Warnings about the place where it runs, not about the addons.
HARMLESS = tuple(
    re.compile(pattern)
    for pattern in (
        r"Running as user 'root' is a security risk",
        r"unknown option 'distribution_secret_key' in the config file",
    )
)


def problems(text):
    """Return the warnings and errors in a log, each with the lines under it."""
    found = []
    open_entry = False
    for line in text.splitlines():
        start = LINE.match(line)
        if start:
            open_entry = start["level"] in BAD and not _harmless(start["text"])
            if open_entry:
                found.append(line)
        elif open_entry:
            found[-1] += f"\n{line}"
    return found


def _harmless(text):
    return any(pattern.search(text) for pattern in HARMLESS)
