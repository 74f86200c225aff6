# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Checks files from a command line, without Odoo: ``python -m ediwire FILE ...``

Prints what is in each file and every fault in a sentence. ``-`` reads standard input.
Ends with 0 when all is accepted (with or without errors), 1 when something is rejected,
2 when a file cannot be opened.
"""

import argparse
import json
import sys
from pathlib import Path

from . import REJECT, documents, read_interchanges, worst_action

_VERDICTS = {
    "ignore": "accepted",
    "accept_with_errors": "accepted with errors",
    "reject": "rejected",
}


def main(arguments=None, out=sys.stdout):
    """Check the files that ``arguments`` name and return the exit code."""
    options = _options().parse_args(arguments)
    tell = _tell_json if options.json else _tell_words
    hidden = () if options.notes or options.json else ("note",)
    code = 0
    for name in options.files:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            sys.stderr.write(f"{name} cannot be read: {error.strerror}.\n")
            code = 2
            continue
        for interchange in read_interchanges(data):
            facts = _interchange(interchange)
            tell(name, facts, out, hidden)
            rejected = facts["verdict"] == _VERDICTS[REJECT]
            code = max(code, int(rejected))
    return code


def _options():
    parser = argparse.ArgumentParser(
        prog="ediwire", description="Check X12 and EDIFACT files."
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="- is standard input")
    parser.add_argument(
        "--json",
        action="store_true",
        help="one JSON object for each interchange, with the canonical documents",
    )
    parser.add_argument(
        "--notes", action="store_true", help="also what is odd, but no fault"
    )
    return parser


def _interchange(interchange):
    """Return plain facts of an interchange; its verdict is the worst in it."""
    envelope = list(interchange.findings)
    sets = []
    for group in interchange.groups:
        envelope += group.findings
        sets += [_document(each) for each in group.sets]
    actions = [worst_action(envelope), *(each.pop("action") for each in sets)]
    return {
        "syntax": interchange.syntax,
        "control": interchange.control,
        "sender": "/".join(interchange.sender),
        "receiver": "/".join(interchange.receiver),
        "verdict": _VERDICTS[max(actions, key=list(_VERDICTS).index)],
        "findings": [each.as_dict() for each in envelope],
        "documents": sets,
    }


def _document(transaction_set):
    canonical, reading = documents.read(transaction_set)
    findings = list(dict.fromkeys([*transaction_set.findings, *reading]))
    action = worst_action(findings)
    return {
        "code": transaction_set.code,
        "version": transaction_set.version,
        "control": transaction_set.control,
        "action": action,
        "verdict": _VERDICTS[action],
        "findings": [each.as_dict() for each in findings],
        "canonical": canonical,
    }


def _tell_json(name, facts, out, _hidden):
    out.write(json.dumps({"file": name, **facts}) + "\n")


def _tell_words(name, facts, out, hidden):
    head = f"{facts['syntax']} {facts['control']}".strip()
    who = f"{facts['sender']} -> {facts['receiver']}"
    out.write(f"{name}: {head}, {who}: {facts['verdict']}\n")
    _tell_findings(facts["findings"], "  ", out, hidden)
    for each in facts["documents"]:
        title = f"{each['code']} {each['control']} ({each['version']})"
        out.write(f"  {title}: {each['verdict']}\n")
        _tell_findings(each["findings"], "    ", out, hidden)


def _tell_findings(findings, indent, out, hidden):
    for each in findings:
        if each["severity"] not in hidden:
            out.write(f"{indent}{each['words']}\n")


if __name__ == "__main__":
    sys.exit(main())
