# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From bytes to rows of cells, and back. One bad row does not spoil the next."""

import codecs
import re

from .findings import TableFinding
from .plan import WriteError

#: Largest file that is read. Its documents are kept until they are stored: 8 MB
#: (195,601 rows of orders) were measured to take 157 MB and 8 s of CPU.
MOST_BYTES = 8 * 1024 * 1024
#: Lines and characters that one row with quoted cells may go on for.
_MOST_LINES, _LONGEST = 100, 100_000
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with byte order mark",
    "utf-16": "UTF-16 with byte order mark",
    "cp1252": "Windows-1252 (Western European)",
    "cp1250": "Windows-1250 (Central European)",
    "iso8859-1": "Latin-1",
    "iso8859-15": "Latin-9",
    "cp850": "DOS 850",
    "ascii": "ASCII",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOST = "\ufffd"
_LINES = re.compile(r"\r\n|\n|\r")
_BYTE_LINES = re.compile(rb"\r\n|\n|\r")


def decode(data, encoding, most=MOST_BYTES):
    """Return (text or None, findings). A byte order mark wins over what was agreed."""
    if len(data) > most:
        return None, [TableFinding("file_too_large", value=str(most // 1024 // 1024))]
    found = next((name for mark, name in _MARKS if data.startswith(mark)), encoding)
    findings = []
    if found != encoding and not encoding.startswith(found[:5]):
        findings.append(TableFinding("encoding_differs", value=ENCODINGS[found]))
    text = data.decode(found, errors="replace")
    if not text.strip("\x1a \t\r\n\ufeff"):
        return None, [TableFinding("file_empty")]
    return text.rstrip("\x1a"), findings


def encode(text, encoding):
    """Return the bytes of a table.

    :raises WriteError: a character that the encoding does not have.
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        name = ENCODINGS.get(encoding, encoding)
        raise WriteError(f"{name} has no character '{letter}'") from error


def offsets(data, encoding):
    """Return where each line begins in the bytes, and their end; None if not known.

    In UTF-16 a byte of a letter may look like a line break.
    """
    if encoding.startswith("utf-16") or data[:2] in (
        codecs.BOM_UTF16_LE,
        codecs.BOM_UTF16_BE,
    ):
        return None
    return [0, *(found.end() for found in _BYTE_LINES.finditer(data)), len(data)]


def split(text, dialect):
    """Yield (line number from 1, next line, cells, findings) of each row with cells."""
    lines = _LINES.split(text)
    at = 0
    while at < len(lines):
        cells, used, findings = _row(lines, at, dialect)
        if any(cell.strip() for cell in cells) or findings:
            lost = [cell for cell in cells if _LOST in cell]
            if lost:
                shown = lost[0].replace(_LOST, "?")
                findings.append(TableFinding("characters_lost", "", at + 1, shown[:80]))
            yield at + 1, at + 1 + used, cells, findings
        at += used


def _row(lines, at, dialect):
    """Return (cells, number of lines they stand in, findings)."""
    line = lines[at]
    if not dialect.quote or dialect.quote not in line:
        return line.split(dialect.delimiter), 1, []
    for used in range(1, _MOST_LINES + 1):
        cells, closed, stray = _cells(line, dialect)
        if closed:
            findings = [TableFinding("quote_stray", "", at + 1)] if stray else []
            return cells, used, findings
        if at + used >= len(lines) or len(line) > _LONGEST:
            break
        line = f"{line}\n{lines[at + used]}"
    cells = _cells(lines[at], dialect)[0]
    return cells, 1, [TableFinding("quote_open", "", at + 1)]


def _cells(line, dialect):
    """Return (cells, whether the last quotation mark is closed, whether one strays)."""
    cells, at, stray = [], 0, False
    quote, delimiter = dialect.quote, dialect.delimiter
    while True:
        if not line.startswith(quote, at):
            cell, found, _rest = line[at:].partition(delimiter)
            cells.append(cell)
            at += len(cell) + len(delimiter)
            if not found:
                return cells, True, stray
            continue
        cell, at, closed = _quoted(line, at + 1, quote)
        if not closed:
            return [*cells, cell], False, stray
        end = line.find(delimiter, at)
        behind = line[at:] if end < 0 else line[at:end]
        stray = stray or bool(behind.strip())
        cells.append(cell + behind.strip())
        if end < 0:
            return cells, True, stray
        at = end + len(delimiter)


def _quoted(line, at, quote):
    """Return (text, place behind the closing mark, whether there is one)."""
    parts = []
    while True:
        end = line.find(quote, at)
        if end < 0:
            return "".join(parts) + line[at:], len(line), False
        parts.append(line[at:end])
        if not line.startswith(quote, end + 1):
            return "".join(parts), end + 1, True
        parts.append(quote)
        at = end + 2


def join(cells, dialect):
    """Return one row without its line break.

    :raises WriteError: a cell needs quotation marks and the table has none.
    """
    return dialect.delimiter.join(_cell(cell, dialect) for cell in cells)


def _cell(cell, dialect):
    quote = dialect.quote
    plain = cell == cell.strip() and not any(
        mark in cell for mark in (dialect.delimiter, quote or "\n", "\n", "\r")
    )
    if plain:
        return cell
    if not quote:
        if any(mark in cell for mark in (dialect.delimiter, "\n", "\r")):
            raise WriteError(
                f"'{cell[:60]}' holds the delimiter or a line break, and the map "
                "has no quotation mark"
            )
        return cell
    return f"{quote}{cell.replace(quote, quote * 2)}{quote}"
