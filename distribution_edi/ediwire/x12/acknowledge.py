# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Makes the answer to a group from its findings (X12 997 or 999, one per group).

Rules: AK5 and AK9 follow the partner's policy per finding code; AK9 is P when some
sets are rejected, R when all are or the group itself is; findings that the policy
ignores are not reported. An acknowledgement is never acknowledged.
"""

from ..findings import ACCEPT_WITH_ERRORS, IGNORE, REJECT, action_for, worst_action
from ..rules import MEANINGS

#: GS01 and ST01 of acknowledgements and application advice.
_ANSWER_GROUPS = ("FA", "AG")
_ANSWER_SETS = ("997", "999", "824")
#: AK502 for "a segment has errors".
_SEGMENTS_IN_ERROR = "5"
_VERDICTS = {
    IGNORE: "accepted",
    ACCEPT_WITH_ERRORS: "accepted_with_errors",
    REJECT: "rejected",
}


def only_answers(group):
    """Tell whether a group holds nothing but answers, whatever its GS01 says."""
    codes = {each.code for each in list.__iter__(group.sets)}
    return group.code in _ANSWER_GROUPS or bool(codes) and codes <= {*_ANSWER_SETS}


def acknowledge(group, policy=None):
    """Return the canonical acknowledgement (dict) of a group; None for answers.

    :param policy: see :func:`ediwire.action_for`.
    """
    if only_answers(group):
        return None
    sets = [_answer_set(each, policy) for each in group.sets]
    accepted = sum(1 for answer in sets if answer["verdict"] != "rejected")
    findings = _reported(group.findings, policy)
    return {
        "type": "acknowledgement",
        "group_code": _echo(group.code),
        "group_control": _echo(group.control),
        "verdict": _group_verdict(sets, accepted, worst_action(findings, policy)),
        "included": len(sets) if group.included is None else group.included,
        "received": len(sets),
        "accepted": accepted,
        "codes": _unique(finding.ak905 for finding in findings),
        "sets": sets,
    }


def _echo(value, most=80):
    """Return an identifier as received; an empty one cannot be echoed."""
    return value.strip()[:most].strip() or "0"


def _group_verdict(sets, accepted, action):
    if action == REJECT or (sets and not accepted):
        return "rejected"
    if accepted < len(sets):
        return "partially_accepted"
    clean = all(answer["verdict"] == "accepted" for answer in sets)
    return "accepted" if clean and action == IGNORE else "accepted_with_errors"


def _answer_set(transaction_set, policy):
    """Return the canonical result of one set."""
    findings = _reported(transaction_set.findings, policy)
    segments = _segment_errors(findings)
    codes = _unique(finding.ak502 for finding in findings)
    if segments and _SEGMENTS_IN_ERROR not in codes:
        codes.append(_SEGMENTS_IN_ERROR)
    return {
        "set_code": _echo(transaction_set.code),
        "control": _echo(transaction_set.control),
        "verdict": _VERDICTS[worst_action(findings, policy)],
        "codes": codes,
        "segments": segments,
    }


def _reported(findings, policy):
    """Return what the answer speaks of: syntax.

    A fault of meaning has no X12 code; it counts only if the partner's policy names it.
    """
    return [
        each
        for each in findings
        if action_for(each, policy) != IGNORE
        and (each.code not in MEANINGS or each.ak304 or each.code in (policy or {}))
    ]


def _unique(codes):
    return [code for code in dict.fromkeys(codes) if code]


def _segment_errors(findings):
    """Group findings by segment: AK3 holds its AK4."""
    errors = {}
    for finding in findings:
        if finding.ak304 is None:
            continue
        key = (finding.position or 0, finding.segment, finding.ak304)
        error = errors.setdefault(key, _segment_error(finding))
        if finding.ak403:
            error["elements"].append(_element_error(finding))
    return [errors[key] for key in sorted(errors)]


def _segment_error(finding):
    return {
        "segment": _echo(finding.segment, 3).ljust(2, "?"),
        "position": finding.position or 0,
        "code": finding.ak304,
        "elements": [],
    }


def _element_error(finding):
    error = {"position": finding.element, "code": finding.ak403}
    if finding.component:
        error["component"] = finding.component
    if finding.reference.isdigit():
        error["reference"] = finding.reference
    if finding.value:
        error["value"] = finding.value[:99]
    return error
