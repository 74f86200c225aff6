# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mapping rows as a CSV file: one reader, one writer.

Columns (the first line names them, in any order): ``kind``, ``code`` and ``target`` are
needed; ``code_type`` (any), ``description`` and ``factor`` (1) may be left out.
"""

import csv
import io
import math
from dataclasses import dataclass

from .csv_guard import guard, unguard

COLUMNS = ("kind", "code_type", "code", "description", "target", "factor")
NEEDED = ("kind", "code", "target")
DELIMITERS = ",;\t|"
MAX_BYTES = 10_000_000
MAX_ROWS = 50_000
#: What a person reads of a file that is wrong throughout.
MAX_ERRORS = 100
#: As long as a canonical code may be.
LONGEST = 80


class Unreadable(ValueError):
    """The file as a whole cannot be taken; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; ``line`` counts from 1, the names of columns included."""

    line: int
    kind: str
    code_type: str
    code: str
    description: str
    target: str
    factor: float

    @property
    def key(self):
        """What may stand in a file once."""
        return self.kind, self.code_type, self.code


def read(data, kinds):
    """Return ([:class:`Row`], [sentences]) of a CSV file.

    :param data: bytes; UTF-8, with or without a byte order mark.
    :param kinds: the kinds that exist.
    :raises Unreadable: too large, not text, or without the columns that are needed.
    """
    reader = _reader(_text(data))
    names = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise Unreadable(
            f"The first line must name the columns; {', '.join(missing)} is not there."
        )
    rows, errors, seen = [], [], {}
    for line, cells in _lines(reader):
        if len(rows) + len(errors) >= MAX_ROWS:
            raise Unreadable(f"The file has more than {MAX_ROWS} lines: split it.")
        row, words = _row(line, names, cells, kinds)
        if row and row.key in seen:
            words = f"{row.kind} {row.code} stands in line {seen[row.key]} already."
        if words:
            errors.append(f"Line {line}: {words}")
        else:
            seen[row.key] = line
            rows.append(row)
    return rows, errors


def write(rows):
    """Return the bytes of a file with ``rows``, each a dict by column.

    With a byte order mark, or Excel takes UTF-8 for another alphabet.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([guard(str(row.get(name) or "")) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _text(data):
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"The file is larger than {MAX_BYTES // 1_000_000} MB: split it."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("The file is not UTF-8 text: save it as CSV UTF-8.") from error
    if "\0" in text:
        raise Unreadable("The file holds binary data: save it as CSV UTF-8.")
    return text


def _reader(text):
    header = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=header.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _lines(reader):
    """Yield (line number, cells) of the lines that say something."""
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise Unreadable(
            f"Line {reader.line_num} cannot be read ({error}): look at its quotes."
        ) from error


def _row(line, names, cells, kinds):
    """Return (Row, None), or (None, what is wrong)."""
    if len(cells) > len(names):
        return None, f"it has {len(cells)} cells, the first line names {len(names)}."
    said = dict(zip(names, (unguard(cell) for cell in cells), strict=False))
    # The guard's mark protects blanks too, so codes are stripped after it is gone.
    cell = {name: said.get(name, "").strip() for name in COLUMNS}
    for name in NEEDED:
        if not cell[name]:
            return None, f"{name} is empty."
    if cell["kind"] not in kinds:
        return None, f"kind '{cell['kind']}' is none of {', '.join(sorted(kinds))}."
    if max(len(cell["code"]), len(cell["code_type"])) > LONGEST:
        return None, f"a code may have {LONGEST} characters at most."
    factor = _factor(cell.pop("factor"))
    if factor is None:
        return None, "factor must be a number above 0, such as 12 or 0.5."
    if factor != 1 and cell["kind"] != "unit":
        return None, "only units have a factor."
    cell["code_type"] = cell["code_type"] or "any"
    return Row(line=line, factor=factor, **cell), None


def _factor(text):
    """Return the number, 1 for an empty cell, None for what is none."""
    try:
        number = float(text.replace(",", ".")) if text else 1.0
    except ValueError:
        return None
    return number if math.isfinite(number) and number > 0 else None
