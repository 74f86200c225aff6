# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Every code a finding about a table may have."""

from dataclasses import dataclass

from ..ediwire.findings import ACCEPT_WITH_ERRORS, IGNORE, REJECT
from ..placed_findings import PlacedFinding, Rule

RULES = {
    "file_empty": Rule(REJECT, "the file is empty, ask the sender for it again"),
    "file_too_large": Rule(
        REJECT, "the file is larger than {value} MB, ask the sender for parts"
    ),
    "encoding_differs": Rule(
        IGNORE, "the file says that it is written in {value}, and was read so"
    ),
    "characters_lost": Rule(REJECT, "{value} has bytes that are not of its encoding"),
    "column_missing": Rule(REJECT, "the file has no column {value}"),
    "column_unknown": Rule(IGNORE, "column {value} is not in the map and was left out"),
    "column_repeated": Rule(REJECT, "two columns are called {value}"),
    "cells_too_many": Rule(
        ACCEPT_WITH_ERRORS, "the row has more cells than there are columns"
    ),
    "quote_open": Rule(REJECT, "a quotation mark is opened and never closed"),
    "quote_stray": Rule(
        ACCEPT_WITH_ERRORS, "something stands behind a closing quotation mark"
    ),
    "value_missing": Rule(REJECT, "it is empty but mandatory"),
    "value_too_long": Rule(REJECT, "{value} is too long"),
    "number_bad": Rule(REJECT, "{value} is not a number"),
    "date_bad": Rule(REJECT, "{value} is not a date"),
    "flag_bad": Rule(REJECT, "{value} is neither yes nor no"),
    "code_unknown": Rule(REJECT, "{value} is not a code that is known here"),
    "key_missing": Rule(
        REJECT, "it says which document the row belongs to, and is empty"
    ),
    "header_differs": Rule(
        REJECT, "{value} differs from what an earlier row of the document says"
    ),
    "record_unknown": Rule(REJECT, "{value} is no kind of row that is known"),
    "record_lost": Rule(
        REJECT, "a row of kind {value} stands before what it belongs to"
    ),
    "count_wrong": Rule(REJECT, "{value} is not the number of rows that came"),
    "trailer_missing": Rule(
        REJECT, "the last row, which says how many there are, is missing"
    ),
    "party_foreign": Rule(
        REJECT, "{value} is not who this connection is with, by its code"
    ),
    "document_empty": Rule(REJECT, "the document has no lines"),
}

#: Findings after which nothing of a file may be taken: it is not what it should be, or
#: not whole.
OF_FILE = frozenset(
    "file_empty file_too_large column_missing column_repeated count_wrong "
    "trailer_missing".split()
)


@dataclass(frozen=True, slots=True)
class TableFinding(PlacedFinding):
    """``place`` is the name of the column, ``row`` the line of the file, from 1."""

    RULES = RULES

    def where(self):
        """Return row and column as a person finds them."""
        row = f"Row {self.row}" if self.row else ""
        column = f"column '{self.place}'" if self.place else ""
        both = ", ".join(part for part in (row, column) if part)
        return both[:1].upper() + both[1:]
