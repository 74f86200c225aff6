# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reads the compact notation in which the grammar tables are written.

Element: ``76 AN 1-22 invoice number`` is number, type, least and greatest length,
name. Types are those of X12: AN, ID, N0, N2 (implied decimals), R, DT, TM.

Segment: ``N1 name of a party: 98! 93 66 67 | any(2 3) all(3 4)`` lists its elements,
``!`` = mandatory, ``10x(235 234)`` = one pair after the other ten times, ``*`` = may be
repeated with the repetition separator. After the bar stand the relations:
``all`` (X12 P: none or every one), ``any`` (R: at least one), ``one`` (E: at most
one), ``if`` (C: the first needs all others), ``ifany`` (L: the first needs one of the
others), ``pairs(6 25)`` (P for 6 and 7, 8 and 9, ...).

Set: ``ST! N3:2 REF* N1:200(N2 N3) SE!``: once at most unless ``:limit`` or ``*`` (any
number) follows; a parenthesis holds the followers of a loop's first segment.
"""

import re
from typing import NamedTuple

_RELATION = re.compile(r"(all|any|one|if|ifany|pairs)\(([\d ]+)\)")
_REPEAT = re.compile(r"(\d+)x\(([^)]*)\)")
_SET_WORD = re.compile(r"([A-Z][A-Z0-9]{1,2})(!?)(?::(\d+)|(\*))?(\()?|(\))")


class Element(NamedTuple):
    """One data element: type and length bounds in characters or digits."""

    kind: str
    least: int
    most: int
    name: str


class Use(NamedTuple):
    """A data element (or composite) used in a segment."""

    reference: str
    mandatory: bool
    repeats: bool = False


class Relation(NamedTuple):
    """A condition between elements of a segment; positions count from 1."""

    kind: str
    positions: tuple


class Segment(NamedTuple):
    """A segment or a composite: its uses in order and the conditions between."""

    name: str
    uses: tuple
    relations: tuple


def parse_elements(text):
    """Return ``{number: Element}`` for a table of element lines."""
    table = {}
    for line in filter(None, text.splitlines()):
        number, kind, bounds, name = line.split(" ", 3)
        least, most = bounds.split("-")
        table[number] = Element(kind, int(least), int(most), name)
    return table


def parse_segments(text):
    """Return ``{tag: Segment}``; an indented line continues the one before."""
    table = {}
    for line in filter(None, re.sub(r"\n +", " ", text).splitlines()):
        head, body = line.split(":", 1)
        tag, name = head.split(" ", 1)
        uses, _bar, relations = body.partition("|")
        table[tag] = Segment(name, _parse_uses(uses), _parse_relations(relations))
    return table


def _parse_uses(text):
    flat = _REPEAT.sub(lambda found: f"{found[2]} " * int(found[1]), text)
    return tuple(
        Use(word.rstrip("!*"), "!" in word, "*" in word) for word in flat.split()
    )


def _parse_relations(text):
    relations = []
    for kind, numbers in _RELATION.findall(text):
        positions = tuple(int(number) for number in numbers.split())
        if kind == "pairs":
            first, last = positions
            relations += [Relation("all", (at, at + 1)) for at in range(first, last, 2)]
        else:
            relations.append(Relation(kind, positions))
    return tuple(relations)


def parse_set(text):
    """Return nested ``[tag, mandatory, limit or None, followers]`` lists."""
    stack = [[]]
    for tag, must, limit, endless, opens, closes in _SET_WORD.findall(text):
        if closes:
            stack.pop()
            continue
        most = None if endless else int(limit or 1)
        item = [tag, bool(must), most, []]
        stack[-1].append(item)
        if opens:
            stack.append(item[3])
    return stack[0]


def set_tags(definition):
    """Return every tag of a parsed set."""
    tags = set()
    for tag, _mandatory, _limit, followers in definition:
        tags |= {tag} | set_tags(followers)
    return tags
