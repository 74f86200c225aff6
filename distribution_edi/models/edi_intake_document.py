# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From a transaction set or message to a document with its keys."""

import pydantic

from odoo.addons.distribution_integration_base.canonical import names_of, parse
from odoo.addons.distribution_integration_base.engine.errors import Issue
from odoo.addons.distribution_integration_base.engine.road import (
    DecodedDocument,
    Keys,
)

from .. import ediwire
from .edi_agreement import SHOWN, issues_of, plain_number

#: Purposes (X12 element 353) of an order that is taken once and for good.
NEW_ORDERS = ("original", "reissue")


def read_document(interchange, group, transaction_set, agreement):
    """Read one transaction set; what is refused carries issues and no content."""
    # The findings first: checking splits the segments that are then read.
    found = [*group.findings, *transaction_set.findings]
    content, reading = ediwire.documents.read(transaction_set)
    findings = ediwire.joined(found, reading)
    rejected = [each for each in findings if agreement.rejects(each)]
    issues = issues_of(
        rejected,
        "If it was rejected, the partner was told so in a "
        f"{'997' if agreement.syntax == 'x12' else 'CONTRL'} and sends a corrected "
        "one. Then drop this document.",
    )
    if content and not issues:
        if agreement.differences and content["type"] == "order_change":
            _read_as_differences(content)
        content, issues = _checked(content)
    elif not issues:
        issues = [_unreadable(transaction_set.code)]
    document = DecodedDocument(
        content["type"] if content else _document_type(transaction_set),
        content if not issues else None,
        controls={
            "isa": plain_number(interchange.control),
            "gs": plain_number(group.control),
            "st": plain_number(transaction_set.control),
        },
        issues=issues,
        span=(transaction_set.offset, transaction_set.end),
    )
    _name(document, content)
    return document


def _read_as_differences(change):
    """Have the lines that came with QI or QD say ``by`` instead of ``quantity``."""
    steps = dict(
        step.rsplit(":", 1) for step in change["detail"].get("steps", "").split()
    )
    for line in change.get("lines", ()):
        if line["number"] in steps and "quantity" in line:
            sign = "-" if steps[line["number"]] == "QD" else ""
            line["by"] = f"{sign}{line.pop('quantity')}"


def _name(document, content):
    """Give the document its number and keys.

    One that was refused holds no key: its correction comes under the same number.
    """
    found = keys(content or {}, document.controls)
    document.reference = found.reference
    if document.content:
        document.business_key = found.business_key
        document.order_key = found.order_key


def _document_type(transaction_set):
    codes = {code: name for name, (_group, code) in ediwire.documents.CODES.items()}
    codes |= {code: name for name, code in ediwire.edifact.documents.CODES.items()}
    code = transaction_set.code
    return codes.get(code, f"{transaction_set.syntax}-{code}")


def _checked(content):
    """Return the content in its stored form and no issue, or None and the issues."""
    try:
        document = parse(content)
    except pydantic.ValidationError as error:
        return None, [_misfit(each) for each in error.errors()[:SHOWN]]
    return document.model_dump(mode="json", exclude_none=True), []


def keys(content, controls):
    """Return the ``Keys`` of a canonical document (dict).

    :param controls: the numbers of its envelope, under ``isa``, ``gs`` and ``st``.
    """
    names = names_of(content)
    if names:
        return Keys(*names)
    number = content.get("number") or content.get("order_number")
    if not number:
        return Keys(None, None, None)
    if content.get("type") == "order_change":
        return _keys_of_change(content, controls)
    release = content.get("release")
    name = f"{number}/{release}" if release else number
    purpose = content.get("purpose")
    if purpose is None or purpose in NEW_ORDERS:
        return Keys(number, name, number)
    envelope = ":".join(controls[level] for level in ("isa", "gs", "st"))
    return Keys(number, f"{name}:{purpose}:{envelope}", number)


def _keys_of_change(content, controls):
    """A change without a number of its own is another one in each envelope.

    To take the same one twice does no harm, as it says what is to be; to take two for
    one does.
    """
    number, order = content["number"], content["order_number"]
    release = content.get("release")
    if number != order:
        # Of each release the changes are counted anew.
        return Keys(number, f"{number}/{release}" if release else number, order)
    envelope = ":".join(controls[level] for level in ("isa", "gs", "st"))
    return Keys(order, f"{order}:change:{envelope}", order)


def _misfit(error):
    where = "/".join(str(part) for part in error["loc"])
    return Issue(
        "value",
        f"x12:content:{where}",
        f"{where}: {error['msg']}.",
        "Ask the partner to send the document again with this value corrected.",
    )


def _unreadable(code):
    return Issue(
        "parse",
        "x12:unreadable",
        f"No document can be made of this {code}.",
        "Ask the partner not to send it, then drop it.",
    )
