# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Makes the answer to an interchange from its findings: CONTRL, one an interchange.

Rules: an interchange that the policy rejects is rejected whole (0083 = 4); else it is
acknowledged (7) and every message in it by itself. CONTRL speaks of syntax only. It has
no *accepted with errors*: such a message is acknowledged and its errors are named. A
CONTRL is never answered.
"""

from ..findings import IGNORE, REJECT, action_for, worst_action
from .control_codes import error_code, is_syntax

CONTROL = "CONTRL"
#: What stands for the interchange where X12 has its group.
GROUP_CODE = "UNB"
_VERDICTS = {IGNORE: "accepted", REJECT: "rejected"}


def acknowledge(interchange, policy=None):
    """Return the canonical acknowledgement (dict) of an interchange.

    None when there is nothing to answer: it holds only CONTRL, or has no header to
    answer to. ``codes`` are elements 0085; ``detail`` keeps what CONTRL repeats.

    :param policy: see :func:`ediwire.action_for`.
    """
    messages = [each for group in interchange.groups for each in group.sets]
    answered = [each for each in messages if each.code != CONTROL]
    if not interchange.control or not interchange.sender[1]:
        return None
    if messages and not answered:
        return None
    findings = _reported(interchange.findings, policy)
    for group in interchange.groups:
        findings += _reported(group.findings, policy)
    refused = worst_action(findings, policy) == REJECT
    sets = [] if refused else [_answer_message(each, policy) for each in answered]
    accepted = sum(1 for answer in sets if answer["verdict"] != "rejected")
    return {
        "type": "acknowledgement",
        "group_code": GROUP_CODE,
        "group_control": interchange.control,
        "verdict": _verdict(sets, accepted, refused, bool(findings)),
        "included": len(answered),
        "received": len(answered),
        "accepted": accepted,
        "codes": _unique(map(error_code, findings)),
        "sets": sets,
        "detail": {
            "sender": _joined(interchange.sender, interchange.routing[0]),
            "recipient": _joined(interchange.receiver, interchange.routing[1]),
            "versions": "|".join([] if refused else [m.version for m in answered]),
        },
    }


def _joined(identity, routing):
    qualifier, value = identity
    return "|".join((value, qualifier, routing)).rstrip("|")


def _verdict(sets, accepted, refused, noted):
    if refused or (sets and not accepted):
        return "rejected"
    if accepted < len(sets):
        return "partially_accepted"
    clean = not noted and all(each["verdict"] == "accepted" for each in sets)
    return "accepted" if clean else "accepted_with_errors"


def _answer_message(message, policy):
    """Return the canonical result of one message."""
    findings = _reported(message.findings, policy)
    verdict = _VERDICTS.get(worst_action(findings, policy), "accepted_with_errors")
    return {
        "set_code": message.code or "?",
        "control": message.control or "?",
        "verdict": verdict,
        "codes": _unique(error_code(each) for each in findings if each.level == "set"),
        "segments": _segment_errors(findings),
    }


def _reported(findings, policy):
    return [
        each
        for each in findings
        if is_syntax(each) and action_for(each, policy) != IGNORE
    ]


def _unique(codes):
    return list(dict.fromkeys(codes))


def _segment_errors(findings):
    """Group findings by segment: UCS holds its UCD."""
    errors = {}
    for finding in findings:
        if finding.level == "set":
            continue
        key = (finding.position or 0, finding.segment, finding.element is None)
        error = errors.setdefault(
            key,
            {
                "segment": finding.segment or "?",
                "position": finding.position or 0,
                "elements": [],
            },
        )
        if finding.element is None:
            error["code"] = error_code(finding)
        else:
            error["elements"].append(_element_error(finding))
    return [errors[key] for key in sorted(errors)]


def _element_error(finding):
    error = {"position": finding.element, "code": error_code(finding)}
    if finding.component:
        error["component"] = finding.component
    if finding.reference:
        error["reference"] = finding.reference
    if finding.value:
        error["value"] = finding.value[:99]
    return error
