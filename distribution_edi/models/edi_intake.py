# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From received bytes to documents, by what was agreed with the partner.

Plain functions between ``ediwire`` and the road; nothing here touches the database.
"""

import hashlib

from odoo.addons.distribution_integration_base.engine.errors import Issue
from odoo.addons.distribution_integration_base.engine.road import Decoded

from .. import ediwire
from .edi_agreement import issues_of, plain_number
from .edi_intake_document import read_document

#: Longest identity that is kept as it is.
LONGEST_IDENTITY = 200

_SYNTAXES = {"x12": "X12", "edifact": "EDIFACT"}
_USAGES = {"P": "production", "T": "test", "I": "information"}
_ASK_AGAIN = "Nothing was taken from it. Ask the sender to correct and resend it."


def decode(raw, agreement):
    """Return :class:`Decoded` for a file of any number of interchanges.

    An interchange that is not for us, or not whole, is refused as one: then none of
    its documents is taken and its number stays free for the corrected one.
    """
    decoded, taken = Decoded(), []
    for interchange in ediwire.read_interchanges(raw):
        refusals = list(_refusals(interchange, agreement))
        decoded.issues += refusals
        if not refusals:
            taken.append(interchange)
            _take(decoded, interchange, agreement)
    if taken:
        decoded.identity = _identity(taken)
        decoded.controls = {"isa": plain_number(taken[0].control)}
    return decoded


def _identity(interchanges):
    """Name the file by the numbers its sender gave (ISA06, ISA08, ISA13, ISA15)."""
    names = [
        ":".join(
            (
                "ISA" if each.syntax == "x12" else "UNB",
                "/".join(each.sender),
                "/".join(each.receiver),
                plain_number(each.control),
                each.usage,
            )
        )
        for each in interchanges
    ]
    joined = " ".join(names)
    if len(joined) <= LONGEST_IDENTITY:
        return joined
    return f"{names[0]} +{len(names) - 1} {hashlib.sha256(joined.encode()).hexdigest()}"


# --- the interchange ------------------------------------------------------------------


def _refusals(interchange, agreement):
    """Yield why nothing of an interchange may be taken."""
    rejected = [each for each in interchange.findings if agreement.rejects(each)]
    yield from issues_of(rejected, _ASK_AGAIN)
    if not interchange.readable:
        return
    name = f"Interchange {plain_number(interchange.control)}"
    if interchange.syntax != agreement.syntax:
        yield Issue(
            "value",
            "edi_syntax",
            f"{name} is {_SYNTAXES[interchange.syntax]}; this connection is for "
            f"{_SYNTAXES[agreement.syntax]}.",
            "Nothing was taken from it. Choose the other codec on the interface, or "
            "tell the partner and drop it.",
        )
        return
    if interchange.sender != agreement.partner:
        yield Issue(
            "value",
            "x12_sender",
            f"{name} comes from {_who(interchange.sender)}; this partner is "
            f"{_who(agreement.partner)}.",
            "Nothing was taken from it. If the partner really sent it, correct the "
            "identifier on the EDI profile and press Retry; else drop it.",
        )
    if interchange.receiver != agreement.ours:
        yield Issue(
            "value",
            "x12_receiver",
            f"{name} is for {_who(interchange.receiver)}; we are "
            f"{_who(agreement.ours)}.",
            "Nothing was taken from it. If it is for us, correct our identifier on "
            "the EDI profile and press Retry; else tell the partner and drop it.",
        )
    if interchange.usage != agreement.usage:
        yield Issue(
            "business_rule",
            "x12_usage",
            f"{name} is marked as {_usage(interchange.usage)} "
            f"({'ISA15' if agreement.syntax == 'x12' else 'UNB 0035'}), but this "
            f"partner is connected for {_usage(agreement.usage)}.",
            "No order was made of it. Ask the partner which one is right, then drop "
            "it.",
        )


def _who(party):
    return " ".join(party).strip() or "nobody"


def _usage(code):
    return _USAGES.get(code, f"'{code}'")


def _take(decoded, interchange, agreement):
    """Add the documents of an interchange, its acknowledgements, and notes."""
    wrong = [
        finding
        for finding in interchange.findings
        if ediwire.action_for(finding, agreement.policy) != ediwire.IGNORE
    ]
    hint = "The documents in it were taken. Tell the partner of the fault."
    decoded.issues += issues_of(wrong, hint)
    for group in interchange.groups:
        for transaction_set in group.sets:
            decoded.documents.append(
                read_document(interchange, group, transaction_set, agreement)
            )
    for answer in _answers(interchange, agreement):
        if answer:
            decoded.replies.append(answer)


def _answers(interchange, agreement):
    """X12 answers each group, EDIFACT the whole interchange."""
    if interchange.syntax == "edifact":
        return [ediwire.edifact.acknowledge(interchange, agreement.policy)]
    return [
        ediwire.acknowledge(group, agreement.policy) for group in interchange.groups
    ]
