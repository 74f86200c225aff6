# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A canonical document as lines that are easy to read beside the segments."""

from itertools import islice

from .rows import shortened

#: Most lines on the screen.
MOST = 400
#: Stored documents have no order of their own.
FIRST = ("type", "number", "order_number", "role", "kind", "code", "name", "value")

#: Keys whose values are chosen among our own words, written like names.
CHOSEN = frozenset(
    "action direction handling kind purpose report role scope status type verdict "
    "condition".split()
)


def lines_of(document):
    """Return ([{level, key, value}, ...], whether more was left out) of a document.

    :param document: canonical, as a dict.
    """
    lines = list(islice(_lines(document, 0), MOST + 1))
    return lines[:MOST], len(lines) > MOST


def _lines(content, level):
    for key, value in sorted(content.items(), key=_rank):
        if value in (None, "", [], {}):
            continue
        yield from _line(str(key).replace("_", " "), value, level)


def _rank(item):
    """What names a thing first, then its other values, then its parts."""
    key, value = item
    first = FIRST.index(key) if key in FIRST else len(FIRST)
    return isinstance(value, dict | list), first


def _line(key, value, level):
    if isinstance(value, dict):
        yield {"level": level, "key": key, "value": ""}
        yield from _lines(value, level + 1)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _line(f"{_one(key)} {number}", each, level)
    else:
        told = str(value).replace("_", " ") if key in CHOSEN else str(value)
        yield {"level": level, "key": key, "value": shortened(told)}


def _one(key):
    """Return the name of one of several: parties, lines, statuses."""
    if key.endswith("ses"):
        return key[:-2]
    return f"{key[:-3]}y" if key.endswith("ies") else key.removesuffix("s")
