# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A table for people: each row with the names of its columns, faults in their cells."""

from .. import tablewire
from ..tablewire.text import decode
from .plain import finding_of, listed, note, opened, page_of, row_of
from .rows import shortened, worst

#: Cells of one row that are shown, and rows that are looked at to guess a delimiter.
_MOST_CELLS, _GUESSED = 60, 20
_GUESSES = (";", "\t", "|", ",")


def read_table(data, plan, moment, *, span=None, chosen=0, start=0, policy=None):
    """Return what one screen shows of a table; see :func:`.page.read_page`.

    :param plan: the ``tablewire.Plan`` that it is read by, or None to show it alone.
    :param moment: now.
    """
    if plan is None:
        return _shown_alone(data, start)
    sheet = tablewire.read(data, plan, moment)
    of_file = [finding_of(each, policy) for each in sheet.findings]
    page = page_of("csv", data, of_file)
    kind = plan.model.model_fields["type"].default
    found = [each for each in sheet.documents if span in (None, each.span)]
    if not found:
        return page
    chosen = max(0, min(chosen, len(found) - 1))
    documents = [
        _listed(number, each, kind, policy) for number, each in enumerate(found)
    ]
    page["documents"] = listed(documents, chosen)
    page["documents_total"] = len(documents)
    each = found[chosen]
    rows = _rows(data, plan, sheet, each, policy)
    document = {
        **documents[chosen],
        "version": "CSV",
        "from": "",
        "to": "",
        "findings": [finding_of(f, policy) for f in each.findings if not f.row],
    }
    return opened(page, document, rows, start, each.document)


def _listed(number, found, kind, policy):
    findings = [finding_of(each, policy) for each in found.findings]
    return {
        "index": number,
        "code": kind.replace("_", " "),
        "name": "",
        "control": found.number,
        "offset": found.span[0],
        "worst": worst(findings),
        "findings": len(findings),
    }


def _rows(data, plan, sheet, found, policy):
    """Return the rows of one document with findings in their cells."""
    text, _findings = decode(data, plan.dialect.encoding)
    wanted, rows, names = set(found.rows), {}, sheet.names
    fields = {
        column.name.casefold(): column.path for column in plan.columns if column.name
    }
    for line, _after, cells, _found in tablewire.split(text or "", plan.dialect):
        if line not in wanted:
            continue
        parts = [
            _part(place, cell, names, fields)
            for place, cell in enumerate(cells[:_MOST_CELLS])
        ]
        record = cells[0].strip() if plan.records and cells else ""
        name = f"kind {record}" if record else "row"
        rows[line] = row_of(str(line), name, parts, 0)
    for finding in found.findings:
        if finding.row in rows:
            row = rows[finding.row]
            titles = [part["name"].casefold() for part in row["parts"]]
            title = finding.place.casefold()
            element = titles.index(title) + 1 if title in titles else None
            note(row, finding_of(finding, policy, element))
    return list(rows.values())


def _part(place, cell, names, fields):
    name = names.get(place) or str(place + 1)
    return name, shortened(cell), fields.get(name.casefold(), "")


def _shown_alone(data, start):
    """Show rows and cells of a table that no map is known for."""
    text, findings = decode(data, "utf-8")
    page = page_of("csv", data, [finding_of(each) for each in findings])
    if text is None:
        return page
    dialect = tablewire.Dialect(delimiter=guess(text) or ",")
    found = list(tablewire.split(text, dialect))
    names = dict(enumerate(cell.strip() for cell in found[0][2]))
    rows = []
    for line, _after, cells, faults in found:
        parts = [
            _part(place, cell, names, {})
            for place, cell in enumerate(cells[:_MOST_CELLS])
        ]
        row = row_of(str(line), "row", parts, 0)
        for each in faults:
            note(row, finding_of(each))
        rows.append(row)
    document = {
        "index": 0,
        "code": "CSV",
        "name": "",
        "control": "",
        "offset": 0,
        "worst": "",
        "findings": 0,
    }
    page["documents"], page["documents_total"] = [document], 1
    document = {**document, "version": "CSV", "from": "", "to": "", "findings": []}
    return opened(page, document, rows, start, None)


def guess(text):
    """Return the delimiter that divides the first rows alike, or None."""
    lines = [line for line in text.splitlines()[:_GUESSED] if line.strip()]
    for mark in _GUESSES:
        counts = {line.count(mark) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return mark
    return None
