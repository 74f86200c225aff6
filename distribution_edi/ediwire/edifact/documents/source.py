# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading helpers: segments in their groups, values in canonical form, faults noted.

Amounts become decimal strings and dates ISO strings, so that a document read is plain
JSON. A helper returns None where there is no usable value; it never raises.
"""

from ...documents.source import plain_decimal
from .. import dates
from ..grammar import grammar_for
from ..spot import Spot

#: Lengths of the canonical types Code and Text.
_CODE, _TEXT = 80, 500
#: Segments that open a group; what follows belongs to it. RFF and its DTM stand apart.
_GROUPS = frozenset(
    "NAD TAX CUX PAT TDT TOD PAC EQD SCC APR ALC RCS LIN PRI LOC CPS UNS AJT CCI PCI "
    "ERC UCM UCS UCF UCI HAN".split()
)


class Source:
    """The segments of a message as :class:`Spot`, and the findings made on the way."""

    def __init__(self, message):
        self.grammar = message.grammar or grammar_for("D:96A:UN")
        self.findings = []
        self.spots = [
            Spot(elements, position, self.grammar)
            for position, elements in enumerate(message.segments, 1)
        ]

    def first(self, tag):
        """Return the first segment with ``tag``; without one, an empty one is noted."""
        spot = next((spot for spot in self.spots if spot.tag == tag), None)
        if spot is None:
            spot = Spot([[tag]], None, self.grammar)
            self.note("value_missing", spot)
        return spot

    def note(self, code, spot, place=None, component=None, detail=""):
        """Add a finding about ``spot``, or about one of its values."""
        self.findings.append(spot.note(code, place, component, detail))

    def code(self, spot, place, component=1, needed=False):
        """Return an identifier as sent, None when empty (noted if ``needed``)."""
        value = spot.part(place, component)
        if len(value) > _CODE:
            self.note("value_unreadable", spot, place, component, "it is too long")
            return None
        if not value and needed and spot.position is not None:
            self.note("value_missing", spot, place, component)
        return value or None

    def text(self, spot, place, *components):
        """Return free text of one or more components, cut to what canonical holds."""
        words = [spot.part(place, component) for component in components]
        return " ".join(filter(None, words))[:_TEXT].strip() or None

    def amount(self, spot, place, component=1, needed=False):
        """Return a decimal string such as ``12.5``; either decimal mark is read."""
        value = self.code(spot, place, component, needed)
        number = plain_decimal(value.replace(",", ".")) if value else None
        if value and number is None:
            detail = "it is not a number"
            self.note("value_unreadable", spot, place, component, detail)
        return number

    def date(self, spot):
        """Return the ISO date of a DTM; of a period the first day."""
        return self._moment(spot, dates.to_iso)

    def moment(self, spot):
        """Return the ISO date and time of a DTM; midnight when it has no time."""
        return self._moment(spot, dates.to_moment)

    def _moment(self, spot, convert):
        value = self.code(spot, 1, 2)
        found = convert(value, spot.part(1, 3)) if value else None
        if value and found is None:
            self.note("value_unreadable", spot, 1, 2, "it is not a date")
        return found


class Walk:
    """Calls ``take_<tag>`` for each segment.

    ``owner`` is the tag of the group that a segment stands in, ``near`` the same but
    RFF too: a DTM after RFF dates that reference. ``section`` is head, lines, summary.
    """

    def __init__(self, source):
        self.source = source
        self.owner = self.near = ""
        self.section = "head"

    def run(self):
        """Walk all segments."""
        for spot in self.source.spots:
            if spot.tag in _GROUPS:
                self.owner = self.near = spot.tag
                if spot.tag == "LIN":
                    self.section = "lines"
                elif spot.tag == "UNS":
                    self.section = "summary"
            elif spot.tag == "RFF":
                self.near = "RFF"
            handler = getattr(self, f"take_{spot.tag.lower()}", None)
            if handler:
                handler(spot)
