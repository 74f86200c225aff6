# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Real EDIFACT files that no one here wrote: nothing raises, verdicts are explained.

Nobody labelled these files. What we find grave in each stands in
``edifact_corpus.tsv`` with the reason, as a person sees it in the file.
"""

from pathlib import Path

import canonical
import ediwire

_TABLE = Path(__file__).with_name("edifact_corpus.tsv")


def _explained():
    """Return {file: (documents made, messages, grave codes)}."""
    table = {}
    for line in _TABLE.read_text().splitlines()[1:]:
        name, made, codes, why = line.split("\t")
        assert why, name
        table[name] = (made, codes)
    return table


def _verdict(data):
    """Return (documents made of messages, grave findings), None for another format."""
    made = messages = 0
    grave = set()
    for interchange in ediwire.read_interchanges(data):
        if interchange.syntax != "edifact":
            return None
        found = list(interchange.findings)
        for group in interchange.groups:
            found += group.findings
            for each in group.sets:
                messages += 1
                document, reading = ediwire.documents.read(each)
                found += each.findings
                assert document or reading
                made += document is not None
                if document:
                    canonical.parse(document)
        assert all(finding.words() for finding in found)
        grave |= {each.code for each in found if each.severity != "note"}
        ediwire.edifact.acknowledge(interchange)
    return f"{made} of {messages}", " ".join(sorted(grave)) or "clean"


def test_every_verdict_is_the_one_explained(corpus, capsys):
    verdicts = {}
    for path in sorted(each for each in corpus.rglob("*") if each.is_file()):
        verdict = _verdict(path.read_bytes())
        if verdict:
            verdicts[str(path.relative_to(corpus))] = verdict
    clean = sum(1 for _made, codes in verdicts.values() if codes == "clean")
    with capsys.disabled():
        print(f"\nEDIFACT files: {len(verdicts)}, {clean} of them clean")
    assert len(verdicts) > 70
    assert verdicts == _explained()
