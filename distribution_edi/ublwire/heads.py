# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The first elements of every document: version, customization, number, date."""

from .nodes import Box, Fixed, Leaf, children

VERSION = "2.1"


def head(*numbered):
    """Return the nodes before the number of a document, then ``numbered``."""
    return (
        Fixed("cbc:UBLVersionID", VERSION),
        Leaf("cbc:CustomizationID", "detail.customization", "text"),
        Leaf("cbc:ProfileID", "detail.profile", "text"),
        *numbered,
    )


class Currency:
    """The document's currency: what amounts are checked against."""

    def __init__(self, key="currency", needed=False):
        self.leaf = Leaf("cbc:DocumentCurrencyCode", key, needed=needed)

    def take(self, reading, parent, into):
        """Take the currency, and remember it."""
        self.leaf.take(reading, parent, into)
        reading.currency = into.get(self.leaf.key)

    def add(self, writing, parent, data):
        """Add it when it is known."""
        self.leaf.add(writing, parent, data)


class LineCount:
    """How many lines there are: checked and written."""

    def __init__(self, lines, key="lines"):
        self.lines, self.key = lines, key

    def take(self, reading, parent, into):
        """Note a count that is wrong."""
        said = {}
        Leaf("cbc:LineCountNumeric", "count", "whole").take(reading, parent, said)
        count = len(children(parent, self.lines))
        if said.get("count", count) != count:
            [element, *_others] = children(parent, "cbc:LineCountNumeric")
            detail = f"there are {count}"
            reading.note("lines_count_wrong", element, str(said["count"]), detail)

    def add(self, writing, parent, data):
        """Add the number of lines."""
        count = str(len(data.get(self.key) or ()))
        parent.append(writing.element("cbc:LineCountNumeric", count))


class Moment:
    """A day and a time in two elements."""

    def __init__(self, day, time, key, needed=False):
        self.day = Leaf(day, "day", "day", needed=needed)
        self.time, self.key = Leaf(time, "time", "time"), key

    def take(self, reading, parent, into):
        """Take both; without a time, midnight."""
        said = {}
        self.day.take(reading, parent, said)
        self.time.take(reading, parent, said)
        if "day" in said:
            into[self.key] = f"{said['day']}T{said.get('time', '00:00:00')}"

    def add(self, writing, parent, data):
        """Add both."""
        day, _mark, time = str(data[self.key]).replace(" ", "T").partition("T")
        self.day.add(writing, parent, {"day": day})
        self.time.add(writing, parent, {"time": time[:8]})


def period(name, start=None, end=None):
    """Return the node of a period; its days go to the keys ``start`` and ``end``."""
    days = (("cbc:StartDate", start), ("cbc:EndDate", end))
    leaves = [Leaf(day, key, "day") for day, key in days if key]
    return Box(name, *leaves, several=True)
