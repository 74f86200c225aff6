# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From a table to canonical documents."""

import hashlib
from dataclasses import dataclass, field
from itertools import islice

from .cells import CellError, read_cell
from .findings import TableFinding
from .layout import Layout
from .paths import get, member, put
from .targets import member_model
from .text import MOST_BYTES, decode, offsets, split

#: Findings of one document, and of a file; one full of faults is not worth more.
MOST_FINDINGS = 200
#: Constants that are replaced when a file is read.
GIVEN = ("{digest}", "{today}", "{now}")


@dataclass(slots=True)
class Found:
    """One document of a table; ``document`` is None when none can be made of it.

    :param rows: the lines that its rows begin in.
    :param span: (start, end) of the bytes from its first row to its last.
    """

    number: str = ""
    document: dict | None = None
    findings: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    after: int = 0
    span: tuple = (0, 0)


@dataclass(slots=True)
class Sheet:
    """What a table holds.

    ``findings`` speak of the file, or of rows without a document; ``names``
    are {place of a cell from 0: name of its column}.
    """

    documents: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    names: dict = field(default_factory=dict)


def read(data, plan, moment, most=MOST_BYTES):
    """Return a :class:`Sheet`; never raises for what a partner sends.

    :param moment: now, for constants that say so.
    :raises PlanError: the plan contradicts itself.
    """
    layout = Layout(plan)
    text, findings = decode(data, plan.dialect.encoding, most)
    sheet = Sheet(findings=findings)
    if text is None:
        return sheet
    values = (
        hashlib.sha256(data).hexdigest()[:16],
        moment.date().isoformat(),
        moment.replace(microsecond=0).isoformat(),
    )
    given = dict(zip(GIVEN, values, strict=True))
    rows = split(text, plan.dialect)
    _Reader(layout, sheet, given).take_all(rows)
    _place(sheet, data, plan.dialect.encoding)
    return sheet


def _place(sheet, data, encoding):
    """Say where in the bytes each document stands."""
    places = offsets(data, encoding)
    for found in sheet.documents:
        if places is None or not found.rows:
            found.span = (0, len(data))
        else:
            last = min(found.after, len(places)) - 1
            found.span = (places[found.rows[0] - 1], places[last])


