# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How deep each segment stands in its document."""

from functools import lru_cache

from ..ediwire.x12.structure import Structure


class Levels:
    """Takes the segments of one document in order and tells the level of each.

    Loops of the definition are one level deeper than what holds them; an HL is as deep
    as the tree that it tells of itself.
    """

    def __init__(self, grammar, code):
        self._structure = _structure(grammar, code)
        self._place = self._structure.start() if self._structure else None
        self._trees, self._inside = {}, None

    def of(self, tag, elements):
        """Return the level of the next segment, 0 for the outermost.

        :param elements: values of the segment, its tag first.
        """
        if self._structure is None:
            return 0
        step = self._structure.step(self._place, tag)
        if step:
            self._place = step.place
        level, loop = 0, self._place.loop
        while loop.parent is not None:
            level, loop = level + 1, loop.parent
        opens = self._place is self._place.loop.items[0]
        level -= opens and level > 0
        return level + self._in_tree(tag, elements, level)

    def _in_tree(self, tag, elements, level):
        if tag == "HL":
            number, parent = [*elements[1:3], "", ""][:2]
            self._inside = self._trees.get(parent, -1) + 1
            self._trees[number] = self._inside
        elif level == 0:
            self._inside = None
        return self._inside or 0


@lru_cache(maxsize=64)
def _structure(grammar, code):
    definition = grammar.sets.get(code) if grammar else None
    return Structure(definition) if definition else None
