# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the reports about stock, sales, items and receipts have in common."""

from ...documents.parts_read import join_text
from ...documents.source import put
from ..grammar import directory_for
from .parts_read import (
    add_codes,
    read_codes,
    read_description,
    read_party,
    read_reference,
)
from .parts_write import party
from .source import Walk

#: DTM 2005.
DOCUMENT, EXPIRY, EXPIRIES = "137", "36", ("36", "361")
#: RFF 1153: our own line number, batch.
LINE_NUMBER, BATCH = "LI", "BT"
LINE_FIELDS = {LINE_NUMBER: "number", BATCH: "lot"}
PIECES = "PCE"


class Reader(Walk):
    """Head with references and parties, then items; ``line`` is the one read now.

    ``fields``: what the head refers to (RFF 1153) -> field of the document.
    """

    fields = {}
    #: Groups in which RFF still speaks of the whole document.
    head_owners = ("",)

    def __init__(self, source, document):
        super().__init__(source)
        self.document, self.lines, self.line = document, [], None
        self.sound = True

    def take_rff(self, spot):
        found = read_reference(self.source, spot)
        if found and self.line is not None:
            self.take_line_reference(spot, found["qualifier"], found["value"])
        elif found and self.owner in self.head_owners:
            field = self.fields.get(found["qualifier"])
            if field and field not in self.document:
                self.document[field] = found["value"]
            else:
                self.document.setdefault("references", []).append(found)

    def take_line_reference(self, _spot, kind, value):
        """Sort out what a line refers to: its own number, its batch."""
        if kind in LINE_FIELDS:
            self.line[LINE_FIELDS[kind]] = value

    def take_nad(self, spot):
        if self.line is None:
            parties = self.document.setdefault("parties", [])
            parties.append(read_party(self.source, spot))

    def take_lin(self, spot):
        number = self.source.code(spot, 1) or str(len(self.lines) + 1)
        self.line = {"number": number}
        self.lines.append(self.line)
        add_codes(self.line, read_codes(self.source, spot))
        self.opened(spot)

    def opened(self, spot):
        """See what else LIN says of the line that it opened."""

    def take_pia(self, spot):
        if self.line is not None:
            add_codes(self.line, read_codes(self.source, spot))

    def take_imd(self, spot):
        if self.line is not None:
            words = read_description(self.source, spot)
            put(self.line, description=join_text(self.line.get("description"), words))

    def figure(self, spot):
        """Return {quantity, unit} of QTY; without a number nothing is sound."""
        quantity = self.source.amount(spot, 1, 2, needed=True)
        if quantity is None:
            self.sound = False
            return {}
        return {"quantity": quantity, "unit": self.unit(spot, 3)}

    def unit(self, spot, component):
        """Return the unit; a number without one is of pieces, which is noted."""
        unit = self.source.code(spot, 1, component)
        if not unit:
            self.source.note("value_assumed", spot, 1, None, f"the unit is {PIECES}")
        return unit or PIECES


def parties(document):
    """Return NAD for each party; where one must stand, a supplier without a name."""
    told = [each for item in document.get("parties") or [] for each in party(item)]
    return told or [["NAD", "SU"]]


def is_later(version):
    """Tell whether a message of this version follows the newer tables (D.00A on)."""
    return directory_for(version)[0] == "D01B"
