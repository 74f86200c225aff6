# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What documents are described with: one table reads, checks and writes.

A node stands for one element below its parent. ``take(reading, parent, into)`` takes
what is there into a dict of the canonical document; ``add(writing, parent, data)``
adds elements for what a dict holds. The order of a table is the order of the schema.
"""

from dataclasses import dataclass, field

from .kinds import READERS, text_of
from .names import qualified

#: Pieces (UN/ECE Recommendation 20), where a quantity has no unit.
PIECES = "C62"


def put(into, key, value):
    """Set ``key`` (which may name a part: ``detail.profile``), unless None."""
    if value is None:
        return
    part, dot, name = key.partition(".")
    if dot:
        into.setdefault(part, {})[name] = value
    else:
        into[key] = value


def value_of(data, key):
    """Return what :func:`put` set, or None."""
    part, dot, name = key.partition(".")
    return (data.get(part) or {}).get(name) if dot else data.get(key)


def children(parent, name):
    """Return the elements called ``name``, such as ``cbc:ID``."""
    return parent.findall(qualified(name))


def only(reading, parent, name, needed, several=False):
    """Return the element called ``name``; None, noted if ``needed``, without one.

    :param several: the schema lets it repeat; the first one is taken.
    """
    found = children(parent, name)
    if not found:
        if needed:
            reading.note("element_missing", parent, child=name)
        return None
    if len(found) > 1 and not several:
        reading.note("element_too_many", found[1], str(len(found)))
    return found[0]


@dataclass(frozen=True)
class Leaf:
    """An element with a value.

    :param kind: see :mod:`.kinds`.
    :param codes: {code of UBL: canonical value}; then others are noted.
    :param unit: key that ``unitCode`` goes to; pieces where there is none.
    :param unit_known: without a unit, the unit of the line before it was changed.
    :param scheme: ``schemeID`` that is written.
    :param spare: only read, and only when its key has no value yet.
    """

    name: str
    key: str
    kind: str = "code"
    needed: bool = False
    codes: dict = field(default_factory=dict)
    unit: str = ""
    unit_known: bool = False
    scheme: str = ""
    spare: bool = False
    several: bool = False

    def take(self, reading, parent, into):
        """Take the value; one that is there but empty is missing."""
        if self.spare and value_of(into, self.key) is not None:
            return
        element = only(reading, parent, self.name, self.needed, self.several)
        if element is None:
            return
        before = len(reading.findings)
        value = READERS[self.kind](reading, element)
        if value is None and self.needed and len(reading.findings) == before:
            reading.note("element_missing", element)
        if value is not None and self.codes:
            value = self._decoded(reading, element, value)
        put(into, self.key, value)
        if self.unit and value is not None:
            self._read_unit(reading, element, into)

    def add(self, writing, parent, data):
        """Add the element when there is a value."""
        value = None if self.spare else value_of(data, self.key)
        if self.codes and value is not None:
            value = next((c for c, each in self.codes.items() if each == value), None)
        if value is None or value == "":
            return
        attributes = {"schemeID": self.scheme}
        if self.kind == "amount":
            attributes["currencyID"] = writing.currency
        if self.unit:
            attributes["unitCode"] = value_of(data, self.unit)
        parent.append(writing.element(self.name, text_of(value), **attributes))

    def _decoded(self, reading, element, value):
        if value not in self.codes:
            reading.note("code_unknown", element, str(value))
        return self.codes.get(value)

    def _read_unit(self, reading, element, into):
        unit = (element.get("unitCode") or "").strip()
        if not unit and self.unit_known:
            return
        if not unit:
            reading.note("unit_assumed", element)
        put(into, self.unit, unit[:80] or PIECES)


@dataclass(frozen=True)
class Fixed:
    """An element that is always written the same and not looked at when read."""

    name: str
    text: str

    def take(self, reading, parent, into):
        """Nothing is taken."""

    def add(self, writing, parent, data):
        """Add it."""
        parent.append(writing.element(self.name, self.text))


class Box:
    """An element that holds others. With ``key`` they make a dict of their own."""

    def __init__(
        self, name, *nodes, key=None, needed=False, spare=False, several=False
    ):
        self.name, self.nodes, self.key = name, nodes, key
        self.needed, self.spare, self.several = needed, spare, several

    def take(self, reading, parent, into):
        """Take what the element holds."""
        element = only(reading, parent, self.name, self.needed, self.several)
        if element is None:
            return
        target = {} if self.key else into
        for node in self.nodes:
            node.take(reading, element, target)
        if self.key and target:
            put(into, self.key, target)

    def add(self, writing, parent, data):
        """Add the element unless it is empty; one that must be there always."""
        if self.spare:
            return
        source = (value_of(data, self.key) or {}) if self.key else data
        element = writing.element(self.name)
        for node in self.nodes:
            node.add(writing, element, source)
        if len(element) or self.needed:
            parent.append(element)


class Many:
    """Elements that repeat: a list of dicts.

    :param whole: keys without which one of them is nothing; it is left out.
    """

    def __init__(self, name, key, *nodes, needed=False, whole=()):
        self.name, self.key, self.nodes = name, key, nodes
        self.needed, self.whole = needed, whole

    def take(self, reading, parent, into):
        """Take one dict for each element."""
        found = children(parent, self.name)
        if not found and self.needed:
            reading.note("element_missing", parent, child=self.name)
        items = []
        for element in found:
            item = {}
            for node in self.nodes:
                node.take(reading, element, item)
            if all(name in item for name in self.whole):
                items.append(item)
        if items:
            put(into, self.key, [*(value_of(into, self.key) or ()), *items])

    def add(self, writing, parent, data):
        """Add one element for each dict."""
        for item in value_of(data, self.key) or ():
            element = writing.element(self.name)
            for node in self.nodes:
                node.add(writing, element, item)
            parent.append(element)


class Texts:
    """An element with free text that repeats: a list of texts."""

    def __init__(self, name, key):
        self.name, self.key = name, key

    def take(self, reading, parent, into):
        """Take the texts that are not empty."""
        read = READERS["text"]
        texts = [read(reading, element) for element in children(parent, self.name)]
        put(into, self.key, [text for text in texts if text] or None)

    def add(self, writing, parent, data):
        """Add one element for each text."""
        for text in value_of(data, self.key) or ():
            parent.append(writing.element(self.name, text))
