# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From canonical documents to a table, by the same plan backwards."""

from .cells import write_cell
from .layout import Layout
from .paths import get
from .text import encode, join


def write(documents, plan):
    """Return the bytes of a table with some documents.

    :param documents: dicts, dumped to Python or to JSON values.
    :raises WriteError: a value that the table cannot carry.
    :raises PlanError: the plan contradicts itself.
    """
    layout = Layout(plan)
    writer = _Writer(layout)
    for document in documents:
        writer.add(document)
    rows = writer.finish()
    newline = plan.dialect.newline
    text = "".join(join(row, plan.dialect) + newline for row in rows)
    return encode(text, plan.dialect.encoding)


class _Writer:
    def __init__(self, layout):
        self.layout, self.plan = layout, layout.plan
        self.rows, self.counted = [], 0
        named = self.plan.header and not self.plan.records
        columns = [each for each in layout.columns if each.column.name]
        self.places = {
            each: place if named else int(each.column.name) - 1
            for place, each in enumerate(columns)
        }
        self.width = max(self.places.values(), default=-1) + 1
        if named:
            self.rows.append([each.column.name for each in columns])

    def add(self, document):
        """Add the rows of a document."""
        before = self.counted
        if self.plan.records:
            self._records(document, 0)
        else:
            self._flat(document, 0, {})
        if self.plan.trailer and self.plan.trailer_scope == "document":
            self._trailer(self.counted - before)

    def finish(self):
        """Return all rows."""
        if self.plan.trailer and self.plan.trailer_scope == "file":
            self._trailer(self.counted)
        return self.rows

    # --- rows that say everything ---

    def _flat(self, item, depth, told):
        told = {**told, **self._values(item, self.layout.at(depth))}
        levels = self.layout.levels
        members = (item.get(levels[depth]) or ()) if depth < len(levels) else ()
        for member in members:
            self._flat(member, depth + 1, told)
        if not members:
            self.counted += 1
            self.rows.append(self._cells(told))

    # --- rows of several kinds ---

    def _records(self, item, depth):
        for record, columns in self.layout.records.items():
            if self.layout.depth(columns) == depth:
                told = self._values(item, columns)
                self.counted += depth > 0
                self.rows.append(self._cells(told, record))
        levels = self.layout.levels
        for member in (item.get(levels[depth]) or ()) if depth < len(levels) else ():
            self._records(member, depth + 1)

    # --- cells ---

    def _values(self, item, columns):
        """Return {placed column: text}."""
        found = {}
        for placed in columns:
            if not placed.column.name:
                continue
            value = get(item, placed.target.parts) if placed.target else None
            text = ""
            if value is not None:
                text = write_cell(
                    value, placed.column, placed.target, self.plan.dialect
                )
            found[placed] = text or placed.column.constant
        return found

    def _cells(self, told, record=""):
        cells = [""] * self.width
        for placed, place in self.places.items():
            if placed.target is None and placed.column.record == record:
                cells[place] = placed.column.constant
        for placed, text in told.items():
            cells[self.places[placed]] = text
        if record:
            cells[0] = record
        return cells

    def _trailer(self, count):
        cells = [""] * max(self.plan.trailer_column, 1)
        cells[0] = self.plan.trailer
        cells[self.plan.trailer_column - 1] = str(count)
        self.rows.append(cells)
