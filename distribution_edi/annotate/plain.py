# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pages of documents that are no segments: the same shape, other rows."""

from .canonical import lines_of
from .page import FINDINGS, ROWS, SETS
from .rows import MOST_FINDINGS, worst


def finding_of(finding, policy=None, element=None):
    """Return a finding of :mod:`..placed_findings` as the screen shows it."""
    return {
        "severity": finding.severity_by(policy),
        "words": finding.words(),
        "element": element,
        "component": None,
    }


def row_of(tag, name, parts, level):
    """Return a row without findings; ``parts`` are (name, value, words)."""
    return {
        "tag": tag,
        "name": name,
        "parts": [
            {
                "element": number,
                "component": None,
                "reference": "",
                "name": part,
                "value": value,
                "words": words,
            }
            for number, (part, value, words) in enumerate(parts, 1)
        ],
        "cut": 0,
        "level": level,
        "findings": [],
        "worst": "",
    }


def note(row, finding):
    """Put a finding (dict) at a row."""
    if len(row["findings"]) < MOST_FINDINGS:
        row["findings"].append(finding)
        row["worst"] = worst(row["findings"])


def page_of(syntax, data, findings):
    """Return a page without a document, with what is wrong with the file."""
    file = {
        "readable": False,
        "control": "",
        "from": "",
        "to": "",
        "moment": "",
        "version": "",
        "usage": "",
        "findings": findings[:FINDINGS],
        "groups": 0,
        "documents": 0,
    }
    return {
        "syntax": syntax,
        "size": len(data),
        "checked": True,
        "interchanges": [file] if findings else [],
        "interchanges_total": 1 if findings else 0,
        "documents": [],
        "documents_total": 0,
        "document": None,
        "rows": [],
        "rows_from": 0,
        "rows_total": 0,
        "canonical": [],
        "canonical_cut": False,
    }


def listed(documents, chosen):
    """Return the documents around the chosen one: {index, code, ..., findings}."""
    first = max(0, min(chosen - SETS // 2, len(documents) - SETS))
    return documents[first : first + SETS]


def opened(page, document, rows, start, content):
    """Add the document on the screen, a stretch of its rows and its canonical form.

    :param document: {index, code, name, control, offset, version, from, to, findings}.
    """
    start = max(0, start - start % ROWS)
    start = start if start < len(rows) else 0
    loose = document["findings"]
    faults = len(loose) + sum(len(row["findings"]) for row in rows)
    page["document"] = {
        **document,
        "faults": faults,
        "findings": loose[:FINDINGS],
        "group": {"code": "", "name": "", "control": "", "version": "", "findings": []},
    }
    page["rows"] = [
        {**row, "position": number}
        for number, row in enumerate(rows[start : start + ROWS], start + 1)
    ]
    page["rows_from"], page["rows_total"] = start, len(rows)
    page["canonical"], page["canonical_cut"] = lines_of(content or {})
    return page
