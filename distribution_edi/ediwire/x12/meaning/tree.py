# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The tree of levels (HL): each has a parent before it, of a kind that may hold it.

Levels (element 735) of a shipment: S shipment, O order, T pallet, P carton, Q inner
pack, I item, F component, K kit. BSN05 says how they are nested.
"""

from .content import value_at

#: Level -> levels that may stand right below it in a shipment.
_BELOW = {
    "S": "OTPI",
    "O": "TPI",
    "T": "POI",
    "P": "QOIK",
    "Q": "QIK",
    "I": "TPQFKI",
    "K": "FI",
    "F": "FPQ",
}
#: BSN05 -> the order of the main levels from the root down.
_NESTING = {"0001": "SOPI", "0002": "SOIP", "0003": "SPOI", "0004": "SOI"}
_ITEM = ("LIN", "SN1")
#: More levels than any nesting has: a hostile chain of them must not cost its square.
_DEEPEST = 20


class _Level:
    """An HL; ``path`` is the kinds from the root to here."""

    def __init__(self, row, parent):
        self.row, self.parent = row, parent
        self.kind = value_at(row[1], 3)
        self.path = ((parent.path if parent else "") + self.kind)[:_DEEPEST]
        self.children = []
        self.tags = set()


def check_tree(content, code):
    """Note broken parents, and in a shipment wrong nesting and empty levels."""
    levels = _read_levels(content)
    for level in levels:
        child = value_at(level.row[1], 4)
        if child == "0" and level.children:
            content.note("hierarchy_children", level.row, 4, "there are some")
        elif child == "1" and not level.children:
            content.note("hierarchy_children", level.row, 4, "there are none")
    if code == "856" and levels:
        _check_shipment(content, levels)


def _read_levels(content):
    """Build the tree; a parent is a level that came before."""
    by_number, levels, current = {}, [], None
    for position, elements in enumerate(content.segments, 1):
        if elements[0] != "HL":
            if current is not None:
                current.tags.add(elements[0])
            continue
        row = (position, elements)
        number, above = value_at(elements, 1), value_at(elements, 2)
        parent = by_number.get(above)
        if (above and parent is None) or number in by_number:
            content.note("hierarchy_broken", row, 2 if above else 1)
        current = by_number[number] = _Level(row, parent)
        levels.append(current)
        if parent is not None:
            parent.children.append(current)
    return levels


def _check_shipment(content, levels):
    root = levels[0]
    if root.kind != "S" or value_at(root.row[1], 2):
        content.note("hierarchy_level", root.row, 3, "the first is the shipment, S")
    header = content.rows("BSN")
    nesting = _NESTING.get(value_at(header[0][1], 5), "") if header else ""
    wanted = content.grammar.trees
    for level in levels:
        kind, parent = level.kind, level.parent
        allowed = _BELOW.get(parent.kind, kind) if parent else "S"
        if level is not root and kind in _BELOW and kind not in allowed:
            above = f"below {parent.kind}" if parent else "without a parent"
            content.note("hierarchy_level", level.row, 3, f"it stands {above}")
        elif nesting and not _follows(level.path, nesting):
            detail = f"BSN05 says {nesting}, this is {level.path}"
            content.note("hierarchy_level", level.row, 3, detail)
        elif wanted and not level.children and level.path not in wanted:
            detail = f"the partner takes {', '.join(wanted)}, this is {level.path}"
            content.note("hierarchy_level", level.row, 3, detail)
        _check_filled(content, level, nesting)


def _follows(path, nesting):
    """Tell whether the main levels of a path come in the order of the nesting."""
    main = "".join(kind for kind in path if kind in "SOPI")
    return nesting.startswith(main)


def _check_filled(content, level, nesting):
    if level.kind == "I":
        for tag in _ITEM:
            if tag not in level.tags:
                content.note("item_incomplete", level.row, 3, f"it has no {tag}")
    elif not level.children and level.kind in "SOTPQK" and nesting != "SOIP":
        content.note("hierarchy_empty", level.row, 3)
