# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From received bytes to documents, by what was agreed with the partner.

Plain functions between ``ediwire`` and the road; nothing here touches the database.
"""

import hashlib
from dataclasses import dataclass, field

import pydantic

from odoo.addons.distribution_integration_base.canonical import parse
from odoo.addons.distribution_integration_base.engine.errors import Issue
from odoo.addons.distribution_integration_base.engine.road import (
    Decoded,
    DecodedDocument,
    Keys,
)

from .. import ediwire

#: Faults of one document that are shown each for itself; the rest is counted.
SHOWN = 5
#: Longest identity that is kept as it is.
LONGEST_IDENTITY = 200
#: Purposes (X12 element 353) of an order that is taken once and for good.
NEW_ORDERS = ("original", "reissue")

_SYNTAXES = {"x12": "X12", "edifact": "EDIFACT"}
_USAGES = {"P": "production", "T": "test", "I": "information"}
_ASK_AGAIN = "Nothing was taken from it. Ask the sender to correct and resend it."


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed with a partner.

    :param partner: (qualifier, identifier) that files come from.
    :param ours: (qualifier, identifier) that they are for.
    :param usage: ISA15 that is worked, P or T.
    :param policy: {finding code: action}, see ``ediwire.action_for``.
    :param differences: QI and QD in a change say how much more or less, not how many.
    :param syntax: x12 or edifact.
    """

    partner: tuple[str, str]
    ours: tuple[str, str]
    usage: str
    policy: dict = field(default_factory=dict)
    differences: bool = False
    syntax: str = "x12"

    def rejects(self, finding):
        """Whether ``finding`` alone makes us refuse what it is about."""
        return ediwire.action_for(finding, self.policy) == ediwire.REJECT


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


def plain_number(control):
    """Return a control number without the zeros it was filled up with."""
    control = control.strip()
    return control.lstrip("0") or "0" if control.isdigit() else control


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
    yield from _issues(rejected, _ASK_AGAIN)
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
    decoded.issues += _issues(wrong, hint)
    for group in interchange.groups:
        for transaction_set in group.sets:
            decoded.documents.append(
                _document(interchange, group, transaction_set, agreement)
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


# --- documents ------------------------------------------------------------------------


def _document(interchange, group, transaction_set, agreement):
    """Read one transaction set; what is refused carries issues and no content."""
    # The findings first: checking splits the segments that are then read.
    found = [*group.findings, *transaction_set.findings]
    content, reading = ediwire.documents.read(transaction_set)
    findings = list(dict.fromkeys([*found, *reading]))
    rejected = [each for each in findings if agreement.rejects(each)]
    issues = _issues(
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
        _document_type(transaction_set),
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
    codes["APERAK"] = "acknowledgement"
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
    if number != order:
        return Keys(number, number, order)
    envelope = ":".join(controls[level] for level in ("isa", "gs", "st"))
    return Keys(order, f"{order}:change:{envelope}", order)


# --- words ----------------------------------------------------------------------------


def _issues(findings, hint):
    """Return an :class:`Issue` for each of the first findings, and one for the rest."""
    issues = [
        Issue(
            "value" if finding.level in ("segment", "element") else "parse",
            _cause(finding),
            finding.words(),
            hint,
        )
        for finding in findings[:SHOWN]
    ]
    if len(findings) > SHOWN:
        words = f"{len(findings) - SHOWN} more faults were found in it."
        issues.append(Issue("parse", "x12:more", words, hint))
    return issues


def _cause(finding):
    place = (finding.segment, finding.position, finding.element, finding.component)
    parts = [str(part) for part in place if part]
    return ":".join(("x12", finding.code, *parts))


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
