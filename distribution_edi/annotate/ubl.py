# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A UBL document for people: its parts indented, values with names, faults in place."""

import re

from .. import ublwire
from ..ublwire.kinds import words_of
from ..ublwire.names import shown
from .plain import finding_of, listed, note, opened, page_of, row_of
from .rows import shortened, worst

#: Parts of one document that are shown.
_MOST_ROWS = 20_000
_WORDS = re.compile("(?<=[a-z])(?=[A-Z])")
#: What stands beside a value and says what it is.
_ATTRIBUTES = ("unitCode", "currencyID", "schemeID", "listID")


def read_ubl(data, *, start=0, policy=None):
    """Return what one screen shows of a UBL file; see :func:`.page.read_page`."""
    found = ublwire.read_file(data)
    findings = [finding_of(each, policy) for each in found.findings]
    if found.element is None:
        return page_of("ubl", data, findings)
    rows, places = [], {}
    _add(rows, places, found.element, "", 0)
    for finding in found.findings:
        _place(rows, places, finding, policy)
    root = found.element.tag.rpartition("}")[2]
    document = {
        "index": 0,
        "code": root,
        "name": "",
        "control": found.number,
        "offset": 0,
        "worst": worst(findings),
        "findings": len(findings),
    }
    page = page_of("ubl", data, [])
    page["documents"], page["documents_total"] = listed([document], 0), 1
    parties = (found.document or {}).get("parties") or ()
    names = {each["role"]: each.get("name") or each.get("code") for each in parties}
    document = {
        **document,
        "version": "UBL 2",
        "from": names.get("buyer") or "",
        "to": names.get("supplier") or "",
        "findings": [],
    }
    return opened(page, document, rows, start, found.document)


def _add(rows, places, element, path, level):
    """Add the row of an element: its values, then its parts one level deeper."""
    if len(rows) >= _MOST_ROWS:
        return
    name = shown(element)
    path = path or f"/{name}"
    row = row_of(name, _said(name), [], level)
    places[path] = (len(rows), None)
    rows.append(row)
    counts, values, parts = {}, [], []
    total = {}
    for child in element:
        total[child.tag] = total.get(child.tag, 0) + 1
    for child in element:
        counts[child.tag] = counts.get(child.tag, 0) + 1
        number = f"[{counts[child.tag]}]" if total[child.tag] > 1 else ""
        place = f"{path}/{shown(child)}{number}"
        if len(child) or shown(child).startswith("cac:"):
            parts.append((child, place))
        else:
            values.append((_said(shown(child)), _value(child), _beside(child)))
            places[place] = (places[path][0], len(values))
    row.update(row_of(name, _said(name), values, level))
    for child, place in parts:
        _add(rows, places, child, place, level + 1)


def _place(rows, places, finding, policy):
    """Put a finding at the nearest element that is there."""
    place = finding.place
    while place and place not in places:
        place = place.rpartition("/")[0]
    row, element = places.get(place, (0, None))
    note(rows[row], finding_of(finding, policy, element))


def _said(name):
    return _WORDS.sub(" ", name.rpartition(":")[2])


def _value(element):
    return shortened(words_of(element))


def _beside(element):
    found = [element.get(name) for name in _ATTRIBUTES if element.get(name)]
    return shortened(" ".join(found))
