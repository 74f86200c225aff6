# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Damage at random, to every set of every version: nothing raises or spreads.

``EDI_FUZZ=200000`` makes it a long run; it says what it did. Each input stands between
two sound interchanges.
"""

import dataclasses
import os
import random

import ediwire
from ediwire.x12.grammar import grammar_for
from made_sets import make_set

_INPUTS = int(os.environ.get("EDI_FUZZ") or 1500)
_PIECES = [
    *(bytes([each]) for each in b"*~>^\n\r\0 :|1A"),
    b"ST*850*1~",
    b"SE*1*1~",
    b"GE*1*1~",
    b"GS*PO*A*B*20250601*0800*1*X*004010~",
    b"IEA*1*1~",
    b"TA1*1*250601*0800*R*025~",
    b"HL*1*1*S~",
    b"*NaN*",
    b"*99999999999999999999999999*",
    b"*-*",
    b"LS*1~",
    b"\xff\xfe",
    "é…".encode(),
]


def _bases(profile, source):
    """Return sound interchanges, some of each set and version."""
    bases = []
    for version, isa in (("004010", "00401"), ("005010", "00501")):
        grammar = grammar_for(version)
        dialect = dataclasses.replace(profile, version=version, isa_version=isa)
        for code in sorted(grammar.sets):
            for _each in range(3):
                sets = [("PO", code, make_set(grammar, code, source)) for _ in "12"]
                bases.append(ediwire.write_interchange(sets, dialect))
    return bases


def _damage(data, source):
    """Cut, double, swap or replace some bytes behind the header's tag."""
    for _edit in range(source.randint(1, 6)):
        at = source.randint(3, len(data))
        until = at + source.randint(0, source.choice((1, 5, 60)))
        piece = source.choice(
            (b"", source.choice(_PIECES), data[at:until] * 2, source.randbytes(2))
        )
        data = data[:at] + piece + data[until:]
    return data


def _use(data):
    """Do all that can be done with a file; return the interchanges."""
    interchanges = list(ediwire.read_interchanges(data))
    for interchange in interchanges:
        said = list(interchange.findings)
        ediwire.answer_interchange(interchange, when="always")
        for group in interchange.groups:
            said += group.findings
            for each in group.sets:
                said += each.findings
                said += ediwire.documents.read(each)[1]
            answer = ediwire.acknowledge(group)
            if answer:
                ediwire.documents.write(answer)
                ediwire.documents.write_999(answer, group.version)
        assert all(finding.words() for finding in said)
    return interchanges


def test_damage_never_raises_and_never_touches_neighbours(profile, envelope, capsys):
    source = random.Random(20260101)
    bases = _bases(profile, source)
    sound = envelope("BEG*00*SA*PO4711**20250601~PO1*1*12*EA*9.25~")
    counts = dict.fromkeys(("inputs", "sets", "findings", "clean"), 0)
    for number in range(_INPUTS):
        data = _damage(bases[number % len(bases)], source)
        try:
            interchanges = _use(sound + data + b"~" + sound)
        except Exception as error:
            raise AssertionError(f"input {number}: {data!r}") from error
        for interchange in (interchanges[0], interchanges[-1]):
            (found,) = interchange.groups[0].sets
            assert found.findings == [], data
            assert found.control == "0001", data
        inner = [each for each in interchanges[1:-1] for each in each.groups]
        sets = [each for group in inner for each in list.__iter__(group.sets)]
        counts["inputs"] += 1
        counts["sets"] += len(sets)
        counts["findings"] += sum(len(each.findings) for each in sets)
        counts["clean"] += all(not each.findings for each in sets)
    with capsys.disabled():
        print(f"\nfuzz: {counts}")
    assert counts["inputs"] == _INPUTS
    assert counts["findings"] > _INPUTS / 2
