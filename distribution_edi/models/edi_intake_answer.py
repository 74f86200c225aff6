# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How an interchange is answered, and what answers it brings."""

from odoo.addons.distribution_integration_base.engine.road import DecodedDocument

from .. import ediwire
from .edi_agreement import plain_number

#: When a CONTRL refuses a whole interchange; in X12 ``answer_interchange`` decides.
_CONTROL_WHEN = ("broken", "always")


def answers_to(interchange, agreement):
    """Return the answers to an interchange whose documents were taken.

    X12 answers the interchange as was agreed and each group, EDIFACT all at once.
    """
    if interchange.syntax == "edifact":
        return _given([ediwire.edifact.acknowledge(interchange, agreement.policy)])
    answers = [_interchange_answer(interchange, agreement)]
    for group in interchange.groups:
        answer = ediwire.acknowledge(group, agreement.policy)
        answers.append(answer and {**answer, "detail": {"version": group.version}})
    return _given(answers)


def refusal_answers(interchange, agreement):
    """Return the answers to an interchange of which nothing was taken.

    One that somebody else sent, or of another syntax, is none of this partner's.
    """
    theirs = interchange.sender == agreement.partner
    if not theirs or interchange.syntax != agreement.syntax:
        return []
    if interchange.syntax == "x12":
        return _given([_interchange_answer(interchange, agreement)])
    if agreement.interchange_answers not in _CONTROL_WHEN:
        return []
    return _given([ediwire.edifact.acknowledge(interchange, agreement.policy)])


def _given(answers):
    return [answer for answer in answers if answer]


def _interchange_answer(interchange, agreement):
    """Return the canonical TA1, None when none is due."""
    when = agreement.interchange_answers
    if when == "never":
        return None
    answer = ediwire.answer_interchange(
        interchange, agreement.policy, when, _unfit(interchange, agreement)
    )
    return answer and answer.as_document()


def _unfit(interchange, agreement):
    """Return what does not fit the agreement, as findings a TA1 can tell."""
    found = []
    if interchange.receiver != agreement.ours:
        found.append(("receiver_unknown", interchange.receiver[1]))
    if interchange.usage != agreement.usage:
        found.append(("usage_wrong", interchange.usage))
    return [
        ediwire.Finding(code, "interchange", "ISA", value=value)
        for code, value in found
    ]


def answers_within(interchange):
    """Return a document for each TA1 that an interchange brings."""
    return [
        DecodedDocument(
            "acknowledgement",
            answer.as_document(),
            controls={"isa": plain_number(interchange.control)},
            span=(interchange.offset, interchange.end),
        )
        for answer in interchange.answers
        if answer.control
    ]
