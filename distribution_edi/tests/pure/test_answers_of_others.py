# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Our answers beside those that another engine gives to the same files.

The files are healthcare documents, for which we have no tables; so what stands in them
is not judged here. A skeleton says which segments must be there, the policy looks at
envelopes only: then AK2, AK5 and AK9 must be the same.
"""

import ediwire
import pytest

_TAGS = ("AK2", "AK5", "IK5", "AK9")
_SKELETON = {
    "sets": {
        "834": "ST! BGN SE!",
        "835": "ST! BPR! SE!",
        "837": "ST! BHT! HL!* SE!",
        "278": "ST! BHT! HL!* SE!",
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
#: Ours, where it differs. In 837miss the set's BHT is missed as well as its trailer,
#: and a document without trailer counts as one received: pyx12 counts none.
_KNOWN = {
    "837miss": [["AK5", "R", "2", "5"], ["AK9", "R", "1", "1", "0", "3"]],
}
_CASES = """
834_lui_id 834_lui_id_5010 834_ls_le_ls 835id 837miss fail_no_IEA mult_isa multiple_trn
ordinal simple1 simple_837p trailer_errors
"""


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


@pytest.mark.parametrize("case", _CASES.split())
def test_answers_are_those_of_another_engine(corpus, case):
    folder = corpus / "pyx12-ack-suite"
    (answer,) = folder.glob(f"{case}.res*.edi")
    ours = _ours((folder / f"{case}.source.edi").read_bytes())
    theirs = _theirs(answer.read_bytes())
    different = [
        mine for mine, other in zip(ours, theirs, strict=True) if mine != other
    ]
    assert different == _KNOWN.get(case, [])
