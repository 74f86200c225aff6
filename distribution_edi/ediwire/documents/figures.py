# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the reports about stock, sales, items, receipts and orders have in common."""

import re

from ..gs1 import check_digit
from .parts_read import join_text, read_codes
from .parts_write import amount, code, row
from .source import put

#: Item codes that are none: batch, serial number, line number (element 235).
LOT, SERIAL, NUMBER = "LT", "SN", "PL"
#: DTM01 (element 374).
EXPIRY = "036"
_SSCC = re.compile(r"(?:00)?(\d{18})", re.ASCII)


class Reader:
    """Walks a set: calls ``take_<tag>`` for each segment that a report knows.

    ``line`` is the item read now, None before the first.
    """

    def __init__(self, source, document):
        self.source, self.document = source, document
        self.lines, self.line = [], None
        self.sound = True

    def run(self):
        """Walk all segments."""
        for segment in self.source.rows:
            handler = getattr(self, f"take_{segment.tag.lower()}", None)
            if handler:
                handler(segment)

    def open_line(self, row_, number_at, codes_at):
        """Begin a line with its number and codes; batch and serials are sorted out."""
        self.line = {"number": self.source.code(row_, number_at)}
        self.line["number"] = self.line["number"] or str(len(self.lines) + 1)
        self.lines.append(self.line)
        self.take_codes(read_codes(self.source, row_, codes_at))

    def take_codes(self, codes):
        """Add item codes to the line."""
        for item in codes:
            if item["qualifier"] == LOT:
                self.line["lot"] = item["value"]
            elif item["qualifier"] == SERIAL:
                self.line.setdefault("serials", []).append(item["value"])
            elif item["qualifier"] == NUMBER:
                self.line["number"] = item["value"]
            else:
                self.line.setdefault("codes", []).append(item)

    def take_pid(self, row_):
        """A text in words describes the line."""
        self.describe(row_)

    def describe(self, row_):
        """Add the words of PID to the line's description."""
        if self.line is not None:
            words = join_text(self.line.get("description"), row_[5])
            put(self.line, description=words)

    def figure(self, row_, number_at, unit_at):
        """Return {quantity, unit} of a segment; without a number nothing is sound."""
        quantity = self.source.amount(row_, number_at, needed=True)
        if quantity is None:
            self.sound = False
            return {}
        return {"quantity": quantity, "unit": self.unit(row_, unit_at)}

    def sscc(self, row_, place):
        """Return the 18 digits of an SSCC; the identifier 00 may stand before them."""
        found = _SSCC.fullmatch(row_[place])
        if not found:
            self.source.note(
                "value_unreadable", row_, place, "it is not an SSCC of 18 digits"
            )
            return None
        if check_digit(found[1][:-1]) != found[1][-1]:
            self.source.note("check_digit_wrong", row_, place)
        return found[1]

    def unit(self, row_, place):
        """Return the unit, of C001 the first component; EA is noted as assumed."""
        found = self.source.delimiters.parts(row_[place])[0].strip()
        if not found:
            self.source.note("value_assumed", row_, place, "the unit is EA")
        return found[:80] or "EA"


def lot_pairs(line, pairs):
    """Return item pairs with the batch behind them."""
    if line.get("lot"):
        return [*pairs, LOT, code(line["lot"], 48, "lot")]
    return pairs


def quantity_of(figure, what, most=15):
    """Return (quantity, unit) as elements."""
    return (
        amount(figure["quantity"], most, f"quantity of {what}"),
        code(figure["unit"], 2, f"unit of {what}", 2),
    )


def lin(line, pairs):
    """Return LIN; without a code, which it needs, the line's number (PL) is one."""
    number = code(line["number"], 20, "line number")
    return row("LIN", number, *(pairs or ["PL", number]))
