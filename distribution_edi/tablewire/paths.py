# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The way to a value inside one row: dicts, and lists whose members have a word."""

from .targets import SELECTORS


def get(item, parts):
    """Return the value at a path, or None."""
    if in_list(parts):
        found = member(item, parts)
        return found.get(parts[2]) if found else None
    for part in parts[:-1]:
        item = item.get(part) or {}
    return item.get(parts[-1])


def put(item, parts, value):
    """Set the value at a path; what is missing on the way is made."""
    if in_list(parts):
        found = member(item, parts)
        if found is None:
            found = {SELECTORS[parts[0]]: parts[1]}
            item.setdefault(parts[0], []).append(found)
        found[parts[2]] = value
        return
    for part in parts[:-1]:
        item = item.setdefault(part, {})
    item[parts[-1]] = value


def in_list(parts):
    """Whether a path leads into a list whose members are told apart by a word."""
    return len(parts) == 3 and parts[0] in SELECTORS


def member(item, parts):
    """Return the first member of a list with the word of a path, or None."""
    selector = SELECTORS[parts[0]]
    found = item.get(parts[0]) or ()
    return next((each for each in found if each[selector] == parts[1]), None)
