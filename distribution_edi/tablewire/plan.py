# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was agreed about a table: how it is written, and what its columns mean."""

from collections.abc import Callable
from dataclasses import dataclass, field


class WriteError(ValueError):
    """A value that the table cannot carry, in a sentence."""


class PlanError(ValueError):
    """A map that cannot be used, in a sentence for the person who writes it."""


def _same(text):
    return text


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are written.

    :param quote: one character, or empty for none.
    :param thousands: mark between groups of three digits, or empty.
    :param days: formats of dates such as DD.MM.YYYY, tried in turn; the first writes.
    :param guard: makes a text safe for spreadsheets; :param unguard: the way back.
    """

    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"
    decimal: str = "."
    thousands: str = ""
    days: tuple[str, ...] = ("YYYY-MM-DD",)
    newline: str = "\r\n"
    guard: Callable = _same
    unguard: Callable = _same


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or a value that no column has.

    :param path: field of the canonical document (see :mod:`.targets`), or empty.
    :param name: the column's name in the header row, else its number from 1, or empty.
    :param form: of dates as in a dialect; of numbers 0.00 for at least two decimals.
    :param constant: taken where the cell is empty; {digest}, {today} and {now} are
        replaced.
    :param key: rows with the same value belong to one document (or one part of it).
    :param record: first cell of the rows that it stands in, for rows of several kinds.
    :param words: {theirs: ours}.
    """

    path: str = ""
    name: str = ""
    form: str = ""
    constant: str = ""
    mandatory: bool = False
    key: bool = False
    record: str = ""
    words: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A map for documents of one canonical model.

    :param model: class of the canonical document.
    :param header: the first row (after ``skip``) holds the names of the columns.
    :param records: rows are of several kinds, told by their first cell.
    :param trailer: first cell of the row that counts, or empty for none.
    :param trailer_column: number of its cell with the count, from 1.
    :param trailer_scope: ``file`` or ``document``: which rows are counted.
    """

    model: type
    columns: tuple[Column, ...]
    dialect: Dialect = Dialect()
    header: bool = True
    skip: int = 0
    records: bool = False
    trailer: str = ""
    trailer_column: int = 2
    trailer_scope: str = "file"
