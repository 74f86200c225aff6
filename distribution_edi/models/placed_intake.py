# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From documents without envelopes (UBL, CSV) to documents with keys, and answers.

Plain functions between the pure packages and the road; nothing here touches the
database.
"""

from dataclasses import dataclass, field

import pydantic

from odoo.addons.distribution_integration_base.canonical import names_of, parse
from odoo.addons.distribution_integration_base.engine.errors import Issue
from odoo.addons.distribution_integration_base.engine.road import (
    Decoded,
    DecodedDocument,
    Keys,
)

from ..ediwire import ACCEPT_WITH_ERRORS, IGNORE, REJECT
from ..placed_findings import action_for
from ..ublwire.documents.acknowledgement import GROUP
from .edi_agreement import SHOWN
from .edi_intake_document import NEW_ORDERS

#: What may be said of one document in an answer.
_MOST_SAID = 20
_ASK_AGAIN = "Nothing was taken from it. Ask the sender to correct and resend it."
_REFUSED = "Nothing was made of this document. Ask the partner for a corrected one."


@dataclass(slots=True)
class Taken:
    """A document as a pure package found it.

    :param kind: canonical type, or the sender's own word.
    :param number: the sender's, also of a document that cannot be read.
    """

    kind: str
    number: str
    content: dict | None
    findings: list = field(default_factory=list)
    span: tuple | None = None


def decoded_of(found, file_findings, policy, prefix):
    """Return :class:`Decoded` of the documents of one file.

    :param found: list of :class:`Taken`.
    :param file_findings: about the file itself.
    :param policy: {finding code: action}.
    :param prefix: first word of causes: ``ubl`` or ``csv``.
    """
    rejected = [each for each in file_findings if action_for(each, policy) == REJECT]
    decoded = Decoded(issues=issues_of(rejected, prefix, _ASK_AGAIN))
    decoded.documents = [_document(each, policy, prefix) for each in found]
    return decoded


def issues_of(findings, prefix, hint):
    """Return an :class:`Issue` for each of the first findings, and one for the rest."""
    issues = [
        Issue("value", _cause(finding, prefix), finding.words(), hint)
        for finding in findings[:SHOWN]
    ]
    if len(findings) > SHOWN:
        words = f"{len(findings) - SHOWN} more faults were found in it."
        issues.append(Issue("parse", f"{prefix}:more", words, hint))
    return issues


def _cause(finding, prefix):
    # One that is about a whole column names it as its value.
    column = finding.value if finding.code.startswith("column_") else ""
    place = finding.place or column
    parts = (prefix, finding.code, place, str(finding.row or ""))
    return ":".join(part for part in parts if part)


def _document(taken, policy, prefix):
    rejected = [f for f in taken.findings if action_for(f, policy) == REJECT]
    issues, content = issues_of(rejected, prefix, _REFUSED), None
    if taken.content and not issues:
        content, issues = _checked(taken.content, prefix)
    elif not issues:
        words = f"No document can be made of this {taken.kind}."
        issues = [Issue("parse", f"{prefix}:unreadable", words, _REFUSED)]
    document = DecodedDocument(taken.kind, content, issues=issues, span=taken.span)
    found = keys(content or taken.content or {})
    document.reference = found.reference or taken.number or None
    if content:
        document.business_key = found.business_key
        document.order_key = found.order_key
    return document


def _checked(content, prefix):
    """Return the content in its stored form and no issue, or None and the issues."""
    try:
        document = parse(content)
    except pydantic.ValidationError as error:
        return None, [_misfit(each, prefix) for each in error.errors()[:SHOWN]]
    return document.model_dump(mode="json", exclude_none=True), []


def _misfit(error, prefix):
    where = "/".join(str(part) for part in error["loc"])
    words = f"{where}: {error['msg']}."
    return Issue("value", f"{prefix}:content:{where}", words, _REFUSED)


def keys(content):
    """Return the ``Keys`` of a canonical document (dict) that has no envelope."""
    number = content.get("number") or content.get("order_number")
    if not number:
        return Keys(None, None, None)
    if content.get("type") in ("payment", "return") and content.get("kind"):
        return Keys(*names_of(content))
    order = content.get("order_number")
    if content.get("type") == "order_change" and number == order:
        # A change without a number of its own is told apart by its place in a row.
        place = (content.get("detail") or {}).get("sequence_number")
        return Keys(order, place and f"{order}:change:{place}", order)
    release = content.get("release")
    name = f"{number}/{release}" if release else number
    purpose = content.get("purpose")
    if purpose is None or purpose in NEW_ORDERS:
        return Keys(number, name, order or number)
    return Keys(number, f"{name}:{purpose}", number)


def answer_of(found, policy):
    """Return the canonical acknowledgement of a file, or None if there is nothing.

    Acknowledgements are never answered, nor are documents without a number.
    """
    sets = [
        _set_result(each, policy)
        for each in found
        if each.number and each.kind != "acknowledgement"
    ]
    if not sets:
        return None
    rejected = sum(each["verdict"] == "rejected" for each in sets)
    verdict = "accepted"
    if rejected:
        verdict = "rejected" if rejected == len(sets) else "partially_accepted"
    elif any(each["verdict"] == "accepted_with_errors" for each in sets):
        verdict = "accepted_with_errors"
    return {
        "type": "acknowledgement",
        "group_code": GROUP,
        "group_control": GROUP,
        "verdict": verdict,
        "included": len(sets),
        "received": len(sets),
        "accepted": len(sets) - rejected,
        "sets": sets,
    }


def _set_result(taken, policy):
    told = [f for f in taken.findings if action_for(f, policy) != IGNORE]
    actions = {action_for(each, policy) for each in told}
    verdict = "accepted"
    if REJECT in actions or not taken.content:
        verdict = "rejected"
    elif ACCEPT_WITH_ERRORS in actions:
        verdict = "accepted_with_errors"
    return {
        "set_code": taken.kind,
        "control": taken.number,
        "verdict": verdict,
        "segments": [
            {
                "segment": (each.where() or each.code)[-80:],
                "position": number,
                "code": "SV",
                "elements": [
                    {"position": 1, "code": "SV", "value": each.words()[:500]}
                ],
            }
            for number, each in enumerate(told[:_MOST_SAID], 1)
        ],
    }
