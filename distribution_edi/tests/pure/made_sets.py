# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Makes sets and messages of nothing but a grammar: well-formed, without a meaning.

A set is drawn by walking its definition; an item is left out where a reader would take
its tag for an earlier place. Elements are filled until the segment's conditions hold.
"""

from ediwire.edifact import Number
from ediwire.x12.elements import broken_relations
from ediwire.x12.structure import Loop, Structure

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789 -/#"
#: What X12 has no way to send, and letters of ISO 8859-1.
_EDIFACT_LETTERS = _LETTERS + "?+:'*.,abcÄéß"
#: Counts and numbers of the envelope are the writer's.
_ENVELOPE = ("ST", "SE", "UNH", "UNT")
#: C507 of EDIFACT: a value is written as its format says.
_MOMENTS = (
    ("20261121", "102"),
    ("202611210915", "203"),
    ("261121", "101"),
    ("202647", "616"),
    ("20261101-20261107", "718"),
)


def make_set(grammar, code, random, chance=0.15):
    """Return the segments of one set between ST and SE, as the writer takes them.

    :param random: a :class:`random.Random`; ``chance`` that an optional item is used.
    """
    maker = _Maker(grammar, Structure(grammar.sets[code]), random, chance)
    maker.fill(maker.structure.root.items)
    return maker.segments


def make_segment(grammar, tag, random, chance=0.5):
    """Return one well-formed segment as a list of text (a composite is a tuple)."""
    segment = grammar.segments[tag]
    for _attempt in range(500):
        values = _fill(grammar, segment, random, chance)
        if next(broken_relations(segment.relations, values), None) is None:
            while values and not values[-1]:
                values.pop()
            return [tag, *values]
        chance = random.random()
    raise AssertionError(f"The conditions of {tag} contradict each other.")


def _fill(grammar, segment, random, chance):
    """Draw the values, and mend most conditions on the way."""
    values = [
        _value(grammar, use.reference, random)
        if use.mandatory or random.random() < chance
        else ""
        for use in segment.uses
    ]
    for _attempt in range(len(values)):
        broken = next(broken_relations(segment.relations, values), None)
        if broken is None:
            break
        fault, place = broken
        number = segment.uses[place - 1].reference
        filled = fault == "element_condition"
        values[place - 1] = _value(grammar, number, random) if filled else ""
    return values


class _Maker:
    def __init__(self, grammar, structure, random, chance):
        self.grammar, self.structure = grammar, structure
        self.random, self.chance = random, chance
        self.segments, self.place = [], structure.start()

    def fill(self, items):
        bounded = False
        for item in items:
            bounded = bounded or item.tag == "LS"
            place = item.place if isinstance(item, Loop) else item
            if item.mandatory or (not bounded and self.random.random() < self.chance):
                self._use(item, place)

    def _use(self, item, place):
        repeats = self.random.randint(1, min(item.limit or 3, 3))
        for _repeat in range(repeats):
            step = self.structure.step(self.place, place.tag)
            if step is None or step.place is not place or step.missing:
                return
            self.place = place
            if place.tag not in _ENVELOPE:
                self.segments.append(make_segment(self.grammar, place.tag, self.random))
            if isinstance(item, Loop):
                self.fill(item.items[1:])


def _value(grammar, number, random):
    if number == "C507":
        return (_value(grammar, "2005", random), *random.choice(_MOMENTS))
    if number in grammar.segments:
        parts = make_segment(grammar, number, random)[1:]
        # A composite that is there has something in it.
        first = grammar.segments[number].uses[0].reference
        return tuple(parts) or (_value(grammar, first, random),)
    if number in grammar.codes:
        return random.choice(sorted(grammar.codes[number]))
    element = grammar.elements[number]
    size = random.randint(element.least, min(element.most, element.least + 12))
    if element.kind == "DT":
        return f"{random.randint(1990, 2060)}{random.randint(1, 12):02d}28"
    if element.kind == "TM":
        return f"{random.randint(0, 23):02d}{random.randint(0, 59):02d}"
    if element.kind[0] in "NR":
        text = "".join(random.choice("123456789") for _digit in range(size))
        point = element.kind in ("R", "N") and size > 1 and random.random() < 0.5
        text = f"{text[:-1]}.{text[-1]}" if point else text
        return Number(text) if element.kind == "N" else text
    letters = _LETTERS if "ST" in grammar.segments else _EDIFACT_LETTERS
    letters = "ABCDEFGH" if element.kind == "A" else letters
    text = "".join(random.choice(letters) for _letter in range(size))
    return (text.strip() or "A").ljust(element.least, "X")[:size]
