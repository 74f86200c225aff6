# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The order of segments in a set, as a table of steps from place to place.

A set is a tree of loops. Which place a segment takes depends only on the place before
it and on its tag, so each such step is worked out once and kept (see :mod:`.checks`).
"""

from typing import NamedTuple


class Place:
    """One segment of the set's definition, at ``index`` of its loop."""

    __slots__ = ("index", "limit", "loop", "mandatory", "number", "tag")

    def __init__(self, tag, mandatory, limit, loop, index, number):
        self.tag, self.mandatory, self.limit = tag, mandatory, limit
        self.loop, self.index, self.number = loop, index, number


class Loop:
    """A repeating group; its first item is the place that opens it."""

    __slots__ = ("index", "items", "limit", "mandatory", "number", "parent")

    def __init__(self, mandatory, limit, parent, index, number):
        self.mandatory, self.limit = mandatory, limit
        self.parent, self.index, self.number = parent, index, number
        self.items = []

    def after(self, index):
        """Yield the items from ``index`` on, without what only an LS segment opens."""
        inside = False
        for item in self.items[index:]:
            inside = inside and item.tag != "LE"
            if not inside:
                yield item
            inside = inside or item.tag == "LS"

    @property
    def tag(self):
        """Return the tag of the segment that opens the loop."""
        return self.items[0].tag

    @property
    def place(self):
        """Return the place that opens the loop."""
        return self.items[0]


class Step(NamedTuple):
    """Going to ``place``: what was passed over, which counters start or go on.

    ``counted`` is (counter, limit, code of the finding when the limit is passed).
    """

    place: Place
    missing: tuple = ()
    starts: tuple = ()
    counted: tuple | None = None


class Structure:
    """A set's definition (see :func:`.grammar.notation.parse_set`), ready to walk."""

    def __init__(self, definition):
        self._numbers = 0
        self.root = self._loop(False, 1, None, 0, definition)

    def _loop(self, mandatory, limit, parent, index, definition):
        loop = Loop(mandatory, limit, parent, index, self._next_number())
        for at, (tag, must, most, followers) in enumerate(definition):
            if followers:
                first = [tag, True, 1, []]
                item = self._loop(must, most, loop, at, [first, *followers])
            else:
                item = Place(tag, must, most, loop, at, self._next_number())
            loop.items.append(item)
        return loop

    def _next_number(self):
        self._numbers += 1
        return self._numbers

    def start(self):
        """Return the place before the first segment."""
        return Place("", False, 1, self.root, -1, 0)

    def step(self, place, tag):
        """Return the :class:`Step` from ``place`` to the next ``tag``, or None."""
        if tag == place.tag and place is not place.loop.items[0]:
            return Step(place, counted=(place.number, place.limit, "segment_too_many"))
        missing = []
        loop, index = place.loop, place.index + 1
        while loop is not None:
            for item in loop.after(index):
                if item.tag == tag:
                    return _arrive(item, tuple(missing))
                if item.mandatory:
                    missing.append(item.tag)
            if loop.parent is not None and loop.tag == tag:
                counted = (loop.number, loop.limit, "loop_too_many")
                return Step(loop.place, tuple(missing), counted=counted)
            loop, index = loop.parent, loop.index + 1
        return None


def _arrive(item, missing):
    """A counter starts anew where the item's own loop repeats."""
    place = item.place if isinstance(item, Loop) else item
    holder = item.parent if isinstance(item, Loop) else item.loop
    inner = holder.parent is not None
    starts = (item.number,) if inner and item.limit not in (None, 1) else ()
    return Step(place, missing, starts)
