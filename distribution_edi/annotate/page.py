# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One screen of a file: its envelopes, its documents, a stretch of one document."""

from dataclasses import dataclass

from .. import ediwire
from .canonical import lines_of
from .rows import finding_of, rows_of, worst
from .words import words_of

#: Segments, documents and interchanges on one screen.
ROWS, SETS, INTERCHANGES = 200, 100, 20
#: Up to this many bytes every document is checked, above only the one on the screen.
CHECK_ALL = 2 * 1024 * 1024
#: Up to this many bytes a document is also shown in canonical form.
READ_ALL = 1024 * 1024
#: Findings of one envelope on the screen.
FINDINGS = 50

_USAGES = {"P": "production", "T": "test", "I": "information"}


@dataclass(slots=True)
class _Found:
    """One document, with the envelopes around it."""

    interchange: object
    group: object
    document: object


def read_page(data, *, span=None, chosen=0, start=0, overlay=None, policy=None):
    """Return what one screen shows of the file ``data``, as plain values.

    :param bytes data: the whole file, X12 or EDIFACT.
    :param span: (offset, end) of one document; then it is the only one that is shown.
    :param chosen: number of the document in the file, from 0.
    :param start: its first segment on the screen, from 0.
    :param overlay: a partner's deviations; ``policy``: how grave he is judged on which
        fault. Both as ``ediwire`` takes them.
    :return: dict of

        - ``syntax`` (``x12``, ``edifact``) of the chosen one, ``size`` in bytes,
          ``checked`` (whether all documents were checked), ``interchanges``,
          ``interchanges_total``;
        - ``documents``: [{index, code, name, control, worst, findings}] around the
          chosen one, ``documents_total``;
        - ``document``: {index, code, name, control, version, findings, envelopes} or
          None when there is none;
        - ``rows``, ``rows_from``, ``rows_total``: see :func:`.rows.rows_of`;
        - ``canonical``: [{level, key, value}], ``canonical_cut``.
    """
    interchanges = list(ediwire.read_interchanges(data, overlay=overlay))
    documents = list(_documents(interchanges, span))
    check_all = len(data) <= CHECK_ALL
    chosen = max(0, min(chosen, len(documents) - 1))
    shown = documents[chosen].interchange if documents else interchanges[0]
    page = {
        "syntax": shown.syntax,
        "size": len(data),
        "checked": check_all or len(documents) == 1,
        "interchanges": [
            _interchange(each, policy) for each in interchanges[:INTERCHANGES]
        ],
        "interchanges_total": len(interchanges),
        "documents": _listed(documents, chosen, check_all, policy),
        "documents_total": len(documents),
        "document": None,
        "rows": [],
        "rows_from": 0,
        "rows_total": 0,
        "canonical": [],
        "canonical_cut": False,
    }
    if documents:
        page.update(_opened(documents[chosen], chosen, max(0, start), policy))
    return page


def _documents(interchanges, span):
    for interchange in interchanges:
        for group in interchange.groups:
            # Not by the list's own way, which lets go of what is still needed.
            for place in range(len(group.sets)):
                document = group.sets[place]
                if not span or (document.offset, document.end) == tuple(span):
                    yield _Found(interchange, group, document)


def _listed(documents, chosen, check_all, policy):
    first = max(0, min(chosen - SETS // 2, len(documents) - SETS))
    listed = []
    for index, found in enumerate(documents[first : first + SETS], first):
        document = found.document
        findings = (
            [finding_of(each, policy) for each in document.findings]
            if check_all
            else []
        )
        document.release()
        listed.append(
            {
                "index": index,
                "code": document.code,
                "name": words_of(document.syntax).SETS.get(document.code, ""),
                "control": document.control,
                "offset": document.offset,
                "worst": worst(findings),
                "findings": len(findings),
            }
        )
    return listed


def _opened(found, chosen, start, policy):
    document = found.document
    words = words_of(document.syntax)
    start -= start % ROWS
    faults, content, reading = document.findings, None, ()
    if document.end - document.offset <= READ_ALL:
        content, reading = ediwire.documents.read(document)
    # That we make nothing of such documents is no fault of the sender's.
    reading = [each for each in reading if each.code != "document_unknown"]
    findings = ediwire.joined(faults, reading)
    rows, total = rows_of(document, findings, words, start, ROWS, policy)
    if start >= total:
        start, (rows, total) = 0, rows_of(document, findings, words, 0, ROWS, policy)
    loose = [each for each in findings if not each.position]
    lines, cut = lines_of(content or {})
    return {
        "document": {
            "index": chosen,
            "code": document.code,
            "name": words.SETS.get(document.code, ""),
            "control": document.control,
            "version": document.version,
            "offset": document.offset,
            "faults": len(findings),
            "findings": [finding_of(each, policy) for each in loose[:FINDINGS]],
            "group": _group(found.group, words, policy),
            "from": _who(found.interchange.sender, words),
            "to": _who(found.interchange.receiver, words),
        },
        "rows": rows,
        "rows_from": start,
        "rows_total": total,
        "canonical": lines,
        "canonical_cut": cut,
    }


def _interchange(interchange, policy):
    words = words_of(interchange.syntax)
    findings = [finding_of(each, policy) for each in interchange.findings[:FINDINGS]]
    return {
        "readable": interchange.readable,
        "control": interchange.control,
        "from": _who(interchange.sender, words),
        "to": _who(interchange.receiver, words),
        "moment": f"{_date(interchange.date)} {_time(interchange.time)}".strip(),
        "version": interchange.version,
        "usage": _USAGES.get(interchange.usage, interchange.usage),
        "findings": findings,
        "groups": len(interchange.groups),
        "documents": sum(len(group.sets) for group in interchange.groups),
    }


def _group(group, words, policy):
    return {
        "code": group.code,
        "name": words.GROUPS.get(group.code, ""),
        "control": group.control,
        "version": group.version,
        "findings": [finding_of(each, policy) for each in group.findings[:FINDINGS]],
    }


def _who(party, words):
    qualifier, identifier = party
    named = words.QUALIFIERS.get(qualifier)
    shown = f"{qualifier} {identifier}".strip()
    return f"{shown} ({named})" if named else shown


def _date(text):
    """Say YYMMDD or CCYYMMDD; the century of six digits is this one."""
    text = text if len(text) == 8 else f"20{text}"
    if len(text) != 8 or not text.isdigit():
        return ""
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def _time(text):
    return f"{text[:2]}:{text[2:4]}" if text[:4].isdigit() and len(text) >= 4 else text
