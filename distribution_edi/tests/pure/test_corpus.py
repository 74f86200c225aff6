# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Real documents that no one here wrote: nothing raises, verdicts agree.

The labels come from a validator with the complete 004010 dictionary. Every known
disagreement stands with its reason in ``corpus_differences.tsv``.
"""

import collections
import csv
from pathlib import Path

import canonical
import ediwire
import pytest
from ediwire.x12.grammar import grammar_for

_SETS = set(grammar_for("004010").sets)
_DOCUMENTS = {"850", "855", "856", "810", "997"}
_DIFFERENCES = Path(__file__).with_name("corpus_differences.tsv")


def _labels(corpus):
    """Yield (file, verdict) of the 004010 files."""
    for line in (corpus / "LABELS.tsv").read_text().splitlines()[1:]:
        name, version, _segments, _sets, verdict = line.split("\t")[:5]
        if version.startswith("004010"):
            yield name, verdict.split("+")[0]


def _sets(data):
    for interchange in ediwire.read_interchanges(data):
        for group in interchange.groups:
            yield from group.sets


def _verdict(data):
    """Return ok, env or syntax as the labels do."""
    findings = []
    for interchange in ediwire.read_interchanges(data):
        findings += interchange.findings
        for group in interchange.groups:
            findings += group.findings
            for each in group.sets:
                findings += each.findings
    grave = [
        each
        for each in findings
        if each.severity != "note" and each.code not in ediwire.MEANINGS
    ]
    if any(each.level in ("interchange", "group", "set") for each in grave):
        return "env"
    return "syntax" if grave else "ok"


def test_no_file_of_the_corpus_raises(corpus):
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file()]
    assert len(files) > 200
    for path in files:
        for interchange in ediwire.read_interchanges(path.read_bytes()):
            said = [each.words() for each in interchange.findings]
            for group in interchange.groups:
                ediwire.acknowledge(group)
                for each in group.sets:
                    _document, findings = ediwire.documents.read(each)
                    said += [finding.words() for finding in findings]
            assert all(said), path
            assert interchange.readable or said, path


def _explained():
    """Return {file: (label, our verdict)} of the table of differences."""
    with _DIFFERENCES.open() as table:
        rows = csv.DictReader(table, delimiter="\t")
        assert rows.fieldnames == ["file", "label", "ours", "reason"]
        return {row["file"]: (row["label"], row["ours"]) for row in rows}


def test_verdicts_agree_with_the_labels(corpus, capsys):
    agreed, differing, others = 0, {}, collections.Counter()
    for name, label in _labels(corpus):
        data = (corpus / name).read_bytes()
        ours, codes = _verdict(data), {each.code for each in _sets(data)}
        if not _SETS.issuperset(codes):
            others[label] += 1
            assert ours == "env", name
        elif ours == label:
            agreed += 1
        else:
            differing[name] = (label, ours)
    total = agreed + len(differing)
    with capsys.disabled():
        print(f"\n004010 verdicts that agree: {agreed} of {total}; {differing}")
        print(f"files of sets without tables (refused as such): {dict(others)}")
    assert differing == _explained()
    assert agreed / total >= 0.97


def test_every_good_order_becomes_canonical_or_says_why(corpus, capsys):
    counts = collections.Counter()
    for name, label in _labels(corpus):
        for each in _sets((corpus / name).read_bytes()):
            if each.code != "850":
                continue
            document, findings = ediwire.documents.read(each)
            if document is None:
                assert findings, name
                assert all(finding.segment for finding in findings), name
                assert any(finding.severity == "error" for finding in findings), name
            else:
                order = canonical.parse(document)
                assert order.lines, name
            counts[label, "order" if document else "findings"] += 1
    with capsys.disabled():
        print(f"850 documents: {dict(counts)}")
    assert counts["ok", "order"] >= 20
    assert counts["ok", "findings"] == 0


@pytest.mark.parametrize("code", sorted(_DOCUMENTS - {"850"}))
def test_other_documents_become_canonical_or_say_why(corpus, code):
    made = 0
    for name, label in _labels(corpus):
        for each in _sets((corpus / name).read_bytes()):
            if each.code != code:
                continue
            document, findings = ediwire.documents.read(each)
            assert document is not None or findings or label != "ok", name
            if document is not None:
                canonical.parse(document)
                made += 1
    assert made
