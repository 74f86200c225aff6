# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Our answers beside those that another engine gives to the same files.

The files are healthcare documents, for which we have no tables; so what stands in them
is not judged here. A skeleton says which segments must be there, the policy looks at
envelopes only: then AK2, AK5 and AK9 are the same, or stand with the reason in
``answers_of_others.tsv``.
"""

import csv
from pathlib import Path

import ediwire

_TAGS = ("AK2", "AK5", "IK5", "AK9")
_SKELETON = {
    "sets": {
        "834": "ST! BGN SE!",
        "835": "ST! BPR! SE!",
        "837": "ST! BHT! HL!* SE!",
        "278": "ST! BHT! HL!* SE!",
        "270": "ST! BHT! HL!* SE!",
    },
    "segments": "BHT beginning of the hierarchy: 353\n",
}
_ENVELOPE_ONLY = {
    "default": "ignore",
    "segment_missing": "reject",
    **{
        code: "reject"
        for code, rule in ediwire.RULES.items()
        if (rule.set or rule.group)
        and code not in ("group_version_near", "findings_cut")
    },
}
_EXPLAINED = Path(__file__).with_name("answers_of_others.tsv")


def _theirs(data):
    """Return AK2, AK5 and AK9 of the answers in a file."""
    found = []
    for line in data.decode("latin-1").replace("\n", "").split("~"):
        if line[:3] in _TAGS:
            found.append(line.split("*"))
    return found


def _ours(data):
    found = []
    for interchange in ediwire.read_interchanges(data, overlay=_SKELETON):
        for group in interchange.groups:
            answer = ediwire.acknowledge(group, _ENVELOPE_ONLY)
            if group.version.startswith("005010"):
                written = ediwire.documents.write_999(answer, group.version)
            else:
                written = ediwire.documents.write(answer)
            found += [each for each in written[2] if each[0] in _TAGS]
    return [[str(element) for element in segment] for segment in found]


def _explained():
    """Return {case: our segments that differ} of the table."""
    with _EXPLAINED.open() as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    assert all(row["reason"] for row in rows)
    return {row["case"]: row["ours"] for row in rows}


def test_answers_are_those_of_another_engine_or_explained(corpus):
    differing, compared = {}, 0
    for answer in sorted((corpus / "pyx12-ack-suite").glob("*.res*.edi")):
        case = answer.name.split(".")[0]
        ours = _ours(answer.with_name(f"{case}.source.edi").read_bytes())
        theirs = _theirs(answer.read_bytes())
        assert [each[0] for each in ours] == [each[0] for each in theirs], case
        compared += 1
        different = [
            "*".join(mine)
            for mine, other in zip(ours, theirs, strict=True)
            if mine != other
        ]
        if different:
            differing[case] = " ".join(different)
    assert compared >= 22
    assert differing == _explained()