class _Reader:
    """Takes the rows of one table."""

    def __init__(self, layout, sheet, given):
        self.layout, self.plan, self.sheet = layout, layout.plan, sheet
        self.given = given
        self.places = {}
        self.width, self.after = None, 0
        self.by_key, self.members, self.current = {}, {}, None
        self.counted = self.counted_here = 0
        self.closed = False

    def take_all(self, rows):
        rows = islice(rows, self.plan.skip, None)
        if self.plan.header and not self.plan.records:
            header = next(rows, None)
            if header is None or not self._read_names(header):
                return
        else:
            self._number_places()
        for row, after, cells, findings in rows:
            self.after = after
            self._take(row, cells, findings)
        self._finish()

    # --- columns ---

    def _read_names(self, header):
        row, _after, cells, findings = header
        names = [self.plan.dialect.unguard(cell.strip()) for cell in cells]
        folded = [name.casefold() for name in names]
        sound = not findings
        self.sheet.findings += findings
        for placed in self.layout.columns:
            wanted = placed.column.name.strip().casefold()
            if not wanted:
                continue
            count = folded.count(wanted)
            if count > 1:
                self._file("column_repeated", placed.column.name, row)
            if not count and (placed.column.mandatory or not placed.column.constant):
                self._file("column_missing", placed.column.name, row)
            if count != 1:
                # One that may be missing has a constant instead.
                sound = sound and not count and bool(placed.column.constant)
                continue
            self.places[placed] = folded.index(wanted)
        known = {
            placed.column.name.strip().casefold() for placed in self.layout.columns
        }
        for name in names:
            if name and name.casefold() not in known:
                self._file("column_unknown", name, row)
        self.width = len(names)
        self.sheet.names = dict(enumerate(names))
        return sound

    def _number_places(self):
        for placed in self.layout.columns:
            if placed.column.name:
                self.places[placed] = int(placed.column.name) - 1
        self.sheet.names = {place: str(place + 1) for place in self.places.values()}

    def _file(self, code, value="", row=None, detail=""):
        if len(self.sheet.findings) < MOST_FINDINGS:
            self.sheet.findings.append(TableFinding(code, "", row, value[:200], detail))

    # --- rows ---

    def _take(self, row, cells, findings):
        mark = cells[0].strip() if cells else ""
        if self.plan.trailer and mark == self.plan.trailer:
            self._close(row, cells)
            return
        self.closed = False
        findings = list(findings)
        if self.width and len(cells) > self.width and any(cells[self.width :]):
            findings.append(TableFinding("cells_too_many", "", row))
        record = mark if self.plan.records else ""
        columns = self.layout.records.get(record)
        if columns is None:
            findings.append(TableFinding("record_unknown", "", row, mark[:200]))
            self._note(self._open_document(), row, findings)
            return
        values = self._values(row, cells, columns, findings)
        if self.plan.records:
            self._put_record(row, record, values, findings)
        else:
            self._put_flat(row, values, findings)

    def _values(self, row, cells, columns, findings):
        """Return {placed column: value} of what stands in a row."""
        values = {}
        for placed in columns:
            place = self.places.get(placed)
            if place is None or placed.target is None:
                continue
            text = cells[place] if place < len(cells) else ""
            try:
                value = read_cell(text, placed.column, placed.target, self.plan.dialect)
            except CellError as error:
                shown = text.strip()[:200]
                findings.append(
                    TableFinding(error.code, placed.title, row, shown, error.detail)
                )
                continue
            if value is not None:
                values[placed] = value
            elif placed.column.mandatory:
                findings.append(TableFinding("value_missing", placed.title, row))
        return values

    # --- one kind of row ---

    def _put_flat(self, row, values, findings):
        found = self._document_for(row, values, findings)
        if found is None:
            self.sheet.findings += findings[: MOST_FINDINGS - len(self.sheet.findings)]
            return
        parent = self._merge(found.document, 0, row, values, findings)
        last = len(self.layout.levels)
        for depth in range(1, last + 1):
            mine = {p: v for p, v in values.items() if len(p.levels) == depth}
            deeper = any(len(p.levels) >= depth for p in values)
            if not deeper:
                break
            parent = self._item(parent, depth, mine, (row, findings))
        self._count()
        self._note(found, row, findings)

    def _document_for(self, row, values, findings):
        keys = self.layout.keys(0)
        if not keys:
            return self._found("")
        missing = [placed for placed in keys if placed not in values]
        if missing:
            if not any(each.place == missing[0].title for each in findings):
                findings.append(TableFinding("key_missing", missing[0].title, row))
            return None
        return self._found("\x1f".join(str(values[placed]) for placed in keys))

    def _found(self, key):
        if key not in self.by_key:
            self.by_key[key] = self._new()
        return self.by_key[key]

    def _new(self):
        found = Found(document={"type": self.plan.model.model_fields["type"].default})
        self.sheet.documents.append(found)
        self.current, self.counted_here = found, 0
        return found

    def _merge(self, item, depth, row, values, findings):
        """Put the values of one depth into an item that may have some already."""
        for placed, value in values.items():
            if len(placed.levels) != depth:
                continue
            before = get(item, placed.target.parts)
            if before is None:
                put(item, placed.target.parts, value)
            elif before != value:
                shown, detail = str(value)[:200], f"it was '{before}'"
                findings.append(
                    TableFinding("header_differs", placed.title, row, shown, detail)
                )
        return item

    def _item(self, parent, depth, mine, told):
        """Return the member of a list that a row belongs to; the last one is new."""
        row, findings = told
        item, known = {}, None
        if depth < len(self.layout.levels):
            keys = tuple(str(mine.get(placed)) for placed in self.layout.keys(depth))
            known = self.members.setdefault((id(parent), depth, keys), item)
        if known is None or known is item:
            parent.setdefault(self.layout.levels[depth - 1], []).append(item)
        return self._merge(known or item, depth, row, mine, findings)

    # --- rows of several kinds ---

    def _put_record(self, row, record, values, findings):
        depth = self.layout.depth(self.layout.records[record])
        if depth == 0:
            found = self._new()
            self._merge(found.document, 0, row, values, findings)
        else:
            found = self._open_document()
            parent = self._last_item(found.document, depth - 1)
            if parent is None:
                findings.append(TableFinding("record_lost", "", row, record))
            else:
                item = {}
                parent.setdefault(self.layout.levels[depth - 1], []).append(item)
                self._merge(item, depth, row, values, findings)
            self._count()
        self._note(found, row, findings)

    def _open_document(self):
        """Return the document that the last rows belong to, a lost one if none does."""
        if self.current is None:
            lost = Found(document={})
            self.sheet.documents.append(lost)
            self.current = lost
        return self.current

    def _last_item(self, document, depth):
        item = document if document else None
        for level in self.layout.levels[:depth]:
            members = item.get(level) if item else None
            item = members[-1] if members else None
        return item

    def _note(self, found, row, findings):
        found.rows.append(row)
        found.after = self.after
        found.findings += findings[: MOST_FINDINGS - len(found.findings)]

    # --- the end ---

    def _count(self):
        self.counted += 1
        self.counted_here += 1

    def _close(self, row, cells):
        """Compare the count of a trailer with the rows that came."""
        scope = self.plan.trailer_scope
        place = self.plan.trailer_column - 1
        said = cells[place].strip() if place < len(cells) else ""
        count = self.counted if scope == "file" else self.counted_here
        self.closed = True
        if said.lstrip("0") == str(count) or (
            said.strip("0") == "" != said and not count
        ):
            return
        detail = f"there are {count}"
        finding = TableFinding("count_wrong", "", row, said[:80], detail)
        if scope == "document" and self.current:
            self._note(self.current, row, [finding])
        else:
            self.sheet.findings.append(finding)

    def _finish(self):
        if self.plan.trailer and not self.closed:
            self._file("trailer_missing")
        for found in self.sheet.documents:
            self._complete(found)

    def _complete(self, found):
        """Add constants and numbers of lines; what cannot be a document is none."""
        document = found.document
        if document:
            self._fill(document, 0)
        found.number = str(document.get("number") or document.get("order_number") or "")
        levels = self.layout.levels
        if document and levels and not document.get(levels[0]):
            if self.plan.model.model_fields[levels[0]].is_required():
                row = found.rows[0] if found.rows else None
                found.findings.append(TableFinding("document_empty", "", row))
        found.document = document or None

    def _fill(self, item, depth):
        columns = self.layout.at(depth)
        told = {each.group for each in columns if each.group and each.column.name}
        for placed in columns:
            # Constants alone do not make a party or code that cells should tell.
            if placed.group not in told or member(item, placed.target.parts):
                self._fill_constant(item, placed)
        if depth == len(self.layout.levels):
            return
        levels = self.layout.levels[: depth + 1]
        numbered = "number" in member_model(self.plan.model, levels).model_fields
        for number, each in enumerate(item.get(levels[-1], ()), 1):
            self._fill(each, depth + 1)
            if numbered:
                each.setdefault("number", str(number))

    def _fill_constant(self, item, placed):
        text = self.given.get(placed.column.constant, placed.column.constant)
        if not text or get(item, placed.target.parts) is not None:
            return
        if placed.column.constant in self.given:
            value = text[:10] if placed.target.kind == "date" else text
        else:
            value = constant_of(placed, self.plan.dialect)
        put(item, placed.target.parts, value)


def constant_of(placed, dialect):
    """Return a constant as value; it is written as the canonical form has it.

    :raises CellError: it does not fit the field; those that are replaced always do.
    """
    if placed.column.constant in GIVEN:
        return placed.column.constant
    plain = type(dialect)(days=("YYYY-MM-DD",))
    column = type(placed.column)(path=placed.column.path)
    return read_cell(placed.column.constant, column, placed.target, plain)
